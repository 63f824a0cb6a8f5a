using System.Net;
using Pmo.Host.SignIn;
using Pmo.Office;
using Pmo.Office.People;

namespace Pmo.Tests.Security;

/// <summary>One-time codes, and what is gone when access ends (W7, W8).</summary>
[Trait("Feature", "G3")]
public sealed class Welcoming_newcomers : IAsyncLifetime
{
    private const string Password = "vogel wiese lampe trompete";
    private const string Next = "lampe trompete vogel wiese";
    private Site site = null!;
    private PersonId ann;

    public async Task InitializeAsync()
    {
        site = await Site.Open();
        ann = await site.Person([Role.Administrator], "newcomer@example.org");
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    private Task<HttpResponseMessage> Accept(string code, string password = Password) => site.Browser().Fill("/welcome", "welcome", ("Form.Code", code), ("Form.Password", password));

    private Task<string> Code() => site.Get<Invitations>().For(ann, ann);

    private async Task<bool> Works(string token) => (await site.Browser().Get("/api/office/find-people", ("Authorization", $"Bearer {token}"))).StatusCode == HttpStatusCode.OK;

    [Fact]
    public async Task Somebody_who_tries_codes_keeps_no_newcomer_elsewhere_waiting()
    {
        site.From = "192.0.2.1";
        for (var n = 0; n < 5; n++) Assert.Equal(HttpStatusCode.OK, (await Accept($"wrong {n}")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Accept("wrong")).StatusCode);
        for (var n = 0; n < 20; n++)
        {
            site.From = $"198.51.100.{n}";
            Assert.Equal(HttpStatusCode.OK, (await Accept("wrong")).StatusCode);
        }

        site.From = "203.0.113.9";
        Assert.Equal(HttpStatusCode.Redirect, (await Accept(await Code())).StatusCode);
    }

    [Fact]
    public async Task The_newcomers_own_name_makes_no_password()
    {
        await site.Do(new RenamePerson(ann, "Wilhelmina Vanderbroek"));
        var answer = await Accept(await Code(), "Vanderbroek2026!!");
        Assert.Contains("Many people choose this", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_was_lost_takes_tokens_and_codes_with_it()
    {
        await Accept(await Code());
        var (token, _) = await site.Get<Door>().CreateToken(ann, "export", TimeSpan.FromDays(1), ann);
        Assert.True(await Works(token));
        Assert.Equal(HttpStatusCode.Redirect, (await Accept(await Code(), Next)).StatusCode);
        Assert.False(await Works(token));
        Assert.Empty(site.Get<Tokens>().Of(ann));
    }

    [Fact]
    public async Task A_first_password_leaves_the_tokens_an_operator_made_before()
    {
        var (token, _) = await site.Get<Door>().CreateToken(ann, "export", TimeSpan.FromDays(1), ann);
        await Accept(await Code());
        Assert.True(await Works(token));
    }

    [Fact]
    public async Task Whoever_changes_their_password_leaves_no_code_that_could_set_another()
    {
        site.Get<Passwords>().Set(ann, Password);
        var code = await Code();
        await (await site.SignedIn(ann)).Fill("/account/password", "password", ("Form.Current", Password), ("Form.New", Next));
        Assert.Null(site.Get<OneTimeCodes>().Find(code));
    }

    [Fact]
    public async Task What_a_disabled_person_had_does_not_come_back_when_they_are_enabled()
    {
        var bob = await site.Person([]);
        var (token, made) = await site.Get<Door>().CreateToken(bob, "export", TimeSpan.FromDays(1), ann);
        var code = await site.Get<Invitations>().For(bob, ann);
        var browser = await site.SignedIn(bob);
        Assert.True(await Works(token));
        await site.Do(new DisablePerson(bob));
        await site.Do(new EnablePerson(bob));
        Assert.False(await Works(token));
        Assert.Null(site.Get<OneTimeCodes>().Find(code));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).StatusCode);
        Assert.DoesNotContain(site.Get<Tokens>().Of(bob), t => t.Id == made.Id);
    }
}
