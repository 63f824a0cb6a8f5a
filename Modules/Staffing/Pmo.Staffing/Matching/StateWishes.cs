using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Matching;

/// <summary>A person of the pool says where they work and what they would like to do.</summary>
[May(Role.System, Role.Reader)]
internal sealed record StateWishes(PersonId Person, string? Place, IReadOnlyList<CompetencyId> Fields, IReadOnlyList<string> Places) : ICommand;

/// <summary>Everybody states their own wishes; the head of the PMO may enter them for others. They count in the fit as a factor of their own.</summary>
internal sealed class StateWishesRule : IRule<StateWishes, PoolMember>
{
    private const int LongestPlace = 80, Most = 20;

    public string Stream(StateWishes c) => PoolStreams.Of(c.Person);

    public Decision Decide(StateWishes c, PoolMember member, Moment m) => member switch
    {
        _ when c.Person != m.Actor && !m.Is(Role.System) && !m.Is(Role.HeadOfPmo) => Decision.Refuse("wishes.not-yours", "Everybody states their own wishes."),
        { Stays.Count: 0 } => PoolMember.NotInPool,
        _ when c.Fields.Count > Most || c.Places.Count > Most => Decision.Refuse("wishes.many", $"Name at most {Most} wishes of a kind."),
        _ when c.Places.Append(c.Place ?? "-").Any(p => !IsPlace(p)) => Decision.Refuse("wishes.place", $"Give each place in one line of at most {LongestPlace} characters."),
        _ when Stated(c, m) is var e && member.Wishes is { } w && w.Place == e.Place && w.Fields.SequenceEqual(e.Fields) && w.Places.SequenceEqual(e.Places) => Decision.Nothing,
        _ => [Stated(c, m)],
    };

    private static WishesStated Stated(StateWishes c, Moment m) =>
        new(c.Person, string.IsNullOrWhiteSpace(c.Place) ? null : c.Place.Trim(), [.. c.Fields.Distinct().OrderBy(f => f.Value)], [.. c.Places.Select(p => p.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)], m.Now);

    private static bool IsPlace(string? place) => place?.Trim() is { Length: > 0 and <= LongestPlace } line && !line.Any(char.IsControl);
}
