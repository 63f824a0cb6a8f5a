using System.Text.Json;

namespace Pmo.Reporting.Reviewing;

/// <summary>The reasons of a returned report as they stand in a column.</summary>
internal static class SectionReasons
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Write(IReadOnlyList<SectionReason> reasons) => JsonSerializer.Serialize(reasons, Json);

    public static IReadOnlyList<SectionReason> Read(string? column) => column is null ? [] : JsonSerializer.Deserialize<SectionReason[]>(column, Json)!;
}
