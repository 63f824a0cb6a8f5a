namespace Pmo.Office;

/// <summary>A mail to a person was put together from what waited for them.</summary>
/// <param name="Mail">Names it for ever: in the folder of mails, and to the server that takes it.</param>
/// <param name="Notices">What it tells.</param>
/// <param name="AtOnce">Not the day's digest: something in it did not wait.</param>
/// <param name="Outage">The end of the outage after which this is among the first to go; it waits until it is known how many there are.</param>
[EventName("office.mail-requested")]
public sealed record MailRequested(Guid Mail, PersonId To, IReadOnlyList<Guid> Notices, bool AtOnce, DateTimeOffset At, DateTimeOffset? Outage);

/// <summary>A mail waits, because many would go out at once after an outage.</summary>
[EventName("office.mail-held")]
public sealed record MailHeld(Guid Mail, DateTimeOffset Outage, DateTimeOffset At);

/// <summary>A mail that was held, or given up, may go out now.</summary>
[EventName("office.mail-released")]
public sealed record MailReleased(Guid Mail, PersonId By, DateTimeOffset At);

/// <summary>A mail that was held is not sent: what it tells is stale, and stays in the receiver's list.</summary>
[EventName("office.mail-discarded")]
public sealed record MailDiscarded(Guid Mail, string Reason, PersonId By, DateTimeOffset At);

/// <summary>The mail was written to the folder, or the server took it.</summary>
[EventName("office.mail-sent")]
public sealed record MailSent(Guid Mail, int Attempt, DateTimeOffset At);

/// <summary>The mail did not go out.</summary>
/// <param name="Code">What the server answered, without its words: they may hold an address.</param>
/// <param name="NextAt">When it is tried again; null: not any more.</param>
[EventName("office.mail-failed")]
public sealed record MailFailed(Guid Mail, int Attempt, MailFailure Failure, string Code, DateTimeOffset At, DateTimeOffset? NextAt);

/// <summary>The mail is not tried any more until somebody releases it.</summary>
[EventName("office.mail-given-up")]
public sealed record MailGivenUp(Guid Mail, int Attempts, MailFailure Failure, DateTimeOffset At);

/// <summary>How a mail failed.</summary>
public enum MailFailure
{
    /// <summary>The server could not be reached, or says to try again.</summary>
    Later,
    /// <summary>The server refuses this mail for good.</summary>
    Refused,
    /// <summary>The connection broke after the mail was handed over: nobody knows whether it was taken.</summary>
    Uncertain,
    /// <summary>The receiver has no address that can be written to.</summary>
    NoAddress,
}

/// <summary>Records that a mail went out.</summary>
[May(Role.System)]
public sealed record RecordMailSent(Guid Mail) : ICommand;

/// <summary>Records that a mail did not go out.</summary>
[May(Role.System)]
public sealed record RecordMailFailed(Guid Mail, MailFailure Failure, string Code) : ICommand;

/// <summary>Lets a mail go out that was held after an outage, or given up.</summary>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
public sealed record ReleaseMail(Guid Mail) : ICommand;

/// <summary>Throws a held mail away; what it tells stays in the receiver's list.</summary>
/// <param name="Reason">Why it is not sent.</param>
[May(Role.PmoOfficer, Role.HeadOfPmo)]
public sealed record DiscardHeldMail(Guid Mail, string Reason) : ICommand;

/// <summary>How many mails may go out in the first hour after an outage without anybody looking at them.</summary>
public sealed record MailLimits(int AfterOutage = 20);
