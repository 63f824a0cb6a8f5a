using MediatR;

namespace Pmo.Reporting.Escalating;

/// <summary>Escalations that go on: their missing reports can be reminded of, or followed up, several at once.</summary>
internal sealed class EscalationList : BulkList
{
    public override string Name => "escalations";
    public override string Title => "Escalations";
    public override string Href => "/reporting/escalations";
    public override string RowIs => ObligationList.Rows;
    public override Type Asks => typeof(FindEscalations);

    /// <summary>What the list's address seeks.</summary>
    public static FindEscalations Sought(IReadOnlyDictionary<string, string> address)
    {
        var of = (string name) => address.GetValueOrDefault(name);
        return new(of("all") != "true", Chosen.Value<LadderLevel>(of("level")), null,
            Chosen.Id<UnitId>(of("unit")), of("text"), of("sort"));
    }

    public override async Task<BulkRows> Find(IMediator ask, IReadOnlyDictionary<string, string> sought, IReadOnlyList<string>? keys)
    {
        if (keys is not null) return await new ObligationList().Find(ask, sought, keys);
        var page = await ask.Send(Sought(sought) with { Size = Bulk.Limit });
        var found = page.Rows.Select(e => e.Obligation).OfType<ObligationId>().Distinct().Select(o => $"{o}").ToList();
        var rows = await new ObligationList().Find(ask, sought, found);
        return rows with { Total = page.Total > Bulk.Limit ? page.Total : rows.Total };
    }
}
