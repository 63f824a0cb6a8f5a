using Pmo.Staffing.Lines;

namespace Pmo.Staffing.Pooling;

/// <summary>How a person's place in the pool and their bookings are told.</summary>
internal static class PoolStory
{
    public static StreamStory Story { get; } = new StreamStory<PoolMember>("staffing.person", "Place in the pool").Also(Role.PmoOfficer).On(id => $"/staffing/pool/{id}")
        .Called<PoolJoined>(e => $"Place of {Tell.Name(e.Person)} in the pool")
        .Names("Stays", "Belongs to the pool").Names("Percents", "Share of a week worked, from day").Names("Grades", "Grade from day").Names("Shares", "Share of a week booked, from day")
        .Names("Belongs", "Belongs to it now").Names("Percent", "Share of a full week").Names("Lapses", "Void from").Names("Code", "Project's code").WithConsents()
        .Says<PoolJoined>(e => $"{Tell.Name(e.Person)} joined the pool as {Tell.Words(e.Grade)}, working {e.Percent} % of a week, from {Tell.Day(e.From)} on, as {Tell.Name(e.By)} decided.", e => Tell.Day(e.From))
        .Says<PoolLeft>(e => $"{Tell.Name(e.Person)} leaves the pool: the last day is {Tell.Day(e.LastDay)}. {Tell.Name(e.By)} said why: {e.Reason}", e => Tell.Day(e.LastDay))
        .Says<GradeSet>(e => $"{Tell.Name(e.Person)} is {Tell.Words(e.Grade)} from {Tell.Day(e.From)} on, as {Tell.Name(e.By)} decided: {e.Reason}", e => Tell.Day(e.From))
        .Says<AvailabilitySet>(e => $"{Tell.Name(e.Person)} works {e.Percent} % of a week from {Tell.Day(e.From)} on, as {Tell.Name(e.By)} entered: {e.Reason}", e => Tell.Day(e.From))
        .Says<PersonBooked>(e => $"{Tell.Name(e.Person)} was {(e.Kind == BookingKind.Hard ? "booked" : "pencilled in")} for {Tell.Name(e.Project)} with {e.Percent} % of a week, from {Tell.Day(e.From)} to {Tell.Day(e.To)}, by {Tell.Name(e.By)}.", e => Tell.Day(e.From))
        .Says<BookingConfirmed>((e, m) => $"The soft booking of {Tell.Name(e.Person)} for {For(m, e.Booking)} was confirmed by {Tell.Name(e.By)}.")
        .Says<BookingChanged>((e, m) => $"The booking of {Tell.Name(e.Person)} for {For(m, e.Booking)} is {e.Percent} % from {Tell.Day(e.From)} on and ends on {Tell.Day(e.To)}, as {Tell.Name(e.By)} decided: {e.Reason}", e => Tell.Day(e.From))
        .Says<BookingReleased>((e, m) => e.LastDay is { } last
            ? $"{Tell.Name(e.By)} released {Tell.Name(e.Person)} from {For(m, e.Booking)}: the last day is {Tell.Day(last)}. {e.Reason}"
            : $"{Tell.Name(e.By)} released {Tell.Name(e.Person)} from a booking that had not begun: {e.Reason}", e => e.LastDay is { } last ? Tell.Day(last) : null)
        .Names("Wishes", "Place of work and wishes").Names("Projects", "Projects led to the end").Names("Fields", "Would like to use").Names("Places", "Would like to work in").Names("Place", "Works in")
        .Says<WishesStated>(e => $"{Tell.Name(e.Person)} works {(e.Place is { } place ? $"in {place}" : "in no place that was named")} and named {Tell.Count(e.Fields.Count + e.Places.Count, "wish", "wishes")}.")
        .Says<ProjectLed>(e => $"{Tell.Name(e.Person)} led {Tell.Name(e.Project)} to its end.", e => Tell.Day(e.On))
        .Says<AssignmentFailed>(e => $"{Tell.Name(e.Person)} could not be booked as was confirmed: {e.Why}")
        .Names("Line", "Line of the plan").Names("Outcome", "What became of it")
        .Says<PlannedMoveDecided>(e => $"Line {e.Line} of {Tell.Record(Planning.StaffingPlan.StreamOf(e.Plan))} {Planning.PlanStories.Words(e.Outcome)}.{(e.Why is { } why ? $" {why}" : "")}")
        .Says<BookingLapsed>(e => $"A soft booking of {Tell.Name(e.Person)} was not confirmed in time, and is void.");

    private static string For(PoolMember member, BookingId booking) => member.Bookings.GetValueOrDefault(booking) is { } b ? Tell.Name(b.Project) : "a project";
}
