using System.Collections.Immutable;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Lines;

/// <summary>Asks that two people take over each other's booking from a day on.</summary>
[May(Role.HeadOfPmo)]
internal sealed record AskSwap(PersonId Person, BookingId Booking, PersonId Other, BookingId OtherBooking, DateOnly From, string Reason) : ICommand;

/// <summary>What asking for a swap consults: the Office, and the other person.</summary>
internal sealed record SwapFacts(StaffingFacts Facts, PoolMember Other) : IState<SwapFacts>
{
    public static SwapFacts Initial { get; } = new(StaffingFacts.Initial, PoolMember.Initial);

    public SwapFacts Evolve(object @event) => @event is IOfPoolMember ? this with { Other = Other.Evolve(@event) } : this with { Facts = Facts.Evolve(@event) };
}

/// <summary>Two people change places only with both hard bookings running on that day, for different projects, and nothing else asked about them.</summary>
internal sealed class AskSwapRule : IRule<AskSwap, PoolMember, SwapFacts>
{
    public string Stream(AskSwap c) => PoolStreams.Of(c.Person);

    public IEnumerable<string> Consults(AskSwap c, PoolMember member) =>
        [PoolStreams.Of(c.Other), .. member.Bookings.TryGetValue(c.Booking, out var b) ? StaffingFacts.Of(c.Person, b.Project) : StaffingFacts.Of(c.Person)];

    public Decision Decide(AskSwap c, PoolMember member, SwapFacts facts, Moment m) => (member.Bookings.GetValueOrDefault(c.Booking), facts.Other.Bookings.GetValueOrDefault(c.OtherBooking)) switch
    {
        (null, _) or (_, null) => PoolMember.NoSuchBooking,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when c.Person == c.Other => Decision.Refuse("swap.same", "Choose two different people."),
        ({ } a, { } b) when a.Project == b.Project => Decision.Refuse("swap.project", "Both work for the same project: choose bookings for two projects."),
        _ when c.From <= member.Today(m) => Decision.Refuse("swap.day", "Choose a day from tomorrow on."),
        _ when Swaps.Hinders(member, c.Booking, c.From) is { } reason => Decision.Refuse("swap.not-possible", reason),
        _ when Swaps.Hinders(facts.Other, c.OtherBooking, c.From) is { } reason => Decision.Refuse("swap.not-possible", $"The other person: {reason}"),
        ({ } a, { } b) => [Swaps.Asked(c.Person, member, facts.Facts, new(new(Ids.From(m.Command, "staffing.swap")), Swaps.Side(c.Person, a, c.From), Swaps.Side(c.Other, b, c.From), c.From), c.Reason.Trim(), m.Actor, m)],
    };
}

/// <summary>Asks for the second person of a swap, once it was asked for the first.</summary>
[May(Role.System)]
internal sealed record JoinSwap(SwapTerms Swap, string Reason, PersonId By) : ICommand;

/// <summary>The sponsor of the second booking is asked too, or the swap fails at once.</summary>
internal sealed class JoinSwapRule : IRule<JoinSwap, PoolMember, StaffingFacts>
{
    public string Stream(JoinSwap c) => PoolStreams.Of(c.Swap.Second.Person);
    public IEnumerable<string> Consults(JoinSwap c, PoolMember member) => StaffingFacts.Of(c.Swap.Second.Person, c.Swap.Second.Project);

    public Decision Decide(JoinSwap c, PoolMember member, StaffingFacts facts, Moment m) => member switch
    {
        _ when member.Consents.GetValueOrDefault(c.Swap.Second.Booking)?.Asked.Swap?.Swap == c.Swap.Swap => Decision.Nothing,
        _ when Swaps.Hinders(member, c.Swap.Second.Booking, c.Swap.From) is { } reason => [new SwapFailed(c.Swap.Second.Person, c.Swap, reason, c.By, m.Now)],
        _ => [Swaps.Asked(c.Swap.Second.Person, member, facts, c.Swap, c.Reason, c.By, m)],
    };
}

/// <summary>What rules of swaps share.</summary>
internal static class Swaps
{
    /// <summary>Why this booking cannot change hands on a day, or null when it can.</summary>
    public static string? Hinders(PoolMember member, BookingId booking, DateOnly from) => member.Bookings.GetValueOrDefault(booking) switch
    {
        null => "There is no such booking any more.",
        { Kind: BookingKind.Soft } => "A soft booking is no promise: confirm it first.",
        { } b when b.On(from) == 0 => $"The booking for {b.Code} does not hold on {Tell.Day(from)}.",
        _ when member.Consents.ContainsKey(booking) => "Something is asked about this booking already.",
        _ when member.Confirming is not null => "They are just changing places with somebody else.",
        _ => null,
    };

    public static SwapSide Side(PersonId person, PoolBooking b, DateOnly from) => new(person, b.Id, b.Project, b.Code, b.On(from), b.To);

    public static ConsentAsked Asked(PersonId person, PoolMember member, StaffingFacts facts, SwapTerms swap, string reason, PersonId by, Moment m)
    {
        var (today, side) = (member.Today(m), swap.Of(person));
        var (asked, place) = Consent.Whose(member, person, side.Project, facts, today);
        return new(person, side.Booking, side.Project, ConsentFor.Swap, asked, place, swap.From.AddDays(-1), null, null, swap, reason, facts.Terms.AnswerBy(member, facts.Calendar, m), by, m.Now);
    }

    /// <summary>The consent of a person to this very swap; null: it is not asked any more.</summary>
    public static Consent? ConsentOf(PoolMember member, PersonId person, SwapTerms swap) =>
        member.Consents.GetValueOrDefault(swap.Of(person).Booking) is { Asked.Swap: { } asked } consent && asked.Swap == swap.Swap ? consent : null;

    /// <summary>The booking a person takes over.</summary>
    public static PoolBooking TakesOver(PersonId person, SwapTerms swap, DateOnly from, BookingId id) =>
        new(id, swap.Other(person).Project, swap.Other(person).Code, BookingKind.Hard, ImmutableSortedDictionary<DateOnly, int>.Empty.Add(from, swap.Other(person).Percent), swap.Other(person).To, null);

    /// <summary>Why a person cannot take over the other's booking on a day, or null when they can.</summary>
    public static string? Refuses(PoolMember member, PersonId person, SwapTerms swap, DateOnly from, StaffingFacts facts)
    {
        if (from > swap.First.To || from > swap.Second.To || member.Bookings.GetValueOrDefault(swap.Of(person).Booking)?.On(from) is null or 0) return "One of the bookings has ended meanwhile.";
        var given = member with { Bookings = GivenUp(member, swap.Of(person).Booking, from) };
        return Load.TooMuch(given, TakesOver(person, swap, from, default), from) is { Count: > 0 } much ? $"It is more than one of them is available. {Load.Words(much, facts.Calendar)}" : null;
    }

    /// <summary>Gives up the one booking and takes over the other.</summary>
    public static Decision Made(PoolMember member, PersonId person, SwapTerms swap, DateOnly from, PersonId by, string reason, Moment m)
    {
        var given = member.Bookings[swap.Of(person).Booking];
        var taken = TakesOver(person, swap, from, new(Ids.From(m.Command, "staffing.booking")));
        return
        [
            given.Released(person, given.From < from ? from.AddDays(-1) : null, reason, by, m),
            new PersonBooked(person, taken.Id, taken.Project, taken.Code, BookingKind.Hard, taken.On(from), from, taken.To, null, by, m.Now),
            new SwapMade(person, swap, from, by, m.Now, taken.Id),
        ];
    }

    private static ImmutableDictionary<BookingId, PoolBooking> GivenUp(PoolMember member, BookingId booking, DateOnly from) =>
        member.Bookings[booking] is var b && b.From < from ? member.Bookings.SetItem(booking, b with { To = from.AddDays(-1) }) : member.Bookings.Remove(booking);
}
