namespace Pmo.Staffing.Pooling;

/// <summary>Takes a person into the pool: their home is the PMO from a day on. That day may have passed.</summary>
/// <param name="Percent">The share of a full week they work.</param>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record JoinPool(PersonId Person, Grade Grade, int Percent, DateOnly From) : ICommand;

/// <summary>A person belongs to the pool once at a time, and may come back after having left.</summary>
internal sealed class JoinPoolRule : IRule<JoinPool, PoolMember, StaffingFacts>
{
    public string Stream(JoinPool c) => PoolStreams.Of(c.Person);
    public IEnumerable<string> Consults(JoinPool c, PoolMember member) => StaffingFacts.Of(c.Person);

    public Decision Decide(JoinPool c, PoolMember member, StaffingFacts facts, Moment m) => member switch
    {
        _ when facts.RefusesPerson is { } refused => refused,
        _ when StaffingEntry.Refused(c.Percent, c.From) is { } refused => refused,
        { Belongs: true } => Decision.Refuse("pool.belongs", $"This person belongs to the pool since {Tell.Day(member.Stays[^1].From)}."),
        _ when member.Stays.Count > 0 && c.From <= member.Stays[^1].LastDay => Decision.Refuse("pool.overlaps", $"This person belongs to the pool until {Tell.Day(member.Stays[^1].LastDay!.Value)}: choose a later day."),
        _ => [new PoolJoined(c.Person, c.Grade, c.Percent, c.From, facts.Zone, m.Actor, m.Now)],
    };
}

/// <summary>Ends a person's belonging to the pool with a day.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record LeavePool(PersonId Person, DateOnly LastDay, string Reason) : ICommand;

/// <summary>Nobody leaves the pool while they are promised to a project beyond their last day.</summary>
internal sealed class LeavePoolRule : IRule<LeavePool, PoolMember>
{
    public string Stream(LeavePool c) => PoolStreams.Of(c.Person);

    public Decision Decide(LeavePool c, PoolMember member, Moment m) => member switch
    {
        { Belongs: false } => PoolMember.NotInPool,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when c.LastDay < member.Stays[^1].From => Decision.Refuse("pool.before", $"This person belongs to the pool from {Tell.Day(member.Stays[^1].From)} on: choose a later last day."),
        _ when c.LastDay.Year > 2100 => Decision.Refuse("staffing.year", "Give days between 2000 and 2100."),
        _ when member.ChangingPlaces(m) is { } soon => soon,
        _ when Beyond(c, member) is { Count: > 0 } beyond => Decision.Refuse("pool.booked",
            $"This person is promised beyond that day: {Tell.List([.. beyond.Select(b => $"{b.Code} until {Tell.Day(b.To)}")])}. Release or shorten these bookings first."),
        _ => [new PoolLeft(c.Person, c.LastDay, c.Reason.Trim(), m.Actor, m.Now)],
    };

    private static List<PoolBooking> Beyond(LeavePool c, PoolMember member) => [.. member.Bookings.Values.Where(b => b.Kind == BookingKind.Hard && b.To > c.LastDay).OrderBy(b => b.To).ThenBy(b => b.Code, StringComparer.Ordinal)];
}
