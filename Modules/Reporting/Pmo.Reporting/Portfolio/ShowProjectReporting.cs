namespace Pmo.Reporting.Portfolio;

/// <summary>A project as Reporting sees it: its record, its history by data date, what is open; null when the project is unknown or still being imported.</summary>
[May(Role.Reader)]
internal sealed record ShowProjectReporting(ProjectId Project) : IQuery<ProjectSituation?>;

/// <summary>A project as Reporting sees it.</summary>
/// <param name="Inside">The viewer sees the project's inner matters: open obligations, returned and waiting reports.</param>
/// <param name="Counted">The reports that count, newest data date first.</param>
/// <param name="Periods">Every period with where it stands, newest first: for others than the project's own people only what was accepted, imported or missing in the import.</param>
public sealed record ProjectSituation(
    ProjectId Project, string Code, string Name, string? Description, PersonId? Manager, PersonId? Sponsor, Pmo.Office.ProjectStatus Status, bool Inside,
    ProjectRecord Record, IReadOnlyList<CountedReport> Counted, IReadOnlyList<PeriodRow> Periods)
{
    /// <summary>Those that rate the project: a sign of life does not.</summary>
    public IReadOnlyList<CountedReport> Rated => [.. Counted.Where(r => r.Short != ShortForm.SignOfLife)];

    /// <summary>Issues, risks and decisions of the newest report written here.</summary>
    public IReadOnlyList<ReportEntry> Entries => Record.Entries?.Value ?? [];

    /// <summary>Milestones of the newest report written here.</summary>
    public IReadOnlyList<Milestone> Milestones => Record.Milestones?.Value ?? [];

    /// <summary>How it stands, in words: the rating in the source's own scale where it has no other.</summary>
    public Known<string>? Standing => Record.Overall is { } o ? new(o.Value.ToString(), o.DataDate, o.Revision, o.Source, o.AgeDays) : Record.OverallAsGiven;
}

/// <summary>One period of a project.</summary>
/// <param name="State">An obligation's state (<see cref="ObligationState"/>) or, for imports, Historic or Missing. Others than the project's own people learn nothing of a correction that is not accepted.</param>
/// <param name="Revision">The newest revision the viewer may read; null: none.</param>
public sealed record PeriodRow(
    ObligationId Obligation, string? Period, DateOnly DataDate, DateTimeOffset? Due, string State, int? Revision, DateTimeOffset? SubmittedAt, bool? OnTime, Rag? Rag, string? RagAsGiven, string? Marks, ShortForm? Short = null);

/// <summary>Answers in a few reads by key.</summary>
internal sealed class ProjectSituationAnswer : IAnswer<ShowProjectReporting, ProjectSituation?>
{
    public ProjectSituation? Answer(ShowProjectReporting query, Viewer who, Db db)
    {
        var header = db.One<Header>($"""
            select code, name, description, manager, sponsor, status, {who.Projects("p.project")} as inside
            from portfolio p where project = {query.Project} and import is null
            """);
        if (header is null) return null;
        var counted = RecordAnswer.Counted(query.Project, db);
        return new ProjectSituation(query.Project, header.Code, header.Name, header.Description, header.Manager, header.Sponsor, header.Status, header.Inside,
            RecordAnswer.Of(query.Project, counted, who, db), counted, Periods(query.Project, who, db));
    }

    private static IReadOnlyList<PeriodRow> Periods(ProjectId project, Viewer who, Db db) => db.List<PeriodRow>($"""
        with newest as (
            select r.*, row_number() over (partition by data_date order by revision desc) as place from reports r
            where r.project = {project} and import is null and (counts or state = 'Missing' or {who.Projects("r.project")}))
        select o.obligation, o.period, o.data_date, o.due, case when {who.Projects("o.project")} then o.state else 'Accepted' end state, n.revision, n.at submitted_at, o.on_time, n.rag, n.rag_as_given, n.marks, o.short
        from expected_reports o left join newest n on n.data_date = o.data_date and n.place = 1
        where o.project = {project} and (n.revision is not null or {who.Projects("o.project")})
        union all
        select n.obligation, n.period, n.data_date, null, n.state, case n.state when 'Missing' then null else n.revision end, null, null, n.rag, n.rag_as_given, n.marks, null
        from newest n where n.place = 1 and not exists (select 1 from expected_reports o where o.project = {project} and o.data_date = n.data_date)
        order by 3 desc
        """);

    private sealed record Header(string Code, string Name, string? Description, PersonId? Manager, PersonId? Sponsor, Pmo.Office.ProjectStatus Status, bool Inside);
}
