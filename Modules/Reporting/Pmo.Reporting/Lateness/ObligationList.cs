using MediatR;

namespace Pmo.Reporting;

/// <summary>The obligations, several of which can be reminded of, followed up, excused or given more time at once.</summary>
internal sealed class ObligationList : BulkList
{
    public const string Rows = "obligation";
    public const string BehindKey = "Behind";

    public override string Name => "obligations";
    public override string Title => "Obligations";
    public override string Href => "/reporting/obligations";
    public override string RowIs => Rows;
    public override Type Asks => typeof(FindObligations);

    /// <summary>What the list's address seeks.</summary>
    public static FindObligations Sought(IReadOnlyDictionary<string, string> address)
    {
        var of = (string name) => address.GetValueOrDefault(name);
        var state = of("state");
        return new(
            Chosen.Value<ObligationState>(state), state == BehindKey, Chosen.Id<ProjectId>(of("project")), Chosen.Id<UnitId>(of("unit")), of("mine") == "true",
            Chosen.Day(of("from")), Chosen.Day(of("to")), of("text"), of("sort"), Running: of("running") == "true");
    }

    public override async Task<BulkRows> Find(IMediator ask, IReadOnlyDictionary<string, string> sought, IReadOnlyList<string>? keys)
    {
        var query = keys is null ? Sought(sought) : new FindObligations(Only: [.. keys.Select(k => Chosen.Id<ObligationId>(k)).OfType<ObligationId>()], Sort: "project");
        var page = await ask.Send(query with { Size = Bulk.Limit });
        return new([.. page.Rows.Select(o => new BulkRow($"{o.Obligation}", $"{o.Code} {o.Name}, {o.Period}", $"/reporting/obligations/{o.Obligation}"))], page.Total);
    }
}
