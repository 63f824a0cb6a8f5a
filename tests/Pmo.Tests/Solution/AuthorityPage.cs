using Pmo.Host;

namespace Pmo.Tests.Solution;

/// <summary>docs/authority.md: who may send which command and ask which query, and with which modules it is there.</summary>
internal static class AuthorityPage
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    public static string Text() => string.Join('\n',
    [
        "# Authority", "", "Made from the types by a test. A command or query names the roles of which its sender must hold one; the page, the API, the console and the policies go through the same check. Which projects somebody sees is asked after that, of the read models: see [decision 9](adr/0009-rights-are-todays-facts.md).", "",
        "## Roles", "", "| role | is | may send | may ask |", "|---|---|---|---|", .. Roles.Select(Holder), "",
        "A reader is everyone who is signed in: what a reader may ask, everyone may.", "",
        "## Modules", "", "A module that is off takes its commands, queries and menu entries away from everyone; the Office and the host are always on.", "",
        "| module | brings commands | brings queries | preset |", "|---|---|---|---|", .. TheSolution.Modules.Select(Module), "",
        .. TheSolution.Modules.SelectMany(Messages),
    ]);

    private static string Holder(Role role) =>
        $"| {RulesPage.Spoken(role)} | {Meaning(role)} | {TheSolution.Commands.Count(c => Endpoints.MayOf(c).Contains(role))} | {TheSolution.Queries.Count(q => Endpoints.MayOf(q).Contains(role))} |";

    /// <summary>The sentence above the role in the source.</summary>
    private static string Meaning(Role role)
    {
        var lines = File.ReadAllLines(Written.Of(nameof(Role))!.File);
        var at = Array.FindIndex(lines, l => l.Trim().TrimEnd(',') == role.ToString());
        return lines[at - 1].Trim().Replace("/// <summary>", "", StringComparison.Ordinal).Replace("</summary>", "", StringComparison.Ordinal);
    }

    private static string Module(IModule module) => $"| {module.Name} | {Of(module, TheSolution.Commands).Count()} | {Of(module, TheSolution.Queries).Count()} | {Preset(module)} |";

    private static string Preset(IModule module) => PmoSettings.Presets.FirstOrDefault(p => p.Value == module.Name).Key ?? "always on";

    private static IEnumerable<string> Messages(IModule module) =>
        [.. Table(module, "commands", TheSolution.Commands), .. Table(module, "queries", TheSolution.Queries)];

    private static IEnumerable<string> Table(IModule module, string what, IReadOnlyList<Type> all)
    {
        var messages = Of(module, all).ToArray();
        if (messages.Length == 0) return [];
        var roles = Roles.Where(r => messages.Any(m => Endpoints.MayOf(m).Contains(r))).ToArray();
        return
        [
            $"## {module.Name}: {what}", "", $"| | {string.Join(" | ", roles.Select(RulesPage.Spoken))} |", $"|---|{string.Concat(roles.Select(_ => ":-:|"))}",
            .. messages.Select(m => $"| {m.Name} | {string.Join(" | ", roles.Select(r => Endpoints.MayOf(m).Contains(r) ? "●" : ""))} |"), "",
        ];
    }

    private static IEnumerable<Type> Of(IModule module, IReadOnlyList<Type> all) => all.Where(m => MessageNames.ModuleOf(m).Equals(module.Name, StringComparison.OrdinalIgnoreCase));
}
