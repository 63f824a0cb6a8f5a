namespace Pmo.Office;

/// <summary>Keeps a mail back that would be among the first after an outage.</summary>
[May(Role.System)]
internal sealed record HoldMail(Guid Mail, DateTimeOffset Outage) : ICommand;

/// <summary>A mail is held before it was tried, once.</summary>
internal sealed class HoldMailRule : IRule<HoldMail, Mail>
{
    public string Stream(HoldMail c) => Mail.StreamOf(c.Mail);

    public Decision Decide(HoldMail c, Mail mail, Moment m) => mail == Mail.Initial ? [new MailHeld(c.Mail, c.Outage, m.Now)] : Decision.Nothing;
}

/// <summary>An officer lets a mail go that was held, or given up; what is held only to be counted the system lets go itself.</summary>
internal sealed class ReleaseMailRule : IRule<ReleaseMail, Mail>
{
    public string Stream(ReleaseMail c) => Mail.StreamOf(c.Mail);

    public Decision Decide(ReleaseMail c, Mail mail, Moment m) => mail.State switch
    {
        MailState.Held or MailState.GivenUp => [new MailReleased(c.Mail, m.Actor, m.Now)],
        _ when m.Actor == PersonId.System => Decision.Nothing,
        _ => Decision.Refuse("mail.not-held", "This mail is not held: it was sent, discarded, or is on its way."),
    };
}

/// <summary>A mail that is held is thrown away with a reason, never one that went out.</summary>
internal sealed class DiscardHeldMailRule : IRule<DiscardHeldMail, Mail>
{
    public string Stream(DiscardHeldMail c) => Mail.StreamOf(c.Mail);

    public Decision Decide(DiscardHeldMail c, Mail mail, Moment m) => mail.State switch
    {
        MailState.Discarded => Decision.Nothing,
        not (MailState.Held or MailState.GivenUp) => Decision.Refuse("mail.not-held", "This mail is not held: it was sent, or is on its way."),
        _ when string.IsNullOrWhiteSpace(c.Reason) || c.Reason.Length > 500 => Decision.Refuse("mail.no-reason", "Say in up to 500 characters why this mail is not sent."),
        _ => [new MailDiscarded(c.Mail, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
