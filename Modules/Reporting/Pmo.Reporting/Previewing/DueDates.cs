namespace Pmo.Reporting.Previewing;

/// <summary>A report that will be due.</summary>
internal sealed record DueDate(ObligationId Obligation, ProjectId Project, string Period, DateOnly DataDate, DateTimeOffset Due, string Zone)
{
    public static DueDate Of(ObligationScheduled e) => new(e.Obligation, e.Project, e.Period, e.DataDate, e.Due, e.Zone);
}

/// <summary>Every report that will be due: those scheduled already, and those a rehearsal schedules.</summary>
internal static class DueDates
{
    public static IReadOnlyList<DueDate> Of(Db db, Foresight foreseen, DateTimeOffset now)
    {
        var due = db.List<DueDate>($"select obligation, project, period, data_date, due, zone from obligations where shown and due > {now} and state in ('Scheduled', 'Open')").ToDictionary(d => d.Obligation);
        foreach (var @event in foreseen.Happened.Select(f => f.Event))
            if (@event is ObligationScheduled scheduled) due[scheduled.Obligation] = DueDate.Of(scheduled);
            else if (@event is ObligationRedated moved && due.TryGetValue(moved.Obligation, out var known)) due[moved.Obligation] = known with { Due = moved.Due, Zone = moved.Zone ?? known.Zone };
            else if (@event is ObligationCancelled cancelled) due.Remove(cancelled.Obligation);
        return [.. due.Values.Where(d => d.Due > now && d.Due <= foreseen.Until)];
    }
}

/// <summary>Projects by code and name.</summary>
internal static class KnownProjects
{
    private sealed record Row(ProjectId Project, string Code, string Name);

    public static IReadOnlyDictionary<ProjectId, (string Code, string Name)> Read(Db db) =>
        db.List<Row>($"select project, code, name from reporting_projects").ToDictionary(r => r.Project, r => (r.Code, r.Name));
}
