using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Lines;

/// <summary>Looks whether both sides of a swap are agreed, and if so readies the first.</summary>
[May(Role.System)]
internal sealed record ConfirmSwap(SwapTerms Swap) : ICommand;

/// <summary>Once both sides are agreed the first person's time is held, from the day wanted or tomorrow if that has come; what does not fit any more fails.</summary>
internal sealed class ConfirmSwapRule : IRule<ConfirmSwap, PoolMember, SwapFacts>
{
    public string Stream(ConfirmSwap c) => PoolStreams.Of(c.Swap.First.Person);
    public IEnumerable<string> Consults(ConfirmSwap c, PoolMember member) => [PoolStreams.Of(c.Swap.Second.Person), Calendars.StreamOf(CalendarId.Default)];

    public Decision Decide(ConfirmSwap c, PoolMember member, SwapFacts facts, Moment m) =>
        (Swaps.ConsentOf(member, c.Swap.First.Person, c.Swap), Swaps.ConsentOf(facts.Other, c.Swap.Second.Person, c.Swap)) switch
        {
            (null, _) => Decision.Nothing,
            // Asked once for each side: the other may have followed already.
            _ when member.Confirming?.Swap == c.Swap.Swap => Decision.Nothing,
            ({ } mine, null) => [new SwapFailed(c.Swap.First.Person, c.Swap, "The other booking is not to be changed any more.", mine.Asked.By, m.Now)],
            ({ Stage: not ConsentStage.Agreed }, _) or (_, { Stage: not ConsentStage.Agreed }) => Decision.Nothing,
            _ when (member.ChangingPlaces(m) ?? facts.Other.ChangingPlaces(m)) is { } soon => soon,
            ({ } mine, _) when Swaps.Refuses(member, c.Swap.First.Person, c.Swap, Day(c, member, m), facts.Facts) is { } reason => [new SwapFailed(c.Swap.First.Person, c.Swap, reason, mine.Asked.By, m.Now)],
            _ => [new SwapConfirming(c.Swap.First.Person, c.Swap, Day(c, member, m), m.Now)],
        };

    private static DateOnly Day(ConfirmSwap c, PoolMember member, Moment m) => c.Swap.From > member.Today(m) ? c.Swap.From : member.Today(m).AddDays(1);
}

/// <summary>Lets the second person of a swap take over, while the first one's time is held.</summary>
[May(Role.System)]
internal sealed record TakeOverSecond(SwapTerms Swap, DateOnly From) : ICommand;

/// <summary>The second person takes over if it still fits; else the swap fails, and the first one is let go.</summary>
internal sealed class TakeOverSecondRule : IRule<TakeOverSecond, PoolMember, StaffingFacts>
{
    public string Stream(TakeOverSecond c) => PoolStreams.Of(c.Swap.Second.Person);
    public IEnumerable<string> Consults(TakeOverSecond c, PoolMember member) => [Calendars.StreamOf(CalendarId.Default)];

    public Decision Decide(TakeOverSecond c, PoolMember member, StaffingFacts facts, Moment m) => Swaps.ConsentOf(member, c.Swap.Second.Person, c.Swap) switch
    {
        null => [new SwapFailed(c.Swap.Second.Person, c.Swap, "The other booking is not to be changed any more.", m.Actor, m.Now)],
        _ when member.ChangingPlaces(m) is { } soon => soon,
        { } consent when Swaps.Refuses(member, c.Swap.Second.Person, c.Swap, c.From, facts) is { } reason => [new SwapFailed(c.Swap.Second.Person, c.Swap, reason, consent.Asked.By, m.Now)],
        { } consent => Swaps.Made(member, c.Swap.Second.Person, c.Swap, c.From, consent.Asked.By, consent.Asked.Reason, m),
    };
}

/// <summary>Lets the first person of a swap take over, after the second one did.</summary>
[May(Role.System)]
internal sealed record TakeOverFirst(SwapTerms Swap, DateOnly From) : ICommand;

/// <summary>What was held for the first person becomes true; nothing could be decided meanwhile that would hinder it.</summary>
internal sealed class TakeOverFirstRule : IRule<TakeOverFirst, PoolMember>
{
    public string Stream(TakeOverFirst c) => PoolStreams.Of(c.Swap.First.Person);

    public Decision Decide(TakeOverFirst c, PoolMember member, Moment m) => Swaps.ConsentOf(member, c.Swap.First.Person, c.Swap) switch
    {
        { } consent when member.Confirming?.Swap == c.Swap.Swap => Swaps.Made(member, c.Swap.First.Person, c.Swap, c.From, consent.Asked.By, consent.Asked.Reason, m),
        _ => Decision.Nothing,
    };
}

/// <summary>Lets a person go from a swap that failed or was withdrawn.</summary>
[May(Role.System)]
internal sealed record DropSwap(PersonId Person, SwapTerms Swap, string Reason) : ICommand;

/// <summary>If one of the two does not change places, the other does not either.</summary>
internal sealed class DropSwapRule : IRule<DropSwap, PoolMember>
{
    public string Stream(DropSwap c) => PoolStreams.Of(c.Person);

    public Decision Decide(DropSwap c, PoolMember member, Moment m) =>
        Swaps.ConsentOf(member, c.Person, c.Swap) is { } consent ? [new SwapFailed(c.Person, c.Swap, c.Reason, consent.Asked.By, m.Now)] : Decision.Nothing;
}

/// <summary>A swap concerns two people: each step of one is followed by the step of the other, so that both happen or neither.</summary>
internal sealed class SwapInTurn : Policy
{
    public override string StoredName => "staffing.swap-in-turn";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ConsentAsked { Swap: { } swap } e when e.Person == swap.First.Person => [Now(new JoinSwap(swap, e.Reason, e.By))],
        ConsentAnswered { Agreed: true, Swap: { } swap } => [Now(new ConfirmSwap(swap))],
        ConsentOverridden { Swap: { } swap } => [Now(new ConfirmSwap(swap))],
        ConsentAnswered { Agreed: false, As: AskedAs.DepartmentManager, Swap: { } swap } e => [Now(new DropSwap(swap.Other(e.Person).Person, swap, e.Reason ?? "Not agreed."))],
        ConsentWithdrawn { Swap: { } swap } e => [Now(new DropSwap(swap.Other(e.Person).Person, swap, e.Reason))],
        SwapConfirming e => [Now(new TakeOverSecond(e.Swap, e.From))],
        SwapMade e when e.Person == e.Swap.Second.Person => [Now(new TakeOverFirst(e.Swap, e.From))],
        SwapFailed e => [Now(new DropSwap(e.Swap.Other(e.Person).Person, e.Swap, e.Reason))],
        _ => None,
    };
}
