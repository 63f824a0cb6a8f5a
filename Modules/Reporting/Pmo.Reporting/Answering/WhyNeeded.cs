namespace Pmo.Reporting.Answering;

/// <summary>Why so much waits for somebody. The page reads where questions, projects and reports stand; this reads what happened to the questions, what the reports say, and the obligations.</summary>
internal sealed class WhyNeeded(Need need) : FigureDefinition
{
    public override string Name => NameOf(need);
    public override string Title => need switch
    {
        Need.Questions => "Questions that wait for your answer",
        Need.Red => "Red projects with no day on which they are green again",
        Need.ToWrite => "Reports you answer for",
        Need.Missing => "Missing reports of your projects",
        _ => "Questions asked of others",
    };
    public override string Words => need switch
    {
        Need.Questions => "Counts the questions that were put last to you, in whose place you are asked, to the sponsor where you are the sponsor now, or to somebody whose deputy you are, and that are neither answered nor closed. Passing on is no answer.",
        Need.Red => "Counts the active projects you sponsor (an executive: all) whose newest accepted status is red, by a report that names no day on which they are green again, or one that has passed.",
        Need.ToWrite => "Counts the reports of projects you sponsor that have no project manager: open, returned, overdue, late, very late and missed.",
        Need.Missing => "Counts the reports of projects you sponsor, for which a project manager answers, that were due and have not come: overdue, late, very late and missed.",
        _ => "Counts the questions about projects you sponsor (an executive: also those put to sponsors) that wait for somebody else.",
    };
    public override Type Asks => typeof(ShowNeeds);

    /// <summary>The name of a count in addresses.</summary>
    public static string NameOf(Need need) => "reporting.needs-" + Tell.Words(need).Replace(' ', '-');

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db) => new(new(new NeedsAnswer().Answer(new ShowNeeds(), who, db).All.Of(need)), need switch
    {
        Need.Questions or Need.Elsewhere => [.. NeededAsk.Of(who, db).Select(a => a.Row(need))],
        Need.Red => [.. NeededRed.Of(who, db).Select(r => r.Row(DateOnly.FromDateTime(who.Now.UtcDateTime)))],
        _ => [.. NeededReport.Of(who, db).Select(r => r.Row(need))],
    });
}

/// <summary>A question, told from its life.</summary>
internal sealed record NeededAsk(AskId Ask, ProjectId Project, string Last, bool Mine, bool Others)
{
    // The viewer sees those of their projects, and those that were ever put to them, as the page does.
    public static IReadOnlyList<NeededAsk> Of(Viewer who, Db db) => db.List<NeededAsk>($"""
        select a.ask, a.project, l.what last, coalesce({AskFilter.Mine(who)}, 0) mine, p.sponsor is {who.Person} or ({who.Is(Role.Executive)} and s.level is 'Sponsor') others
        from asks a cross join portfolio p using (project)
            join ask_life l on l.ask = a.ask and l.position = (select max(position) from ask_life x where x.ask = a.ask and x.what <> 'Seen')
            join ask_life s on s.ask = a.ask and s.position = (select max(position) from ask_life x where x.ask = a.ask and x.what = 'Asked')
        where {AskFilter.Of(who)} order by a.since
        """);

    public FigureRow Row(Need need) => new($"{Tell.Name(Project)}, question", $"/reporting/asks/{Ask}", Project, 1, Waits ? "waits" : Tell.Words(Last), LeftOut(need),
        [new RowCells("asks", RowCells.KeyOf(Ask.Value), "state", "asked_of", "answered_at", "closed_at")]);

    private bool Waits => Last is "Asked" or "PassedOn" or "Unanswered" or "UnansweredAtTop";

    private string? LeftOut(Need need) => !Waits ? Last == "Closed" ? "closed" : "answered" : need is Need.Questions ? Mine ? null : "put to somebody else" : Mine ? "put to you" : Others ? null : "of projects you do not sponsor";
}

/// <summary>A project that somebody sponsors, by its newest report with a status.</summary>
internal sealed record NeededRed(ProjectId Project, Pmo.Office.ProjectStatus Status, Rag? Rag, DateOnly RatedOn, int Revision, DateOnly? GreenOn)
{
    public static IReadOnlyList<NeededRed> Of(Viewer who, Db db) => db.List<NeededRed>($"""
        select p.project, p.status, r.rag, r.data_date rated_on, r.revision,
            (select json_extract(c.content, '$.recovery.greenOn') from report_contents c where c.obligation = r.obligation and c.revision = r.revision) green_on
        from portfolio p join reports r on r.project = p.project and r.counts
            and r.data_date = (select max(x.data_date) from reports x where x.project = p.project and x.counts and coalesce(x.rag, x.rag_as_given) is not null)
        where p.import is null and {who.Projects("p.project")} and ({who.Is(Role.Executive)} or p.sponsor is {who.Person}) order by p.code
        """);

    public FigureRow Row(DateOnly today)
    {
        var leftOut = Status is not Pmo.Office.ProjectStatus.Active ? $"the project is {Tell.Words(Status)}" : Rag is not Pmo.Rag.Red ? "not red" : GreenOn >= today ? "names a day that has not passed" : null;
        return new(Tell.Name(Project), $"/projects/{Project}", Project, 1, GreenOn is { } day ? $"green on {Tell.Day(day)}, as of {Tell.Day(RatedOn)}" : $"names no day, as of {Tell.Day(RatedOn)}", leftOut,
            [new("portfolio", RowCells.KeyOf(Project.Value), "status", "rag", "sponsor"), new("reports", RowCells.KeyOf(Project.Value, RatedOn, Revision), "rag", "counts")]);
    }
}

/// <summary>A report of a project that somebody sponsors, as its obligation tells it.</summary>
internal sealed record NeededReport(ObligationId Obligation, ProjectId Project, string Period, int Standard, ObligationState State, bool Managed)
{
    public static IReadOnlyList<NeededReport> Of(Viewer who, Db db) => db.List<NeededReport>($"""
        select o.obligation, o.project, o.period, o.standard, o.state, p.manager is not null managed from obligations o join reporting_projects p using (project)
        where o.shown and p.shown and {who.Projects("o.project")} and p.sponsor is {who.Person} and o.state not in ('Scheduled', 'Accepted', 'Excused', 'Cancelled', 'Historic') order by o.due
        """);

    public FigureRow Row(Need need) => Portfolio.ReportLine.Row(Obligation, Project, Period, Standard, 1, Tell.Words(State),
        Managed != (need is Need.Missing) ? Managed ? "the project manager answers for it" : "you answer for it"
        : State is ObligationState.Overdue or ObligationState.Late or ObligationState.VeryLate or ObligationState.Missed || (need is Need.ToWrite && State is (ObligationState.Open or ObligationState.Returned)) ? null : Tell.Words(State),
        "state", "due");
}
