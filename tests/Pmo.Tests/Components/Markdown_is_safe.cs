using AngleSharp.Html.Parser;
using Pmo.Components;

namespace Pmo.Tests.Components;

/// <summary>People's text becomes HTML in one place, and only in harmless forms.</summary>
public sealed class Markdown_is_safe
{
    private static readonly HashSet<string> Harmless =
        ["p", "br", "hr", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "del", "sub", "sup", "mark", "ins", "code", "pre", "blockquote", "a", "table", "thead", "tbody", "tr", "th", "td"];

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java&#x0A;script:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("![x](https://evil.example/pixel.png)")]
    [InlineData("[x](https://a.example \"t\\\" onmouseover=\\\"alert(1)\")")]
    [InlineData("<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>")]
    [InlineData("<style>*{background:url(//evil.example)}</style>")]
    [InlineData("| a |\n|---|\n| <iframe src=//evil.example> |")]
    [InlineData("`<b onclick=alert(1)>`")]
    [InlineData("<math><mtext></p><img src=x onerror=alert(1)>")]
    public void Nothing_that_runs_or_loads_survives(string markdown)
    {
        var body = new HtmlParser().ParseDocument(MarkdownText.ToHtml(markdown)).Body!;

        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Harmless);
            foreach (var attribute in element.Attributes)
            {
                Assert.Contains(attribute.Name, new[] { "href", "rel", "start" });
                if (attribute.Name == "href") Assert.Matches("^(https?:|mailto:|[^:]*$)", attribute.Value);
            }
        }
    }

    [Fact]
    public void Ordinary_text_keeps_its_form_below_the_pages_own_headings()
    {
        var html = MarkdownText.ToHtml("# Where *we* are\n\nSee [the plan](https://example.org/a?b=1&c=2).\n\n3. three\n\n| a | b |\n|---|---|\n| 1 | 2 |");

        var body = new HtmlParser().ParseDocument(html).Body!;
        Assert.Equal("Where we are", body.QuerySelector("h3")!.TextContent);
        Assert.Equal("we", body.QuerySelector("h3 em")!.TextContent);
        Assert.Equal("noopener noreferrer nofollow", body.QuerySelector("a")!.GetAttribute("rel"));
        Assert.Equal("3", body.QuerySelector("ol")!.GetAttribute("start"));
        Assert.Equal(2, body.QuerySelectorAll("td").Length);
    }

    [Fact]
    public void No_other_place_emits_raw_html()
    {
        var allowed = Path.Combine("BuildingBlocks", "Pmo.Components", "Layout", "Markdown.razor");
        var found = from file in Sources.Of("BuildingBlocks", "Host", "Modules")
                    where !file.EndsWith(allowed, StringComparison.Ordinal)
                    let text = File.ReadAllText(file)
                    where text.Contains("MarkupString", StringComparison.Ordinal) || text.Contains("AddMarkupContent", StringComparison.Ordinal) || text.Contains("Html.Raw", StringComparison.Ordinal)
                    select file;

        Assert.Empty(found);
    }
}
