namespace Pmo.Office;

/// <summary>Closes a unit from a day on, which is not in the future.</summary>
[May(Role.Administrator, Role.HeadOfPmo)]
internal sealed record CloseUnit(UnitKind Kind, UnitId Unit, DateOnly From) : ICommand;

/// <summary>A unit is closed when no unit stands under it any more, nor will; projects still in it stay until they are moved.</summary>
internal sealed class CloseUnitRule : IRule<CloseUnit, UnitTree>
{
    public string Stream(CloseUnit c) => Units.StreamOf(c.Kind);

    public Decision Decide(CloseUnit c, UnitTree tree, Moment m) => tree.Find(c.Unit) switch
    {
        null => UnitTree.Unknown,
        { Closed: not null } => Decision.Nothing,
        _ when Days.Refused(c.From) is { } refused => refused,
        { } unit when Under(tree, unit) is [var first, ..] under => Decision.Refuse("unit.has-open-units",
            under.Count == 1 ? $"{first.Name} still stands under {unit.Name}: move or close it first." : $"{first.Name} and {under.Count - 1} more still stand under {unit.Name}: move or close them first."),
        _ when Days.IsFuture(c.From, m) => Days.InFuture,
        { } unit when c.From < unit.MovedOn => Decision.Refuse("unit.moved-later", $"{unit.Name} stands where it does since {unit.MovedOn:yyyy-MM-dd}. Choose that day or a later one."),
        _ => [new UnitClosed(c.Unit, c.Kind, c.From)],
    };

    private static IReadOnlyList<Unit> Under(UnitTree tree, Unit unit) =>
        [.. tree.Units.Values.Where(u => u.Closed is null && (u.Parent == unit.Id || tree.Planned.GetValueOrDefault(u.Id)?.Parent == unit.Id)).OrderBy(u => u.Code, StringComparer.Ordinal)];
}
