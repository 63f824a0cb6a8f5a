using System.Text.RegularExpressions;

namespace Pmo.Tests.Solution;

/// <summary>docs/rules.md: every rule with who may ask for it, what it decides in a sentence, and the codes it may refuse with.</summary>
internal static partial class RulesPage
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

    /// <summary>The codes in the rule itself, and in what it asks of files beside it that are no rules of their own.</summary>
    private static IEnumerable<string> Codes(Type rule)
    {
        var file = Written.Of(rule.Name)!.File;
        var text = Body(File.ReadAllText(file), rule.Name);
        var module = Path.GetDirectoryName(Path.GetDirectoryName(file))!;
        var asked = Written.All.Where(w => w.Kind is "class" && w.File.StartsWith(module, StringComparison.Ordinal) && Regex.IsMatch(text, $@"\b{w.Name}\.\w"))
            .Select(w => Body(File.ReadAllText(w.File), w.Name)).Where(t => !t.Contains("IRule<", StringComparison.Ordinal));
        return asked.Prepend(text).SelectMany(t => Refusal().Matches(t)).Select(m => m.Groups["code"].Value).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>A class from its name to the brace that ends it at the margin.</summary>
    private static string Body(string text, string name)
    {
        var begin = Regex.Match(text, $@"\bclass {name}\b");
        if (!begin.Success) return text;
        var end = text.IndexOf("\n}", begin.Index, StringComparison.Ordinal);
        return end < 0 ? text[begin.Index..] : text[begin.Index..end];
    }

    private static string Spoken(Role role) => role switch
    {
        Role.System => "the system",
        Role.HeadOfPmo => "head of PMO",
        Role.PmoOfficer => "PMO officer",
        _ => MessageNames.Kebab(role.ToString()).Replace('-', ' '),
    };

    [GeneratedRegex("(?:Refuse|Refused|NotBefore)\\((?:[^\"\\n;]*?, )?\"(?<code>[a-z][a-z-]*\\.[a-z-]+)\"")]
    private static partial Regex Refusal();
}
