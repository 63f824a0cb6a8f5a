using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Pmo.Tests.LookingBack;

/// <summary>What the year's pages say and how they stress it, as they are sent.</summary>
[Collection(PastPmoTests.Name)]
public sealed class Pages_as_they_are_answered(PastPmo pmo)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/reporting/obligations")]
    [InlineData("/staffing/pool")]
    [InlineData("/audit/difference?from=2025-11-30&to=2026-03-31")]
    public async Task Every_day_that_is_said_is_marked_to_stay_whole(string page)
    {
        var (html, said) = (await Html(page), 0);
        foreach (var text in html.Body!.Descendants<IText>().Where(t => System.Text.RegularExpressions.Regex.IsMatch(t.Data, @"\b\d{4}-\d\d-\d\d\b")))
        {
            Assert.True(text.ParentElement!.Closest("time, .nobr, option, title, script, svg") is not null, text.ParentElement.OuterHtml);
            said++;
        }

        Assert.True(said > 0, page);
    }

    [Fact, Trait("Feature", "R11")]
    public async Task In_the_tile_of_late_reports_only_lateness_is_in_the_bad_colour()
    {
        var tile = (await Html("/")).QuerySelectorAll(".kpi").Single(k => k.QuerySelector(".kpi-name a")?.TextContent == "Reports late");

        Assert.NotEqual("0", tile.QuerySelector(".kpi-figure")!.TextContent.Trim());
        Assert.Equal(["kpi-figure tone-bad"], tile.QuerySelectorAll(".tone-bad").Select(e => e.ClassName));
        Assert.Contains("in review", tile.QuerySelector(".kpi-change.tone-muted")!.TextContent, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A5")]
    public async Task A_card_of_the_difference_names_its_project_once()
    {
        var cards = (await Html("/audit/difference?from=2025-11-30&to=2026-03-31")).QuerySelectorAll("#differences > .card").ToList();

        Assert.NotEmpty(cards);
        Assert.All(cards, card => Assert.DoesNotContain(card.QuerySelector(".card-title")!.TextContent, card.QuerySelectorAll(".difference-row strong").Select(r => r.TextContent.Trim())));
        Assert.Contains(cards, card => card.QuerySelectorAll(".difference-row a").Any(r => r.TextContent == "Project"));
    }

    private async Task<IDocument> Html(string page) =>
        await new HtmlParser().ParseDocumentAsync(await (await (await pmo.Site.SignedIn(await pmo.Site.Person([Role.HeadOfPmo]))).Get(page)).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
}
