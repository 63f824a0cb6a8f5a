using Pmo.Staffing.Booking;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Planning;

/// <summary>Carries out a line of a plan that the head of the PMO applied.</summary>
/// <param name="By">Who applied it.</param>
[May(Role.System)]
internal sealed record CarryOutPlanLine(PersonId Person, PlanId Plan, int Line, PlannedMove Move, string Reason, PersonId By) : ICommand;

/// <summary>The very rule decides that would decide if the head of the PMO sent the same by hand: about load, consent, notice and the past. What became of it stands beside it.</summary>
internal sealed class CarryOutPlanLineRule : IRule<CarryOutPlanLine, PoolMember, StaffingFacts>
{
    public string Stream(CarryOutPlanLine c) => PoolStreams.Of(c.Person);
    public IEnumerable<string> Consults(CarryOutPlanLine c, PoolMember member) => StaffingFacts.Of(c.Person, c.Move.Project);

    public Decision Decide(CarryOutPlanLine c, PoolMember member, StaffingFacts facts, Moment m) => Moves.Decide(c.Move, c.Reason, member, facts, m, c.By) switch
    {
        { Earliest: not null } later => later,
        { Code: not null } refused => [Decided(c, PlannedOutcome.Refused, null, refused.Sentence, m)],
        { } done => new([.. done.Events, Decided(c, Moves.OutcomeOf(done), c.Move.Booking ?? done.Events.OfType<PersonBooked>().FirstOrDefault()?.Booking, null, m)]),
    };

    private static PlannedMoveDecided Decided(CarryOutPlanLine c, PlannedOutcome outcome, BookingId? booking, string? why, Moment m) => new(c.Person, c.Plan, c.Line, outcome, booking, why, m.Now);
}

/// <summary>A move of a plan as the command that it is.</summary>
internal static class Moves
{
    /// <summary>What the rule of that command decides, sent by the head of the PMO.</summary>
    public static Decision Decide(PlannedMove move, string reason, PoolMember member, StaffingFacts facts, Moment m, PersonId by)
    {
        var head = m with { Actor = by, OnBehalfOf = null, Roles = new HashSet<Role> { Role.HeadOfPmo } };
        return (move.Kind, move.Booking) switch
        {
            (PlannedKind.Book, _) => new BookPersonRule().Decide(new(move.Person, move.Project, move.Firm, move.Percent, move.From, move.To, move.Until), member, facts, head),
            (PlannedKind.Change, { } booking) => new ChangeBookingRule().Decide(new(move.Person, booking, move.Percent, move.From, move.To, reason), member, facts, head),
            // A promise that runs is not ended but asked back.
            (PlannedKind.Release, { } booking) when member.Bookings.GetValueOrDefault(booking) is { Kind: BookingKind.Hard } b && b.From <= member.Today(m) && move.To >= b.From =>
                new AskReleaseRule().Decide(new(move.Person, booking, ConsentFor.Release, move.To, reason), member, facts, head),
            (PlannedKind.Release, { } booking) => new ReleaseBookingRule().Decide(new(move.Person, booking, move.To, reason), member, head),
            _ => PoolMember.NoSuchBooking,
        };
    }

    public static PlannedOutcome OutcomeOf(Decision decision) => decision.Events.Any(e => e is ConsentAsked) ? PlannedOutcome.Asked : PlannedOutcome.Done;
}
