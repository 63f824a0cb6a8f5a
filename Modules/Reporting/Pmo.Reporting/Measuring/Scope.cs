namespace Pmo.Reporting.Measuring;

/// <summary>Which rows are counted, and by what.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
internal sealed record Scope(Viewer Who, UnitId? Unit, DateOnly From, DateOnly To, MetricsBy? By)
{
    /// <summary>The twelve months that end with the last day's.</summary>
    public Scope TwelveMonths => this with { From = new DateOnly(To.Year, To.Month, 1).AddMonths(-11), By = MetricsBy.Month };

    /// <summary>The condition that a row <c>p</c> with project and department is the viewer's to see, stands in the unit, and is not hidden in an import.</summary>
    public Where Seen => Where.All
        .And(true, $"{Who.Projects("p.project")}")
        .And(Unit is not null, $"{ReportingProjects.Under(Unit)}")
        .And(true, $"p.project not in (select project from reporting_projects where shown = 0)");
}
