using System.Globalization;
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
            Enum.TryParse<ObligationState>(state, out var known) ? known : null, state == BehindKey, IdOf<ProjectId>(of("project")), IdOf<UnitId>(of("unit")), of("mine") == "true",
            DayOf(of("from")), DayOf(of("to")), of("text"), of("sort"), Running: of("running") == "true");
    }

    public override async Task<BulkRows> Find(IMediator ask, IReadOnlyDictionary<string, string> sought, IReadOnlyList<string>? keys)
    {
        var query = keys is null ? Sought(sought) : new FindObligations(Only: [.. keys.Select(k => IdOf<ObligationId>(k)).OfType<ObligationId>()], Sort: "project");
        var page = await ask.Send(query with { Size = Bulk.Limit });
        return new([.. page.Rows.Select(o => new BulkRow($"{o.Obligation}", $"{o.Code} {o.Name}, {o.Period}", $"/reporting/obligations/{o.Obligation}"))], page.Total);
    }

    private static T? IdOf<T>(string? text) where T : struct, IId<T> => Guid.TryParse(text, out var id) ? T.From(id) : null;

    private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
