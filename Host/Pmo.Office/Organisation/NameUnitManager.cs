namespace Pmo.Office;

/// <summary>A unit has at most one manager at any moment, somebody who works here.</summary>
internal sealed class NameUnitManagerRule : IRule<NameUnitManager, UnitTree, KnownPeople>
{
    public string Stream(NameUnitManager c) => Units.StreamOf(c.Kind);

    public IEnumerable<string> Consults(NameUnitManager c, UnitTree tree) => KnownPeople.StreamsOf(c.Manager);

    public Decision Decide(NameUnitManager c, UnitTree tree, KnownPeople people, Moment m) => tree.Find(c.Unit) switch
    {
        null => UnitTree.Unknown,
        { Closed: { } day } unit => Decision.Refuse("unit.closed", $"{unit.Name} is closed since {day:yyyy-MM-dd}."),
        { } unit when unit.Manager == c.Manager => Decision.Nothing,
        _ when people.Refuses(c.Manager) is { } refused => refused,
        _ => [new UnitManagerNamed(c.Unit, c.Kind, c.Manager)],
    };
}
