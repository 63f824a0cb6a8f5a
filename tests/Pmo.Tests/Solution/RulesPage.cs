namespace Pmo.Tests.Solution;

/// <summary>docs/rules.md: every rule with who may ask for it, what it decides in a sentence, and the codes it may refuse with.</summary>
internal static class RulesPage
{
    public static string Text() => string.Join('\n',
    [
        "# Rules", "", $"Made from the source by a test: the {TheSolution.Rules.Count} rules, one for each command. A refusal's code is stable; its sentence is for people.", "",
        .. TheSolution.Rules.GroupBy(r => Path.GetDirectoryName(Place(r.Rule))!.Replace('\\', '/')).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(Folder),
    ]);

    private static IEnumerable<string> Folder(IGrouping<string, (Type Rule, Type Command)> folder) =>
        [$"## [{string.Join(" / ", folder.Key.Split('/').Where(p => p is not ("Modules" or "Host")).Select(p => p.Replace("Pmo.", "", StringComparison.Ordinal)).Distinct())}](../{folder.Key})", "",
            "| command | may be sent by | rule | refuses with |", "|---|---|---|---|", .. folder.Select(r => Row(r.Rule, r.Command)), ""];

    private static string Row(Type rule, Type command) =>
        $"| [{command.Name}](../{Place(rule)}) | {string.Join(", ", Endpoints.MayOf(command).Select(Spoken))} | {Written.Sentence(rule.Name)} | {string.Join(" ", Codes(rule).Select(c => $"`{c}`"))} |";

    private static string Place(Type rule) => Written.Of(rule.Name)!.Place;

    /// <summary>The codes in the rule itself, and in what it asks of its states and of the types beside it.</summary>
    internal static IReadOnlyList<string> Codes(Type rule) =>
        Refusals.Of(rule, [.. rule.GetInterfaces().Where(i => i.IsGenericType && i.Name.StartsWith("IRule`", StringComparison.Ordinal)).SelectMany(i => i.GenericTypeArguments[1..])]);

    internal static string Spoken(Role role) => role switch
    {
        Role.System => "the system",
        Role.HeadOfPmo => "head of PMO",
        Role.PmoOfficer => "PMO officer",
        _ => MessageNames.Kebab(role.ToString()).Replace('-', ' '),
    };
}
