namespace Pmo.Reporting.Measuring;

/// <summary>Why so many projects went from one status to another between their reporting months. The page lets the tables count pairs; this walks each project's months in turn.</summary>
internal sealed class WhyFlow() : MeasuredFigure("flow")
{
    private const char To = '>';

    public override string Title => "Steps from one reporting month to the next";
    public override string Words => "Each project counts once for each reporting month in the span that has one before it: from how it stood in the one to how it stands in the other. A month without an accepted status is stale if an earlier one had one, else unknown. First months are left out.";

    /// <summary>Which steps are meant: from one standing, to another or to any.</summary>
    public static string PartOf(FreshStanding from, FreshStanding? to = null) => to is null ? $"{from}" : $"{from}{To}{to}";

    public override string? PartWords(FigureScope scope) => scope.Part is null ? null : Read(scope.Part) is var (from, to) && from is not null ? $"from {Tell.Words(from)}{(to is null ? "" : $" to {Tell.Words(to)}")}" : scope.Part;

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var s = Measured.Scope(scope, who);
        var (from, to) = Read(scope.Part);
        bool Meant(FreshStanding was, FreshStanding now) => scope.Part is null || (was == from && (to is null || now == to));
        var shown = new MetricsAnswer().Answer(new ShowMetrics(s.Unit, s.From, s.To), who, db).Flow.Where(f => Meant(f.From, f.To)).Sum(f => f.Projects);
        var months = db.List<Month>($"""select m.project, m.month "on", m.rag from project_months m join portfolio p using (project) where p.import is null and {s.Seen} order by p.code, m.month""");
        return new(new(shown), [.. months.GroupBy(m => m.Project).SelectMany(p => Steps([.. p])).Where(t => t.Month >= FirstOf(s.From) && t.Month <= FirstOf(s.To)).Select(t => t.Row(Meant))]);
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static (FreshStanding? From, FreshStanding? To) Read(string? part) => part?.Split(To) is [var from, .. var rest] ? (Chosen.Value<FreshStanding>(from), Chosen.Value<FreshStanding>(rest.FirstOrDefault())) : default;

    private static IEnumerable<Step> Steps(IReadOnlyList<Month> months)
    {
        FreshStanding? was = null;
        var (before, rated) = ("", false);
        foreach (var m in months)
        {
            var now = m.Rag is FreshStanding.Unknown && rated ? FreshStanding.Stale : m.Rag;
            yield return new(m.Project, m.On, now, was, before);
            (was, before, rated) = (now, m.On, rated || m.Rag is not FreshStanding.Unknown);
        }
    }

    private sealed record Month(ProjectId Project, string On, FreshStanding Rag);

    private sealed record Step(ProjectId Project, string On, FreshStanding Now, FreshStanding? Was, string Before)
    {
        public DateOnly Month => DateOnly.ParseExact(On + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        public FigureRow Row(Func<FreshStanding, FreshStanding, bool> meant)
        {
            var says = Was is null ? "the first month" : $"from {Tell.Words(Was)} to {Tell.Words(Now)}";
            RowCells[] cells = [new("project_months", RowCells.KeyOf(Project.Value, On), "rag"), .. Was is null ? [] : (RowCells[])[new("project_months", RowCells.KeyOf(Project.Value, Before), "rag")]];
            return new($"{Tell.Name(Project)}, {On}", $"/projects/{Project}", Project, 1, says, Was is { } was && meant(was, Now) ? null : says, cells);
        }
    }
}
