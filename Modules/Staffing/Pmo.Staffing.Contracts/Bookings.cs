using System.Text.Json.Serialization;

namespace Pmo.Staffing;

/// <summary>A booking of a person for a project.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct BookingId(Guid Value) : IId<BookingId>
{
    public static BookingId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("n");
}

/// <summary>How firm a booking is.</summary>
public enum BookingKind
{
    /// <summary>Pencilled in until a day; it stands in nobody's way.</summary>
    Soft,
    /// <summary>Promised; together, hard bookings never exceed what the person is available.</summary>
    Hard,
}

/// <summary>A person is booked for a project from a day to a day, both included.</summary>
/// <param name="Code">The project's code, which never changes.</param>
/// <param name="Percent">Of a full week.</param>
/// <param name="Lapses">A soft booking is void from this instant on; null: it is hard.</param>
/// <param name="Request">The request that it fills; null: none.</param>
[EventName("staffing.person-booked")]
public sealed record PersonBooked(
    PersonId Person, BookingId Booking, ProjectId Project, string Code, BookingKind Kind, int Percent, DateOnly From, DateOnly To, DateTimeOffset? Lapses, PersonId By, DateTimeOffset At, RequestId? Request = null) : IOfPoolMember;

/// <summary>A soft booking became a hard one.</summary>
[EventName("staffing.booking-confirmed")]
public sealed record BookingConfirmed(PersonId Person, BookingId Booking, PersonId By, DateTimeOffset At, ProjectId? Project = null, DateOnly? From = null, RequestId? Request = null, DateOnly? To = null) : IOfPoolMember;

/// <summary>From a day on a booking takes another share of the week, or it ends on another day; what lies before that day stays.</summary>
[EventName("staffing.booking-changed")]
public sealed record BookingChanged(PersonId Person, BookingId Booking, int Percent, DateOnly From, DateOnly To, string Reason, PersonId By, DateTimeOffset At) : IOfPoolMember;

/// <summary>A booking ends early.</summary>
/// <param name="LastDay">The last day that stays booked; null: it had not begun, and nothing stays of it.</param>
[EventName("staffing.booking-released")]
public sealed record BookingReleased(PersonId Person, BookingId Booking, DateOnly? LastDay, string Reason, PersonId By, DateTimeOffset At, ProjectId? Project = null, RequestId? Request = null) : IOfPoolMember;

/// <summary>A soft booking was not confirmed in time and is void.</summary>
[EventName("staffing.booking-lapsed")]
public sealed record BookingLapsed(PersonId Person, BookingId Booking, DateTimeOffset At, RequestId? Request = null) : IOfPoolMember;

/// <summary>Where the pool stands, for rules that consult it.</summary>
public static class PoolStreams
{
    /// <summary>The stream of one person of the pool: membership, grade, availability, bookings.</summary>
    public static string Of(PersonId person) => $"staffing.person-{person}";
}
