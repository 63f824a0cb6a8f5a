using System.IO.Compression;
using System.Net;
using System.Text;
using Pmo.Auditing;
using Pmo.Host.Erasing;
using Pmo.Host.Packages;
using Pmo.Office;
using Pmo.Office.Erasing;
using Pmo.Tests.Security;

namespace Pmo.Tests.Erasing;

/// <summary>Whoever was erased gets a sheet that names nobody, and a package that proves it without us.</summary>
[Trait("Feature", "A12")]
public sealed class Certifying_an_erasure
{
    private static string Page => $"/people/{Traces.Gone}/erasure-certificate";

    [Fact]
    public async Task The_sheet_says_what_when_by_whose_order_and_what_proves_it_and_names_nobody()
    {
        await using var site = await Site.Open();
        await new Traces(site).Leave();
        await new Traces(site).Erase();
        var head = await site.SignedIn(await site.Person([Role.HeadOfPmo]));
        Assert.Equal(HttpStatusCode.Found, (await head.Fill(Page, "issue")).StatusCode);
        var text = WebUtility.HtmlDecode(await (await head.Get(Page)).Content.ReadAsStringAsync()).Replace("<span class=\"nobr\">", "", StringComparison.Ordinal);
        var main = text[text.IndexOf("<main", StringComparison.Ordinal)..text.IndexOf("</main", StringComparison.Ordinal)];
        var executed = (await site.Log()).Single(r => r.Event is ErasureExecuted);
        var approved = (await site.Log()).Select(r => r.Event).OfType<ErasureApproved>().Single();
        foreach (var said in (string[])[$"{Traces.Gone}", "2026-03-02 09:10:00 UTC", "GDPR art. 17 (1) b, c", $"{approved.By}", "1 key: every one", "drafts (", $"event #{executed.Position}", $"{executed.Stored.Id}", "pmo verify erasure-"])
            Assert.Contains(said, main, StringComparison.Ordinal);
        Assert.DoesNotContain("zqux", text, StringComparison.OrdinalIgnoreCase);
        // Not those either who ordered it: the sheet leaves the house.
        Assert.DoesNotMatch("Person [0-9]", main);
        var checkpoint = Checkpoint.Of(SignedNote.Parse((await Made(site)).Checkpoint)!)!;
        Assert.Contains(Convert.ToBase64String(checkpoint.Root), main, StringComparison.Ordinal);
        Assert.True(checkpoint.Size >= executed.Position);
    }

    [Fact]
    public async Task The_package_proves_that_the_one_event_stands_in_the_log_and_a_changed_one_does_not()
    {
        await using var site = await Site.Open();
        await new Traces(site).Leave();
        await new Traces(site).Erase();
        var admin = await site.SignedIn(await site.Person([Role.Administrator]));
        await admin.Fill(Page, "issue");
        var bytes = await (await admin.Get($"/api/host/erasure-certificates/{Traces.Gone.Value}")).Content.ReadAsByteArrayAsync();
        var policy = $"log {site.Get<LogProof>().Status.PublicKey}\n";
        var verdict = PackageCheck.Of(new MemoryStream(bytes), policy);
        Assert.Null(verdict.Fault);
        Assert.Equal((1, 1, "office.erasure-executed"), (verdict.Manifest!.Population, verdict.Manifest.Disclosed, verdict.Manifest.Types.Single().Key));
        var line = Events(bytes, out _);
        Assert.Contains($"{Traces.Gone.Value}", Encoding.UTF8.GetString(EventLine.Parse(line.TrimEnd('\n'))!.Head!.Data!), StringComparison.OrdinalIgnoreCase);
        // As if it told of something else.
        Events(bytes, out var changed, text => text.Replace("office.erasure-executed", "office.erasure-approved", StringComparison.Ordinal));
        Assert.NotNull(PackageCheck.Of(new MemoryStream(changed), policy).Fault);
    }

    [Fact]
    public async Task It_is_issued_once_at_a_time_is_in_the_log_and_can_be_issued_anew_when_its_file_is_gone()
    {
        await using var site = await Site.Open();
        await new Traces(site).Leave();
        await new Traces(site).Erase();
        var by = await site.Person([Role.Administrator]);
        await site.Do(new IssueErasureCertificate(Traces.Gone), by);
        var first = await Made(site);
        File.Delete(site.Get<PackageShelf>().FileOf(first.Package));
        await site.Do(new IssueErasureCertificate(Traces.Gone), by);
        var told = (await site.Log()).Select(r => r.Event).OfType<EvidenceBundleExported>().ToList();
        Assert.Equal(2, told.Count);
        Assert.Equal((told[1].Package, told[1].Manifest), ((await Made(site)).Package, (await Made(site)).Manifest));
    }

    [Fact]
    public async Task Nothing_is_certified_before_it_is_carried_out()
    {
        await using var site = await Site.Open();
        await new Traces(site).Leave();
        await site.Do(new RequestErasure(Traces.Gone, ErasureBasis.PersonAsked, "They asked for it by letter, file 12."), await site.Person([Role.Administrator]));
        var head = await site.SignedIn(await site.Person([Role.HeadOfPmo]));
        Assert.Equal(HttpStatusCode.NotFound, (await head.Get(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Get($"/api/host/erasure-certificates/{Traces.Gone.Value}")).StatusCode);
    }

    private static string Events(byte[] package, out byte[] changed, Func<string, string>? change = null)
    {
        using var file = new MemoryStream();
        file.Write(package);
        string text;
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        using (var events = zip.GetEntry("events.ndjson")!.Open())
        {
            text = new StreamReader(events, leaveOpen: true).ReadToEnd();
            events.SetLength(0);
            events.Write(Encoding.UTF8.GetBytes(change?.Invoke(text) ?? text));
        }

        changed = file.ToArray();
        return text;
    }

    private static async Task<IssuedCertificate> Made(Site site)
    {
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(site.Get<IServiceProvider>());
        return (await ((Certificates)scope.ServiceProvider.GetService(typeof(Certificates))!).Of(Traces.Gone, default))!.Issued!;
    }
}
