using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pmo.Office;
using Pmo.Reporting;

namespace Pmo.Benchmarks;

/// <summary>The events of the prepared log, read by source-generated code.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ProjectRegistered))]
[JsonSerializable(typeof(ProjectGrouped))]
[JsonSerializable(typeof(SponsorNamed))]
[JsonSerializable(typeof(ProjectManagerNamed))]
[JsonSerializable(typeof(GoLiveSet))]
[JsonSerializable(typeof(PeriodPlanned))]
[JsonSerializable(typeof(PeriodSettled))]
[JsonSerializable(typeof(ObligationScheduled))]
[JsonSerializable(typeof(ObligationOpened))]
[JsonSerializable(typeof(ReportFellBehind))]
[JsonSerializable(typeof(ReportSubmitted))]
[JsonSerializable(typeof(ReviewStarted))]
[JsonSerializable(typeof(ReportReturned))]
[JsonSerializable(typeof(ReportAccepted))]
internal sealed partial class EventsJson : JsonSerializerContext
{
    /// <summary>How to read the event of each stored name; names that are not listed (people, units: a few hundred of a million) are passed over.</summary>
    public static Dictionary<string, JsonTypeInfo> ByName(EventNames names) =>
        names.All.Where(e => Default.GetTypeInfo(e.Value) is not null).ToDictionary(e => e.Key, e => Default.GetTypeInfo(e.Value)!);
}
