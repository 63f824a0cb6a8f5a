using System.Net;
using Pmo.Components;

namespace Pmo.Tests.Security;

/// <summary>A page that follows the log asks by itself: that is not use of a session (W7).</summary>
[Trait("Feature", "G3")]
public sealed class Leaving_a_page_open : IAsyncLifetime
{
    private Site site = null!;
    private Browser browser = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Open();
        browser = await site.SignedIn(await site.Person([Role.Administrator]));
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_page_left_open_does_not_keep_anybody_signed_in()
    {
        for (var minute = 0; minute <= 25; minute += 5)
        {
            Assert.Equal(HttpStatusCode.OK, await browser.Glance("/live"));
            Assert.Equal(HttpStatusCode.OK, (await browser.Get("/operations", (LiveRegion.Unattended, "1"))).StatusCode);
            site.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.Glance("/live"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/operations")).StatusCode);
    }

    [Fact]
    public async Task Who_asks_for_a_page_in_between_stays_signed_in()
    {
        for (var minute = 0; minute <= 60; minute += 20)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Get("/operations")).StatusCode);
            site.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Equal(HttpStatusCode.OK, await browser.Glance("/live"));
    }

    [Fact]
    public async Task A_region_that_follows_the_log_says_that_it_asks_by_itself()
    {
        var page = await (await browser.Get("/operations")).Content.ReadAsStringAsync();
        Assert.Contains($"hx-headers=\"{{&quot;{LiveRegion.Unattended}&quot;: &quot;1&quot;}}\"", page, StringComparison.Ordinal);
    }
}
