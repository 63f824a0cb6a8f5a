namespace Pmo.Reporting.Measuring;

/// <summary>Counts by keys and adds up; names are put to the keys at the end.</summary>
internal sealed class MetricsAnswer : IAnswer<ShowMetrics, PortfolioMetrics>
{
    private static readonly Role[] SeeEveryManager = [Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.Executive, Role.ComplianceReviewer];

    public PortfolioMetrics Answer(ShowMetrics q, Viewer who, Db db)
    {
        var to = q.To ?? DateOnly.FromDateTime(who.Now.UtcDateTime);
        var scope = new Scope(who, q.Unit, q.From ?? to.AddYears(-1).AddDays(1), to, q.By);
        var counts = new Counts(scope, db);
        var ownRowOnly = q.By == MetricsBy.ProjectManager && !who.Is(SeeEveryManager);
        var moves = StandingsOverTime.Of(scope, db);
        var months = Months(scope, db, StandingsOverTime.Of(scope.TwelveMonths, db));
        return new PortfolioMetrics(scope.From, scope.To, counts.All, q.By, Rows(scope, counts, moves, ownRowOnly, db), ownRowOnly, months,
            [.. moves.Flow.Select(f => new RagFlow(f.Key.From, f.Key.To, f.Value)).OrderBy(f => f.From).ThenBy(f => f.To)], moves.First);
    }

    private static List<MetricsRow> Rows(Scope scope, Counts counts, StandingsOverTime moves, bool ownRowOnly, Db db)
    {
        var own = scope.Who.Person.Value.ToString("n");
        var keys = counts.Keys.Where(k => !ownRowOnly || k == own).ToList();
        var names = KeyNames.Of(scope.By, keys, db);
        return
        [
            .. keys.Select(k => new MetricsRow(k.Length == 0 ? null : k, names[k], scope.By == MetricsBy.Month ? counts.Of(k) with { Now = moves.Months.GetValueOrDefault(k, Standings.None) } : counts.Of(k)))
                .OrderBy(r => r.Key is null).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Key, StringComparer.Ordinal),
        ];
    }

    private static List<MetricsMonth> Months(Scope scope, Db db, StandingsOverTime standings)
    {
        var reports = ReportCounts.By(scope.TwelveMonths, db);
        return
        [
            .. Enumerable.Range(0, 12).Select(n => scope.TwelveMonths.From.AddMonths(n).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture))
                .Select(m => new MetricsMonth(m, reports.GetValueOrDefault(m, Punctuality.None), standings.Months.GetValueOrDefault(m, Standings.None))),
        ];
    }
}

/// <summary>Everything counted by key, and together.</summary>
internal sealed class Counts(Scope scope, Db db)
{
    private readonly (Dictionary<string, Punctuality> By, Punctuality All) reports = ReportCounts.ByAndAll(scope, db);
    private readonly Dictionary<string, Standings> now = StandingsNow.By(scope, db);
    private readonly (Dictionary<string, ActCounts> By, ActCounts All) acts = ActCounts.ByAndAll(scope, db);

    /// <summary>Every key that has anything to count; none where nothing is broken down.</summary>
    public IEnumerable<string> Keys => scope.By switch
    {
        null => [],
        MetricsBy.Month => reports.By.Keys.Union(acts.By.Keys),
        _ => reports.By.Keys.Union(now.Keys).Union(acts.By.Keys),
    };

    public Metrics All => Of(reports.All, now.Values.Aggregate(Standings.None, (sum, s) => sum + s), acts.All);

    public Metrics Of(string key) => Of(reports.By.GetValueOrDefault(key, Punctuality.None), now.GetValueOrDefault(key, Standings.None), acts.By.GetValueOrDefault(key) ?? new ActCounts());

    private static Metrics Of(Punctuality reports, Standings now, ActCounts acts) => new(reports, now, acts.Escalated, acts.Asks, acts.Reminders);
}
