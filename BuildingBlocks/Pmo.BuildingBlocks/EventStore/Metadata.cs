using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo;

/// <summary>Stands on every event: who decided it, when, by which command, on which facts, and from what it came.</summary>
/// <param name="At">The decision's moment, UTC.</param>
/// <param name="Actor">A person id, never a name.</param>
/// <param name="Command">The command's stored name.</param>
/// <param name="CommandId">The command's id.</param>
/// <param name="BodyHash">A keyed hash of the command's JSON, 32 hexadecimal digits: another body under the same id is refused.</param>
/// <param name="Correlation">What belongs together: a bulk, an import, a chain of policies.</param>
/// <param name="Build">The version that decided.</param>
/// <param name="OnBehalfOf">For whom a deputy acted.</param>
/// <param name="Policy">The policy that sent the command.</param>
/// <param name="Causation">The event a policy reacted to.</param>
/// <param name="Consulted">The streams whose facts were used, with the revision seen.</param>
/// <param name="Reason">Why, where a reason is asked for.</param>
public sealed record Metadata(
    DateTimeOffset At,
    PersonId Actor,
    string Command,
    Guid CommandId,
    string BodyHash,
    Guid Correlation,
    string Build,
    PersonId? OnBehalfOf = null,
    string? Policy = null,
    Guid? Causation = null,
    IReadOnlyList<ConsultedStream>? Consulted = null,
    string? Reason = null)
{
    /// <summary>Reads stored metadata.</summary>
    public static Metadata Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, MetadataJson.Default.Metadata)!;

    /// <summary>The bytes to store.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, MetadataJson.Default.Metadata);
}

/// <summary>A stream whose facts a decision used, at the revision it saw.</summary>
public sealed record ConsultedStream(string Stream, long Revision);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Metadata))]
internal sealed partial class MetadataJson : JsonSerializerContext;
