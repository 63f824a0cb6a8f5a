using Pmo.Office;
using Pmo.Reporting;

namespace Pmo.Tests.Reporting.Submitting;

/// <summary>One project, its people, one obligation, and a report that is complete.</summary>
internal static class Sample
{
    public static readonly ProjectId Bridge = Projects.IdOf("P-1");
    public static readonly DateOnly DataDate = new(2026, 2, 28);
    public static readonly ObligationId Id = ObligationId.Of(Bridge, DataDate);
    public static readonly PersonId Manager = Person(1), Sponsor = Person(2), Member = Person(3), Officer = Person(4), Stranger = Person(5);
    public static readonly DateTimeOffset Opens = Utc(2026, 2, 26, 8), Due = Utc(2026, 3, 4, 17);

    public static readonly object[] Team =
    [
        new ProjectManagerNamed(Bridge, Manager, Utc(2025, 1, 1, 0)), new SponsorNamed(Bridge, Sponsor, Utc(2025, 1, 1, 0)), new TeamMemberAdded(Bridge, Member),
    ];

    public static ObligationScheduled Scheduled => new(Id, Bridge, "February 2026", DataDate, Opens, Due, Due.AddDays(2), Due.AddDays(10), Due.AddDays(28), "Europe/Berlin");
    public static ObligationOpened Opened => new(Id, Bridge, 1, Opens);

    public static ReportContent Complete => new(
        Rag.Green,
        [.. Enum.GetValues<Dimension>().Select(d => new DimensionRating(d, Rag.Green, "As planned."))],
        [new("summary", "All is well."), new("achieved", "The pilot runs."), new("next", "Roll out.")],
        new ReportFigures(1000m, 500m, 480m, 990m, "EUR", 48m, new(2025, 1, 1), new(2026, 12, 31), new(2026, 12, 31), "Build"),
        [new(EntryKind.Issue, "The vendor is slow.", "Kim", new(2026, 3, 31))],
        [new("Go live", new(2026, 12, 1), new(2026, 12, 1))],
        [], "On plan.");

    public static ReportSubmitted Submitted(int revision, DateTimeOffset? at = null, bool onTime = true, string? correction = null, ReportContent? content = null) =>
        new(Id, Bridge, revision, DataDate, content ?? Complete, Manager, at ?? Due.AddDays(-1), onTime, correction);

    // Not 1: that is the system itself, which may do everything.
    public static PersonId Person(int n) => new(new Guid($"00000000-0000-8000-8000-{0xa00 + n:x12}"));

    public static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
