using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo.Staffing.Requesting;

/// <summary>A frozen ranking as text in a table.</summary>
internal static class FrozenRankings
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Text(FrozenRanking ranking) => JsonSerializer.Serialize(ranking, Options);

    public static FrozenRanking Read(string text) => JsonSerializer.Deserialize<FrozenRanking>(text, Options)!;
}
