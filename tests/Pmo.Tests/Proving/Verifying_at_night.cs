using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.Verifying;
using Pmo.Tests.House;
using Pmo.Tests.Security;

namespace Pmo.Tests.Proving;

/// <summary>The dashboards are verified every night by themselves, one run at a time.</summary>
[Trait("Feature", "A7")]
public sealed class Verifying_at_night
{
    private static readonly NightlyHour HalfPastTwo = new(new TimeOnly(2, 30));
    private readonly ManualResetEventSlim gate = new(true);

    [Fact]
    public async Task Every_night_once_and_a_night_that_was_missed_once_after_the_start()
    {
        await using var site = await Open();
        var nightly = ActivatorUtilities.CreateInstance<NightlyVerification>(site.Get<IServiceProvider>(), HalfPastTwo);
        await site.Settle();
        Assert.Equal(Utc(3, 2, 30), await nightly.Due());
        Assert.False(await nightly.VerifyIfDue());

        await site.Until(Utc(3, 2, 30));
        Assert.True(await nightly.VerifyIfDue());
        Assert.False(await nightly.VerifyIfDue());
        Assert.Equal(Utc(4, 2, 30), await nightly.Due());
        Assert.All(await Verified(site), v => Assert.Null(v.AskedBy));

        // Four nights are gone at once: one run makes up for all of them.
        await site.Until(Utc(7, 12, 0));
        Assert.True(await nightly.VerifyIfDue());
        Assert.False(await nightly.VerifyIfDue());
        Assert.Equal(Utc(8, 2, 30), await nightly.Due());
        Assert.Equal(2, (await Verified(site)).Count(v => v.Module == "tests"));
    }

    [Fact]
    public async Task The_running_host_does_it()
    {
        await using var site = await Open(HalfPastTwo);
        site.Clock.SetUtcNow(Utc(3, 2, 31));
        // The timer may begin before or after the clock was moved.
        while ((await Verified(site)).Count < site.Get<ReadModels>().Modules.Count)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(20);
        }

        Assert.All(await Verified(site), v => Assert.Equal((null, 3), (v.AskedBy, v.At.Day)));
    }

    [Fact]
    public async Task Switched_off_it_is_never_due()
    {
        await using var site = await Open();
        await site.Until(Utc(9, 12, 0));
        Assert.Null(await site.Get<NightlyVerification>().Due());
        Assert.False(await site.Get<NightlyVerification>().VerifyIfDue());
    }

    [Fact]
    public async Task While_one_run_is_under_way_no_other_begins_and_its_progress_is_seen()
    {
        await using var site = await Open();
        var (verifier, head) = (site.Get<Verifier>(), await site.Person([Role.HeadOfPmo]));
        var browser = await site.SignedIn(head);
        await site.Settle();
        gate.Reset();
        var running = verifier.Begin(["tests"], head, default)!;

        Assert.Null(verifier.Begin(["office"], null, default));
        Assert.Equal(("tests", head), (verifier.Now!.Module, verifier.Now.AskedBy));
        var page = await (await browser.Get("/audit/dashboards")).Content.ReadAsStringAsync();
        Assert.Contains("Verifying Tests", page, StringComparison.Ordinal);
        Assert.Contains("every 2s", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">Verify now<", page, StringComparison.Ordinal);

        gate.Set();
        await running;
        Assert.Null(verifier.Now);
        await verifier.Begin(["office"], null, default)!;
        Assert.Equal(["tests", "office"], (await Verified(site)).Select(v => v.Module));
    }

    [Fact]
    public async Task What_a_run_left_that_did_not_end_is_removed_at_the_start()
    {
        var directory = Directory.CreateTempSubdirectory("pmo-night-").FullName;
        var left = Path.Combine(Directory.CreateDirectory(Path.Combine(directory, "reads", "proofs")).FullName, "office.db.filling");
        File.WriteAllText(left, "half");
        await using (await Site.Open(directory: directory))
            while (File.Exists(left)) await Task.Delay(5);
        Directory.Delete(directory, recursive: true);
    }

    private Task<Site> Open(NightlyHour? hour = null) => Site.Open(extra: [new LampsModule()], with: services =>
        services.AddSingleton(new RebuildProofOptions { Gentle = false }).AddSingleton(hour ?? new NightlyHour(null)).AddSingleton(new LampMeaning(Gate: gate)));

    private static async Task<IReadOnlyList<DashboardsVerified>> Verified(Site site) => [.. (await site.Log()).Select(r => r.Event).OfType<DashboardsVerified>()];

    private static DateTimeOffset Utc(int day, int hour, int minute) => new(2026, 3, day, hour, minute, 0, TimeSpan.Zero);
}
