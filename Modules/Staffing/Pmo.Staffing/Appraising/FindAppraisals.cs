namespace Pmo.Staffing.Appraising;

/// <summary>Appraisals that are for who asks: those they are asked for, their own, and for the head of the PMO and the compliance reviewer all. No result stands in the list: nobody is ranked by it.</summary>
/// <param name="Person">Only of this person.</param>
[May(Role.System, Role.Reader)]
internal sealed record FindAppraisals(PersonId? Person = null) : IQuery<AppraisalList>;

/// <summary>Appraisals, those that wait first.</summary>
internal sealed record AppraisalList(int SponsorWeight, int HeadWeight, IReadOnlyList<AppraisalRow> Rows);

/// <summary>An appraisal in the list.</summary>
/// <param name="State">How it stands for who asks: a sponsor sees of it only their own part.</param>
/// <param name="Waits">Something of who asks is missing.</param>
internal sealed record AppraisalRow(AppraisalId Appraisal, PersonId Person, string Name, ProjectId Project, string Code, DateOnly From, DateOnly To, AppraisalState State, DateTimeOffset DueAt, bool Waits);

/// <summary>How an appraisal stands.</summary>
public enum AppraisalState { PartsMissing, HandedIn, ToBeCommented, Closed }

/// <summary>Reads the list.</summary>
internal sealed class FindAppraisalsAnswer : IAnswer<FindAppraisals, AppraisalList>
{
    private sealed record Row(AppraisalId Id, PersonId Person, string Name, ProjectId Project, string Code, DateOnly FromDay, DateOnly ToDay, DateTimeOffset DueAt, DateTimeOffset? CommentUntil, DateTimeOffset? ClosedAt, bool Sponsors, bool SponsorIn, bool HeadIn, long SponsorWeight, long HeadWeight);

    private sealed record WeightRow(long Sponsor, long Head);

    public AppraisalList Answer(FindAppraisals q, Viewer who, Db db)
    {
        var weights = db.One<WeightRow>($"select sponsor, head from appraisal_weights") is { } w ? ((int)w.Sponsor, (int)w.Head) : (AppraisalWeights.Initial.Sponsor, AppraisalWeights.Initial.HeadOfPmo);
        if (who.Deputy is not null) return new(weights.Item1, weights.Item2, []);
        var where = Where.All.And(q.Person is not null, $"a.person = {q.Person}")
            .And(!MaySeeAppraisals.All(who), $"a.person = {who.Person} or a.sponsor = {who.Person} or (p.sponsor = {who.Person} and a.sponsor_weight > 0) or exists (select 1 from appraisal_part m where m.id = a.id and m.by = {who.Person})");
        var rows = db.List<Row>($"""
            select a.id, a.person, coalesce(person_name(a.person), '') name, a.project, a.code, a.from_day, a.to_day, a.due_at, a.comment_until, a.closed_at,
                (a.sponsor = {who.Person} or coalesce(p.sponsor = {who.Person}, 0)) is 1 sponsors,
                exists (select 1 from appraisal_part m where m.id = a.id and m.part = 'Sponsor') sponsor_in, exists (select 1 from appraisal_part m where m.id = a.id and m.part = 'HeadOfPmo') head_in, a.sponsor_weight, a.head_weight
            from appraisal a left join staffing_project p on p.id = a.project where {where} order by a.opened_at desc, a.id
            """);
        return new(weights.Item1, weights.Item2, [.. rows.Select(r => Of(r, who)).OrderByDescending(r => r.Waits).ThenBy(r => r.State == AppraisalState.Closed)]);
    }

    private static AppraisalRow Of(Row r, Viewer who)
    {
        var (own, all) = (r.Person == who.Person, MaySeeAppraisals.All(who));
        var state = !own && !all ? r.SponsorIn ? AppraisalState.HandedIn : r.ClosedAt is null ? AppraisalState.PartsMissing : AppraisalState.Closed
            : r.ClosedAt is not null ? AppraisalState.Closed : r.CommentUntil is not null ? AppraisalState.ToBeCommented : AppraisalState.PartsMissing;
        var waits = r.ClosedAt is null && (own ? r.CommentUntil is not null : r.Sponsors && !r.SponsorIn && r.SponsorWeight > 0 || who.Is(Role.HeadOfPmo) && !r.HeadIn && r.HeadWeight > 0);
        return new(r.Id, r.Person, r.Name, r.Project, r.Code, r.FromDay, r.ToDay, state, r.DueAt, waits);
    }
}

/// <summary>Who may know that, when and by whom anybody was appraised.</summary>
internal static class MaySeeAppraisals
{
    public static bool All(Viewer who) => who.Is(Role.System, Role.HeadOfPmo, Role.ComplianceReviewer);
}
