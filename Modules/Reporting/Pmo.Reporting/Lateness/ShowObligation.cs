using Pmo.Office;
using Pmo.Reporting.Escalating;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting;

/// <summary>One obligation with its whole life in words; null when there is none, or not for this viewer.</summary>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.Executive, Role.ComplianceReviewer, Role.Coach, Role.UnitManager, Role.LineManager, Role.Sponsor, Role.ProjectManager, Role.Reader), OnBehalf(DeputyScope.Reports, DeputyScope.Reviews, DeputyScope.Answers)]
internal sealed record ShowObligation(ObligationId Obligation) : IQuery<ObligationSheet?>;

/// <summary>One obligation.</summary>
/// <param name="Writes">The viewer writes this report: as project manager, team member, or sponsor without a project manager.</param>
/// <param name="Life">What happened, oldest first.</param>
/// <param name="Next">What comes next and when, if nobody does anything.</param>
public sealed record ObligationSheet(ObligationRow Row, bool Writes, IReadOnlyList<LifeEvent> Life, IReadOnlyList<LifeEvent> Next);

/// <summary>Tells an obligation's life from its own events.</summary>
internal sealed class ShowObligationAnswer : IAnswer<ShowObligation, ObligationSheet?>
{
    public ObligationSheet? Answer(ShowObligation q, Viewer who, Db db)
    {
        var one = ObligationFilter.Of(who).And(true, $"o.obligation = {q.Obligation}");
        if (ObligationFilter.Rows(db, who, one, SortBy.Of(null, "o.obligation", ("due", "o.due")), 1, 0) is not [var row]) return null;
        var life = db.List<Life.Row>($"""
            select at, by, what, instant, number, text, who, in_place_of, position,
                (select count(*) from obligation_life o where o.act = l.act and o.what = l.what and o.obligation <> l.obligation) others
            from obligation_life l where obligation = {q.Obligation}
            union all select at, by, {What.AbsenceNoted}, null, sponsor, days, null, null, position, 0 from obligation_absences where obligation = {q.Obligation} order by position
            """);
        var writes = db.Value<long>($"select count(*) from portfolio p where p.project = {row.Project} and {MyReportsAnswer.Writes(who)}") > 0;
        return new(row, writes, [.. life.Select(r => Life.Say(r, row.Zone))], [.. Life.Next(row, who.Now).Concat(LadderAhead.Of(db, row, who.Now)).OrderBy(e => e.At)]);
    }
}
