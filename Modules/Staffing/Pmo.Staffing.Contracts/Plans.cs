using System.Text.Json.Serialization;

namespace Pmo.Staffing;

/// <summary>A plan of what could be done with the pool; it promises nothing until it is applied.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct PlanId(Guid Value) : IId<PlanId>
{
    public static PlanId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("n");
}

/// <summary>What a line of a plan would do.</summary>
public enum PlannedKind
{
    /// <summary>Book somebody for a project.</summary>
    Book,
    /// <summary>Let a booking end early.</summary>
    Release,
    /// <summary>Give a booking another share or another end.</summary>
    Change,
}

/// <summary>What a line of a plan would do to one person's time.</summary>
/// <param name="Booking">The booking that ends or changes; null: a new one is made.</param>
/// <param name="Code">The project's code, which never changes.</param>
/// <param name="Firm">How firm the booking would be, or is.</param>
/// <param name="Percent">Of a full week; 0: it is a release.</param>
/// <param name="From">The first day, or the day from which the share is another.</param>
/// <param name="To">The last day.</param>
/// <param name="Until">The last day on which a new soft booking waits.</param>
public sealed record PlannedMove(PlannedKind Kind, PersonId Person, BookingId? Booking, ProjectId Project, string Code, BookingKind Firm, int Percent, DateOnly From, DateOnly To, DateOnly? Until = null);

/// <summary>A booking as it stood when a line was planned for it, so that a plan notices what changed since.</summary>
public sealed record PlannedFor(BookingKind Firm, int Percent, DateOnly From, DateOnly To);

/// <summary>What became of a line when the plan was applied.</summary>
public enum PlannedOutcome
{
    /// <summary>It is so now.</summary>
    Done,
    /// <summary>Whoever has to agree was asked.</summary>
    Asked,
    /// <summary>The rule refused it.</summary>
    Refused,
}

/// <summary>A plan was begun.</summary>
/// <param name="CopyOf">The plan whose lines it took; null: it began empty.</param>
[EventName("staffing.plan-drafted")]
public sealed record PlanDrafted(PlanId Plan, string Name, PlanId? CopyOf, PersonId By, DateTimeOffset At);

/// <summary>A plan has another name.</summary>
[EventName("staffing.plan-renamed")]
public sealed record PlanRenamed(PlanId Plan, string Name, PersonId By, DateTimeOffset At);

/// <summary>A plan has one more line.</summary>
/// <param name="Line">Its number, from 1; never used again.</param>
/// <param name="For">The booking as it stood then; null: a new one is made.</param>
[EventName("staffing.plan-line-entered")]
public sealed record PlanLineEntered(PlanId Plan, int Line, PlannedMove Move, PlannedFor? For, PersonId By, DateTimeOffset At);

/// <summary>A line was taken out of a plan.</summary>
[EventName("staffing.plan-line-removed")]
public sealed record PlanLineRemoved(PlanId Plan, int Line, PersonId By, DateTimeOffset At);

/// <summary>A plan is not followed.</summary>
[EventName("staffing.plan-discarded")]
public sealed record PlanDiscarded(PlanId Plan, string Reason, PersonId By, DateTimeOffset At);

/// <summary>A plan is carried out, one line after another.</summary>
/// <param name="Lines">Their numbers, in the order in which they are sent.</param>
/// <param name="Whole">It was to be applied only if every line would go through at that moment, and every one would have.</param>
[EventName("staffing.plan-applied")]
public sealed record PlanApplied(PlanId Plan, IReadOnlyList<int> Lines, bool Whole, string Reason, PersonId By, DateTimeOffset At);

/// <summary>A line is put before the rules that decide about the person's time.</summary>
[EventName("staffing.plan-line-sent")]
public sealed record PlanLineSent(PlanId Plan, int Line, PlannedMove Move, string Reason, PersonId By, DateTimeOffset At);

/// <summary>What became of a line of a plan that concerns this person's time.</summary>
/// <param name="Why">Why it was refused; null: it was not.</param>
[EventName("staffing.planned-move-decided")]
public sealed record PlannedMoveDecided(PersonId Person, PlanId Plan, int Line, PlannedOutcome Outcome, BookingId? Booking, string? Why, DateTimeOffset At) : IOfPoolMember;

/// <summary>A line of a plan is settled.</summary>
/// <param name="Why">Why it was refused; null: it was not.</param>
[EventName("staffing.plan-line-settled")]
public sealed record PlanLineSettled(PlanId Plan, int Line, PlannedOutcome Outcome, BookingId? Booking, string? Why, DateTimeOffset At);

/// <summary>Every line of a plan is settled.</summary>
[EventName("staffing.plan-carried-out")]
public sealed record PlanCarriedOut(PlanId Plan, int Done, int Asked, int Refused, DateTimeOffset At);
