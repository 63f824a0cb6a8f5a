namespace Pmo.Reporting;

/// <summary>Why so many obligations are in a state. The page counts the obligations; this counts what the portfolio expects and what metrics keep, which are written by themselves.</summary>
internal sealed class WhyObligations : FigureDefinition
{
    private const string All = "All";
    private const string Missing = "Missing";

    public override string Name => "reporting.obligations";
    public override string Title => "Obligations";
    public override string Words => "Counts the reports that are or were expected of the projects you may look into, by the state they are in. Missing are those that are overdue, late, very late or missed. Reports of the past that an import brought are historic.";
    public override string? PartIs => "State";
    public override Type Asks => typeof(CountObligations);

    public override string? PartWords(FigureScope scope) => scope.Part is All or Missing or null ? scope.Part : Tell.Words(scope.Part);

    public override IReadOnlyList<string> Parts(Viewer who, Db db) => [.. new CountObligationsAnswer().Answer(new CountObligations(), who, db).States.Select(s => s.State.ToString()), Missing, All];

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var shown = new CountObligationsAnswer().Answer(new CountObligations(scope.Project, scope.Unit, From: scope.From, To: scope.To), who, db);
        var figure = scope.Part switch { All => shown.All, Missing => shown.Behind, _ => Chosen.Value<ObligationState>(scope.Part) is { } state ? shown.Of(state) : 0 };
        var rows = db.List<Line>($"""
            select m.obligation, m.project, o.period, o.standard, case m.state when 'Historic' then 'Historic' else e.state end state
            from measured_reports m join obligations o using (obligation) join reporting_projects p on p.project = m.project left join expected_reports e on e.obligation = m.obligation
            where p.shown and (m.import is null or m.import in (select import from measured_imports)) and {who.Projects("m.project")} and {ReportingProjects.Under(scope.Unit)}
                and ({scope.Project} is null or m.project = {scope.Project}) and m.data_date >= coalesce({scope.From}, '') and m.data_date <= coalesce({scope.To}, '9999')
            order by p.code, m.data_date desc
            """);
        return new(new(figure), [.. rows.Select(r => ReportLineOf(r, In(r.State, scope.Part)))]);
    }

    private static FigureRow ReportLineOf(Line o, bool counts) => Portfolio.ReportLine.Row(o.Obligation, o.Project, o.Period, o.Standard, 1, Tell.Words(o.State), counts ? null : Tell.Words(o.State), "state", "due", "lateness", "submitted_at");

    private static bool In(ObligationState state, string? part) => part switch
    {
        All => true,
        Missing => state is ObligationState.Overdue or ObligationState.Late or ObligationState.VeryLate or ObligationState.Missed,
        _ => state.ToString() == part,
    };

    private sealed record Line(ObligationId Obligation, ProjectId Project, string Period, int Standard, ObligationState State);
}
