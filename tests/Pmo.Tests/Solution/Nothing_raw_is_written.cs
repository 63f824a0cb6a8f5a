using System.Text.RegularExpressions;
using Pmo.Tests.Components;

namespace Pmo.Tests.Solution;

/// <summary>What people typed reaches a page only as text, and a statement only as a parameter: there is one place for each exception.</summary>
public sealed partial class Nothing_raw_is_written
{
    private static readonly IReadOnlyList<string> Product = Sources.Of("BuildingBlocks", "Host", "Modules");

    [Fact]
    public void Raw_markup_comes_from_one_component()
    {
        var raw = Product.Where(f => Raw().IsMatch(File.ReadAllText(f))).Select(f => Path.GetFileName(f));

        Assert.Equal(["Markdown.razor"], raw);
        Assert.Contains("MarkdownText.ToHtml(Text)", File.ReadAllText(Product.Single(f => Path.GetFileName(f) == "Markdown.razor")), StringComparison.Ordinal);
    }

    [Fact]
    public void Modules_write_no_sql_that_is_put_together_as_text()
    {
        var modules = Sources.Of("Modules", "Host/Pmo.Office").Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f))).ToArray();

        Assert.True(modules.Length > 100);
        Assert.DoesNotContain(modules, f => f.Text.Contains("CommandText", StringComparison.Ordinal) || f.Text.Contains("AppendLiteral", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(MarkupString|AddMarkupContent|Html\.Raw)\b")]
    private static partial Regex Raw();
}
