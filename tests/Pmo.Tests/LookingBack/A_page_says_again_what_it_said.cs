using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Tests.Security;

namespace Pmo.Tests.LookingBack;

/// <summary>A page as of a moment says word for word what an installation says whose log really ends there, with snapshots and without.</summary>
[Collection(PastPmoTests.Name)]
[Trait("Feature", "A4"), Trait("Feature", "A14")]
public sealed class A_page_says_again_what_it_said(PastPmo pmo)
{
    private static readonly SampleCast Cast = new(SampleSize.All[0]);

    [Theory]
    [InlineData("2025-10-15T09:30:00Z")]
    [InlineData("2026-02-03T13:00:00Z")]
    [InlineData("2026-06-22T18:00:00Z")]
    public async Task Word_for_word(string text)
    {
        var moment = await pmo.Site.Get<PastMoments>().Find(text, TimeZoneInfo.Utc);
        await using var then = await pmo.EndsAt(moment.Position, DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));
        var packed = await pmo.Packed();
        var words = 0;
        foreach (var (person, addresses) in await Addresses(then))
        {
            var (said, again, fromSnapshots) = (await then.SignedIn(person), await pmo.Site.SignedIn(person), await packed.SignedIn(person));
            foreach (var address in addresses)
            {
                var expected = await Words(said, address);
                words += expected.Count;
                Same(address, expected, await Words(again, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={text}"));
                Same(address, expected, await Words(fromSnapshots, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={text}"));
            }
        }

        Assert.True(words > 1_000, $"Only {words} words were compared.");
        Assert.Equal(0, pmo.Site.Get<Replays>().Fills.FromSnapshot);
        Assert.True(packed.Get<Replays>().Fills.FromSnapshot > 0, "No snapshot was used.");
    }

    private static async Task<IReadOnlyList<(PersonId, string[])>> Addresses(Site then)
    {
        var log = (await then.Log()).Select(e => e.Event).ToArray();
        var project = log.OfType<ProjectRegistered>().First().Project;
        var report = log.OfType<ReportAccepted>().Last();
        var manager = log.OfType<ProjectManagerNamed>().Last(e => e.Project == project).Manager!.Value;
        return
        [
            (Cast.Reviewer,
            [
                "/", "/?sort=-name", "/projects", $"/projects/{project}", "/reporting/obligations", "/reporting/obligations?state=Accepted&sort=-due&page=2", $"/reporting/obligations/{report.Obligation}",
                $"/reporting/obligations/{report.Obligation}/revisions/{report.Revision}", "/reporting/calendar", "/reporting/calendar?view=past", "/reporting/escalations", "/reporting/escalations?all=true", "/reporting/metrics",
                "/reporting/summaries", "/reporting/standard", "/reporting/ladders", "/people", "/departments", $"/calendars/{CalendarId.Default}", "/search?text=bridge", "/reporting/asks",
            ]),
            (manager, ["/reporting/mine", "/needs-you", $"/projects/{project}"]),
        ];
    }

    private static void Same(string address, IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var other = Enumerable.Range(0, Math.Max(expected.Count, actual.Count)).FirstOrDefault(i => expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i), -1);
        Assert.True(other < 0, $"{address}, word {other}: «{string.Join(' ', expected.Skip(other - 5).Take(12))}» then, «{string.Join(' ', actual.Skip(other - 5).Take(12))}» looking back.");
    }

    /// <summary>All that is said on a page but what is about now: the bar, and what would change something.</summary>
    private static async Task<IReadOnlyList<string>> Words(Browser browser, string address)
    {
        var answer = await browser.Get(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode}");
        var main = (await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync())).QuerySelector("main > .inner")!;
        foreach (var about in main.QuerySelectorAll("form:not([method=get]), .switched-off, .page-head-actions, .card-actions, .save-list, a.btn").ToArray()) about.Remove();
        foreach (var empty in main.QuerySelectorAll(".card").Where(c => c.QuerySelector(".card-body") is { } body && body.TextContent.Trim().Length == 0).ToArray()) empty.Remove();
        return [.. main.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }
}
