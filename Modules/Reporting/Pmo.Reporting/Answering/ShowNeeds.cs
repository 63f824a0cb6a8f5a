using Pmo.Office;

namespace Pmo.Reporting.Answering;

/// <summary>What waits for the viewer: questions first, then what their projects lack.</summary>
[May(Role.Reader), OnBehalf(DeputyScope.Answers)]
internal sealed record ShowNeeds : IQuery<Needs>;

/// <summary>What waits for one person.</summary>
/// <param name="Questions">Waiting for their answer, oldest first.</param>
/// <param name="Red">Red projects they sponsor (an executive: all) whose last report names no day on which they are green again.</param>
/// <param name="ToWrite">Reports they answer for themselves.</param>
/// <param name="Missing">Missing reports of projects they sponsor, for which a project manager answers.</param>
/// <param name="Elsewhere">Questions about their projects (an executive: those put to sponsors) that wait for somebody else.</param>
/// <param name="All">How many there are of each; a list shows fifty at most.</param>
public sealed record Needs(IReadOnlyList<AskRow> Questions, IReadOnlyList<RedProject> Red, IReadOnlyList<MissingOfMine> ToWrite, IReadOnlyList<MissingOfMine> Missing, IReadOnlyList<AskRow> Elsewhere, NeedCounts All)
{
    /// <summary>Nothing waits for them.</summary>
    public bool None => Questions.Count + Red.Count + ToWrite.Count + Missing.Count + Elsewhere.Count == 0;
}

/// <summary>What can wait for somebody, in the order it is shown.</summary>
public enum Need { Questions, Red, ToWrite, Missing, Elsewhere }

/// <summary>How many of each wait.</summary>
public sealed record NeedCounts(int Questions, int Red, int ToWrite, int Missing, int Elsewhere)
{
    public int Of(Need need) => need switch { Need.Questions => Questions, Need.Red => Red, Need.ToWrite => ToWrite, Need.Missing => Missing, _ => Elsewhere };
}

/// <summary>A red project without a day to green.</summary>
/// <param name="GreenOn">The day named, which has passed.</param>
/// <param name="DependsOn">The decision it depends on.</param>
public sealed record RedProject(ProjectId Project, string Code, string Name, DateOnly RagOn, DateOnly? GreenOn, bool NotRecoverable, string? DependsOn);

/// <summary>A report of one of the viewer's projects that is waited for.</summary>
public sealed record MissingOfMine(ObligationId Obligation, ProjectId Project, string Code, string Name, string Period, DateTimeOffset Due, ObligationState State, PersonId? Manager);

/// <summary>Answers from what concerns this one person.</summary>
internal sealed class NeedsAnswer : IAnswer<ShowNeeds, Needs>
{
    private const int Most = 50;
    private static readonly SortBy OldestFirst = SortBy.Of(null, "a.ask", ("since", "a.since"));

    public Needs Answer(ShowNeeds query, Viewer who, Db db)
    {
        var asks = AskFilter.Of(who).And(true, $"{AskFilter.Waiting}");
        var executive = who.Is(Role.Executive);
        var mine = Where.All.And(true, $"{asks} and ({AskFilter.Mine(who)})");
        var elsewhere = Where.All.And(true, $"{asks} and not ({AskFilter.Mine(who)})").And(true, $"p.sponsor is {who.Person} or ({executive} and a.level is 'Sponsor')");
        var red = RedOnes(who);
        var toWrite = Open(who, Where.All.And(true, $"p.sponsor is {who.Person} and p.manager is null and o.state in ('Open', 'Overdue', 'Late', 'VeryLate', 'Missed', 'Returned')"));
        var missing = Open(who, Where.All.And(true, $"p.sponsor is {who.Person} and p.manager is not null and o.state in ('Overdue', 'Late', 'VeryLate', 'Missed')"));
        return new Needs(
            AskFilter.Rows(db, who, mine, OldestFirst, Most), Red(db, red), Reports(db, toWrite), Reports(db, missing), AskFilter.Rows(db, who, elsewhere, OldestFirst, Most),
            new(Asks(db, mine), Reds(db, red), Reported(db, toWrite), Reported(db, missing), Asks(db, elsewhere)));
    }

    private static int Asks(Db db, Where which) => db.Value<int>($"select count(*) from asks a cross join portfolio p using (project) where {which}");

    private static int Reported(Db db, Where which) => db.Value<int>($"select count(*) from expected_reports o join portfolio p using (project) where {which}");

    private static IReadOnlyList<RedProject> Red(Db db, Where which) => db.List<RedProject>($"""
        select p.project, p.code, p.name, p.rag_on, json_extract(c.content, '$.recovery.greenOn') green_on,
            coalesce(json_extract(c.content, '$.recovery.notRecoverable'), 0) not_recoverable, json_extract(c.content, '$.recovery.dependsOn') depends_on
        from portfolio p join reports r on r.project = p.project and r.data_date = p.rag_on and r.counts join report_contents c on c.obligation = r.obligation and c.revision = r.revision
        where {which} order by p.rag_on, p.code limit {Most}
        """);

    private static int Reds(Db db, Where which) => db.Value<int>($"""
        select count(*) from portfolio p join reports r on r.project = p.project and r.data_date = p.rag_on and r.counts join report_contents c on c.obligation = r.obligation and c.revision = r.revision where {which}
        """);

    // The report that gave the colour says what brings the project back.
    private static Where RedOnes(Viewer who) => Where.All.And(true, $"""
        p.rag = 'Red' and p.import is null and p.status = 'Active' and {who.Projects("p.project")} and ({who.Is(Role.Executive)} or p.sponsor is {who.Person})
            and coalesce(json_extract(c.content, '$.recovery.greenOn'), '') < {DateOnly.FromDateTime(who.Now.UtcDateTime)}
        """);

    private static Where Open(Viewer who, Where which) => Where.All.And(true, $"o.open and p.import is null and {who.Projects("o.project")} and ({which})");

    private static IReadOnlyList<MissingOfMine> Reports(Db db, Where which) => db.List<MissingOfMine>($"""
        select o.obligation, o.project, p.code, p.name, o.period, coalesce(o.revision_due, o.due) due, o.state, p.manager
        from expected_reports o join portfolio p using (project) where {which} order by o.due limit {Most}
        """);
}
