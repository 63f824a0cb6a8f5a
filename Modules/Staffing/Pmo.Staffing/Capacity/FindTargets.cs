namespace Pmo.Staffing.Capacity;

/// <summary>The targets as the tables hold them.</summary>
internal sealed class KnownTargets(IReadOnlyList<TargetRow> rows)
{
    public static KnownTargets Read(Db db) => new(db.List<TargetRow>($"select grade, from_day, low, high, reason, by from target_utilisation order by grade, from_day"));

    public IReadOnlyList<TargetRow> Rows => rows;

    /// <summary>The target of a grade on a day; null: none holds then.</summary>
    public Band? On(Grade? grade, DateOnly day) => rows.LastOrDefault(r => r.Grade == grade && r.FromDay <= day) is { } row ? new(row.Low, row.High) : null;
}

/// <summary>A target, from its day on.</summary>
public sealed record TargetRow(Grade Grade, DateOnly FromDay, int Low, int High, string Reason, PersonId By);

/// <summary>The targets of all grades, with what they were.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)]
internal sealed record FindTargets : IQuery<IReadOnlyList<TargetRow>>;

/// <summary>Reads the targets, the lowest grade first.</summary>
internal sealed class FindTargetsAnswer : IAnswer<FindTargets, IReadOnlyList<TargetRow>>
{
    public IReadOnlyList<TargetRow> Answer(FindTargets q, Viewer who, Db db) => [.. KnownTargets.Read(db).Rows.OrderBy(r => r.Grade).ThenByDescending(r => r.FromDay)];
}
