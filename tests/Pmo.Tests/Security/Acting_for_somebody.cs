using System.Net;
using System.Text;
using System.Text.Json;
using Pmo.Host.SignIn;
using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Office.People;
using Pmo.Reporting;
using Pmo.Reporting.Reviewing;
using Pmo.Reporting.Searching;
using Pmo.Reporting.Submitting;
using Pmo.Tests.Reporting;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Security;

/// <summary>Acting in another's place over the site and the API: looked up at every request, for what the deputyship names, with both names.</summary>
[Trait("Feature", "G1")]
public sealed class Acting_for_somebody : IAsyncLifetime
{
    private const string Header = "On-Behalf-Of";
    private Site site = null!;
    private PersonId manager, officer, deputy;

    public async Task InitializeAsync()
    {
        site = await Site.Open();
        (manager, officer, deputy) = (await site.Person([]), await site.Person([Role.PmoOfficer]), await site.Person([]));
        await site.Do(new RegisterProject("P-1", "Harbour bridge", null, null, new ProjectProfile()));
        await site.Do(new NameProjectManager(Bridge, manager, manager));
        await Happened(Scheduled, Opened);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_deputy_chooses_whom_to_act_for_hands_the_report_in_and_both_names_are_kept()
    {
        await Name(manager, deputy, DeputyScope.Reports);
        var browser = await Acting(deputy, manager);
        Assert.Contains("You act for <strong>Person 1</strong>: reports.", await Text(browser, "/reporting/mine"), StringComparison.Ordinal);
        Assert.Contains("Harbour bridge", await Text(browser, "/reporting/mine"), StringComparison.Ordinal);
        Assert.Contains("Submit report", await Text(browser, $"/reporting/obligations/{Id}/report"), StringComparison.Ordinal);

        await Accepted(await Post(browser, new SubmitReport(Id, Complete)));

        var stored = (await site.Get<IEventStore>().ReadStream(Obligation.StreamOf(Id)))[^1];
        var metadata = Metadata.Read(stored.Metadata.Span);
        Assert.Equal((deputy, manager), (metadata.Actor, metadata.OnBehalfOf));
        var submitted = (ReportSubmitted)site.Get<EventSerializer>().Read(stored)!;
        Assert.Equal((deputy, manager), (submitted.By, submitted.OnBehalfOf));
        Assert.Matches("Person 3\\s+for\\s+Person 1", await Text(browser, $"/reporting/obligations/{Id}/revisions/1"));
        Assert.Matches("Person 3\\s+for\\s+Person 1", await Text(await site.SignedIn(officer), $"/reporting/obligations/{Id}"));
    }

    [Fact]
    public async Task After_stopping_they_are_themselves_again()
    {
        await Name(manager, deputy, DeputyScope.All);
        var browser = await Acting(deputy, manager);
        Assert.Equal("/", (await Send(browser, "/reporting/mine", "/act-for/stop")).Headers.Location?.OriginalString);
        Assert.DoesNotContain("You act for <strong>", await Text(browser, "/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(browser, new SubmitReport(Id, Complete))).StatusCode);
    }

    [Fact]
    public async Task A_deputyship_that_is_withdrawn_is_refused_at_the_next_request_and_nothing_is_done_as_oneself()
    {
        var other = await site.Person([Role.PmoOfficer]);
        await Name(officer, other, DeputyScope.Reviews);
        await Happened(Submitted(1) with { By = manager });
        var browser = await Acting(other, officer);
        await site.Do(new WithdrawDeputy(officer, (await Named(officer, other)).Deputyship));

        Assert.Equal("authority.deputy", await Code(await Post(browser, new AcceptReport(Id, 1)), HttpStatusCode.Forbidden));
        var page = await browser.Get("/reporting/review");
        Assert.Equal((HttpStatusCode.Redirect, "/reporting/review"), (page.StatusCode, page.Headers.Location!.OriginalString));
        Assert.Contains("Your time as a deputy is over", await Text(browser, "/reporting/review"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_its_last_day_where_the_principal_is()
    {
        await site.Do(new NameDeputy(manager, deputy, DeputyScope.Reports, new(2026, 3, 2), new(2026, 3, 2)));
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 2, 22, 50, 0, TimeSpan.Zero));
        var browser = await Acting(deputy, manager);
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("authority.deputy", await Code(await Post(browser, new SubmitReport(Id, Complete)), HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_form_sent_after_the_end_is_not_carried_out()
    {
        await Name(manager, deputy, DeputyScope.Reports);
        var browser = await Acting(deputy, manager);
        await site.Do(new WithdrawDeputy(manager, (await Named(manager, deputy)).Deputyship));
        var sent = await browser.Send(HttpMethod.Post, $"/reporting/obligations/{Id}/report", new FormUrlEncodedContent([]));
        Assert.Equal("/account/absences", sent.Headers.Location!.OriginalString);
        Assert.Contains("What you sent last was not carried out.", await Text(browser, "/account/absences"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_scope_allows_its_own_and_every_other_command_is_refused_with_a_sentence()
    {
        await Name(manager, deputy, DeputyScope.Reviews);
        Assert.Equal("authority.acting", await Code(await Post(await site.SignedIn(deputy), new EnterAbsence(deputy, new(2026, 4, 1), new(2026, 4, 2)), manager), HttpStatusCode.Forbidden));

        var head = await site.Person([Role.HeadOfPmo, Role.ProjectManager]);
        await Name(manager, head, DeputyScope.Reviews);
        Assert.Equal("authority.acting", await Code(await Post(await site.SignedIn(head), new SubmitReport(Id, Complete), manager), HttpStatusCode.Forbidden));
        Assert.Equal("authority.acting", await Code(await Post(await site.SignedIn(head), new RegisterProject("P-2", "Tunnel", null, null, new ProjectProfile()), manager), HttpStatusCode.Forbidden));
        Assert.Equal("authority.acting", await Code(await Post(await site.SignedIn(head), new SaveView(head, "Mine", "/"), manager), HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_deputy_has_the_principals_roles_for_it_and_not_their_own()
    {
        var head = await site.Person([Role.HeadOfPmo]);
        await Name(manager, head, DeputyScope.All);
        await Happened(Submitted(1) with { By = deputy });
        Assert.Equal("authority.role", await Code(await Post(await site.SignedIn(head), new AcceptReport(Id, 1), manager), HttpStatusCode.Forbidden));

        await Name(officer, deputy, DeputyScope.Reviews);
        Assert.Equal("review.own-report", await Code(await Post(await site.SignedIn(deputy), new AcceptReport(Id, 1), officer), HttpStatusCode.Conflict));
        await Name(officer, manager, DeputyScope.Reviews);
        Assert.Equal("review.own-report", await Code(await Post(await site.SignedIn(manager), new AcceptReport(Id, 1), officer), HttpStatusCode.Conflict));
        var third = await site.Person([]);
        await Name(officer, third, DeputyScope.Reviews);
        await Accepted(await Post(await site.SignedIn(third), new AcceptReport(Id, 1), officer));
    }

    [Fact]
    public async Task Both_names_stand_in_the_queue_of_reviews()
    {
        var third = await site.Person([]);
        await Name(officer, third, DeputyScope.Reviews);
        await Happened(Submitted(1) with { By = deputy, OnBehalfOf = manager });
        var browser = await Acting(third, officer);
        await Accepted(await Post(browser, new TakeUpReview(Id, 1)));
        await site.Get<ReadModels>().CatchUp();
        Assert.Matches("by\\s+Person 3\\s+for\\s+Person 1\\s+· taken up by\\s+Person 4\\s+for\\s+Person 2", WebUtility.HtmlDecode(await Text(browser, "/reporting/review")));
    }

    [Fact]
    public async Task The_api_takes_the_header_with_a_token_too_and_only_for_those_one_stands_in_for()
    {
        await Name(manager, deputy, DeputyScope.Reports);
        var (secret, _) = await site.Get<Door>().CreateToken(deputy, "script", TimeSpan.FromDays(1), deputy);
        var program = site.Browser();
        (string, string) token = ("Authorization", $"Bearer {secret}");
        Assert.Contains("P-1", await (await program.Get("/api/reporting/find-my-reports", token, (Header, manager.ToString()))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("P-1", await (await program.Get("/api/reporting/find-my-reports", token)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("authority.deputy", await Code(await program.Get("/api/reporting/find-my-reports", token, (Header, officer.ToString())), HttpStatusCode.Forbidden));
        Assert.Equal("authority.deputy", await Code(await program.Get("/api/reporting/find-my-reports", token, (Header, deputy.ToString())), HttpStatusCode.Forbidden));
        Assert.Equal("authority.on-behalf-of", await Code(await program.Get("/api/reporting/find-my-reports", token, (Header, "Person 1")), HttpStatusCode.BadRequest));
        await Accepted(await Post(program, new SubmitReport(Id, Complete), manager, token));
    }

    [Fact]
    public async Task What_is_not_asked_in_the_principals_place_is_answered_for_the_deputy()
    {
        await Name(officer, deputy, DeputyScope.Reviews);
        var browser = await Acting(deputy, officer);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/api/reporting/find-reviews")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/api/reporting/find-cadences")).StatusCode);
    }

    [Fact]
    public async Task A_deputy_of_an_administrator_opens_no_page_of_administrators_and_sees_their_own_account()
    {
        var admin = await site.Person([Role.Administrator], "root@example.org");
        await Name(admin, deputy, DeputyScope.All);
        var browser = await Acting(deputy, admin);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"/people/{manager}/access")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/people/add")).StatusCode);
        var account = await Text(browser, "/account");
        Assert.DoesNotContain("root@example.org", account, StringComparison.Ordinal);
        Assert.Contains("person3@example.org", account, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_acts_for_or_as_somebody_who_may_not_sign_in()
    {
        await Name(manager, deputy, DeputyScope.Reports);
        var browser = await site.SignedIn(deputy);
        await site.Do(new DisablePerson(manager));
        Assert.Equal("authority.deputy", await Code(await Post(browser, new SubmitReport(Id, Complete), manager), HttpStatusCode.Forbidden));
        await site.Do(new EnablePerson(manager));
        await site.Do(new DisablePerson(deputy));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(browser, new SubmitReport(Id, Complete), manager)).StatusCode);
    }

    [Fact]
    public async Task Choosing_somebody_one_does_not_stand_in_for_is_refused()
    {
        await Name(manager, deputy, DeputyScope.Reports);
        var browser = await site.SignedIn(deputy);
        var refused = await Send(browser, "/account/absences", "/act-for", ("person", officer.ToString()));
        Assert.Equal("/account/absences", refused.Headers.Location!.OriginalString);
        Assert.Contains("You may not act for this person today.", await Text(browser, "/account/absences"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send(HttpMethod.Post, "/act-for", new FormUrlEncodedContent([new("person", manager.ToString())]))).StatusCode);
    }

    private Task Name(PersonId principal, PersonId who, DeputyScope scope) => site.Do(new NameDeputy(principal, who, scope, new(2026, 3, 1)));

    private async Task<DeputyNamed> Named(PersonId principal, PersonId who) =>
        (await site.Get<IEventStore>().ReadStream(PersonStreams.Of(principal))).Select(e => site.Get<EventSerializer>().Read(e)).OfType<DeputyNamed>().Last(d => d.Deputy == who);

    private async Task Happened(params object[] events)
    {
        await Logs.Happened(site.Get<IEventStore>(), site.Get<EventSerializer>(), site.Clock.GetUtcNow(), events);
        await site.Get<ReadModels>().CatchUp();
    }

    private async Task<Browser> Acting(PersonId who, PersonId principal)
    {
        await site.Get<ReadModels>().CatchUp();
        var browser = await site.SignedIn(who);
        var chosen = await Send(browser, "/account/absences", "/act-for", ("person", principal.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        return browser;
    }

    /// <summary>Sends the form of a page that goes to an address, with other values where given.</summary>
    private static async Task<HttpResponseMessage> Send(Browser browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var form = Browser.Forms().Matches(await Text(browser, page)).Select(m => m.Value).First(f => f.Contains($"action=\"{action}\"", StringComparison.Ordinal));
        var values = Browser.Hidden().Matches(form).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        foreach (var (name, value) in fields) values[name] = value;
        return await browser.Send(HttpMethod.Post, action, new FormUrlEncodedContent(values));
    }

    private static async Task<HttpResponseMessage> Post<T>(Browser browser, T command, PersonId? principal = null, params (string, string)[] headers) where T : ICommand =>
        await browser.Send(HttpMethod.Post, "/api" + Endpoints.PathOf(typeof(T)), new StringContent(JsonSerializer.Serialize(command, Json.Messages), Encoding.UTF8, "application/json"),
            principal is { } person ? [.. headers, (Header, person.ToString())] : headers);

    private static async Task<string> Text(Browser browser, string path) => await (await browser.Get(path)).Content.ReadAsStringAsync();

    private static async Task Accepted(HttpResponseMessage answer) => Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());

    private static async Task<string?> Code(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement.GetProperty("code").GetString();
    }
}
