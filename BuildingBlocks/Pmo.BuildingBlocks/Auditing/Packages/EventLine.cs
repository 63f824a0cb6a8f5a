using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Pmo.Auditing;

/// <summary>
/// One event of a package, as a line: whole, with its data withheld behind their commitment, or as its leaf alone. From each the leaf
/// can be made without any secret. A line has one way to be written.
/// </summary>
/// <param name="Index">Its place in the log, from 0.</param>
/// <param name="Head">What is known of it; null: only the leaf.</param>
/// <param name="Leaf">The leaf of one that is not disclosed.</param>
internal sealed partial record EventLine(long Index, EventHead? Head, byte[]? Leaf = null)
{
    /// <summary>The line, without its end.</summary>
    public override string ToString() => Head is null ? string.Create(CultureInfo.InvariantCulture, $$"""{"idx":{{Index}},"leaf":"{{Convert.ToBase64String(Leaf!)}}"}""") : string.Create(CultureInfo.InvariantCulture,
        $$"""{"idx":{{Index}},"stream":"{{Head.Stream}}","rev":{{Head.Revision}},"id":"{{Head.Id:d}}","type":"{{Head.Type}}","ct":"{{Head.ContentType}}",{{(Head.Data is { } data
            ? $"\"data\":\"{Convert.ToBase64String(data)}\",\"saltD\":\"{Convert.ToBase64String(Head.DataSalt!)}\"" : $"\"dataCommit\":\"{Convert.ToBase64String(Head.DataCommit!)}\",\"why\":\"{Head.Why}\"")}},"meta":"{{Convert.ToBase64String(Head.Metadata)}}","saltM":"{{Convert.ToBase64String(Head.MetadataSalt)}}"}""");

    /// <summary>Reads a line; null when it is not written in the one way.</summary>
    public static EventLine? Parse(string line)
    {
        var m = Form().Match(line);
        if (!m.Success) return null;
        var read = m.Groups["leaf"].Success ? new EventLine(Number(m, "idx"), null, Base64.ReadHash(m.Groups["leaf"].Value)) : new EventLine(Number(m, "idx"), HeadOf(m));
        return read is { Head: null, Leaf: null } || read.Head is { IsWhole: false } || read.ToString() != line ? null : read;
    }

    /// <summary>The leaf hash: what the tree holds.</summary>
    public byte[] LeafHash() => Leaf ?? Head!.LeafHash();

    private static EventHead HeadOf(Match m) => new(
        m.Groups["stream"].Value, Number(m, "rev"), Guid.Parse(m.Groups["id"].Value), m.Groups["type"].Value, m.Groups["ct"].Value,
        Bytes(m, "data"), Bytes(m, "saltD"), Bytes(m, "commit"), m.Groups["why"].Success ? m.Groups["why"].Value : null, Bytes(m, "meta")!, Bytes(m, "saltM")!);

    private static byte[]? Bytes(Match m, string group) => m.Groups[group].Success ? Base64.Read(m.Groups[group].Value) : null;

    private static long Number(Match m, string group) => long.TryParse(m.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;

    [GeneratedRegex("""^\{"idx":(?<idx>[0-9]+),(?:"leaf":"(?<leaf>[^"]+)"|"stream":"(?<stream>[a-z0-9.-]+)","rev":(?<rev>[0-9]+),"id":"(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})","type":"(?<type>[a-z0-9.-]+)","ct":"(?<ct>[a-z/]+)",(?:"data":"(?<data>[^"]*)","saltD":"(?<saltD>[^"]+)"|"dataCommit":"(?<commit>[^"]+)","why":"(?<why>personal|erased|private|unknown)"),"meta":"(?<meta>[^"]*)","saltM":"(?<saltM>[^"]+)")\}\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

/// <summary>What a package tells of an event.</summary>
/// <param name="Data">The data exactly as stored; null: withheld.</param>
/// <param name="DataSalt">With it the data give their commitment.</param>
/// <param name="DataCommit">The commitment of data that are withheld.</param>
/// <param name="Why">Why they are: personal, erased, private, or of a kind this installation does not know.</param>
internal sealed record EventHead(string Stream, long Revision, Guid Id, string Type, string ContentType, byte[]? Data, byte[]? DataSalt, byte[]? DataCommit, string? Why, byte[] Metadata, byte[] MetadataSalt)
{
    private const int SaltSize = 16;

    /// <summary>False when a hash or salt has not its size.</summary>
    public bool IsWhole => Metadata is not null && MetadataSalt is { Length: SaltSize } && Revision >= 0
        && (Data is not null ? DataSalt is { Length: SaltSize } : DataCommit is { Length: TreeHash.Size });

    // Written down once more, apart from what appends: a package is checked by its published format alone.
    internal byte[] LeafHash()
    {
        var id = new byte[16];
        Id.TryWriteBytes(id, bigEndian: true, out _);
        return SHA256.HashData([0, .. "pmo-event/1\n"u8, .. WithLength(Stream), .. Number(Revision), .. id, .. WithLength(Type), .. WithLength(ContentType),
            .. DataCommit ?? SHA256.HashData([.. "pmo-data/1\n"u8, .. DataSalt!, .. Data!]), .. SHA256.HashData([.. "pmo-meta/1\n"u8, .. MetadataSalt, .. Metadata])]);
    }

    private static byte[] WithLength(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        return [.. length, .. bytes];
    }

    private static byte[] Number(long n)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, n);
        return bytes;
    }
}
