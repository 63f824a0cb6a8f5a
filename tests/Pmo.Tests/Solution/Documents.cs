using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pmo.Tests.Solution;

/// <summary>The pages under docs/ that are made from the code say what the code says today, and the written ones point to what is there.</summary>
public sealed partial class Documents
{
    private static readonly string Docs = Path.Combine(TheSolution.Root, "docs");

    [Theory]
    [InlineData("map.md")]
    [InlineData("rules.md")]
    [InlineData("events.md")]
    [InlineData("authority.md")]
    [InlineData("features.md")]
    public void A_page_made_from_the_code_is_as_the_code_is(string page)
    {
        var path = Path.Combine(Docs, page);
        var today = page switch
        {
            "map.md" => MapPage.Text(),
            "rules.md" => RulesPage.Text(),
            "events.md" => EventsPage.Text(),
            "authority.md" => AuthorityPage.Text(),
            _ => FeaturesPage.Text(),
        };

        if (Environment.GetEnvironmentVariable("PMO_WRITE_DOCS") == "1") File.WriteAllText(path, today);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == today, $"docs/{page} is stale. Write it anew: PMO_WRITE_DOCS=1 dotnet test tests/Pmo.Tests --filter Documents");
    }

    [Fact]
    public void The_page_of_rules_has_what_rules_refuse_by_asking_others()
    {
        Assert.All(["project.unknown", "person.not-found", "person.disabled"], code => Assert.Contains(code, RulesPage.Codes(TheSolution.Rules.Single(r => r.Command.Name == "NameSponsor").Rule)));
        Assert.All(["unit.parent-not-found", "unit.parent-closed", "day.out-of-range"], code => Assert.Contains(code, RulesPage.Codes(TheSolution.Rules.Single(r => r.Command.Name == "CreateUnit").Rule)));
        Assert.DoesNotContain("day.in-future", RulesPage.Codes(TheSolution.Rules.Single(r => r.Command.Name == "CreateUnit").Rule));
    }

    [Fact]
    public void No_refusal_that_is_written_somewhere_is_missing_from_the_page_of_rules()
    {
        var listed = TheSolution.Rules.SelectMany(r => RulesPage.Codes(r.Rule)).ToHashSet();
        var written = from file in Written.All.Select(w => w.File).Distinct().Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("Pmo.Host", StringComparison.Ordinal))
                      from code in Refusals.In(File.ReadAllText(file))
                      select code;

        // What no rule refuses: a key that was used for another command, a file that is no import, whatever is sent while looking back, and a password that was not given lately.
        Assert.Empty(written.Distinct().Except(listed).Except(["command.other-body", "import.broken", "asof.read-only", "sign-off.not-fresh"]));
    }

    [Fact]
    public void A_test_proves_only_features_that_are_on_the_list() => Assert.Empty(FeaturesPage.Proofs.Select(p => p.Feature).Distinct().Except(FeaturesPage.Features.Select(f => f.Number)));

    [Fact]
    public void Every_link_and_picture_of_a_page_leads_to_a_file()
    {
        var pages = Directory.GetFiles(Docs, "*.md", SearchOption.AllDirectories).Concat(Directory.GetFiles(TheSolution.Root, "*.md"));
        var broken = from page in pages
                     from Match link in Link().Matches(File.ReadAllText(page))
                     let target = link.Groups["to"].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
                     select $"{Path.GetRelativePath(TheSolution.Root, page)}: {target}";

        Assert.Empty(broken);
    }

    [Fact]
    public void A_decision_is_told_in_less_than_300_words_under_a_number_of_its_own()
    {
        var decisions = Directory.GetFiles(Path.Combine(Docs, "adr"), "*.md");

        Assert.True(decisions.Length > 10);
        Assert.All(decisions, d => Assert.Matches("^[0-9]{4}-[a-z0-9-]+\\.md$", Path.GetFileName(d)));
        Assert.Equal(decisions.Length, decisions.Select(d => Path.GetFileName(d)[..4]).Distinct().Count());
        Assert.All(decisions, d => Assert.InRange(File.ReadAllText(d).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 60, 300));
        Assert.All(decisions, d => Assert.Contains($"adr/{Path.GetFileName(d)}", File.ReadAllText(Path.Combine(Docs, "index.md")), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_package_is_told_of_with_its_version()
    {
        var told = File.ReadAllText(Path.Combine(Docs, "dependencies.md"));
        var packages = XDocument.Load(Path.Combine(TheSolution.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(p => $"| {p.Attribute("Include")!.Value} | {p.Attribute("Version")!.Value} |");

        Assert.All(packages, p => Assert.Contains(p, told, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\[[^\]]+\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();
}
