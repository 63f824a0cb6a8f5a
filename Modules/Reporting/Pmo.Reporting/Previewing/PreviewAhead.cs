namespace Pmo.Reporting.Previewing;

/// <summary>What will be due in the next 90 days, and everybody who will be told something, if no report comes.</summary>
/// <param name="Day">Only what falls on this day, in the zone of who asks.</param>
/// <param name="Person">Only what this person is told.</param>
/// <param name="Page">From 1.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator), NoPast]
internal sealed record PreviewAhead(DateOnly? Day = null, PersonId? Person = null, int Page = 1, int Size = 100) : IQuery<AheadSheet>;

/// <summary>The next 90 days.</summary>
/// <param name="Until">How far was looked: less than 90 days ahead where there is too much to come.</param>
/// <param name="Days">Every day on which something happens.</param>
/// <param name="Mails">Mails by day and person; with a day or a person, only theirs.</param>
/// <param name="Lines">What happens, in order.</param>
/// <param name="First">The first notice of all; null: nobody is told anything.</param>
public sealed record AheadSheet(
    DateTimeOffset From, DateTimeOffset Until, int Due, int Notices, int MailsInAll, IReadOnlyList<AheadDay> Days, IReadOnlyList<PersonId> People,
    IReadOnlyList<AheadMails> Mails, Page<AheadLine> Lines, AheadLine? First);

/// <summary>One day ahead.</summary>
/// <param name="Most">The mails of the person who gets most.</param>
public sealed record AheadDay(DateOnly Day, int Due, int Notices, int Mails, int People, int Most);

/// <summary>How many mails a person gets on a day.</summary>
public sealed record AheadMails(DateOnly Day, PersonId To, int Mails, int Notices);

/// <summary>What kind of thing happens.</summary>
public enum AheadKind { Due, Told, Step, Nobody }

/// <summary>One thing that happens.</summary>
/// <param name="Day">In the zone of who asks.</param>
/// <param name="Local">When, in words: a due date in its project's zone.</param>
/// <param name="Zone">That zone; null: that of who asks.</param>
/// <param name="To">Who is told.</param>
/// <param name="InPlaceOf">The absent person in whose place.</param>
/// <param name="Text">What, in a sentence.</param>
/// <param name="Why">Why this person, or why nobody.</param>
/// <param name="Project">The project, where it is about one.</param>
/// <param name="Code">The project's code.</param>
public sealed record AheadLine(
    DateTimeOffset At, DateOnly Day, string Local, string? Zone, AheadKind Kind, PersonId? To, PersonId? InPlaceOf, string Text, string? Why, string? About, bool AtOnce, ProjectId? Project, string? Code);
