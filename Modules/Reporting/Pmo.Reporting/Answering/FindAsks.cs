using Pmo.Office;

namespace Pmo.Reporting.Answering;

/// <summary>The questions put to people, page by page.</summary>
/// <param name="State">Only in this state.</param>
/// <param name="Waiting">Only those that wait for an answer, in time or not.</param>
/// <param name="Shown">Only those that nobody answered and nobody higher can be asked.</param>
/// <param name="Kind">Only about missing reports, or only decisions.</param>
/// <param name="Person">Only those that this person is asked or answered.</param>
/// <param name="Text">In code, name, the question, or the name of who is asked.</param>
/// <param name="Sort"><c>since</c>, <c>by</c>, <c>project</c>, <c>person</c> or <c>state</c>; with a dash in front descending.</param>
[May(Role.System, Role.Reader), OnBehalf(DeputyScope.Answers)]
internal sealed record FindAsks(
    AskState? State = null, bool Waiting = false, bool Shown = false, AskKind? Kind = null, ProjectId? Project = null, PersonId? Person = null, string? Text = null,
    string? Sort = null, int Page = 1, int Size = 50) : IQuery<Page<AskRow>>;

/// <summary>A question as lists show it.</summary>
/// <param name="Obligation">The newest report that is missing, or the report that asks for the decision.</param>
/// <param name="Revision">The revision that is missing, where a report was sent back.</param>
/// <param name="AskedAt">When it was put first; Since: when to whoever is asked now.</param>
/// <param name="Shows">Nobody answered, and nobody higher can be asked.</param>
/// <param name="Mine">The viewer may answer it.</param>
/// <param name="Principal">For whom the viewer answers, as a deputy.</param>
public sealed record AskRow(
    AskId Ask, ProjectId Project, string Code, string Name, AskKind Kind, LadderLevel? Level, ObligationId? Obligation, int? Revision, string Text, string Why, AskState State,
    PersonId AskedOf, PersonId? InPlaceOf, DateTimeOffset AskedAt, DateTimeOffset Since, DateTimeOffset? AnswerBy, bool AtTop, DateTimeOffset? SeenAt, DateTimeOffset? UnansweredAt, bool Shows,
    AnswerKind? Answer, string? AnswerText, DateOnly? Until, PersonId? AnsweredBy, PersonId? OnBehalfOf, DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt, string? ClosedReason,
    Guid? Ladder, bool Mine, PersonId? Principal)
{
    /// <summary>An answer is waited for.</summary>
    public bool Waits => State is AskState.Asked or AskState.Seen or AskState.Unanswered;
}

/// <summary>How many questions are in each state; of the project, the person, with these words.</summary>
[May(Role.System, Role.Reader), OnBehalf(DeputyScope.Answers)]
internal sealed record CountAsks(ProjectId? Project = null, PersonId? Person = null, string? Text = null) : IQuery<AsksByState>;

/// <summary>Questions by state; states that do not occur are left out.</summary>
public sealed record AsksByState(IReadOnlyList<AsksInState> States)
{
    public long All => States.Sum(s => s.Count);

    public long Waiting => Of(AskState.Asked) + Of(AskState.Seen) + Of(AskState.Unanswered);

    public long Of(AskState state) => States.FirstOrDefault(s => s.State == state)?.Count ?? 0;
}

/// <summary>How many are in one state.</summary>
public sealed record AsksInState(AskState State, long Count);

/// <summary>Lists and counts questions of the projects the viewer may look into, and those put to the viewer.</summary>
internal sealed class AsksAnswer : IAnswer<FindAsks, Page<AskRow>>, IAnswer<CountAsks, AsksByState>
{
    public Page<AskRow> Answer(FindAsks q, Viewer who, Db db)
    {
        var where = Matching(who, q.Project, q.Person, q.Text)
            .And(q.State is not null, $"a.state = {q.State}")
            .And(q.Waiting, $"{AskFilter.Waiting}")
            .And(q.Shown, $"a.shows")
            .And(q.Kind is not null, $"a.kind = {q.Kind}");
        var sort = SortBy.Of(q.Sort, "a.ask", ("since", "a.since"), ("by", "a.answer_by"), ("project", "p.code"), ("person", "person_name(a.asked_of)"), ("state", "a.state"));
        var total = db.Value<long>($"select count(*) from asks a cross join portfolio p using (project) where {where}");
        var (number, size) = Slice.Of(who, q.Page, q.Size, total);
        return new(AskFilter.Rows(db, who, where, sort, size, (number - 1L) * size), total, number, size);
    }

    public AsksByState Answer(CountAsks q, Viewer who, Db db)
    {
        var where = Matching(who, q.Project, q.Person, q.Text);
        return new([.. db.List<AsksInState>($"select a.state, count(*) count from asks a cross join portfolio p using (project) where {where} group by a.state").OrderBy(s => s.State)]);
    }

    private static Where Matching(Viewer who, ProjectId? project, PersonId? person, string? text)
    {
        var where = AskFilter.Of(who)
            .And(project is not null, $"a.project = {project}")
            .And(person is not null, $"a.asked_of = {person} or a.answered_by is {person}");
        foreach (var word in (text ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            where.And(true, $"instr(lower(p.code || ' ' || p.name || ' ' || a.text), {word}) or instr(lower(coalesce(person_name(a.asked_of), '')), {word})");
        return where;
    }
}
