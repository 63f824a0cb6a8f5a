using System.Net;
using System.Text.Json;
using Pmo.Auditing;
using Pmo.Office;
using Pmo.Reporting.Searching;
using Pmo.Tests.Reporting;

namespace Pmo.Tests.Stepping;

/// <summary>A reviewer steps through a record: what happened in words, who, when, why, from what, and what it changed.</summary>
public sealed class Stepping_through_a_record(Audited audited) : IClassFixture<Audited>
{
    [Fact, Trait("Feature", "A2")]
    public async Task A_step_tells_what_happened_who_did_it_and_what_changed()
    {
        var page = await audited.Page($"/audit/streams/{Audited.Report}?step=3");

        Assert.Contains("Step 3 of 3", page, StringComparison.Ordinal);
        Assert.Contains("The report for March 2026 was returned by Person 2: Cost: the cost section is incomplete.", page, StringComparison.Ordinal);
        Assert.Contains("State submitted returned", page, StringComparison.Ordinal);
        Assert.Contains("Report for March 2026 of BRIDGE New bridge", page, StringComparison.Ordinal);
        Assert.Contains("Recorded 2026-03-02 12:00", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{", page.Split("As stored")[0], StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A2")]
    public async Task One_goes_to_the_first_the_previous_the_next_and_the_last_step_by_links()
    {
        var page = await audited.Html($"/audit/streams/{Audited.Report}?step=2");

        Assert.All(["?step=1#step-1", "?step=3#step-3"], to => Assert.Contains($"href=\"/audit/streams/{Audited.Report}{to}\"", page, StringComparison.Ordinal));
        Assert.Contains("id=\"step-2\"", page, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"step\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/reporting/obligations/{Examples.Id}\"", page, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A3")]
    public async Task Both_clocks_are_shown_where_something_is_true_from_another_day()
    {
        var page = await audited.Page($"/audit/streams/{Audited.Report}?step=1");

        Assert.Contains("Recorded 2026-03-02 10:00", page, StringComparison.Ordinal);
        Assert.Contains("Effective 2026-03-31", page, StringComparison.Ordinal);
    }

    [Theory, Trait("Feature", "A1")]
    [InlineData("version=0", "Before the first step", null)]
    [InlineData("version=2", "The record after step 2 of 3", "State submitted")]
    [InlineData("at=2026-03-02T09:30:00Z", "The record after step 1 of 3", "State scheduled")]
    [InlineData("at=2026-03-02T10:30", "The record after step 1 of 3", "State scheduled")]
    [InlineData("at=2026-03-02T11:00", "The record after step 2 of 3", "State submitted")]
    public async Task The_record_is_shown_as_it_stood_at_a_version_or_an_instant(string asked, string title, string? state)
    {
        var page = await audited.Page($"/audit/streams/{Audited.Report}?{asked}");

        Assert.Contains(title, page, StringComparison.Ordinal);
        if (state is not null) Assert.Contains(state, page, StringComparison.Ordinal);
        else Assert.DoesNotContain("State scheduled", page, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A15")]
    public async Task What_was_recorded_exactly_then_counts_and_a_moment_to_come_is_refused()
    {
        Assert.Equal(2, await VersionAt("2026-03-02T10:00:00.000000Z"));
        Assert.Equal(1, await VersionAt("2026-03-02T09:59:59.999999Z"));

        var answer = await audited.Browser.Get($"/api/host/show-stream?stream={Audited.Report}&at=2027-01-01T00:00:00Z", ("Accept", "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("moment.future", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("That moment has not come", await audited.Page($"/audit/streams/{Audited.Report}?at=2027-01-01T00:00"), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A2")]
    public async Task A_step_leads_to_what_it_followed_from_and_to_what_followed()
    {
        var cause = await Answer($"/api/host/show-stream?stream={Audited.Project}&step=1");
        var followed = cause.GetProperty("shown").GetProperty("followed").EnumerateArray().Select(f => f.GetProperty("stream").GetString()).ToList();
        var reporting = Pmo.Reporting.ProjectReporting.StreamOf(Examples.Bridge);
        var effect = await Answer($"/api/host/show-stream?stream={reporting}&step=1");

        Assert.Contains(reporting, followed);
        Assert.Equal((Audited.Project, 1), (effect.GetProperty("shown").GetProperty("cause").GetProperty("stream").GetString()!, effect.GetProperty("shown").GetProperty("cause").GetProperty("step").GetInt32()));
        Assert.Contains("Sent by the policy", await audited.Page($"/audit/streams/{reporting}?step=1"), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A20")]
    public async Task An_address_is_private_for_a_reviewer_in_words_and_as_stored_and_a_name_is_not()
    {
        var record = $"/audit/streams/office.person-{audited.Officer}?step=1";

        var reviewers = await audited.Page(record);
        Assert.Contains("Person 2 became known to the PMO.", reviewers, StringComparison.Ordinal);
        Assert.Contains("Email private", reviewers, StringComparison.Ordinal);
        Assert.Contains("\"email\": \"private\"", reviewers, StringComparison.Ordinal);
        Assert.DoesNotContain("person2@example.org", reviewers, StringComparison.Ordinal);
        Assert.Contains("person2@example.org", await audited.Page(record, audited.Administrator), StringComparison.Ordinal);
        Assert.DoesNotContain("person2@example.org", await audited.Page($"/audit/streams/office.person-{audited.Officer}?version=1"), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A12")]
    public async Task Of_a_person_who_was_erased_the_steps_say_erased()
    {
        var gone = await audited.Site.Person([]);
        audited.Site.Get<KeyRing>().Destroy(gone);

        var page = await audited.Page($"/audit/streams/office.person-{gone}?step=1", audited.Administrator);
        Assert.Contains("Name erased", page, StringComparison.Ordinal);
        Assert.Contains("\"email\": \"erased\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.org", page, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A20")]
    public async Task What_somebody_keeps_for_themselves_is_private_to_everybody_else()
    {
        var stream = SavedViews.StreamOf(audited.Officer);
        await audited.Site.Happened(stream, new ViewSaved(audited.Officer, "Quiet thoughts", "/search?text=quiet", Audited.Begun));

        var page = await audited.Page($"/audit/streams/{stream}?step=1");
        Assert.Contains("Person 2 saved a view for themselves.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("quiet", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("quiet", await audited.Page($"/audit/streams/{stream}?version=1"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact, Trait("Feature", "G4")]
    public async Task An_administrator_steps_through_people_and_settings_and_not_through_business()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await audited.Administrator.Get($"/audit/streams/{Audited.Report}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await audited.Administrator.Get($"/audit/streams/office.person-{audited.Officer}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await audited.Browser.Get("/audit/streams/office.person-01900000000070008000000000000bad")).StatusCode);
    }

    private async Task<int> VersionAt(string at) => (await Answer($"/api/host/show-stream?stream={Audited.Report}&at={at}")).GetProperty("state").GetProperty("version").GetInt32();

    private async Task<JsonElement> Answer(string path)
    {
        var answer = await audited.Browser.Get(path, ("Accept", "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
