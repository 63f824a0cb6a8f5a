using System.Text.RegularExpressions;
using Pmo.Tests.Components;

namespace Pmo.Tests.Solution;

/// <summary>docs/features.md: every feature with the tests that prove it. One without a test is not done.</summary>
internal static partial class FeaturesPage
{
    /// <summary>The list, in its order.</summary>
    public static IReadOnlyList<(string Number, string Name)> Features { get; } =
        [.. File.ReadLines(Path.Combine(TheSolution.Root, "docs", "feature-list.txt")).Where(l => l.Length > 0 && l[0] != '#').Select(l => (l.Split('\t')[0], l.Split('\t')[1]))];

    /// <summary>Which test proves which feature, read from the source of all test projects.</summary>
    public static IReadOnlyList<(string Feature, string Class, string Test)> Proofs { get; } = [.. Sources.Of("tests").Order(StringComparer.Ordinal).SelectMany(In)];

    public static string Text() => string.Join('\n',
    [
        "# Features", "", $"Made from the tests by a test: {Features.Count(f => Tests(f.Number).Any())} of {Features.Count} features have one. A feature without a test is not done, whatever the screen shows; one with tests is done as far as they say.", "",
        "| # | feature | tests |", "|---|---|---|",
        .. Features.Select(f => Tests(f.Number).Count() is var n and > 0 ? $"| [{f.Number}](#{f.Number.ToLowerInvariant()}) | {f.Name} | {n} |" : $"| {f.Number} | {f.Name} | not yet |"), "",
        .. Features.Where(f => Tests(f.Number).Any()).SelectMany(Section),
    ]);

    private static IEnumerable<string> Section((string Number, string Name) feature) =>
        [$"## {feature.Number}", "", $"{feature.Name}.", "", .. Tests(feature.Number).GroupBy(t => t.Class).Select(c => $"- {Spoken(c.Key)}: {string.Join("; ", c.Select(t => Spoken(t.Test)))}"), ""];

    private static IEnumerable<(string Feature, string Class, string Test)> Tests(string feature) => Proofs.Where(p => p.Feature == feature);

    private static string Spoken(string name) => name.Replace('_', ' ');

    private static IEnumerable<(string Feature, string Class, string Test)> In(string file)
    {
        var (ofClass, waiting, isTest, type) = (new List<string>(), new List<string>(), false, "");
        foreach (var line in File.ReadLines(file).Select(l => l.Trim()))
        {
            if (line.StartsWith('['))
            {
                waiting.AddRange(Trait().Matches(line).Select(m => m.Groups[1].Value));
                isTest |= Test().IsMatch(line);
            }
            else if (Class().Match(line) is { Success: true } c) (ofClass, type, waiting, isTest) = (waiting, c.Groups[1].Value, [], false);
            else if (Method().Match(line) is { Success: true } m)
            {
                if (isTest) foreach (var feature in ofClass.Concat(waiting).Distinct()) yield return (feature, type, m.Groups[1].Value);
                (waiting, isTest) = ([], false);
            }
        }
    }

    [GeneratedRegex("Trait\\(\"Feature\", \"([A-Z][0-9]+)\"\\)")]
    private static partial Regex Trait();

    [GeneratedRegex(@"\b\w*(Fact|Theory)\b")]
    private static partial Regex Test();

    [GeneratedRegex(@"^(?:public|internal) (?:sealed |abstract |partial |static )*class (\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"^public (?:async |override )*(?:void|Task|ValueTask) (\w+)\(")]
    private static partial Regex Method();
}
