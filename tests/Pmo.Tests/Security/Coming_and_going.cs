using System.Net;
using System.Text;
using Pmo.Host.SignIn;
using Pmo.Office;
using Pmo.Office.People;

namespace Pmo.Tests.Security;

/// <summary>Sessions as a browser sees them (W7), and guessing through the page (W8).</summary>
[Trait("Feature", "G3")]
public sealed class Coming_and_going : IAsyncLifetime
{
    private const string Password = "vogel wiese lampe trompete";
    private const string Next = "lampe trompete vogel wiese";
    private Site site = null!;
    private PersonId ann;

    public async Task InitializeAsync()
    {
        site = await Site.Open();
        ann = await site.Person([Role.Administrator], "ann@example.org", Password);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    private static Task<HttpResponseMessage> SignIn(Browser browser, string email = "ann@example.org", string password = Password, string path = "/sign-in") =>
        browser.Fill(path, "sign-in", ("Form.Email", email), ("Form.Password", password));

    private async Task<bool> IsIn(string? session) => (await site.Browser(session).Get("/account")).StatusCode == HttpStatusCode.OK;

    [Fact]
    public async Task The_cookie_is_a_host_cookie_that_scripts_and_other_sites_cannot_use()
    {
        var answer = await SignIn(site.Browser());
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-pmo=", StringComparison.Ordinal));
        Assert.Equal(["httponly", "path=/", "samesite=lax", "secure"], cookie.Split("; ")[1..].Order());
        Assert.Equal(43, cookie.Split(';')[0].Length - "__Host-pmo=".Length);
    }

    [Fact]
    public async Task A_session_planted_before_signing_in_is_not_the_one_after_it()
    {
        var planted = Secret.New();
        var browser = site.Browser(planted);
        await SignIn(browser);
        Assert.NotEqual(planted, browser.Session);
        Assert.True(await IsIn(browser.Session));
        Assert.False(await IsIn(planted));
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_before()
    {
        var browser = site.Browser();
        await SignIn(browser);
        var first = browser.Session;
        await SignIn(browser);
        Assert.True(await IsIn(browser.Session));
        Assert.False(await IsIn(first));
    }

    [Fact]
    public async Task Who_signs_out_is_out_at_once()
    {
        var browser = await site.SignedIn(ann);
        var stolen = browser.Session;
        var page = await (await browser.Get("/account")).Content.ReadAsStringAsync();
        var token = page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        var answer = await browser.Send(HttpMethod.Post, "/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Equal("/sign-in", answer.Headers.Location!.OriginalString);
        Assert.Null(browser.Session);
        Assert.False(await IsIn(stolen));
    }

    [Fact]
    public async Task A_new_password_signs_out_everywhere_else_and_gives_this_browser_a_new_session()
    {
        var (here, there) = (await site.SignedIn(ann), await site.SignedIn(ann));
        var before = here.Session;
        var answer = await here.Fill("/account/password", "password", ("Form.Current", Password), ("Form.New", Next));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.True(await IsIn(here.Session));
        Assert.False(await IsIn(before));
        Assert.False(await IsIn(there.Session));
        Assert.NotEqual(HttpStatusCode.Redirect, (await SignIn(site.Browser())).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SignIn(site.Browser(), password: Next)).StatusCode);
    }

    [Fact]
    public async Task A_password_is_changed_only_by_who_knows_it_and_only_to_a_good_one()
    {
        var browser = await site.SignedIn(ann);
        async Task<string> Change(string current, string next) => await (await browser.Fill("/account/password", "password", ("Form.Current", current), ("Form.New", next))).Content.ReadAsStringAsync();
        Assert.Contains("The current password is not right.", await Change("guess", Next), StringComparison.Ordinal);
        Assert.Contains("Many people choose this", await Change(Password, "password1234"), StringComparison.Ordinal);
        Assert.DoesNotContain("password1234", await Change(Password, "password1234"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_person_a_changed_role_an_ended_session_are_out_at_the_next_request()
    {
        var bob = await site.Person([Role.PmoOfficer]);
        var browser = await site.SignedIn(bob);
        await site.Do(new GrantRole(bob, Role.Coach));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).StatusCode);
        browser = await site.SignedIn(bob);
        await site.Do(new DisablePerson(bob));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).StatusCode);
        await site.Do(new EnablePerson(bob));

        browser = await site.SignedIn(bob);
        var session = site.Get<Sessions>().Of(bob)[0];
        var administrator = await site.SignedIn(ann);
        await administrator.Fill($"/people/{bob}/access", $"end-{session.Id}");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).StatusCode);
    }

    [Fact]
    public async Task People_end_their_other_sessions_from_their_own_page()
    {
        var (here, there) = (await site.SignedIn(ann), await site.SignedIn(ann));
        var other = site.Get<Sessions>().Of(ann).Single(s => s.Id != site.Get<Sessions>().Find(here.Session!)!.Id);
        await here.Fill("/account", $"end-{other.Id}");
        Assert.True(await IsIn(here.Session));
        Assert.False(await IsIn(there.Session));
    }

    [Fact]
    public async Task An_idle_session_is_over_and_leads_back_where_one_was()
    {
        var browser = await site.SignedIn(ann);
        site.Clock.Advance(Sessions.Idle);
        var answer = await browser.Get("/people?text=a%20b");
        Assert.Equal("/sign-in?returnUrl=%2Fpeople%3Ftext%3Da%2520b", answer.Headers.Location!.OriginalString);
        Assert.Null(browser.Session);
        var back = await SignIn(browser, path: answer.Headers.Location.OriginalString);
        Assert.EndsWith("/people?text=a%20b", back.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/sign-out")]
    public async Task Signing_in_never_leads_to_another_site(string url)
    {
        var answer = await SignIn(site.Browser(), path: "/sign-in?returnUrl=" + Uri.EscapeDataString(url));
        Assert.Equal("/first-steps", new Uri(new Uri("https://pmo.example"), answer.Headers.Location!).PathAndQuery);
        Assert.Equal("pmo.example", new Uri(new Uri("https://pmo.example"), answer.Headers.Location!).Host);
    }

    [Fact]
    public async Task Htmx_is_told_to_load_the_sign_in_page_instead_of_swapping_it_in()
    {
        var answer = await site.Browser().Get("/people", ("HX-Request", "true"), ("HX-Current-URL", "https://pmo.example/people?role=Coach"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Fpeople%3Frole%3DCoach", answer.Headers.GetValues("HX-Redirect").Single());
    }

    [Fact]
    public async Task Unknown_wrong_and_disabled_are_answered_with_the_same_words()
    {
        var bob = await site.Person([], "bob@example.org", Password);
        await site.Do(new DisablePerson(bob));
        async Task<string> Said(string email, string password)
        {
            var answer = await SignIn(site.Browser(), email, password);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(password, page, StringComparison.Ordinal);
            return page.Split("role=\"alert\"")[1].Split("</div>")[0];
        }

        var wrong = await Said("ann@example.org", "not the password of Ann");
        Assert.Contains("E-mail and password do not belong together.", wrong, StringComparison.Ordinal);
        Assert.Equal(wrong, await Said("nobody@example.org", "not the password of Ann"));
        Assert.Equal(wrong, await Said("bob@example.org", Password));
    }

    [Fact]
    public async Task After_a_few_failures_the_page_says_how_long_to_wait_for_known_and_unknown_alike()
    {
        foreach (var email in new[] { "ann@example.org", "nobody@example.org" })
        {
            for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await SignIn(site.Browser(), email, "wrong")).StatusCode);
            var answer = await SignIn(site.Browser(), email, email[0] == 'a' ? Password : "wrong");
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
        }
    }

    [Fact]
    public async Task A_new_installation_answers_its_first_question()
    {
        await using var another = await Site.Open();
        Assert.All(await another.Get<ReadModels>().States(), s => Assert.False(s.Filling, s.Module));
    }

    [Fact]
    public async Task A_token_acts_with_its_owners_rights_of_today()
    {
        var (token, made) = await site.Get<Door>().CreateToken(ann, "export", TimeSpan.FromDays(1), ann);
        Task<HttpResponseMessage> Ask(string secret) => site.Browser().Get("/api/office/find-people", ("Authorization", $"Bearer {secret}"));
        Assert.Equal(HttpStatusCode.OK, (await Ask(token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(token + "x")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(token[4..])).StatusCode);
        await site.Get<Door>().RevokeToken(ann, made.Id, ann);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(token)).StatusCode);
    }

    [Fact]
    public async Task A_bad_token_is_not_made_good_by_a_session()
    {
        var browser = await site.SignedIn(ann);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/api/office/find-people", ("Authorization", "Bearer pmo_wrong"))).StatusCode);
    }

    [Fact]
    public async Task A_token_makes_no_further_tokens()
    {
        var (token, _) = await site.Get<Door>().CreateToken(ann, "export", TimeSpan.FromDays(1), ann);
        var browser = site.Browser();
        await browser.Fill("/account", "token", [("Authorization", $"Bearer {token}")], ("Form.Name", "more"), ("Form.Days", "1"));
        Assert.Single(site.Get<Tokens>().Of(ann));
    }

    [Fact]
    public async Task What_only_the_console_may_do_is_refused_over_the_network()
    {
        var administrator = await site.SignedIn(ann);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.Get("/console/token/list")).StatusCode);
        using var body = new StringContent($"{{\"person\":\"{ann.Value}\",\"name\":\"x\",\"days\":1}}", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.Send(HttpMethod.Post, "/console/token/create", body)).StatusCode);
    }
}
