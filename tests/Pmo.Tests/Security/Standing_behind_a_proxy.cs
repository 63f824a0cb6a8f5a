using System.Net;
using Pmo.Host;

namespace Pmo.Tests.Security;

/// <summary>A proxy in front ends HTTPS; what it says of the browser is believed from its own address only.</summary>
[Trait("Feature", "G3")]
public sealed class Standing_behind_a_proxy
{
    private const string Proxy = "192.0.2.1";
    private const string Password = "vogel wiese lampe trompete";
    private static readonly (string, string)[] FromBrowser = [("Origin", "https://pmo.example"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "198.51.100.7")];

    private static async Task<HttpResponseMessage> SignIn(Site site)
    {
        await site.Person([], "ann@example.org", Password);
        return await site.Browser(scheme: "http").Fill("/sign-in", "sign-in", FromBrowser, ("Form.Email", "ann@example.org"), ("Form.Password", Password));
    }

    [Fact]
    public async Task A_form_that_came_to_the_proxy_by_https_is_taken()
    {
        await using var site = await Site.Open(proxy: Proxy);
        site.From = Proxy;
        var answer = await SignIn(site);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task What_another_address_says_of_itself_is_ignored()
    {
        await using var site = await Site.Open(proxy: Proxy);
        site.From = "192.0.2.2";
        Assert.Equal(HttpStatusCode.Forbidden, (await SignIn(site)).StatusCode);
    }

    [Fact]
    public async Task Without_a_proxy_in_the_settings_nobody_is_believed()
    {
        await using var site = await Site.Open();
        site.From = Proxy;
        Assert.Equal(HttpStatusCode.Forbidden, (await SignIn(site)).StatusCode);
    }

    [Fact]
    public async Task Each_browser_behind_the_proxy_waits_for_its_own_failures_only()
    {
        await using var site = await Site.Open(proxy: Proxy);
        site.From = Proxy;
        async Task<HttpStatusCode> Guess(string email, string browser) => (await site.Browser(scheme: "http").Fill("/sign-in", "sign-in",
            [("X-Forwarded-Proto", "https"), ("X-Forwarded-For", browser)], ("Form.Email", email), ("Form.Password", "wrong"))).StatusCode;
        for (var n = 0; n < 20; n++) Assert.Equal(HttpStatusCode.OK, await Guess($"somebody{n}@example.org", "198.51.100.7"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Guess("another@example.org", "198.51.100.7"));
        Assert.Equal(HttpStatusCode.OK, await Guess("another@example.org", "198.51.100.8"));
    }

    [Fact]
    public void A_proxy_is_named_by_its_address()
    {
        Assert.Equal([IPAddress.Parse(Proxy), IPAddress.IPv6Loopback], PmoSettings.ProxiesOf($"{Proxy}, ::1"));
        Assert.Empty(PmoSettings.ProxiesOf(null));
        Assert.Contains("proxy.example", Assert.Throws<ArgumentException>(() => PmoSettings.ProxiesOf("proxy.example")).Message, StringComparison.Ordinal);
    }
}
