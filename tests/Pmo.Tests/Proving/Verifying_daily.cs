using System.Net;
using Pmo.Auditing;
using Pmo.Host.Proving;
using Pmo.Tests.Security;

namespace Pmo.Tests.Proving;

/// <summary>The whole log is recomputed once a day and when somebody asks; what is found is named where people look.</summary>
[Trait("Feature", "A9")]
public sealed class Verifying_daily
{
    [Fact]
    public async Task It_happens_after_the_start_and_a_day_later_and_not_in_between()
    {
        await using var site = await Site.Open();
        var scrub = site.Get<LogScrub>();
        Assert.Null(scrub.Last);
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        await LogFileOf.Until(() => scrub.Last is not null && !scrub.IsRunning);
        var first = scrub.Last!;
        Assert.Null(first.Fault);
        Assert.Equal(site.Clock.GetUtcNow(), first.At);
        site.Clock.Advance(TimeSpan.FromHours(23));
        site.Get<LogScrub>().Ask();
        await LogFileOf.Until(() => scrub.Last!.At != first.At);
        Assert.Equal(first.At + TimeSpan.FromHours(23), scrub.Last!.At);
    }

    [Fact]
    public async Task The_first_bad_event_is_named_on_the_operations_page_and_by_health()
    {
        await using var site = await Site.Open();
        var browser = await site.SignedIn(await site.Person([Role.Administrator]));
        await site.Do(new SignCheckpoint());
        Assert.Contains("none yet; the first", await Signing_checkpoints.Text(browser, "/operations"), StringComparison.Ordinal);
        Assert.Equal(1, LogFileOf.Change(site.DataDirectory, "update event set data = cast(replace(cast(data as text), 'person', 'parson') as blob) where pos = (select min(pos) from event where name = 'office.email-claimed')"));
        await site.Do(new VerifyLog());
        await LogFileOf.Until(() => site.Get<LogScrub>().Last is not null);

        var fault = site.Get<LogScrub>().Last!.Fault!;
        Assert.StartsWith("office.email-", fault.Stream, StringComparison.Ordinal);
        var page = await Signing_checkpoints.Text(browser, "/operations");
        Assert.Contains("The log is not as it was written", page, StringComparison.Ordinal);
        Assert.Contains(fault.Place, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        var health = await site.Browser().Get("/health/proof");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains(fault.Place, await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_is_known_after_a_restart()
    {
        await using var world = new World(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await world.Get<PolicyRunner>().Start();
        var found = world.Get<LogScrub>().Scrub(fast: true);
        using var after = new LogScrub(world.Get<ProofOptions>(), world.Get<Secrets>(), world.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<LogScrub>.Instance);
        Assert.Equal(found, after.Last);
        Assert.Equal(await world.Store.Head(), found.Events);
    }
}
