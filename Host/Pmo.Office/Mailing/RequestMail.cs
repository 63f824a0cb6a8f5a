namespace Pmo.Office;

/// <summary>Puts together the mail to a person from what waits for them.</summary>
/// <param name="Day">Of whose digest.</param>
[May(Role.System)]
internal sealed record RequestMail(PersonId To, DateOnly Day) : ICommand;

/// <summary>
/// Everything that waits for a person goes in one mail, at the time they want it now. Who may not sign in any more gets none,
/// nor does anybody get what they have switched off since.
/// </summary>
internal sealed class RequestMailRule(NoticeKinds kinds) : IRule<RequestMail, Post, Receivers>
{
    public string Stream(RequestMail c) => Post.StreamOf(c.To, c.Day);
    public IEnumerable<string> Consults(RequestMail c, Post post) => [Outages.Stream, .. Receivers.StreamsOf(c.To)];

    public Decision Decide(RequestMail c, Post post, Receivers receivers, Moment m)
    {
        if (post.Waiting.IsEmpty) return Decision.Nothing;
        var receiver = receivers.Of(c.To);
        var wanted = receiver.Disabled ? [] : post.Waiting.Where(n => kinds.Find(n.Kind) is not { } kind || receiver.Preferences.WantsMail(kind)).ToList();
        if (wanted.Count == 0) return [new PostDropped(c.To, c.Day, [.. post.Waiting.Select(n => n.Notice)], m.Now)];
        var atOnce = wanted.Any(n => n.AtOnce);
        if (!atOnce && receiver.Preferences.Digest(wanted[0].At, receiver.Zone).At is var digest && digest > m.Now)
            return Decision.NotBefore(digest, "mail.later", "The receiver wants their mail later.");
        return [new MailRequested(Ids.From(m.Command, "office.mail"), c.To, [.. wanted.Select(n => n.Notice)], atOnce, m.Now, receivers.ReturnedAt(m.Now))];
    }
}
