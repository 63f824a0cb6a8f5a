using System.Collections.Immutable;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Planning;

/// <summary>What would become of a line if the plan were applied now.</summary>
/// <param name="Why">Why it would be refused; null: it would not.</param>
internal sealed record TriedLine(int Line, PlannedOutcome Outcome, string? Why);

/// <summary>What would become of each line, by the very rules that decide about it, one after another as they are sent. Nothing happens.</summary>
internal static class Trial
{
    /// <param name="lines">In the order in which they are sent.</param>
    /// <param name="member">A person's place in the pool as it is now.</param>
    /// <param name="facts">What the rules consult about a person and a project.</param>
    /// <param name="by">Who would apply it.</param>
    public static IReadOnlyList<TriedLine> Of(IEnumerable<PlanLine> lines, string reason, Func<PersonId, PoolMember> member, Func<PersonId, ProjectId, StaffingFacts> facts, Moment m, PersonId by)
    {
        var (members, tried) = (new Dictionary<PersonId, PoolMember>(), new List<TriedLine>());
        foreach (var line in lines)
        {
            var (move, before) = (line.Move, members.TryGetValue(line.Move.Person, out var known) ? known : member(line.Move.Person));
            var decision = Moves.Decide(move, reason, before, facts(move.Person, move.Project), m with { Command = Ids.Named("staffing.trial", $"{line.Number}") }, by);
            members[move.Person] = decision.Code is null ? decision.Events.Aggregate(before, (s, e) => s.Evolve(e)) : before;
            tried.Add(new(line.Number, decision.Code is null ? Moves.OutcomeOf(decision) : PlannedOutcome.Refused, decision.Code is null ? null : decision.Sentence));
        }

        return tried;
    }

    /// <summary>A person as they would be if the lines about them held, whether or not a rule would allow them; what is not there any more is passed over.</summary>
    public static PoolMember Laid(PoolMember member, IEnumerable<PlanLine> lines)
    {
        foreach (var (number, move) in lines.Select(l => (l.Number, l.Move)))
            member = (move.Kind, member.Bookings.GetValueOrDefault(move.Booking ?? default)) switch
            {
                (PlannedKind.Book, _) => With(member, new(new(Ids.Named("staffing.trial", $"{number}")), move.Project, move.Code, move.Firm, ImmutableSortedDictionary<DateOnly, int>.Empty.Add(move.From, move.Percent), move.To, null)),
                (PlannedKind.Change, { } b) => With(member, PoolMember.Changed(b, move.Percent, move.From, move.To)),
                (PlannedKind.Release, { } b) when move.To < b.From => member with { Bookings = member.Bookings.Remove(b.Id) },
                (PlannedKind.Release, { } b) when move.To < b.To => With(member, b with { To = move.To }),
                _ => member,
            };
        return member;
    }

    private static PoolMember With(PoolMember member, PoolBooking booking) => member with { Bookings = member.Bookings.SetItem(booking.Id, booking) };
}
