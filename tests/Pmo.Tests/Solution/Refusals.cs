using System.Text.RegularExpressions;

namespace Pmo.Tests.Solution;

/// <summary>The codes a rule may refuse with, read from its source: its own, and those of every member it asks, and of what those ask.</summary>
internal static partial class Refusals
{
    private static readonly Dictionary<string, ILookup<string, string>> Types = [];

    /// <summary>The codes of a rule, in order.</summary>
    public static IReadOnlyList<string> Of(Type rule, params Type[] states)
    {
        var known = states.Concat(states.SelectMany(s => s.GetProperties().Select(p => p.PropertyType))).Select(t => t.Name).Distinct().ToArray();
        var (codes, seen) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>());
        foreach (var member in MembersOf(rule.Name).SelectMany(m => m)) Follow(member, rule.Name, known, codes, seen);
        return [.. codes];
    }

    /// <summary>Every code in a text.</summary>
    public static IEnumerable<string> In(string text) => Refusal().Matches(text).Select(m => m.Groups["code"].Value);

    private static void Follow(string text, string owner, string[] known, SortedSet<string> codes, HashSet<string> seen)
    {
        codes.UnionWith(In(text));
        foreach (Match named in Named().Matches(text))
        {
            var (type, member) = (named.Groups["type"].Value, named.Groups["member"].Value);
            // Written with its type, asked of a state the rule knows, or (without a dot) a member of the same type.
            string[] owners = type.Length == 0 ? [owner] : Written.Of(type) is not null ? [type] : [.. known, owner];
            foreach (var asked in owners.Where(o => seen.Add($"{o}.{member}")))
                foreach (var body in MembersOf(asked)[member]) Follow(body, asked, known, codes, seen);
        }
    }

    /// <summary>The members of a type with their text, by name.</summary>
    private static ILookup<string, string> MembersOf(string type)
    {
        if (!Types.TryGetValue(type, out var members)) Types[type] = members = Split(type).ToLookup(m => m.Name, m => m.Text);
        return members;
    }

    private static IEnumerable<(string Name, string Text)> Split(string type)
    {
        if (Written.Of(type) is not { File: var file } || !file.EndsWith(".cs", StringComparison.Ordinal)) yield break;
        var text = Body(File.ReadAllText(file), type);
        var starts = Member().Matches(text);
        for (var n = 0; n < starts.Count; n++)
            yield return (starts[n].Groups["name"].Value, text[starts[n].Index..(n + 1 < starts.Count ? starts[n + 1].Index : text.Length)]);
    }

    /// <summary>A type from its brace to the one that ends it at the margin; nothing for a record of one line.</summary>
    private static string Body(string text, string name)
    {
        var begin = Regex.Match(text, $@"\b(?:class|record|struct) {name}\b[^;{{]*\{{");
        if (!begin.Success) return "";
        var end = text.IndexOf("\n}", begin.Index, StringComparison.Ordinal);
        return end < 0 ? text[begin.Index..] : text[begin.Index..end];
    }

    [GeneratedRegex("(?:Refuse|Refused|NotBefore)\\((?:[^\"\\n;]*?, )?\"(?<code>[a-z][a-z-]*\\.[a-z-]+)\"")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"(?:(?<type>\w+)[?!]?\.)?\b(?<member>[A-Z]\w*)\b")]
    private static partial Regex Named();

    [GeneratedRegex(@"^    (?:public|internal|private) (?:static |async |override |readonly )*(?:\([^)]*\)\??|[\w<>?,.\[\] ]+?) (?<name>[A-Z]\w*)(?=\s*(?:\(|=>|\{|=|$))", RegexOptions.Multiline)]
    private static partial Regex Member();
}
