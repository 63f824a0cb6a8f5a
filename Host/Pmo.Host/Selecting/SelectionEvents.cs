using Pmo.Host.Engaging;

namespace Pmo.Host.Selecting;

/// <summary>A population was counted over the log up to the pinned checkpoint, within the engagement's period and scope.</summary>
/// <param name="Population">Its name, as declared.</param>
/// <param name="Meaning">The version of its declaration.</param>
/// <param name="First">The first event of the period.</param>
/// <param name="Last">Its last one under the checkpoint.</param>
/// <param name="Examined">The events of the period.</param>
/// <param name="Count">The items found.</param>
/// <param name="Hash">SHA-256 over the ids of its items in the order of the log, hexadecimal.</param>
[EventName("host.population-taken")]
public sealed record PopulationTaken(EngagementId Engagement, string Population, int Meaning, long First, long Last, long Examined, int Count, string Hash, PersonId By, DateTimeOffset At);

/// <summary>How items are selected.</summary>
public enum SampleMethod
{
    /// <summary>Each item is as likely as any other.</summary>
    Random,

    /// <summary>By department: each has its share, and at least one item while there are items to give.</summary>
    Stratified,

    /// <summary>Every item.</summary>
    All,

    /// <summary>Chosen by the reviewer, who says why; nothing follows from it for the rest of the population.</summary>
    Judgemental,

    /// <summary>Each unit of currency is as likely as any other, so that an item is the likelier the larger its project's budget.</summary>
    MonetaryUnit,
}

/// <summary>How often a control is carried out, which gives the usual size of a sample.</summary>
public enum ControlFrequency
{
    /// <summary>25 items.</summary>
    Daily,

    /// <summary>8 items.</summary>
    Weekly,

    /// <summary>4 items.</summary>
    Monthly,

    /// <summary>Every item.</summary>
    Quarterly,
}

/// <summary>Items were selected. The seed is made from the root of the pinned checkpoint, so that anybody can draw them again and nobody could choose them.</summary>
/// <param name="Seed">HMAC-SHA256, hexadecimal; empty where nothing was left to chance.</param>
/// <param name="Strata">The shares of the draw; one without a department where it is not stratified.</param>
/// <param name="Attributes">What is tested of every item.</param>
/// <param name="Reason">Why these, where a reviewer chose.</param>
/// <param name="Units">The units of currency drawn from; null where items were.</param>
[EventName("host.sample-drawn")]
public sealed record SampleDrawn(
    EngagementId Engagement, Guid Sample, string Population, SampleMethod Method, ControlFrequency? Frequency, string Seed, IReadOnlyList<Stratum> Strata, IReadOnlyList<SampledItem> Items,
    IReadOnlyList<string> Attributes, string? Reason, PersonId By, DateTimeOffset At, MonetaryUnits? Units = null);

/// <summary>The units of currency from which a sample was drawn: whole units of the budgets of the items' projects, as of the checkpoint.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Total">All units there are.</param>
/// <param name="Hits">How many of them were drawn, at an interval of total ÷ hits.</param>
/// <param name="Start">The random start: a number below the total.</param>
/// <param name="Without">Items that have no unit and cannot be drawn.</param>
public sealed record MonetaryUnits(string Currency, long Total, int Hits, long Start, int Without);

/// <summary>The draw was carried on: what was drawn before stays, and more items came.</summary>
/// <param name="Strata">The shares from now on.</param>
/// <param name="Items">The further items.</param>
[EventName("host.sample-extended")]
public sealed record SampleExtended(EngagementId Engagement, Guid Sample, IReadOnlyList<Stratum> Strata, IReadOnlyList<SampledItem> Items, string Reason, PersonId By, DateTimeOffset At);

/// <summary>The share of a department in a sample.</summary>
/// <param name="Department">Null: items of no department, or the whole population.</param>
/// <param name="Of">Items there are.</param>
/// <param name="Take">Items drawn.</param>
public sealed record Stratum(UnitId? Department, int Of, int Take);

/// <summary>An item of a sample.</summary>
/// <param name="Number">Its number in the sample, from 1.</param>
/// <param name="Place">Its place among the items it was drawn from (the population, or its department's), from 0.</param>
/// <param name="Draw">The number of the draw that gave it, from 0; −1 where none was made.</param>
/// <param name="Event">The event's id.</param>
/// <param name="Position">Where it stands in the log.</param>
/// <param name="Stream">The record it stands in.</param>
/// <param name="Step">The step of that record, from 1.</param>
/// <param name="Department">The department it was drawn for.</param>
/// <param name="Units">Its units of currency, where they were drawn from.</param>
/// <param name="Hits">How many of these were drawn.</param>
public sealed record SampledItem(int Number, int Place, long Draw, Guid Event, long Position, string Stream, int Step, UnitId? Department, long? Units = null, int? Hits = null);
