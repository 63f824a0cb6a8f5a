using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pmo.Auditing;
using Pmo.Host.Attaching;
using Pmo.Host.Engaging;
using Pmo.Host.Packages;
using Pmo.Host.SigningOff;
using Pmo.Tests.Security;
using Pmo.Tests.Stepping;

namespace Pmo.Tests.Engaging;

/// <summary>Files on test sheets lie beside the log under their hash, are fetched by whoever may see the sheet, and are told when they are not what was attached.</summary>
[Trait("Feature", "A16")]
public sealed class Attaching_evidence : IAsyncLifetime
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\nA scan of the approval.");

    private UnderReview review = null!;
    private Guid sample;

    private string Sheet => $"/audit/engagements/{UnderReview.Id}/samples/{sample}/2";
    private string Folder => Path.Combine(review.Site.DataDirectory, "attachments");

    public async Task InitializeAsync()
    {
        review = await UnderReview.Begin();
        await review.Fieldwork();
        sample = (await review.Draw()).Sample;
    }

    public async Task DisposeAsync() => await review.DisposeAsync();

    [Fact]
    public async Task A_file_is_sent_on_the_page_told_by_its_hash_and_fetched_as_it_was()
    {
        var lead = await review.Site.SignedIn(review.Lead);
        Assert.Equal(HttpStatusCode.Found, (await Upload(lead, "approval.PDF", Pdf)).StatusCode);
        var told = Assert.Single(await review.Said<EvidenceAttached>());
        Assert.Equal(("approval.PDF", "application/pdf", (long)Pdf.Length, Convert.ToHexString(SHA256.HashData(Pdf)).ToLowerInvariant(), 2, review.Lead), (told.File, told.MediaType, told.Length, told.Sha256, told.Number, told.By));
        Assert.Contains("approval.PDF", Audited.Text(await (await lead.Get(Sheet)).Content.ReadAsStringAsync()), StringComparison.Ordinal);

        var fetched = await (await review.Site.SignedIn(review.Outsider)).Get(AttachmentDownload.Address(told));
        Assert.Equal(Pdf, await fetched.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", fetched.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(fetched.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("application/pdf", fetched.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_same_file_twice_is_kept_and_told_once_and_another_item_has_it_too()
    {
        await review.Site.Do(Attach("a.pdf", Pdf), review.Lead);
        await review.Site.Do(Attach("again.pdf", Pdf), review.Second);
        Assert.Single(await review.Said<EvidenceAttached>());
        await review.Site.Do(Attach("a.pdf", Pdf) with { Number = 3 }, review.Second);
        Assert.Equal(2, (await review.Said<EvidenceAttached>()).Count);
        Assert.Single(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_is_not_taken_is_refused_in_words_and_nothing_is_kept()
    {
        (AttachFile Wrong, string Code)[] all =
        [
            (Attach("a.pdf", []), "attachment.empty"), (Attach("a.pdf", new byte[FileKinds.Largest + 1]), "attachment.large"), (Attach("../a.pdf", Pdf), "attachment.name"), (Attach("a", Pdf), "attachment.name"),
            (Attach("a.png", Pdf), "attachment.kind"), (Attach("run.exe", [0x4D, 0x5A, 0]), "attachment.kind"), (Attach("page.html", "<script>"u8.ToArray()), "attachment.kind"), (Attach("a.svg", "<svg/>"u8.ToArray()), "attachment.kind"),
            (Attach("a.txt", [0xFF, 0xFE, 0]), "attachment.kind"), (Attach("a.docx", Zip("word/document.xml", "word/vbaProject.bin")), "attachment.kind"), (Attach("a.xlsx", Zip("word/document.xml")), "attachment.kind"),
            (Attach("a.pdf", Pdf) with { Number = 6 }, "item.unknown"),
        ];
        foreach (var (wrong, code) in all) Assert.Equal(code, (await review.Try(wrong, review.Lead)).Code);
        Assert.Equal("engagement.not-reviewer", (await review.Try(Attach("a.pdf", Pdf), review.Outsider)).Code);
        Assert.False(Directory.Exists(Folder));
        foreach (var (name, content) in new[] { ("a.txt", "Größe: 3\n"u8.ToArray()), ("a.csv", "a,b\r\n"u8.ToArray()), ("a.docx", Zip("word/document.xml")), ("a.jpeg", [0xFF, 0xD8, 0xFF, 0xE0]) }) await review.Site.Do(Attach(name, content), review.Lead);
        Assert.Equal(4, (await review.Said<EvidenceAttached>()).Count);
    }

    [Fact]
    public async Task Whoever_may_not_see_the_sheet_fetches_nothing()
    {
        await review.Site.Do(Attach("a.pdf", Pdf), review.Lead);
        var address = AttachmentDownload.Address((await review.Said<EvidenceAttached>())[0]);
        foreach (var by in new[] { review.Author, review.Officer, await review.Site.Person([Role.HeadOfPmo]), await review.Site.Person([Role.Administrator]) })
        {
            var answer = await (await review.Site.SignedIn(by)).Get(address, ("Accept", "application/json"));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.DoesNotContain("scan of the approval", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await review.Site.SignedIn(review.Lead)).Get(address.Replace("/2/files/", "/3/files/", StringComparison.Ordinal), ("Accept", "application/json"))).StatusCode);
    }

    [Theory]
    [InlineData("alter", "altered")]
    [InlineData("delete", "missing")]
    public async Task An_altered_file_is_told_at_its_download_by_verification_and_instead_of_a_package(string how, string said)
    {
        await review.Site.Do(Attach("a.pdf", Pdf), review.Lead);
        var told = (await review.Site.Log()).Single(r => r.Event is EvidenceAttached);
        var scrub = review.Site.Get<LogScrub>();
        Assert.Null(scrub.Scrub(fast: true).Fault);
        var file = Assert.Single(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
        if (how is "delete") File.Delete(file);
        else File.WriteAllText(file, "%PDF-1.7\nAnother scan.");
        var answer = await (await review.Site.SignedIn(review.Lead)).Get(AttachmentDownload.Address((EvidenceAttached)told.Event), ("Accept", "application/json"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var fault = scrub.Scrub(fast: true).Fault!;
        Assert.Equal((told.Position, told.Stored.Stream), (fault.Position, fault.Stream));
        Assert.Contains(said, fault.What, StringComparison.Ordinal);
        var refused = await review.Try(new ExportPackage(Guid.NewGuid(), "Quarter one"), review.Lead);
        Assert.Equal("package.broken", refused.Code);
        Assert.Contains($"#{told.Position} tells of a file", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A13")]
    public async Task A_package_holds_the_files_of_its_events_and_one_for_whoever_may_not_see_them_none()
    {
        await review.Site.Do(Attach("a.pdf", Pdf), review.Lead);
        var (mine, theirs) = (await Package(review.Lead), await Package(await review.Site.Person([Role.Administrator])));
        var name = $"attachments/{(await review.Said<EvidenceAttached>())[0].Sha256}";
        Assert.Equal(Pdf, mine[name]);
        Assert.DoesNotContain(theirs.Keys, k => k.StartsWith("attachments/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_attached_after_a_signature_is_not_signed_and_a_past_sheet_has_no_file_of_later()
    {
        await review.TestAll();
        await review.Site.Do(new MoveEngagement(UnderReview.Id, EngagementState.Reporting), review.Lead);
        var then = review.Site.Clock.GetUtcNow();
        review.Site.Clock.Advance(TimeSpan.FromHours(1));
        await review.Site.Happened(Engagement.StreamOf(UnderReview.Id), new EngagementSigned(UnderReview.Id, review.Lead, "Person 1", RecordSignatureRule.Led, new string('0', 64), 4, then, then));
        await review.Site.Do(Attach("late.pdf", Pdf), review.Second);
        Assert.Equal("engagement.unsigned-off", (await review.Try(new MoveEngagement(UnderReview.Id, EngagementState.Closed), review.Lead)).Code);
        var lead = await review.Site.SignedIn(review.Lead);
        Assert.Contains("late.pdf", await (await lead.Get(Sheet)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var back = await (await lead.Get($"{Sheet}?asOf={then.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}")).EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        Assert.DoesNotContain("late.pdf", back, StringComparison.Ordinal);
        Assert.DoesNotContain("Attach a file", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Through_the_api_a_file_of_the_largest_size_is_taken_as_base64()
    {
        var lead = await review.Site.SignedIn(review.Lead);
        var content = new byte[FileKinds.Largest];
        Pdf.CopyTo(content, 0);
        using var body = new StringContent(JsonSerializer.Serialize(new { engagement = UnderReview.Id.Value, sample, number = 1, file = "large.pdf", content }), Encoding.UTF8, "application/json");
        var answer = await lead.Send(HttpMethod.Post, "/api/host/attach-file", body, ("Accept", "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal(content.Length, Assert.Single(await review.Said<EvidenceAttached>()).Length);
    }

    private AttachFile Attach(string name, byte[] content) => new(UnderReview.Id, sample, 2, name, content);

    private static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach (var name in names) zip.CreateEntry(name);
        return bytes.ToArray();
    }

    private async Task<HttpResponseMessage> Upload(Browser browser, string name, byte[] content)
    {
        var page = await (await browser.Get(Sheet)).Content.ReadAsStringAsync();
        var form = System.Text.RegularExpressions.Regex.Matches(page, "<form[^>]*>.*?</form>", System.Text.RegularExpressions.RegexOptions.Singleline).Select(m => m.Value).Single(f => f.Contains("value=\"attach\"", StringComparison.Ordinal));
        using var body = new MultipartFormDataContent();
        foreach (System.Text.RegularExpressions.Match hidden in System.Text.RegularExpressions.Regex.Matches(form, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\""))
            body.Add(new StringContent(WebUtility.HtmlDecode(hidden.Groups[2].Value)), hidden.Groups[1].Value);
        var field = System.Text.RegularExpressions.Regex.Match(form, "type=\"file\"[^>]*name=\"([^\"]+)\"").Groups[1].Value;
        body.Add(new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, field, name);
        return await browser.Send(HttpMethod.Post, Sheet, body);
    }

    private async Task<Dictionary<string, byte[]>> Package(PersonId by)
    {
        var id = Guid.CreateVersion7();
        Assert.True((await review.Try(new ExportPackage(id, "Everything there is"), by)).Accepted);
        var bytes = await (await (await review.Site.SignedIn(by)).Get($"/api/host/packages/{id}")).EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        Assert.Null(PackageCheck.Of(new MemoryStream(bytes), $"log {review.Site.Get<LogProof>().Status.PublicKey}\n").Fault);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = new MemoryStream();
            using var entry = e.Open();
            entry.CopyTo(content);
            return content.ToArray();
        });
    }
}
