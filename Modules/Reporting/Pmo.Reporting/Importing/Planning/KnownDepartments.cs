using Pmo.Office;

namespace Pmo.Reporting.Importing;

/// <summary>The departments of a file as the register knows them now: by the code they have, else by the one they first had.</summary>
internal static class KnownDepartments
{
    /// <summary>The plan with the units its departments stand for.</summary>
    public static ImportPlan Find(ImportPlan plan, IReadOnlyList<UnitRow> register) =>
        plan with { Departments = [.. plan.Departments.Select(d => d with { Unit = Of(d, register)?.Unit ?? d.Unit })] };

    /// <summary>A closed department takes no project: each one put there is a problem, with the row and column that name the department.</summary>
    public static ImportPlan Check(ImportPlan plan, IReadOnlyList<UnitRow> register)
    {
        var closed = plan.Departments.Select(d => (d.Code, Unit: Of(d, register))).Where(d => d.Unit?.Closed is not null).ToDictionary(d => d.Code, d => d.Unit!, StringComparer.OrdinalIgnoreCase);
        PlannedProject[] there = [.. plan.Projects.Where(p => p.DepartmentCode is { } code && closed.ContainsKey(code)).OrderBy(p => p.DepartmentRow)];
        if (there.Length == 0) return plan;
        RowProblem[] problems = [.. there.Select(p => Problem(p, closed[p.DepartmentCode!], plan))];
        return plan with { Problems = problems, Rows = [.. there.Zip(problems, Refused)] };
    }

    private static UnitRow? Of(PlannedUnit department, IReadOnlyList<UnitRow> register) =>
        register.FirstOrDefault(u => string.Equals(u.Code, department.Code, StringComparison.OrdinalIgnoreCase)) ?? register.FirstOrDefault(u => u.Unit == department.Unit);

    private static RowProblem Problem(PlannedProject project, UnitRow unit, ImportPlan plan) => new(
        project.DepartmentRow, plan.DepartmentColumn, project.DepartmentCode!,
        $"The department {unit.Name} is closed since {unit.Closed:yyyy-MM-dd} and takes no project. Name the one that took over under \"departments\" in the mapping file.");

    private static RowVerdict Refused(PlannedProject project, RowProblem problem) =>
        new(problem.Row, Verdict.Refused, project.Code, project.Name, null, [$"{problem.Column}: \"{problem.Value}\" {problem.Why}"]);
}
