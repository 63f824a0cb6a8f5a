using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Returning;

/// <summary>Notes that the talk after an assignment took place. What was said in it stands nowhere.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record HoldReturnTalk(BookingId Booking, DateOnly On) : ICommand;

/// <summary>A talk is noted once, by somebody else than whom it was with, from the assignment's last fortnight on and not in advance.</summary>
internal sealed class HoldReturnTalkRule : IRule<HoldReturnTalk, Return, StaffingFacts>
{
    public string Stream(HoldReturnTalk c) => Return.StreamOf(c.Booking);
    public IEnumerable<string> Consults(HoldReturnTalk c, Return back) => back.Talk is { } t ? StaffingFacts.Of(t.Person) : [];

    public Decision Decide(HoldReturnTalk c, Return back, StaffingFacts facts, Moment m) => back switch
    {
        { Talk: null } => Decision.Refuse("return.unknown", "No talk is waiting after this assignment."),
        { Held: true } => Decision.Nothing,
        { Talk: { } t } when t.Person == m.Actor => Decision.Refuse("return.own", "This is about you: somebody else notes that the talk took place."),
        _ when c.On > WorkingCalendar.DayOf(m.Now, facts.Zone) => Decision.Refuse("return.future", "Note the talk when it has taken place."),
        { Talk: { } t } when c.On < t.LastDay.AddDays(-14) => Decision.Refuse("return.early", $"The assignment ended on {Tell.Day(t.LastDay)}: give the day of the talk after it."),
        { Talk: { } t } => [new ReturnTalkHeld(t.Person, c.Booking, c.On, m.Actor, m.Now)],
    };
}
