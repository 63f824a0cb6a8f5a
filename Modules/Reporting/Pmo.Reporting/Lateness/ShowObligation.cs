using Pmo.Office;
using Pmo.Reporting.Escalating;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting;

/// <summary>One obligation with its whole life in words; null when there is none, or not for this viewer.</summary>
/// <param name="All">Everything that happened; else of a very long life only the first and the newest.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.Executive, Role.ComplianceReviewer, Role.Coach, Role.UnitManager, Role.LineManager, Role.Sponsor, Role.ProjectManager, Role.Reader), OnBehalf(DeputyScope.Reports, DeputyScope.Reviews, DeputyScope.Answers)]
internal sealed record ShowObligation(ObligationId Obligation, bool All = false) : IQuery<ObligationSheet?>;

/// <summary>One obligation.</summary>
/// <param name="Writes">The viewer writes this report: as project manager, team member, or sponsor without a project manager.</param>
/// <param name="Life">What happened, oldest first.</param>
/// <param name="Next">What comes next and when, if nobody does anything.</param>
/// <param name="LeftOut">So many happenings between the first and the newest are not in it.</param>
public sealed record ObligationSheet(ObligationRow Row, bool Writes, IReadOnlyList<LifeEvent> Life, IReadOnlyList<LifeEvent> Next, int LeftOut = 0);

/// <summary>Tells an obligation's life from its own events.</summary>
internal sealed class ShowObligationAnswer : IAnswer<ShowObligation, ObligationSheet?>
{
    public ObligationSheet? Answer(ShowObligation q, Viewer who, Db db)
    {
        var one = ObligationFilter.Of(who).And(true, $"o.obligation = {q.Obligation}");
        if (ObligationFilter.Rows(db, who, one, SortBy.Of(null, "o.obligation", ("due", "o.due")), 1, 0) is not [var row]) return null;
        var (life, leftOut) = WholeLife.Of(db, row, q.All);
        var writes = db.Value<long>($"select count(*) from portfolio p where p.project = {row.Project} and {MyReportsAnswer.Writes(who)}") > 0;
        return new(row, writes, life, [.. Life.Next(row, who.Now).Concat(LadderAhead.Of(db, row, who.Now)).OrderBy(e => e.At)], leftOut);
    }
}
