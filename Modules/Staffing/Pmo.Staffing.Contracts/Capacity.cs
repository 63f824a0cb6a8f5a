using System.Text.Json.Serialization;

namespace Pmo.Staffing;

/// <summary>How much of what people of a grade are available should be hard-booked, from a day on.</summary>
/// <param name="Low">At least, per cent.</param>
/// <param name="High">At most, per cent.</param>
[EventName("staffing.target-utilisation-set")]
public sealed record TargetUtilisationSet(Grade Grade, int Low, int High, DateOnly From, string Reason, PersonId By, DateTimeOffset At);

/// <summary>Somebody who will be needed and has no name yet.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct DemandId(Guid Value) : IId<DemandId>
{
    public static DemandId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("n");
}

/// <summary>Who is needed: one person of a grade, for a share of a full week, from a day to a day, both included.</summary>
/// <param name="Project">For a project of the register; null: for an initiative that is not registered yet.</param>
/// <param name="Initiative">What the initiative is called; null: it is a project.</param>
public sealed record Need(Grade Grade, int Percent, DateOnly From, DateOnly To, ProjectId? Project, string? Initiative);

/// <summary>Somebody of a grade will be needed.</summary>
[EventName("staffing.demand-entered")]
public sealed record DemandEntered(DemandId Demand, Need Need, PersonId By, DateTimeOffset At);

/// <summary>What is needed is something else from now on.</summary>
[EventName("staffing.demand-changed")]
public sealed record DemandChanged(DemandId Demand, Need Need, string Reason, PersonId By, DateTimeOffset At);

/// <summary>Nobody is needed any more.</summary>
[EventName("staffing.demand-withdrawn")]
public sealed record DemandWithdrawn(DemandId Demand, string Reason, PersonId By, DateTimeOffset At);

/// <summary>Somebody was hard-booked for it: from now on the booking counts, and the demand does not.</summary>
[EventName("staffing.demand-met")]
public sealed record DemandMet(DemandId Demand, PersonId Person, BookingId Booking, PersonId By, DateTimeOffset At);
