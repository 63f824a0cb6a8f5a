using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Auditing;
using Pmo.Host.Packages;
using Pmo.Office;
using Pmo.Office.Erasing;
using Pmo.Tests.Security;

namespace Pmo.Tests.Erasing;

/// <summary>Afterwards no byte of them is left in any file, everything goes on under "Erased person", and what proved itself before still does.</summary>
[Trait("Feature", "A12")]
public sealed class Erasing_a_person : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-erasing-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task No_copy_of_key_or_plaintext_is_left_in_any_file()
    {
        Traces traces;
        await using (var site = await Open())
        {
            traces = new(site);
            await traces.Leave();
            await LookAround(site);
            var before = traces.In(directory, running: true);
            // What is sought was there, or finding nothing would mean nothing.
            Assert.Equal(2, traces.Keys.Count);
            foreach (var what in (string[])["Zquxrenamed", "zquxsecond@example.org", "Zquxretyped", "Zquxtoken", "key 0"]) Assert.Contains(before, f => f.StartsWith(what, StringComparison.Ordinal));
            await traces.Erase();
            Assert.Empty(traces.In(directory, running: true));
            await LookAround(site);
        }

        SqliteConnection.ClearAllPools();
        Assert.NotEmpty(Directory.GetFiles(directory, "*.br", SearchOption.AllDirectories));
        Assert.NotEmpty(Directory.GetFiles(directory, "*.pmoaudit", SearchOption.AllDirectories));
        Assert.Empty(traces.In(directory));
    }

    [Theory]
    [InlineData("keys", "key 0 in keys.db")]
    [InlineData("drafts", "Zquxretyped in drafts.db")]
    [InlineData("mails in the folder", "Zquxrenamed in ")]
    [InlineData("passwords, sessions, tokens and codes", "Zquxtoken in accounts.db")]
    public async Task A_place_that_is_left_out_is_found(string place, string trace)
    {
        await using var site = await Open(services => Unforgetting.LeaveOut(services, place));
        var traces = new Traces(site);
        await traces.Leave();
        await traces.Erase();
        Assert.Contains(traces.In(directory, running: true), f => f.StartsWith(trace, StringComparison.Ordinal));
    }

    [Fact, Trait("Feature", "A20")]
    public async Task Pages_of_today_and_of_before_show_an_erased_person()
    {
        await using var site = await Open();
        var traces = new Traces(site);
        await traces.Leave();
        var before = site.Clock.GetUtcNow();
        site.Clock.Advance(TimeSpan.FromDays(3));
        await traces.Erase();
        var admin = await site.SignedIn(await site.Person([Role.Administrator, Role.ComplianceReviewer, Role.HeadOfPmo]));
        await site.Settle();
        foreach (var page in (string[])[$"/people/{Traces.Gone}", "/people", $"/people?asOf={before:yyyy-MM-dd}", $"/people/{Traces.Gone}?asOf={before:yyyy-MM-dd}", "/people/erasures",
            $"/people/{Traces.Gone}/erase", $"/audit/streams/office.person-{Traces.Gone.Value:n}", "/api/office/find-people", $"/api/office/show-person?person={Traces.Gone.Value}"])
        {
            var text = await Proving.Signing_checkpoints.Text(admin, page);
            Assert.True(text.Contains(Traces.Marked, StringComparison.Ordinal), $"{page} says {text[..Math.Min(800, text.Length)]}");
            Assert.DoesNotContain("zqux", text, StringComparison.OrdinalIgnoreCase);
        }

        var mails = (await site.Log()).Select(r => r.Event).OfType<MailRequested>().Select(m => $"/mail/{m.Mail}").ToArray();
        Assert.True(mails.Length >= 2);
        foreach (var page in (string[])["/people?text=Zqux", "/search?text=Zqux", "/mail", .. mails])
            Assert.DoesNotContain("Erstwhile", await Proving.Signing_checkpoints.Text(admin, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_cannot_sign_in_and_their_address_is_free_for_somebody_new()
    {
        await using var site = await Open();
        var traces = new Traces(site);
        await traces.Leave();
        var browser = await site.SignedIn(Traces.Gone);
        await traces.Erase();
        Assert.NotEqual(System.Net.HttpStatusCode.OK, (await browser.Get("/people")).StatusCode);
        Assert.Null(site.Get<IPeople>().ByEmail(Traces.Addresses[1]));
        site.Clock.Advance(TimeSpan.FromHours(2));
        await site.Until(site.Clock.GetUtcNow().AddHours(2));
        var again = new PersonId(Guid.CreateVersion7());
        await site.Do(new ClaimEmail(again, Traces.Addresses[1]));
        await site.Do(new AddPerson(again, "Somebody New", Traces.Addresses[1], "UTC"));
        await site.Settle();
        Assert.Equal(again, site.Get<IPeople>().ByEmail(Traces.Addresses[1]));
    }

    [Fact, Trait("Feature", "A20")]
    public async Task Every_proof_stays_valid_and_packages_count_what_was_erased()
    {
        await using var site = await Open();
        var traces = new Traces(site);
        await traces.Leave();
        var checkpoint = await site.Get<LogProof>().Sign();
        await site.Get<ReadModels>().CatchUp();
        var hashes = await Hashes(site);
        var (early, late) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await site.Do(new ExportPackage(early, "Before the erasure", First: 1));
        await traces.Erase();
        await site.Do(new ExportPackage(late, "After the erasure", First: 1));

        var key = $"log {site.Get<LogProof>().Status.PublicKey}\n";
        var (before, after) = (Check(site, early, key), Check(site, late, key));
        Assert.Equal(0, before.Erased);
        Assert.Equal(3, after.Erased);
        Assert.NotNull(checkpoint);
        var verified = LogVerifier.Verify(site.Get<ProofOptions>(), site.Get<Secrets>());
        Assert.Null(verified.FirstFault);
        Assert.True(verified.Checkpoints > 0);
        Assert.All(await Hashes(site), p => Assert.True(p.Same));
        Assert.NotEmpty(hashes);
    }

    private static PackageManifest Check(Site site, Guid package, string key)
    {
        using var file = File.OpenRead(Path.Combine(site.DataDirectory, "packages", $"{package:n}.pmoaudit"));
        var verdict = PackageCheck.Of(file, key);
        Assert.Null(verdict.Fault);
        return verdict.Manifest!;
    }

    private static async Task<IReadOnlyList<RebuildProof>> Hashes(Site site)
    {
        var proofs = new List<RebuildProof>();
        foreach (var module in site.Get<ReadModels>().Modules) proofs.Add(await site.Get<RebuildProofs>().Of(module, _ => { }));
        return proofs;
    }

    private async Task LookAround(Site site)
    {
        var reviewer = await site.SignedIn(await site.Person([Role.ComplianceReviewer, Role.Administrator, Role.HeadOfPmo]));
        await site.Settle();
        foreach (var page in (string[])["/people?text=Zqux", "/search?text=Zqux", "/people?asOf=2026-03-02", $"/audit/streams/office.person-{Traces.Gone.Value:n}", "/mail"]) Assert.True((int)(await reviewer.Get(page)).StatusCode < 400, page);
        await site.Do(new ExportPackage(Guid.CreateVersion7(), "Everything", First: 1));
        await site.Get<Replays>().TakeSnapshots(await site.Get<IEventStore>().Head());
    }

    private Task<Site> Open(Action<IServiceCollection>? with = null) => Site.Open(directory: directory, with: services =>
    {
        services.AddSingleton(new ReplayOptions(Path.Combine(directory, "replays"), () => 1_000_000_000) { Dense = 10 });
        services.AddSingleton(new RebuildProofOptions { Gentle = false });
        with?.Invoke(services);
    });
}
