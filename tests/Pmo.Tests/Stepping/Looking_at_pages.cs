using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Components;
using Pmo.Host.Stepping;
using Pmo.Tests.House;
using Pmo.Tests.Security;

namespace Pmo.Tests.Stepping;

/// <summary>Whatever a person opens whose only role is compliance reviewer is written into the log before it is shown: one event a look, and nobody else is followed.</summary>
[Trait("Feature", "A13")]
public sealed class Looking_at_pages
{
    [Fact]
    public async Task Every_page_and_every_query_that_answers_a_reviewer_is_one_look()
    {
        await using var site = await Site.Open();
        var (reviewer, addresses) = (await site.SignedIn(await site.Person([Role.ComplianceReviewer])), Addresses(site).ToList());
        var (answered, wrong) = (0, new List<string>());
        foreach (var (path, api) in addresses)
        {
            // A minute later, so that no look is taken for the one before.
            site.Clock.Advance(TimeSpan.FromMinutes(2));
            var before = await site.Get<IEventStore>().Head();
            var answer = await reviewer.Get(path, api ? [("Accept", "application/json")] : []);
            if (answer.StatusCode is not HttpStatusCode.OK) continue;
            answered++;
            if ((await Looks(site, before)).Count is not 1 and var looks) wrong.Add($"{path}: {looks}");
        }

        Assert.Empty(wrong);
        Assert.True(answered > 60, $"Only {answered} of {addresses.Count} answered.");
    }

    [Fact]
    public async Task A_look_says_which_page_with_what_was_asked_and_as_of_when_and_keeps_no_word_that_was_typed()
    {
        await using var site = await Site.Open();
        var person = await site.Person([Role.ComplianceReviewer]);
        var reviewer = await site.SignedIn(person);
        var head = await site.Get<IEventStore>().Head();
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await reviewer.Get($"/projects?text=Nobodysname&page=2&unit={Guid.Empty}");
        await reviewer.Get($"/people?asOf=%23{head}");
        await reviewer.Get("/api/office/find-people?text=Nobodysname", ("Accept", "application/json"));
        var seen = (await Looks(site, head)).OfType<PageViewed>().ToList();
        Assert.Equal([(person, "/projects", "/projects", $"page=2, text, unit={Guid.Empty}"), (person, "/people", "/people", ""), (person, "office.find-people", "/api/office/find-people", "text")], seen.Select(s => (s.By, s.Page, s.Path, s.Asked)));
        Assert.StartsWith($"{head}@", seen[1].AsOf, StringComparison.Ordinal);
        Assert.All((await site.Log()).Where(r => r.Position > head), r => Assert.DoesNotContain("Nobodysname", System.Text.Encoding.UTF8.GetString(r.Stored.Data.Span), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Whoever_holds_another_role_is_not_followed()
    {
        await using var site = await Site.Open();
        foreach (var roles in (Role[][])[[Role.Reader], [Role.PmoOfficer], [Role.HeadOfPmo], [Role.Administrator], [Role.ComplianceReviewer, Role.Executive]])
        {
            var browser = await site.SignedIn(await site.Person(roles));
            var before = await site.Get<IEventStore>().Head();
            Assert.Equal(HttpStatusCode.OK, (await browser.Get("/projects")).StatusCode);
            Assert.Empty(await Looks(site, before));
        }
    }

    [Fact]
    public async Task Looking_at_the_looks_is_one_look_and_a_page_left_open_is_not_counted_again()
    {
        await using var site = await Site.Open();
        var reviewer = await site.SignedIn(await site.Person([Role.ComplianceReviewer]));
        var before = await site.Get<IEventStore>().Head();
        await reviewer.Get("/audit/looks");
        Assert.IsType<AuditRecordsViewed>(Assert.Single(await Looks(site, before)));

        before = await site.Get<IEventStore>().Head();
        await reviewer.Get("/projects");
        await reviewer.Get("/projects");
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await reviewer.Get("/projects", (LiveRegion.Unattended, "1"));
        Assert.Single(await Looks(site, before));
        // By itself it would not be there, had nobody opened it: what has not been seen today is a look, whoever says otherwise.
        await reviewer.Get("/people", (LiveRegion.Unattended, "1"));
        await reviewer.Get("/projects");
        Assert.Equal(["/projects", "/people", "/projects"], (await Looks(site, before)).Cast<PageViewed>().Select(p => p.Path));
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_shown()
    {
        StoreThat store = null!;
        await using var site = await Site.Open(with: services => StoreInFront.Put(services, real => store = new StoreThat(real)));
        var reviewer = await site.SignedIn(await site.Person([Role.ComplianceReviewer]));
        await site.Do(new Pmo.Office.RegisterProject("BRIDGE", "New bridge", null, null, new()));
        await site.Settle();
        store.BeforeAppend = stream => Task.FromResult<AppendResult?>(stream.StartsWith("host.looks", StringComparison.Ordinal) ? new AppendResult(AppendKind.Rejected, Reason: "store.read-only: The disk is full.") : null);
        foreach (var (path, accept) in new[] { ("/projects", "text/html"), ("/api/office/find-projects", "application/json") })
        {
            var answer = await reviewer.Get(path, ("Accept", accept));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.DoesNotContain("New bridge", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        store.BeforeAppend = _ => Task.FromResult<AppendResult?>(null);
        Assert.Contains("New bridge", await (await reviewer.Get("/projects")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_finds_them_in_the_list_of_looks_apart_from_looks_into_the_log()
    {
        await using var site = await Site.Open();
        var reviewer = await site.SignedIn(await site.Person([Role.ComplianceReviewer]));
        await reviewer.Get("/projects?page=3");
        await reviewer.Get("/audit/streams");
        await site.Settle();
        var head = await site.SignedIn(await site.Person([Role.HeadOfPmo]));
        async Task<string> Seen(string asked) => Audited.Text(await (await head.Get($"/audit/looks{asked}")).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        Assert.Contains("Page /projects, asked with page=3", await Seen(""), StringComparison.Ordinal);
        Assert.Contains("/projects, asked with", await Seen("?kind=Pages"), StringComparison.Ordinal);
        Assert.DoesNotContain("List of records", await Seen("?kind=Pages"), StringComparison.Ordinal);
        Assert.DoesNotContain("/projects, asked with", await Seen("?kind=Records"), StringComparison.Ordinal);
        Assert.Contains("Person 1 looked at the page /projects, asked with page=3.", await Story(site, head), StringComparison.Ordinal);
    }

    private static async Task<string> Story(Site site, Browser head)
    {
        var stream = (await site.Log()).First(r => r.Event is PageViewed).Stored.Stream;
        return Audited.Text(await (await head.Get($"/audit/streams/{stream}")).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    private static async Task<IReadOnlyList<object>> Looks(Site site, long after) =>
        [.. (await site.Log()).Where(r => r.Position > after && r.Event is PageViewed or AuditRecordsViewed).Where(r => r.Position > after).Select(r => r.Event)];

    // What is open to everybody shows nothing that is kept here.
    private static IEnumerable<(string Path, bool Api)> Addresses(Site site) =>
        from endpoint in site.Endpoints
        let api = endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
        where endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null
        where api ? endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true : endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        select (Site.Filled(endpoint), api);
}
