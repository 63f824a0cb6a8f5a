using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Pmo.Auditing;
using Pmo.Host.Stepping;
using Pmo.Tests.LookingBack;
using Pmo.Tests.Security;

namespace Pmo.Tests.Proving;

/// <summary>Any event is proved to be in the signed log, to whoever has nothing but the file and the key: checked here from the published forms alone.</summary>
[Collection(PastPmoTests.Name)]
[Trait("Feature", "A9"), Trait("Feature", "A6")]
public sealed class Proving_events(PastPmo pmo)
{
    [Fact]
    public async Task The_file_leads_from_the_event_to_a_root_that_all_leaves_give_and_the_key_signed()
    {
        var reviewer = await pmo.Site.SignedIn(await pmo.Site.Person([Role.ComplianceReviewer]));
        var disclosed = 0;
        foreach (var position in new[] { 1, 2, 3, 255, 256, 257, 512, 700, 1_000, pmo.Head - 1, pmo.Head })
        {
            var file = await reviewer.Get($"/api/host/event-proof?event={position}");
            Assert.Equal((HttpStatusCode.OK, $"pmo-event-{position}.tlog-proof"), (file.StatusCode, file.Content.Headers.ContentDisposition?.FileName));
            var proof = Read(await file.Content.ReadAsStringAsync());

            Assert.Equal(position - 1, proof.Index);
            using var line = JsonDocument.Parse(proof.Extra!);
            if (line.RootElement.TryGetProperty("data", out _)) disclosed++;
            var leaf = LeafOf(line.RootElement);
            Assert.Equal(Convert.ToBase64String(proof.Root), Convert.ToBase64String(Up(leaf, proof.Index, proof.Size, proof.Hashes)!));
            Assert.Equal(proof.Root, await RootOfAll(proof.Size));
            Assert.True(SignedBy(pmo.Site.Get<LogProof>().Status.PublicKey!, proof.Checkpoint));
            leaf[7] ^= 1;
            Assert.NotEqual(proof.Root, Up(leaf, proof.Index, proof.Size, proof.Hashes));
        }

        Assert.True(disclosed > 3);
    }

    [Fact]
    public async Task Who_may_not_step_through_the_record_gets_the_proof_and_not_what_the_event_says()
    {
        var reader = await pmo.Site.SignedIn(await pmo.Site.Person([Role.Reader]));

        var proof = Read(await (await reader.Get("/api/host/event-proof?event=700")).Content.ReadAsStringAsync());

        Assert.Null(proof.Extra);
        Assert.Equal(proof.Root, Up(LeafAt(await Leaves(proof.Size), 700), proof.Index, proof.Size, proof.Hashes));
        Assert.Contains("What the event says is for those who may step through its record", await Signing_checkpoints.Text(reader, "/audit/proof?event=700"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_tells_each_join_in_words_and_a_look_at_what_is_said_is_recorded()
    {
        var reviewer = await pmo.Site.Person([Role.ComplianceReviewer]);
        var page = await Html(await pmo.Site.SignedIn(reviewer), "/audit/proof?event=700");

        Assert.Contains("In the log", page.QuerySelector(".why-sum")!.TextContent, StringComparison.Ordinal);
        var proof = (await pmo.Site.Get<LogProof>().Prove(700))!;
        Assert.Equal(proof.Path.Count + 2, page.QuerySelectorAll(".proof-steps > li").Length);
        Assert.Contains("Joined with the hash of event #699, which comes before", Words(page.QuerySelector(".proof-steps")!), StringComparison.Ordinal);
        Assert.Equal(proof.Path.Sum(s => s.Last - s.First + 1), proof.Size - 1);
        Assert.Contains((await pmo.Site.Log()).Select(r => r.Event).OfType<AuditRecordsViewed>(), e => e.Range.Contains("the proof of event #700", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("999999999")]
    [InlineData("0")]
    [InlineData("soon")]
    public async Task An_event_that_is_not_there_is_said_and_what_was_typed_stays(string typed)
    {
        var reader = await pmo.Site.SignedIn(await pmo.Site.Person([Role.Reader]));
        var page = await Html(reader, $"/audit/proof?event={typed}");

        Assert.Contains($"There is no event “{typed}” in the log", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector("input[name=event]")!.GetAttribute("value"));
        if (typed.All(char.IsDigit)) Assert.Equal(HttpStatusCode.NotFound, (await reader.Get($"/api/host/event-proof?event={typed}")).StatusCode);
    }

    [Fact]
    public async Task Every_event_line_behind_a_figure_and_in_a_difference_leads_to_its_proof()
    {
        var head = await pmo.Site.SignedIn(await pmo.Site.Person([Role.HeadOfPmo]));
        foreach (var address in new[] { "/audit/why?figure=reporting.on-time", "/audit/difference?from=2025-11-30&to=2026-03-31" })
        {
            var page = await Html(head, address);
            Assert.NotEmpty(page.QuerySelectorAll(".why-sentence"));
            Assert.Equal(page.QuerySelectorAll(".why-sentence").Length, page.QuerySelectorAll(".why-when a[href^='/audit/proof?event=']").Length);
            Assert.Contains("In the log", (await Html(head, page.QuerySelector(".why-when a[href^='/audit/proof?event=']")!.GetAttribute("href")!)).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    private sealed record Proof(long Index, string? Extra, IReadOnlyList<byte[]> Hashes, string Checkpoint, long Size, byte[] Root);

    /// <summary>Reads a C2SP tlog-proof.</summary>
    private static Proof Read(string text)
    {
        var (head, checkpoint) = (text[..text.IndexOf("\n\n", StringComparison.Ordinal)].Split('\n').ToList(), text[(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
        Assert.Equal("c2sp.org/tlog-proof@v1", head[0]);
        var extra = head[1].StartsWith("extra ", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Convert.FromBase64String(head[1][6..])) : null;
        head.RemoveRange(0, extra is null ? 1 : 2);
        Assert.StartsWith("index ", head[0], StringComparison.Ordinal);
        var note = checkpoint.Split('\n');
        return new(long.Parse(head[0][6..], System.Globalization.CultureInfo.InvariantCulture), extra, [.. head.Skip(1).Select(Convert.FromBase64String)], checkpoint,
            long.Parse(note[1], System.Globalization.CultureInfo.InvariantCulture), Convert.FromBase64String(note[2]));
    }

    /// <summary>The leaf by its published form: two salted commitments and what the event is.</summary>
    private static byte[] LeafOf(JsonElement line)
    {
        byte[] Bytes(string name) => Convert.FromBase64String(line.GetProperty(name).GetString()!);
        byte[] Counted(string name)
        {
            var text = Encoding.UTF8.GetBytes(line.GetProperty(name).GetString()!);
            var length = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(length, (uint)text.Length);
            return [.. length, .. text];
        }

        var revision = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(revision, line.GetProperty("rev").GetUInt64());
        var id = Convert.FromHexString(line.GetProperty("id").GetString()!.Replace("-", "", StringComparison.Ordinal));
        var data = line.TryGetProperty("data", out _) ? SHA256.HashData([.. "pmo-data/1\n"u8, .. Bytes("saltD"), .. Bytes("data")]) : Bytes("dataCommit");
        var meta = SHA256.HashData([.. "pmo-meta/1\n"u8, .. Bytes("saltM"), .. Bytes("meta")]);
        return SHA256.HashData([0, .. "pmo-event/1\n"u8, .. Counted("stream"), .. revision, .. id, .. Counted("type"), .. Counted("ct"), .. data, .. meta]);
    }

    /// <summary>RFC 9162, 2.1.3.2, word for word.</summary>
    private static byte[]? Up(byte[] leaf, long index, long size, IReadOnlyList<byte[]> path)
    {
        if (index >= size) return null;
        var (fn, sn, r) = (index, size - 1, leaf);
        foreach (var p in path)
        {
            if (sn == 0) return null;
            if ((fn & 1) == 1 || fn == sn)
            {
                r = Node(p, r);
                while ((fn & 1) == 0 && fn != 0) (fn, sn) = (fn >> 1, sn >> 1);
            }
            else r = Node(r, p);
            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 ? r : null;
    }

    private async Task<byte[]> RootOfAll(long size) => Tree((await Leaves(size)).AsMemory());

    private static byte[] Tree(ReadOnlyMemory<byte> leaves)
    {
        var n = leaves.Length / 32;
        if (n == 1) return leaves.ToArray();
        var k = 1;
        while (k * 2 < n) k *= 2;
        return Node(Tree(leaves[..(k * 32)]), Tree(leaves[(k * 32)..]));
    }

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);

    private static byte[] LeafAt(byte[] leaves, long position) => leaves[(int)((position - 1) * 32)..(int)(position * 32)];

    /// <summary>The leaves as the file of the log holds them.</summary>
    private async Task<byte[]> Leaves(long size)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(pmo.Data, "events.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var select = connection.CreateCommand();
        select.CommandText = $"select leaf from event where pos <= {size} order by pos";
        await using var reader = await select.ExecuteReaderAsync();
        var all = new MemoryStream();
        while (await reader.ReadAsync()) all.Write((byte[])reader.GetValue(0));
        return all.ToArray();
    }

    private static bool SignedBy(string key, string checkpoint)
    {
        var text = checkpoint[..(checkpoint.IndexOf("\n\n", StringComparison.Ordinal) + 1)];
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key.Split('+', 3)[2]).AsSpan(1), out _);
        var signature = Convert.FromBase64String(checkpoint.TrimEnd('\n').Split(' ')[^1])[4..];
        return ecdsa.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static string Words(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<AngleSharp.Dom.IDocument> Html(Browser browser, string address)
    {
        var answer = await browser.Get(address);
        for (var n = 0; answer.StatusCode == HttpStatusCode.ServiceUnavailable && n < 20; n++) answer = await browser.Get(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode}");
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
