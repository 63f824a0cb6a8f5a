using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo.Reporting;

/// <summary>A cadence as one column of a table.</summary>
internal static class CadenceText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Of(Cadence cadence) => JsonSerializer.Serialize(cadence, Options);

    public static Cadence Read(string text) => JsonSerializer.Deserialize<Cadence>(text, Options)!;
}
