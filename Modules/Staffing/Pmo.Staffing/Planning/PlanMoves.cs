using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Planning;

/// <summary>Plans that somebody is booked for a project.</summary>
/// <param name="Until">The last day on which a soft booking waits to be confirmed; none for a hard one.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record PlanBooking(PlanId Plan, PersonId Person, ProjectId Project, BookingKind Kind, int Percent, DateOnly From, DateOnly To, DateOnly? Until = null) : ICommand;

/// <summary>What is planned has to make sense, and may be too much: that is what a plan is looked at for.</summary>
internal sealed class PlanBookingRule : IRule<PlanBooking, StaffingPlan, PlanFacts>
{
    public string Stream(PlanBooking c) => StaffingPlan.StreamOf(c.Plan);
    public IEnumerable<string> Consults(PlanBooking c, StaffingPlan plan) => PlanFacts.Of(c.Person, c.Project);

    public Decision Decide(PlanBooking c, StaffingPlan plan, PlanFacts facts, Moment m) => plan switch
    {
        _ when PlanLines.Refuses(plan) is { } refused => refused,
        _ when facts.Member(c.Person).Stays.Count == 0 => PoolMember.NotInPool,
        _ when facts.Facts(c.Person, c.Project) is { } f && (f.RefusesPerson ?? f.RefusesProject) is { } refused => refused,
        _ when StaffingEntry.Refused(c.Percent, c.From, c.To) is { } refused => refused,
        _ when c.Kind == BookingKind.Soft && (c.Until is null || c.Until > c.To) => Decision.Refuse("booking.until", "Say until when the soft booking waits: a day from today to the booking's last day."),
        _ when c.Kind == BookingKind.Hard && c.Until is not null => Decision.Refuse("booking.until-hard", "A hard booking does not lapse: leave that day out."),
        _ => [PlanLines.Entered(c.Plan, plan, new(PlannedKind.Book, c.Person, null, c.Project, facts.Facts(c.Person, c.Project).Code!, c.Kind, c.Percent, c.From, c.To, c.Until), null, m)],
    };
}

/// <summary>Plans that a booking ends early.</summary>
/// <param name="LastDay">The last day they would work for the project; before its first: nothing stays of it.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record PlanRelease(PlanId Plan, PersonId Person, BookingId Booking, DateOnly LastDay) : ICommand;

/// <summary>A booking is released by at most one line, and before it ends anyway.</summary>
internal sealed class PlanReleaseRule : IRule<PlanRelease, StaffingPlan, PlanFacts>
{
    public string Stream(PlanRelease c) => StaffingPlan.StreamOf(c.Plan);
    public IEnumerable<string> Consults(PlanRelease c, StaffingPlan plan) => PlanFacts.Of(c.Person, null);

    public Decision Decide(PlanRelease c, StaffingPlan plan, PlanFacts facts, Moment m) => facts.Member(c.Person).Bookings.GetValueOrDefault(c.Booking) switch
    {
        _ when PlanLines.Refuses(plan) is { } refused => refused,
        null => PoolMember.NoSuchBooking,
        _ when PlanLines.Moves(plan, c.Booking) => PlanLines.Twice,
        { } b when c.LastDay >= b.To => Decision.Refuse("booking.not-early", $"The booking ends on {Tell.Day(b.To)} anyway: give an earlier last day, or change it."),
        { } b => [PlanLines.Entered(c.Plan, plan, new(PlannedKind.Release, c.Person, b.Id, b.Project, b.Code, b.Kind, 0, b.From, c.LastDay), b, m)],
    };
}

/// <summary>Plans that a booking takes another share from a day on, or ends on another day.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record PlanChange(PlanId Plan, PersonId Person, BookingId Booking, int Percent, DateOnly From, DateOnly To) : ICommand;

/// <summary>A booking is changed by at most one line.</summary>
internal sealed class PlanChangeRule : IRule<PlanChange, StaffingPlan, PlanFacts>
{
    public string Stream(PlanChange c) => StaffingPlan.StreamOf(c.Plan);
    public IEnumerable<string> Consults(PlanChange c, StaffingPlan plan) => PlanFacts.Of(c.Person, null);

    public Decision Decide(PlanChange c, StaffingPlan plan, PlanFacts facts, Moment m) => facts.Member(c.Person).Bookings.GetValueOrDefault(c.Booking) switch
    {
        _ when PlanLines.Refuses(plan) is { } refused => refused,
        null => PoolMember.NoSuchBooking,
        _ when PlanLines.Moves(plan, c.Booking) => PlanLines.Twice,
        _ when StaffingEntry.Refused(c.Percent, c.From, c.To) is { } refused => refused,
        { } b => [PlanLines.Entered(c.Plan, plan, new(PlannedKind.Change, c.Person, b.Id, b.Project, b.Code, b.Kind, c.Percent, c.From, c.To), b, m)],
    };
}

/// <summary>Takes a line out of a plan.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record RemovePlanLine(PlanId Plan, int Line) : ICommand;

/// <summary>A line of a draft goes, and its number is not used again.</summary>
internal sealed class RemovePlanLineRule : IRule<RemovePlanLine, StaffingPlan>
{
    public string Stream(RemovePlanLine c) => StaffingPlan.StreamOf(c.Plan);

    public Decision Decide(RemovePlanLine c, StaffingPlan plan, Moment m) => plan switch
    {
        _ when plan.Closed is { } closed => closed,
        _ when !plan.Lines.ContainsKey(c.Line) => Decision.Nothing,
        _ => [new PlanLineRemoved(c.Plan, c.Line, m.Actor, m.Now)],
    };
}

/// <summary>What the lines of a plan have in common.</summary>
internal static class PlanLines
{
    /// <summary>Why no line can be entered, or null when one can.</summary>
    public static Decision? Refuses(StaffingPlan plan) =>
        plan.Closed ?? (plan.Lines.Count >= StaffingPlan.Most ? Decision.Refuse("plan.long", $"A plan has at most {StaffingPlan.Most} lines: apply it, or begin another.") : null);

    public static Decision Twice => Decision.Refuse("plan.twice", "A line of this plan is about that booking already: take it out first.");

    public static bool Moves(StaffingPlan plan, BookingId booking) => plan.Lines.Values.Any(l => l.Move.Booking == booking);

    public static PlanLineEntered Entered(PlanId id, StaffingPlan plan, PlannedMove move, PoolBooking? booking, Moment m) =>
        new(id, plan.Last + 1, move, booking is null ? null : Of(booking), m.Actor, m.Now);

    /// <summary>A booking as it stands, with the share of its last days.</summary>
    public static PlannedFor Of(PoolBooking b) => new(b.Kind, b.On(b.To), b.From, b.To);
}
