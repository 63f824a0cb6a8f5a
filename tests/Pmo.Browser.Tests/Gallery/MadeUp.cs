namespace Pmo.Browser.Tests.Gallery;

/// <summary>Made-up projects and people; the same every time.</summary>
internal static class MadeUp
{
    private static readonly string[] Names = ["Anna Berg", "Jonas Keller", "Priya Nair", "Tomás Silva", "Mei Lin", "Ola Nordmann", "Fatima Haddad", "Łukasz Wiśniewski"];
    private static readonly string[] Things = ["Contact centre", "Identity", "Card platform", "HR portal", "Ledger", "Warehouse", "Reporting", "Mobile app"];
    private static readonly string[] Kinds = ["rollout", "migration", "upgrade", "consolidation", "redesign"];

    public static IReadOnlyList<PersonId> People { get; } = Names.Select((_, i) => PersonId.From(Ids.Named("person", Names[i]))).ToArray();

    public static IReadOnlyList<Row> Projects { get; } = Enumerable.Range(1, 412).Select(Project).ToArray();

    public static string? NameOf(PersonId id) => People.Index().FirstOrDefault(p => p.Item == id) is { Item: var found } at && found == id ? Names[at.Index] : null;

    private static Row Project(int n) => new(
        $"PRJ-{n:0000}", $"{Things[n * 7 % Things.Length]} {Kinds[n * 3 % Kinds.Length]} {n}", People[n * 5 % People.Count],
        (n * 13 % 10) switch { < 5 => Rag.Green, < 7 => Rag.Amber, < 8 => Rag.Red, _ => null }, n % 9 == 0 ? "Amber/Red" : null,
        (State)(n * 11 % 8), n * 73_111m % 4_000_000m, (n * 17 % 300 - 120) / 10m, new DateOnly(2026, 11, 1).AddDays(n * 7 % 45));
}

internal enum State
{
    Scheduled,
    Open,
    Overdue,
    Late,
    Submitted,
    Returned,
    Accepted,
    Excused,
}

internal sealed record Row(string Code, string Name, PersonId Manager, Rag? Status, string? AsGiven, State Report, decimal Budget, decimal Variance, DateOnly Due)
{
    public IReadOnlyList<(string, Rag?)> History => [.. Enumerable.Range(4, 7).Select(i => ($"P{i}", MadeUp.Projects[(int)(Budget % 200) + i * 3].Status)), ("P11", Status)];
}

internal sealed record PutOnHold(string Reason) : ICommand;

/// <summary>A menu as the modules will make it.</summary>
internal sealed class GalleryModule : IModule
{
    public string Name => "Gallery";

    public IReadOnlyList<Link> Menu { get; } =
    [
        new("Portfolio", "/", "layout-dashboard", 10, "Reporting"),
        new("My reports", "/gallery/form", "report", 20, "Reporting"),
        new("Review queue", "/gallery/review", "clipboard-check", 30, "Reporting", Role.PmoOfficer),
        new("Late reports", "/gallery/late", "clock-exclamation", 40, "Reporting"),
        new("Record", "/gallery/record", "folders", 110, "Office"),
        new("Words", "/gallery/words", "book", 120, "Office"),
        new("Operations", "/gallery/operations", "activity", 210, "Administration", Role.Administrator),
    ];
}
