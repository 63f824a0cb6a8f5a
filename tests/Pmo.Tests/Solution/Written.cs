using System.Text.RegularExpressions;
using Pmo.Tests.Components;

namespace Pmo.Tests.Solution;

/// <summary>A type as it stands in the source: where, what kind, and the sentence above it.</summary>
internal sealed partial record Written(string Name, string Kind, string? Summary, string File)
{
    /// <summary>Every type and page of the product's source, by file and place.</summary>
    public static IReadOnlyList<Written> All { get; } = [.. Sources.Of("BuildingBlocks", "Host", "Modules").Order(StringComparer.Ordinal).SelectMany(In)];

    private static readonly ILookup<string, Written> ByName = All.ToLookup(w => w.Name);

    /// <summary>The file without the solution's folder, with forward slashes.</summary>
    public string Place => Path.GetRelativePath(TheSolution.Root, File).Replace('\\', '/');

    /// <summary>What is said of the type of this name; null when nothing is.</summary>
    public static string? Sentence(string name) => Of(name)?.Summary;

    /// <summary>Where the type of this name is written.</summary>
    public static Written? Of(string name) => ByName[name].FirstOrDefault(w => w.Summary is not null) ?? ByName[name].FirstOrDefault();

    /// <summary>The types of one file.</summary>
    public static IEnumerable<Written> In(string file)
    {
        var text = System.IO.File.ReadAllText(file);
        return file.EndsWith(".razor", StringComparison.Ordinal) ? [Page(file, text)] : TypeDeclaration().Matches(text).Select(m => new Written(m.Groups["name"].Value, m.Groups["kind"].Value, Summarised(m.Groups["doc"].Value), file));
    }

    private static Written Page(string file, string text)
    {
        var routes = Route().Matches(text).Select(m => $"`{m.Groups[1].Value}`").ToArray();
        return new Written(Path.GetFileNameWithoutExtension(file), routes.Length > 0 ? "page" : "component", routes.Length > 0 ? string.Join(", ", routes) : null, file);
    }

    private static string? Summarised(string comment)
    {
        var text = string.Join(' ', comment.Split('\n').Select(l => l.Trim().TrimStart('/').Trim()));
        if (SummaryTag().Match(text) is not { Success: true } summary) return null;
        var plain = Tag().Replace(Reference().Replace(summary.Groups[1].Value, m => m.Groups[1].Value.Split('.')[^1].Split('{')[0]), "").Trim();
        return plain.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<doc>(?:^[ \t]*///[^\n]*\n)*)(?:^[ \t]*\[[^\n]*\][ \t]*\n)*^[ \t]*(?:public|internal|private)?[ \t]*(?:sealed |static |abstract |readonly |partial )*(?<kind>record struct|record|class|struct|interface|enum) (?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex("^@page \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Route();

    [GeneratedRegex("<summary>(.*?)</summary>")]
    private static partial Regex SummaryTag();

    [GeneratedRegex("<(?:see|seealso|paramref|typeparamref) (?:cref|name|langword)=\"(?:[A-Z]:)?([^\"]*)\"\\s*/>")]
    private static partial Regex Reference();

    [GeneratedRegex("</?[a-z]+[^>]*>")]
    private static partial Regex Tag();
}
