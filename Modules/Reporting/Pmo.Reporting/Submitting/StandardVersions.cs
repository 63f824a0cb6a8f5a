using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo.Reporting.Submitting;

/// <summary>Every version of the reporting standard as issued, by which forms are built and frozen reports are read.</summary>
internal sealed class StandardVersions : Projection
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public override string Schema => "create table standard_versions (version integer primary key, standard text not null)";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ReportingStandardIssued e => [Sql($"insert into standard_versions (version, standard) values ({e.Standard.Version}, {JsonSerializer.Serialize(e.Standard, Json)}) on conflict do nothing")],
        _ => Skip,
    };

    /// <summary>A version by its number; the one that ships for numbers never issued.</summary>
    public static ReportingStandard Find(int version, Db db) =>
        db.Value<string>($"select standard from standard_versions where version = {version}") is { } text
            ? JsonSerializer.Deserialize<ReportingStandard>(text, Json)!
            : StandardThatShips.Version1;
}
