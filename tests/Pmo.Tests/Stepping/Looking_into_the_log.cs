using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.Stepping;
using Pmo.Office;
using Pmo.Tests.Reporting;
using Pmo.Tests.Security;

namespace Pmo.Tests.Stepping;

/// <summary>Records are found by what people know of them, and whoever looks is recorded before they are shown anything.</summary>
public sealed class Looking_into_the_log(Audited audited) : IClassFixture<Audited>
{
    private const string Title = "Report for March 2026 of BRIDGE New bridge";

    [Theory, Trait("Feature", "A2")]
    [InlineData("text=BRIDGE")]
    [InlineData("text=new+march")]
    [InlineData("text=Person+2")]
    [InlineData("kind=reporting.obligation")]
    [InlineData("text=report+bridge&from=2026-03-02&to=2026-03-02")]
    public async Task A_record_is_found_by_project_person_kind_words_and_day(string asked) =>
        Assert.Contains(Title, await audited.Page($"/audit/streams?{asked}"), StringComparison.Ordinal);

    [Theory, Trait("Feature", "A2")]
    [InlineData("text=TUNNEL")]
    [InlineData("text=bridge+april")]
    [InlineData("kind=office.person")]
    [InlineData("kind=reporting.obligation&to=2026-03-01")]
    [InlineData("kind=reporting.obligation&from=2026-03-03")]
    public async Task A_record_that_does_not_fit_is_not_found(string asked) =>
        Assert.DoesNotContain(Title, await audited.Page($"/audit/streams?{asked}"), StringComparison.Ordinal);

    [Fact, Trait("Feature", "A2")]
    public async Task A_record_is_found_by_an_id_and_by_who_acted_on_it()
    {
        Assert.Contains(Title, await audited.Page($"/audit/streams?text={Examples.Id.Value:d}"), StringComparison.Ordinal);
        Assert.Contains(Title, await audited.Page($"/audit/streams?text={Audited.Report}"), StringComparison.Ordinal);
        Assert.Contains(Title, await audited.Page($"/audit/streams?person={audited.Officer}"), StringComparison.Ordinal);
        Assert.Contains(Title, await audited.Page($"/audit/streams?project={Examples.Bridge}"), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "G4")]
    public async Task An_administrator_finds_no_business_records() =>
        Assert.DoesNotContain(Title, await audited.Page("/audit/streams?text=BRIDGE", audited.Administrator), StringComparison.Ordinal);

    [Fact, Trait("Feature", "A13")]
    public async Task Every_look_is_recorded_with_who_what_and_how_much_and_no_typed_word()
    {
        var before = (await Looked()).Count;
        await audited.Page($"/audit/streams/{Audited.Report}?step=2");
        await audited.Page("/audit/streams?text=Bridge+Nobodysname&kind=reporting.obligation");

        var looks = (await Looked()).Skip(before).ToList();
        Assert.Equal([(audited.Reviewer, "host.show-stream", Audited.Report, "step 2 of 3", 1)], looks.Take(1).Select(l => (l.By, l.Query, l.Record!, l.Range, l.Count)));
        Assert.Equal("host.find-streams", looks[1].Query);
        Assert.Contains($"about {{project:{Examples.Bridge}}}", looks[1].Range, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobodysname", looks[1].Range, StringComparison.OrdinalIgnoreCase);
    }

    [Fact, Trait("Feature", "A13")]
    public async Task A_look_through_the_api_is_recorded_too()
    {
        var before = (await Looked()).Count;
        await audited.Browser.Get($"/api/host/show-stream?stream={Audited.Report}&version=1", ("Accept", "application/json"));

        Assert.Equal("the record after step 1 of 3", (await Looked())[before].Range);
    }

    [Fact, Trait("Feature", "A13")]
    public async Task Looks_have_a_list_of_their_own_and_are_found_among_records_only_when_asked_for()
    {
        await audited.Page($"/audit/streams/{Audited.Report}?step=1");
        await audited.Site.Settle();

        Assert.Contains($"Person 1 {Title} step 1 of 3", await audited.Page("/audit/looks"), StringComparison.Ordinal);
        Assert.DoesNotContain("What Person 1 looked at", await audited.Page($"/audit/streams?person={audited.Reviewer}"), StringComparison.Ordinal);
        Assert.Contains("What Person 1 looked at on 2026-03-02", await audited.Page("/audit/streams?kind=host.looks"), StringComparison.Ordinal);
        Assert.DoesNotContain("step 1 of 3", await audited.Page($"/audit/looks?person={audited.Officer}"), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A13")]
    public async Task What_cannot_be_recorded_is_not_shown()
    {
        await using var site = await Site.Open(with: s => s.AddSingleton<IRule<NoteLook, Looks>, RefuseLooks<NoteLook>>());
        var browser = await site.SignedIn(await site.Person([Role.ComplianceReviewer]));

        var page = await browser.Get("/audit/streams");
        var api = await browser.Get($"/api/host/show-stream?stream=office.person-{new PersonId(new Guid("01900000-0000-7000-8000-000000000001"))}", ("Accept", "application/json"));

        Assert.False(page.IsSuccessStatusCode);
        Assert.DoesNotContain("Person 1", Audited.Text((await page.Content.ReadAsStringAsync()).Split("<main")[^1]), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, api.StatusCode);
        Assert.Contains("look.not-recorded", await api.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A13")]
    public void The_very_same_look_within_a_minute_is_one_look()
    {
        var rule = new NoteLookRule();
        var look = new NoteLook(audited.Reviewer, "host.show-stream", Audited.Report, "step 1 of 3", 1, Audited.Begun);
        var seen = new Looks(new AuditRecordsViewed(look.By, look.Query, look.Record, look.Range, look.Count, look.At));
        int Again(NoteLook c) => rule.Decide(c, seen, new Moment(c.At, PersonId.System)).Events.Count;

        Assert.Equal(0, Again(look with { At = Audited.Begun.AddSeconds(59) }));
        Assert.Equal(1, Again(look with { At = Audited.Begun.AddSeconds(60) }));
        Assert.Equal(1, Again(look with { Range = "step 2 of 3" }));
    }

    private async Task<IReadOnlyList<AuditRecordsViewed>> Looked() => [.. (await audited.Site.Log()).Select(r => r.Event).OfType<AuditRecordsViewed>()];

    // Open, so that the modules which tests bring do not find it.
    private sealed class RefuseLooks<T> : IRule<NoteLook, Looks>
    {
        public string Stream(NoteLook c) => Looks.StreamOf(c.By, c.At);

        public Decision Decide(NoteLook c, Looks looks, Moment m) => Decision.Refuse("look.refused", "The disk is full.");
    }
}
