namespace Pmo.Office;

/// <summary>How a mail stands.</summary>
public enum MailState { Waiting, Held, Sent, Failed, GivenUp, Discarded }

/// <summary>The mails, the newest first.</summary>
/// <param name="State">Only those that stand so.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page, at most 500.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator), NoPast]
public sealed record FindMail(MailState? State = null, int Page = 1, int Size = 50) : IQuery<Page<MailRow>>;

/// <summary>A mail in the list.</summary>
/// <param name="Kinds">What people call the kinds of notices in it.</param>
/// <param name="Changed">When it came to stand as it does.</param>
/// <param name="Code">What the server answered last.</param>
/// <param name="NextAt">When it is tried again.</param>
/// <param name="By">Who released or discarded it.</param>
/// <param name="Reason">Why it was discarded.</param>
public sealed record MailRow(
    Guid Mail, PersonId To, int Notices, IReadOnlyList<string> Kinds, bool AtOnce, MailState State, DateTimeOffset Requested, DateTimeOffset Changed,
    int Attempts, MailFailure? Failure, string? Code, DateTimeOffset? NextAt, PersonId? By, string? Reason);

/// <summary>How many mails stand how.</summary>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator), NoPast]
public sealed record CountMail : IQuery<IReadOnlyList<MailCount>>;

/// <summary>How many mails stand so.</summary>
public sealed record MailCount(MailState State, long Count);

/// <summary>One mail; null when there is none.</summary>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator), NoPast]
public sealed record ShowMail(Guid Mail) : IQuery<MailSheet?>;

/// <summary>One mail with what it tells.</summary>
public sealed record MailSheet(MailRow Row, IReadOnlyList<Guid> Notices);
