using System.Globalization;
using MediatR;

namespace Pmo.Reporting.Reviewing;

/// <summary>The reports that wait for review, several of which can be given to one reviewer at once.</summary>
internal sealed class ReviewList : BulkList
{
    public const string Rows = "report";

    public override string Name => "reviews";
    public override string Title => "Review";
    public override string Href => "/reporting/review";
    public override string RowIs => Rows;
    public override Type Asks => typeof(FindReviews);

    /// <summary>A row's key: the obligation and the revision.</summary>
    public static string KeyOf(ObligationId obligation, int revision) => string.Create(CultureInfo.InvariantCulture, $"{obligation}.{revision}");

    /// <summary>The report of a key.</summary>
    public static (ObligationId Obligation, int Revision) Of(string key) =>
        key.Split('.') is [var id, var n] && Guid.TryParse(id, out var obligation) && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? (new(obligation), revision) : default;

    public override async Task<BulkRows> Find(IMediator ask, IReadOnlyDictionary<string, string> sought, IReadOnlyList<string>? keys)
    {
        var all = await ask.Send(new FindReviews(Size: Bulk.Limit));
        var rows = all.Rows.Select(r => new BulkRow(KeyOf(r.Obligation, r.Revision), $"{r.Code} {r.Name}, {r.Period}", $"/reporting/review/{r.Obligation}/{r.Revision}")).ToList();
        if (keys is null) return new(rows, all.Total);
        var chosen = rows.Where(r => keys.Contains(r.Key)).ToList();
        return new(chosen, chosen.Count);
    }
}
