using Pmo.Office;
using Pmo.Reporting.Measuring;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Reporting.Measuring;

/// <summary>Every figure of the metrics page is the one that an independent count of the log gives.</summary>
[Collection(SmallPmoTests.Name)]
public sealed class Metrics_agree_with_the_log(SmallPmo pmo)
{
    public static TheoryData<MetricsBy?, string, string> Spans => new()
    {
        { null, "2025-07-01", "2026-06-30" }, { MetricsBy.Department, "2025-07-01", "2026-06-30" }, { MetricsBy.Sponsor, "2025-07-01", "2026-06-30" }, { MetricsBy.ProjectManager, "2025-07-01", "2026-06-30" },
        { MetricsBy.Category, "2025-07-01", "2026-06-30" }, { MetricsBy.Month, "2025-07-01", "2026-06-30" }, { MetricsBy.Department, "2025-10-08", "2026-01-31" }, { MetricsBy.ProjectManager, "2026-06-01", "2026-08-31" },
        { null, "2030-01-01", "2030-12-31" },
    };

    [Theory, Trait("Feature", "R37"), MemberData(nameof(Spans))]
    public async Task Every_figure_in_every_break_down(MetricsBy? by, string first, string last)
    {
        var (from, to) = (DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
        var log = new CountOfTheLog(pmo.Log, pmo.World.Clock.GetUtcNow(), from, to);
        var m = await pmo.World.Ask(new ShowMetrics(null, from, to, by));

        Same(log, null, "", m.All, null);
        var keys = log.Reports(by).Keys.Union(log.Escalated(by).Keys).Union(log.Reminders(by).Keys).Union(log.Asks(by).Keys).Union(by == MetricsBy.Month ? [] : log.Now(by).Keys);
        Assert.Equal(by is null ? [] : keys.Order(StringComparer.Ordinal), m.Rows.Select(r => r.Key ?? "").Order(StringComparer.Ordinal));
        Assert.All(m.Rows, r => Same(log, by, r.Key ?? "", r.Metrics, by == MetricsBy.Month ? log.Standing(r.Key!) : null));
        Assert.Equal(12, m.Months.Count);
        var due = log.Reports(MetricsBy.Month, new DateOnly(to.Year, to.Month, 1).AddMonths(-11));
        Assert.All(m.Months, month => Assert.Equal((due.GetValueOrDefault(month.Month, Punctuality.None), log.Standing(month.Month)), (month.Reports, month.Standings)));
        var steps = log.Months().Where(s => string.CompareOrdinal(s.Month, $"{from:yyyy-MM}") >= 0 && string.CompareOrdinal(s.Month, $"{to:yyyy-MM}") <= 0).ToList();
        Assert.Equal(steps.Where(s => s.Was is not null).GroupBy(s => (s.Was!.Value, s.Standing)).Select(g => new RagFlow(g.Key.Value, g.Key.Standing, g.Count())).OrderBy(f => f.From).ThenBy(f => f.To), m.Flow);
        Assert.Equal(steps.Count(s => s.Was is null), m.FirstMonths);
    }

    [Fact, Trait("Feature", "R37")]
    public async Task There_is_something_to_count()
    {
        var m = await pmo.World.Ask(new ShowMetrics(null, new(2025, 7, 1), new(2026, 6, 30), MetricsBy.Department));

        Assert.True(m.All.Reports is { Due: > 80, Late: > 20, FirstPass: > 20 } && m.All.Reports.OnTime > m.All.Reports.Due / 3, m.All.ToString());
        Assert.True(m.All is { Escalated.All: > 0, Reminders.Sent: > 50, Now: { Projects: > 8, Stale: > 0 } }, m.All.ToString());
        Assert.True(m.Flow.Count > 3 && m.Rows.Count > 1);
        Assert.Equal(m.All.Reports.Due, m.Rows.Sum(r => r.Metrics.Reports.Due));
    }

    [Fact, Trait("Feature", "R37")]
    public async Task A_part_of_the_tree_is_measured_with_everything_below_it()
    {
        var rows = (await pmo.World.Ask(new ShowMetrics(null, new(2025, 7, 1), new(2026, 6, 30), MetricsBy.Department))).Rows.Where(r => r.Key is not null).ToList();
        var unit = UnitId.From(Guid.ParseExact(rows[0].Key!, "N"));
        var below = pmo.All<UnitId>(e => e is UnitCreated c && Under(c.Unit, unit)).Where(u => Under(u, unit)).Append(unit).Select(u => u.Value.ToString("n")).ToHashSet();

        var part = await pmo.World.Ask(new ShowMetrics(unit, new(2025, 7, 1), new(2026, 6, 30)));

        Assert.Equal(rows.Where(r => below.Contains(r.Key!)).Sum(r => r.Metrics.Reports.Due), part.All.Reports.Due);
        Assert.Empty(part.Rows);
    }

    private bool Under(UnitId unit, UnitId top)
    {
        var parents = pmo.Log.Select(r => r.Event).OfType<UnitCreated>().ToDictionary(u => u.Unit, u => u.Parent);
        for (UnitId? at = unit; at is { } u; at = parents.GetValueOrDefault(u))
            if (u == top) return true;
        return false;
    }

    private static void Same(CountOfTheLog log, MetricsBy? by, string key, Metrics m, Standings? months)
    {
        Assert.Equal(log.Reports(by).GetValueOrDefault(key, Punctuality.None), m.Reports);
        Assert.Equal(months ?? log.Now(by).GetValueOrDefault(key, Standings.None), m.Now);
        Assert.Equal(log.Escalated(by).GetValueOrDefault(key, EscalationCounts.None), m.Escalated);
        Assert.Equal(log.Asks(by).GetValueOrDefault(key, AskCounts.None), m.Asks);
        Assert.Equal(log.Reminders(by).GetValueOrDefault(key, ReminderCounts.None), m.Reminders);
    }
}
