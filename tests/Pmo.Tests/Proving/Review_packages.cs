using System.Net;
using Pmo.Auditing;
using Pmo.Host.Packages;
using Pmo.Tests.Security;

namespace Pmo.Tests.Proving;

/// <summary>A reviewer sees what a package will hold, makes it, and fetches it; the log tells of it first, and nobody else gets it.</summary>
[Trait("Feature", "A13")]
public sealed class Review_packages : IAsyncLifetime
{
    private Site site = null!;
    private Browser reviewer = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Open();
        reviewer = await site.SignedIn(await site.Person([Role.ComplianceReviewer]));
    }

    public Task DisposeAsync() => site.DisposeAsync().AsTask();

    [Fact]
    public async Task The_page_says_what_a_package_will_hold_and_lists_those_made()
    {
        var page = await Signing_checkpoints.Text(reviewer, "/audit/packages?first=1&last=5&streams=office.person-");
        Assert.Contains("#1 to #5, 5 events", page, StringComparison.Ordinal);
        Assert.Contains("streams that begin with office.person-", page, StringComparison.Ordinal);
        Assert.Contains("No event lies in this range", await Signing_checkpoints.Text(reviewer, "/audit/packages?until=1999-01-01"), StringComparison.Ordinal);
        await Make("Quarter one", streams: "office.");
        var after = await Signing_checkpoints.Text(reviewer, "/audit/packages");
        Assert.Contains("Quarter one", after, StringComparison.Ordinal);
        Assert.Contains(">Fetch<", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_in_the_log_before_it_is_fetched_and_proves_itself_to_whoever_has_the_key()
    {
        var id = await Make("Quarter one");
        var answer = await reviewer.Get($"/api/host/packages/{id}");
        var verdict = PackageCheck.Of(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), $"log {site.Get<LogProof>().Status.PublicKey}\n");
        Assert.Null(verdict.Fault);
        var told = Assert.Single((await site.Log()).Select(r => r.Event).OfType<EvidenceBundleExported>());
        Assert.Equal((id, verdict.Manifest!.Population, verdict.Manifest.Withheld), (told.Package, told.Population, told.Withheld));
        // Names and addresses of people are personal: proved, not told.
        Assert.True(told.Withheld > 0);
        Assert.Equal("package.exists", (await Try(new ExportPackage(id, "Again"))).Code);
    }

    [Fact]
    public async Task Whoever_is_no_reviewer_gets_none()
    {
        var id = await Make("Quarter one");
        var officer = await site.SignedIn(await site.Person([Role.PmoOfficer, Role.HeadOfPmo]));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Get("/audit/packages")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Get($"/api/host/packages/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.Get($"/api/host/packages/{Guid.NewGuid()}")).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_packed_is_refused_in_words()
    {
        Assert.Equal("package.case", (await Try(new ExportPackage(Guid.NewGuid(), " "))).Code);
        Assert.Equal("package.id", (await Try(new ExportPackage(Guid.Empty, "Quarter one"))).Code);
        Assert.Equal("package.range", (await Try(new ExportPackage(Guid.NewGuid(), "Quarter one", First: 5, Last: 4))).Code);
        Assert.Equal("package.empty", (await Try(new ExportPackage(Guid.NewGuid(), "Quarter one", First: 5_000))).Code);
        Assert.Equal("package.streams", (await Try(new ExportPackage(Guid.NewGuid(), "Quarter one", Streams: "office.; drop"))).Code);
        Assert.NotNull(await site.Get<LogProof>().Sign());
        LogFileOf.Change(site.DataDirectory, "delete from event where pos = 3");
        Assert.Equal("package.broken", (await Try(new ExportPackage(Guid.NewGuid(), "Quarter one"))).Code);
        Assert.Empty((await site.Get<IEventStore>().ReadStream("host.packages-all")));
    }

    private async Task<Guid> Make(string name, string? streams = null)
    {
        var id = Guid.CreateVersion7();
        await site.Do(new ExportPackage(id, name, Streams: streams));
        return id;
    }

    private Task<Outcome> Try(ICommand command) => Signing_checkpoints.Send(site, command);
}
