using Pmo.Reporting.Answering;
using Pmo.Reporting.Measuring;
using Pmo.Reporting.Portfolio;
using Pmo.Reporting.Summaries;

namespace Pmo.Reporting.Explaining;

/// <summary>The figures that reporting shows, by the pages they stand on.</summary>
internal static class ReportingFigures
{
    public static IReadOnlyList<FigureDefinition> All { get; } =
    [
        new WhyProjects(), .. Enum.GetValues<Standing>().Select(s => new WhyStanding(s)), new WhyMoved(),
        .. Enum.GetValues<OpenReports>().Select(o => new WhyOpen(o)), new WhyOnTime(), new WhyOnTimeMonth(), .. Enum.GetValues<Standing>().Select(s => new WhyMonth(s)),
        new WhyPunctual(), new WhyFirstPass(), new WhyDaysLate(), new WhyEscalated(), new WhyAnswered(), new WhyReminded(),
        .. Enum.GetValues<FreshStanding>().Select(s => new WhyFresh(s)), new WhyMissing(), new WhyFlow(), new WhyObligations(), .. Enum.GetValues<CountOfDay>().Select(c => new WhyDay(c)), new Escalating.WhyEscalations(),
        .. Enum.GetValues<Need>().Select(n => new WhyNeeded(n)), .. Enum.GetValues<SummaryCount>().Select(c => new WhySummary(c)),
        .. Enum.GetValues<ProjectFact>().Select(f => new WhyFact(f)), .. Enum.GetValues<Movement>().Select(m => new WhyMovement(m)),
    ];
}
