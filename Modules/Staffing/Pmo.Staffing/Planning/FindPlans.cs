namespace Pmo.Staffing.Planning;

/// <summary>The plans for the pool, the newest first; for the PMO only.</summary>
/// <param name="Ended">Those that were applied or discarded; false: drafts, and what is being carried out.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record FindPlans(bool Ended = false) : IQuery<PlanList>;

/// <summary>Plans.</summary>
public sealed record PlanList(IReadOnlyList<PlanRow> Plans, int Open, int Ended);

/// <summary>A plan.</summary>
/// <param name="Lines">How many lines it has.</param>
/// <param name="People">How many people these concern.</param>
/// <param name="Refused">How many were refused when it was applied.</param>
public sealed record PlanRow(
    PlanId Plan, string Name, PlanStage Stage, PersonId By, DateTimeOffset At, PlanId? CopyOf, string? Copied, PersonId? AppliedBy, DateTimeOffset? AppliedAt, bool Whole, string? Reason, DateTimeOffset? EndedAt, int Lines, int People, int Done, int Asked, int Refused);

/// <summary>Reads plans.</summary>
internal sealed class FindPlansAnswer : IAnswer<FindPlans, PlanList>
{
    public PlanList Answer(FindPlans q, Viewer who, Db db)
    {
        var all = Read(db, Where.All);
        var (open, ended) = (all.Where(p => p.Stage is PlanStage.Draft or PlanStage.Applying).ToList(), all.Where(p => p.Stage is PlanStage.Applied or PlanStage.Discarded).ToList());
        return new(q.Ended ? ended : open, open.Count, ended.Count);
    }

    /// <summary>The plans that meet a condition.</summary>
    public static IReadOnlyList<PlanRow> Read(Db db, Where where) => db.List<PlanRow>($"""
        select p.id plan, p.name, p.stage, p.by, p.at, p.copy_of, c.name copied, p.applied_by, p.applied_at, p.whole, p.reason, p.ended_at, count(l.line) lines, count(distinct l.person) people,
            coalesce(sum(l.outcome = {PlannedOutcome.Done}), 0) done, coalesce(sum(l.outcome = {PlannedOutcome.Asked}), 0) asked, coalesce(sum(l.outcome = {PlannedOutcome.Refused}), 0) refused
        from staffing_plan p left join staffing_plan_line l on l.plan = p.id left join staffing_plan c on c.id = p.copy_of where {where} group by p.id order by coalesce(p.ended_at, p.at) desc, p.id
        """);
}
