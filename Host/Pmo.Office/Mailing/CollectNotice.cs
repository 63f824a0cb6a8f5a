namespace Pmo.Office;

/// <summary>Puts a notice to what waits for its receiver.</summary>
/// <param name="Due">When the digest of the day goes out.</param>
[May(Role.System)]
internal sealed record CollectNotice(PersonId To, DateOnly Day, Guid Notice, string Kind, bool AtOnce, DateTimeOffset Due) : ICommand;

/// <summary>
/// What is told waits for the digest of the day. What is told at once waits five minutes for others like it, then goes and takes
/// along everything that waits, so that this day's digest usually has nothing left to say. In the night before the digest nobody reads:
/// there it goes with the digest, and the day has one mail.
/// </summary>
internal sealed class CollectNoticeRule : IRule<CollectNotice, Post>
{
    private static readonly TimeSpan Gathers = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Night = TimeSpan.FromHours(9);

    public string Stream(CollectNotice c) => Post.StreamOf(c.To, c.Day);

    public Decision Decide(CollectNotice c, Post post, Moment m)
    {
        if (post.Has(c.Notice)) return Decision.Nothing;
        var collected = new NoticeCollected(c.To, c.Day, c.Notice, c.Kind, c.AtOnce, m.Now);
        var soon = m.Now + Gathers;
        var goes = c.AtOnce && c.Due - m.Now > Night || c.Due <= m.Now ? soon : c.Due;
        return post.GoesAt is { } planned && planned > m.Now && planned <= goes ? [collected] : [collected, new PostPlanned(c.To, c.Day, goes)];
    }
}

/// <summary>Every notice that is to be mailed is collected, and the mail goes when it is planned.</summary>
internal sealed class CollectWhenPosted : Policy
{
    public override string StoredName => "office.collect-when-posted";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        NoticePosted e => [Now(new CollectNotice(e.To, e.Day, e.Notice, e.Kind, e.AtOnce, e.Due))],
        PostPlanned e => [At(e.GoesAt, new RequestMail(e.To, e.Day))],
        _ => None,
    };
}
