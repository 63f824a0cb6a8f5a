namespace Pmo.Office;

/// <summary>A code stands once in its tree, and a unit stands under one of its own kind.</summary>
internal sealed class CreateUnitRule : IRule<CreateUnit, UnitTree>
{
    public string Stream(CreateUnit c) => Units.StreamOf(c.Kind);

    public Decision Decide(CreateUnit c, UnitTree tree, Moment m) => (tree.WithCode(c.Code) ?? tree.Find(Units.IdOf(c.Kind, c.Code))) switch
    {
        _ when UnitEntry.Refused(c.Code, c.Name) is { } refused => refused,
        _ when Days.Refused(c.From) is { } refused => refused,
        { } when c.Import is not null => Decision.Nothing,
        { } taken => UnitEntry.Taken(c.Code, taken),
        _ when tree.RefusesParent(c.Parent) is { } refused => refused,
        null => [new UnitCreated(Units.IdOf(c.Kind, c.Code), c.Kind, c.Code.Trim(), c.Name.Trim(), c.Parent, c.From, c.Import)],
    };
}

/// <summary>What a unit's code and name must look like.</summary>
internal static class UnitEntry
{
    public static Decision? Refused(string code, string name) =>
        !Entry.IsLine(code, Entry.Code) ? Decision.Refuse("unit.code-invalid", $"Give the unit a code of one line, at most {Entry.Code} characters.")
        : !Entry.IsLine(name, Entry.Name) ? Decision.Refuse("unit.name-invalid", $"Give the unit a name of one line, at most {Entry.Name} characters.")
        : null;

    public static Decision Taken(string code, Unit by) => Decision.Refuse("unit.code-taken",
        string.Equals(code.Trim(), by.Code, StringComparison.OrdinalIgnoreCase)
            ? $"The code {by.Code} is taken by \"{by.Name}\". Choose another."
            : $"The code {code.Trim()} was the first code of \"{by.Name}\" ({by.Code}) and stays with it. Choose another.");
}
