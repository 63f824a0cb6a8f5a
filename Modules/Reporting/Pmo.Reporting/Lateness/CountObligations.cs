namespace Pmo.Reporting;

/// <summary>How many obligations are in each state.</summary>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.Executive, Role.ComplianceReviewer, Role.Coach, Role.UnitManager, Role.LineManager, Role.Sponsor, Role.ProjectManager, Role.Reader)]
internal sealed record CountObligations(ProjectId? Project = null, UnitId? Unit = null, bool Mine = false, DateOnly? From = null, DateOnly? To = null, string? Text = null, bool Running = false) : IQuery<ObligationCounts>;

/// <summary>Obligations by state; states that do not occur are left out.</summary>
public sealed record ObligationCounts(IReadOnlyList<StateCount> States)
{
    public long All => States.Sum(s => s.Count);

    public long Behind => Of(ObligationState.Overdue) + Of(ObligationState.Late) + Of(ObligationState.VeryLate) + Of(ObligationState.Missed);

    public long Of(ObligationState state) => States.FirstOrDefault(s => s.State == state)?.Count ?? 0;
}

/// <summary>How many are in one state.</summary>
public sealed record StateCount(ObligationState State, long Count);

/// <summary>Counts what <see cref="FindObligations"/> would list.</summary>
internal sealed class CountObligationsAnswer : IAnswer<CountObligations, ObligationCounts>
{
    public ObligationCounts Answer(CountObligations q, Viewer who, Db db)
    {
        var where = ObligationFilter.Of(who, q.Project, q.Unit, q.Mine, q.From, q.To, q.Text, q.Running);
        return new([.. db.List<StateCount>($"select o.state, count(*) count from obligations o join reporting_projects p using (project) where {where} group by o.state").OrderBy(s => s.State)]);
    }
}
