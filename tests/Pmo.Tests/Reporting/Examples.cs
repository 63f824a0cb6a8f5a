using Pmo.Office;
using Pmo.Reporting;

namespace Pmo.Tests.Reporting;

/// <summary>One project and its reports, for tests to talk about.</summary>
internal static class Examples
{
    public static readonly ProjectId Bridge = Projects.IdOf("BRIDGE");
    public static readonly PersonId Author = new(new Guid("00000000-0000-8000-8000-0000000000a1"));
    public static readonly DateOnly DataDate = new(2026, 3, 31);
    public static readonly ObligationId Id = ObligationId.Of(Bridge, DataDate);

    /// <summary>Monthly to the last day, UTC.</summary>
    public static Cadence Monthly { get; } = Cadence.Default with { Zone = "UTC" };

    public static Cadence Weekly { get; } = Monthly with { Unit = CadenceUnit.Week, Anchor = new(2026, 3, 6), DueAfterWorkingDays = 2, VeryLateAfterWorkingDays = 4, GraceWorkingDays = 1, OpensDaysBefore = 3 };

    public static ProjectRegistered Registered { get; } = new(Bridge, "BRIDGE", "New bridge", null, null, new ProjectProfile());

    public static PeriodDates Dates { get; } = PeriodDates.Of(Monthly, DataDate, new(2026, 4, 30), WorkingCalendar.Plain);

    public static ObligationScheduled Scheduled { get; } =
        new(Id, Bridge, "March 2026", DataDate, Dates.Opens, Dates.Due, Dates.LateAt, Dates.VeryLateAt, Dates.MissedAt, "UTC");

    public static ObligationOpened Opened { get; } = new(Id, Bridge, 1, Dates.Opens);

    public static ReportSubmitted Submitted { get; } = new(Id, Bridge, 1, DataDate, ReportContent.Blank, Author, Dates.Due.AddHours(-1), true);

    public static PeriodPlanned Planned(DateOnly dataDate, Cadence? cadence = null) => new(
        Bridge, ObligationId.Of(Bridge, dataDate), (cadence ?? Monthly).NameOf(dataDate), dataDate, (cadence ?? Monthly).After(dataDate), cadence ?? Monthly);

    public static DateTimeOffset Noon(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
