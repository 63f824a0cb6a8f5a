using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Pmo.Host.Setup;
using Pmo.Office;
using Pmo.Tests.Security;

namespace Pmo.Tests.LookingBack;

/// <summary>Any page can be opened as of a moment; nothing of it is of now, and nothing can be changed there.</summary>
[Collection(PastPmoTests.Name)]
[Trait("Feature", "A4")]
public sealed class Pages_of_the_past(PastPmo pmo)
{
    private const string March = "2026-03-31";
    private static readonly string[] Looked =
    [
        "/", "/projects", "/reporting/obligations", "/reporting/calendar", "/reporting/escalations", "/reporting/metrics", "/reporting/standard", "/reporting/summaries", "/departments", "/people", "/calendars", "/search?text=bridge", "/reporting/cadence", "/reporting/review", "/reporting/ladders",
    ];

    [Fact]
    public async Task Says_which_moment_it_shows_that_nothing_can_be_changed_and_how_to_go_back()
    {
        var page = await Page(await Head(), "/reporting/obligations?state=Accepted&asOf=2026-03-31T18:00");

        var bar = page.QuerySelector(".past-bar")!;
        Assert.Matches(@"As of 31 March 2026, 18:00 · event #[\d,]+\. Nothing can be changed here\.", Text(bar));
        Assert.Equal("/reporting/obligations?state=Accepted", bar.QuerySelector("a.btn")!.GetAttribute("href"));
        Assert.NotNull(page.DocumentElement.GetAttribute("data-past"));
        Assert.Null(page.QuerySelector("meta[name=live-url]"));
        Assert.Null(page.QuerySelector("#bell"));
    }

    [Fact]
    public async Task A_page_of_now_has_no_bar_and_offers_to_look_back()
    {
        var page = await Page(await Head(), "/reporting/obligations?state=Accepted");

        Assert.Null(page.QuerySelector(".past-bar"));
        Assert.Null(page.DocumentElement.GetAttribute("data-past"));
        var form = page.QuerySelector("#past-picker form")!;
        Assert.Equal("/reporting/obligations", form.GetAttribute("action"));
        Assert.Equal("Accepted", form.QuerySelector("input[name=state]")!.GetAttribute("value"));
        Assert.Equal("2026-07-01", form.QuerySelector("input[type=date][name=asOf]")!.GetAttribute("max"));
    }

    [Fact]
    public async Task Has_no_form_that_changes_anything_and_no_way_to_one_for_whoever_may_do_most()
    {
        var head = await Head();
        var live = 0;
        foreach (var address in Looked)
        {
            live += (await Page(head, address)).QuerySelectorAll("main form:not([method=get])").Length;
            var page = await Page(head, At(address, March));
            Assert.True(page.QuerySelector(".past-bar") is not null, address);
            Assert.Empty(page.QuerySelectorAll("main form:not([method=get]), main .bulk-bar, main td.pick"));
            Assert.DoesNotContain(page.QuerySelectorAll("main a.btn-primary"), a => a.TextContent.Contains("New", StringComparison.Ordinal));
        }

        Assert.True(live > 0, "None of these pages has a form even now: the test proves nothing.");
    }

    [Fact]
    public async Task Keeps_the_moment_in_every_link_filter_sort_and_page()
    {
        var head = await Head();
        foreach (var address in Looked)
        {
            var page = await Page(head, At(address, March));
            var links = page.QuerySelectorAll("a[href^='/']:not([data-now])").Select(a => a.GetAttribute("href")!).ToArray();
            Assert.NotEmpty(links);
            Assert.All(links, href => Assert.Contains($"asOf={March}", href, StringComparison.Ordinal));
            Assert.All(links, href => Assert.Single(href.Split("asOf=").Skip(1)));
            Assert.All(page.QuerySelectorAll("form[method=get]"), form => Assert.Single(form.QuerySelectorAll("[name=asOf]")));
            Assert.All(page.QuerySelectorAll("[hx-get]:not(form)"), e => Assert.Contains($"asOf={March}", e.GetAttribute("hx-get"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Shows_what_was_known_then_and_nothing_later()
    {
        var head = await Head();
        var late = await Page(head, At("/reporting/obligations", "2026-06-29"));
        var early = await Page(head, At("/reporting/obligations", "2025-09-30"));
        var first = await Page(head, At("/projects", "1"));

        Assert.True(Rows(late) > Rows(early), "As many obligations were expected in September as in June.");
        Assert.Equal(0, Rows(first));
    }

    [Fact, Trait("Feature", "A15")]
    public async Task An_event_exactly_at_the_instant_is_included_and_one_a_microsecond_later_is_not()
    {
        var log = await pmo.Site.Log();
        var registered = log.First(e => e.Event is ProjectRegistered);
        var head = await Head();

        Assert.True(Rows(await Page(head, At("/projects", $"{registered.Stored.RecordedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff}Z"))) > 0);
        Assert.Equal(0, Rows(await Page(head, At("/projects", $"{registered.Stored.RecordedAt.UtcDateTime.AddMicroseconds(-1):yyyy-MM-dd'T'HH:mm:ss.ffffff}Z"))));
    }

    [Theory, Trait("Feature", "A15")]
    [InlineData("2026-07-02", HttpStatusCode.BadRequest, "asof.future", "has not come yet")]
    [InlineData("2026-07-01T12:00:01", HttpStatusCode.BadRequest, "asof.future", "has not come yet")]
    [InlineData("99999999", HttpStatusCode.BadRequest, "asof.future", "the log ends at")]
    [InlineData("2020-01-01", HttpStatusCode.BadRequest, "asof.before-start", "The log begins on")]
    [InlineData("yesterday", HttpStatusCode.BadRequest, "asof.invalid", "is no moment")]
    [InlineData("2026-02-30", HttpStatusCode.BadRequest, "asof.invalid", "is no moment")]
    [InlineData("0", HttpStatusCode.BadRequest, "asof.invalid", "is no moment")]
    [InlineData("7@2020-01-01T00:00:00Z", HttpStatusCode.BadRequest, "asof.invalid", "was recorded later")]
    public async Task A_moment_that_cannot_be_shown_is_refused_with_a_sentence_and_a_way_on(string moment, HttpStatusCode status, string code, string sentence)
    {
        var head = await Head();

        var answer = await head.Get(At("/reporting/obligations?state=Late", moment));
        var page = await Parsed(answer);
        var api = await head.Get(At("/api/reporting/find-obligations", moment));

        Assert.Equal((status, status), (answer.StatusCode, api.StatusCode));
        Assert.Contains(sentence, Text(page.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Equal("/reporting/obligations?state=Late", page.QuerySelector("main a.btn-primary")!.GetAttribute("href"));
        Assert.Equal(code, (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Today_is_now()
    {
        var answer = await (await Head()).Get("/reporting/obligations?state=Late&asOf=2026-07-01");

        Assert.Equal((HttpStatusCode.Redirect, "/reporting/obligations?state=Late"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task The_code_on_the_bar_opens_the_identical_view_in_every_zone()
    {
        var day = await (await Head()).Get(At("/reporting/obligations", March));
        var code = day.Headers.GetValues("As-Of").Single();
        var again = await (await As(await pmo.Site.Person([Role.ComplianceReviewer]))).Get(At("/reporting/obligations", code));

        Assert.Equal(code, again.Headers.GetValues("As-Of").Single());
        Assert.Contains($"asOf={code}", Text((await Parsed(day)).QuerySelector(".past-bar")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_is_sent_with_a_moment_changes_anything()
    {
        var head = await Head();
        var before = await pmo.Site.Get<IEventStore>().Head();

        var page = await head.Send(HttpMethod.Post, At("/projects/new", March), new FormUrlEncodedContent([]));
        var api = await head.Send(HttpMethod.Post, At("/api/office/register-project", March), JsonContent.Create(new { code = "P-1", name = "Past" }), ("Origin", "https://pmo.example"));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (page.StatusCode, api.StatusCode));
        Assert.Equal("asof.read-only", (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Contains("The past cannot be changed", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await pmo.Site.Get<IEventStore>().Head());
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/operations")]
    [InlineData("/mail")]
    [InlineData("/projects/new")]
    [InlineData("/first-steps")]
    [InlineData("/notices/preferences")]
    public async Task A_page_without_a_past_says_so_instead_of_showing_what_is_now(string address)
    {
        var head = await Head();
        Assert.Equal(HttpStatusCode.OK, (await head.Get(address)).StatusCode);

        var answer = await head.Get(At(address, March));
        var page = await Parsed(answer);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("This page has no past", Text(page.QuerySelector("h1")!));
        Assert.Equal(address, page.QuerySelector("main .trouble a.btn-primary")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector(".past-bar"));
    }

    [Theory]
    [InlineData("/api/host/show-status")]
    [InlineData("/api/office/find-mail")]
    public async Task A_query_without_a_past_is_refused(string address)
    {
        var head = await Head();
        Assert.Equal(HttpStatusCode.OK, (await head.Get(address)).StatusCode);

        Assert.Equal("asof.no-past", (await (await head.Get(At(address, March))).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    private static string At(string address, string moment) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={Uri.EscapeDataString(moment)}";

    private static long Rows(IDocument page) => page.QuerySelectorAll(".pmo-grid tbody tr").Length;

    internal static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<Browser> Head() => As(new SampleCast(SampleSize.All[0]).Head);

    private Task<Browser> As(PersonId person) => pmo.Site.SignedIn(person);

    private static async Task<IDocument> Page(Browser browser, string address)
    {
        var answer = await browser.Get(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode}");
        return await Parsed(answer);
    }

    private static async Task<IDocument> Parsed(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}
