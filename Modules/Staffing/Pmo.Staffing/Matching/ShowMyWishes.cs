using Pmo.Office;

namespace Pmo.Staffing.Matching;

/// <summary>The wishes of who asks; null when they were never in the pool.</summary>
[May(Role.System, Role.Reader)]
internal sealed record ShowMyWishes : IQuery<WishesSheet?>;

/// <summary>Where somebody works and what they would like to do.</summary>
internal sealed record WishesSheet(string? Place, IReadOnlyList<CompetencyId> Fields, IReadOnlyList<string> Places);

/// <summary>Reads one's own wishes.</summary>
internal sealed class ShowMyWishesAnswer : IAnswer<ShowMyWishes, WishesSheet?>
{
    public WishesSheet? Answer(ShowMyWishes q, Viewer who, Db db)
    {
        if (db.Value<long?>($"select 1 from pool_stay where person = {who.Person} limit 1") is null) return null;
        var wishes = db.List<Row>($"select what, value from pool_wish where person = {who.Person} order by what, value").ToLookup(w => w.What, w => w.Value);
        return new(wishes["works"].FirstOrDefault(), [.. wishes["field"].Select(f => new CompetencyId(Guid.Parse(f)))], [.. wishes["place"]]);
    }

    private sealed record Row(string What, string Value);
}
