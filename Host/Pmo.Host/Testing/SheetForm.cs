namespace Pmo.Host.Testing;

/// <summary>A test sheet as it is filled in: a line for each attribute.</summary>
public sealed class SheetForm
{
    public List<SheetLine>? Lines { get; set; }
    public string? Note { get; set; }

    internal static SheetForm Of(ItemSheet sheet) => new()
    {
        Note = sheet.Tested?.Note,
        Lines = [.. sheet.Attributes.Select((a, i) => new SheetLine { Result = sheet.Tested?.Results[i].Result, Note = sheet.Tested?.Results[i].Note })],
    };

    /// <summary>What was answered; null when an attribute was not.</summary>
    internal AttributeTested[]? Results(IReadOnlyList<string> attributes) => Lines is { } lines && lines.Count == attributes.Count && lines.TrueForAll(l => l.Result is not null)
        ? [.. attributes.Select((a, i) => new AttributeTested(a, lines[i].Result!.Value, lines[i].Note))] : null;
}

/// <summary>One attribute as it is filled in.</summary>
public sealed class SheetLine
{
    public TestResult? Result { get; set; }
    public string? Note { get; set; }
}
