namespace Pmo.Office;

/// <summary>How one mail fares, from when it was put together.</summary>
internal sealed record Mail : IState<Mail>
{
    public static Mail Initial { get; } = new();

    public MailState State { get; private init; } = MailState.Waiting;

    /// <summary>Attempts since it was put together, or released.</summary>
    public int Attempts { get; private init; }

    /// <summary>Attempts after which nobody knows whether it was taken.</summary>
    public int Uncertain { get; private init; }

    public static string StreamOf(Guid mail) => $"office.mail-{mail:n}";

    public Mail Evolve(object @event) => @event switch
    {
        MailHeld => this with { State = MailState.Held },
        MailReleased => this with { State = MailState.Waiting, Attempts = 0, Uncertain = 0 },
        MailDiscarded => this with { State = MailState.Discarded },
        MailSent e => this with { State = MailState.Sent, Attempts = e.Attempt },
        MailFailed e => this with { State = MailState.Failed, Attempts = e.Attempt, Uncertain = Uncertain + (e.Failure == MailFailure.Uncertain ? 1 : 0) },
        MailGivenUp => this with { State = MailState.GivenUp },
        _ => throw new UnknownEventException(typeof(Mail), @event),
    };
}

/// <summary>A mail goes out once, and what went out is never sent again.</summary>
internal sealed class RecordMailSentRule : IRule<RecordMailSent, Mail>
{
    public string Stream(RecordMailSent c) => Mail.StreamOf(c.Mail);

    public Decision Decide(RecordMailSent c, Mail mail, Moment m) =>
        mail.State == MailState.Sent ? Decision.Nothing : [new MailSent(c.Mail, mail.Attempts + 1, m.Now)];
}

/// <summary>
/// A mail that did not go out is tried again after a minute, then ever later, and given up after the eighth attempt; one that the
/// server refuses for good at once, and one that may have arrived after the second attempt, so that it comes twice at most.
/// </summary>
internal sealed class RecordMailFailedRule : IRule<RecordMailFailed, Mail>
{
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24)];

    public string Stream(RecordMailFailed c) => Mail.StreamOf(c.Mail);

    public Decision Decide(RecordMailFailed c, Mail mail, Moment m)
    {
        if (mail.State is not (MailState.Waiting or MailState.Failed)) return Decision.Nothing;
        var attempt = mail.Attempts + 1;
        var last = c.Failure switch
        {
            MailFailure.Refused or MailFailure.NoAddress => true,
            MailFailure.Uncertain => mail.Uncertain > 0,
            _ => attempt > Waits.Length,
        };
        return last
            ? [new MailFailed(c.Mail, attempt, c.Failure, c.Code, m.Now, null), new MailGivenUp(c.Mail, attempt, c.Failure, m.Now)]
            : [new MailFailed(c.Mail, attempt, c.Failure, c.Code, m.Now, m.Now + Waits[Math.Min(attempt, Waits.Length) - 1])];
    }
}
