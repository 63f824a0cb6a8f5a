using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo.Auditing;

/// <summary>What a package says of itself: where it comes from, what was asked for, how much it holds and holds back, and the hash of every other file in it.</summary>
/// <param name="Format">pmo-audit-bundle/1.</param>
/// <param name="Origin">Which log.</param>
/// <param name="Size">Events under the checkpoint.</param>
/// <param name="Case">What the package is for, in the reviewer's words.</param>
/// <param name="CreatedAt">When, ISO 8601, UTC.</param>
/// <param name="CreatedBy">By whom: a person id.</param>
/// <param name="System">Pmo.</param>
/// <param name="Version">The build that made it.</param>
/// <param name="Query">What was asked for, in words.</param>
/// <param name="Streams">Beginnings of stream names that are disclosed; empty: all.</param>
/// <param name="Begin">The first event's place in the log, from 0.</param>
/// <param name="End">The place after the last one.</param>
/// <param name="Population">Events in the range: every one of them is a line.</param>
/// <param name="Disclosed">With all they say.</param>
/// <param name="Withheld">Without their data: personal, private, or of a kind this installation does not know.</param>
/// <param name="Erased">Without their data, because the person's key was destroyed.</param>
/// <param name="LeafOnly">Of other streams than asked for: the leaf alone.</param>
/// <param name="Types">How many of each type, of those that are more than a leaf.</param>
/// <param name="Categories">How many of each kind of stream, of the same.</param>
/// <param name="Files">SHA-256 of every other file, hexadecimal, in the package's order.</param>
public sealed record PackageManifest(
    string Format, string Origin, long Size, string Case, string CreatedAt, string CreatedBy, string System, string Version, string Query, IReadOnlyList<string> Streams,
    long Begin, long End, long Population, long Disclosed, long Withheld, long Erased, long LeafOnly,
    IReadOnlyDictionary<string, long> Types, IReadOnlyDictionary<string, long> Categories, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The one format there is.</summary>
    public const string Known = "pmo-audit-bundle/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true, AllowDuplicateProperties = false, NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false,
    };

    /// <summary>The manifest as it is hashed and signed.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Reads a manifest; null when it is none, or holds what a manifest does not.</summary>
    public static PackageManifest? Read(byte[] json)
    {
        try
        {
            // There is one way to write it.
            return JsonSerializer.Deserialize<PackageManifest>(json, Options) is { } read && read.Write().AsSpan().SequenceEqual(json) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is signed for a manifest, so that no word of it can be changed. Its first line is no log's origin: it can never be taken for a checkpoint.</summary>
    internal static string Sealed(string origin, byte[] manifest) => $"{Known}\n{origin}\n{Convert.ToBase64String(SHA256.HashData(manifest))}\n";

    /// <summary>Counts one event.</summary>
    internal static void Count(EventLine line, SortedDictionary<string, long> types, SortedDictionary<string, long> categories)
    {
        if (line.Head is not { } head) return;
        types[head.Type] = types.GetValueOrDefault(head.Type) + 1;
        var category = head.Stream.Split('-')[0];
        categories[category] = categories.GetValueOrDefault(category) + 1;
    }
}
