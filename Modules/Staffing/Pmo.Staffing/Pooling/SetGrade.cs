namespace Pmo.Staffing.Pooling;

/// <summary>Gives a person of the pool another grade from a day on.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record SetGrade(PersonId Person, Grade Grade, DateOnly From, string Reason) : ICommand;

/// <summary>A grade is dated, and what it was before stays on record.</summary>
internal sealed class SetGradeRule : IRule<SetGrade, PoolMember>
{
    public string Stream(SetGrade c) => PoolStreams.Of(c.Person);

    public Decision Decide(SetGrade c, PoolMember member, Moment m) => member switch
    {
        { Belongs: false } => PoolMember.NotInPool,
        _ when StaffingEntry.Refused(100, c.From) is { } refused => refused,
        _ when c.From < member.Stays[^1].From => Decision.Refuse("pool.before", $"This person belongs to the pool from {Tell.Day(member.Stays[^1].From)} on: choose a later day."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when Dated.On(member.Grades, c.From) == c.Grade => Decision.Nothing,
        _ => [new GradeSet(c.Person, c.Grade, c.From, c.Reason.Trim(), m.Actor, m.Now)],
    };
}

/// <summary>Says that a person of the pool works another share of a full week from a day on.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record SetAvailability(PersonId Person, int Percent, DateOnly From, string Reason) : ICommand;

/// <summary>Nobody works less than they are promised: bookings are changed first.</summary>
internal sealed class SetAvailabilityRule : IRule<SetAvailability, PoolMember, StaffingFacts>
{
    public string Stream(SetAvailability c) => PoolStreams.Of(c.Person);
    public IEnumerable<string> Consults(SetAvailability c, PoolMember member) => StaffingFacts.Of(c.Person);

    public Decision Decide(SetAvailability c, PoolMember member, StaffingFacts facts, Moment m) => member switch
    {
        { Belongs: false } => PoolMember.NotInPool,
        _ when StaffingEntry.Refused(c.Percent, c.From) is { } refused => refused,
        _ when c.From < member.Stays[^1].From => Decision.Refuse("pool.before", $"This person belongs to the pool from {Tell.Day(member.Stays[^1].From)} on: choose a later day."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when Dated.On(member.Percents, c.From) == c.Percent => Decision.Nothing,
        _ when member.ChangingPlaces(m) is { } soon => soon,
        _ when Load.TooMuch(member with { Percents = member.Percents.SetItem(c.From, c.Percent) }, null, c.From) is { Count: > 0 } much =>
            Decision.Refuse("booking.too-much", $"This person is promised more than that. {Load.Words(much, facts.Calendar)}"),
        _ => [new AvailabilitySet(c.Person, c.Percent, c.From, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
