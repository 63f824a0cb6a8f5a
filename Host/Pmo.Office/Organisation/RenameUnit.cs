namespace Pmo.Office;

/// <summary>Gives a unit another code or name.</summary>
[May(Role.Administrator, Role.HeadOfPmo)]
internal sealed record RenameUnit(UnitKind Kind, UnitId Unit, string Code, string Name) : ICommand;

/// <summary>A unit may be renamed at any time, to a code that no other unit of its tree has or first had.</summary>
internal sealed class RenameUnitRule : IRule<RenameUnit, UnitTree>
{
    public string Stream(RenameUnit c) => Units.StreamOf(c.Kind);

    public Decision Decide(RenameUnit c, UnitTree tree, Moment m) => tree.Find(c.Unit) switch
    {
        null => UnitTree.Unknown,
        _ when UnitEntry.Refused(c.Code, c.Name) is { } refused => refused,
        { } unit when unit.Code == c.Code.Trim() && unit.Name == c.Name.Trim() => Decision.Nothing,
        { } unit when Other(tree, c) is { } taken && taken.Id != unit.Id => UnitEntry.Taken(c.Code, taken),
        _ => [new UnitRenamed(c.Unit, c.Code.Trim(), c.Name.Trim())],
    };

    private static Unit? Other(UnitTree tree, RenameUnit c) => tree.WithCode(c.Code) ?? tree.Find(Units.IdOf(c.Kind, c.Code));
}
