using System.Text.Json.Serialization;

namespace Pmo.Staffing;

/// <summary>What somebody's consent is asked for.</summary>
public enum ConsentFor
{
    /// <summary>That a person of their department is hard-booked.</summary>
    Assignment,
    /// <summary>That a booking ends early.</summary>
    Release,
    /// <summary>That a booking ends early because another project needs the person.</summary>
    Recall,
    /// <summary>That two people change places.</summary>
    Swap,
}

/// <summary>As what somebody is asked.</summary>
public enum AskedAs { Sponsor, DepartmentManager }

/// <summary>Two people who change places.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct SwapId(Guid Value) : IId<SwapId>
{
    public static SwapId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("n");
}

/// <summary>One of the two, with the booking they give up.</summary>
/// <param name="Percent">Its share of a full week on the day of the change.</param>
/// <param name="To">Its last day.</param>
public sealed record SwapSide(PersonId Person, BookingId Booking, ProjectId Project, string Code, int Percent, DateOnly To);

/// <summary>From a day on each of two people takes over the other's booking.</summary>
public sealed record SwapTerms(SwapId Swap, SwapSide First, SwapSide Second, DateOnly From)
{
    /// <summary>The side of a person.</summary>
    public SwapSide Of(PersonId person) => person == First.Person ? First : Second;

    /// <summary>The other side.</summary>
    public SwapSide Other(PersonId person) => person == First.Person ? Second : First;
}

/// <summary>Somebody is asked whether they consent to what is wanted with a booking.</summary>
/// <param name="Asked">Null: there is nobody to ask, and the head of the PMO decides.</param>
/// <param name="LastDay">The last day that would stay booked; null: of an assignment.</param>
/// <param name="NoticeEnds">The earliest last day without their consent.</param>
/// <param name="Needs">The project that needs the person; only of a recall.</param>
/// <param name="AnswerBy">When nobody waits any longer.</param>
[EventName("staffing.consent-asked")]
public sealed record ConsentAsked(
    PersonId Person, BookingId Booking, ProjectId Project, ConsentFor For, PersonId? Asked, AskedAs As, DateOnly? LastDay, DateOnly? NoticeEnds, ProjectId? Needs, SwapTerms? Swap, string Reason, DateTimeOffset AnswerBy, PersonId By, DateTimeOffset At) : IOfPoolMember;

/// <summary>Whoever was asked said yes or no.</summary>
/// <param name="LastDay">The last day that stays booked, where the booking ends by this.</param>
/// <param name="AskedBy">Who asked for it.</param>
[EventName("staffing.consent-answered")]
public sealed record ConsentAnswered(
    PersonId Person, BookingId Booking, ProjectId Project, ConsentFor For, bool Agreed, AskedAs As, string? Reason, DateOnly? LastDay, SwapTerms? Swap, PersonId AskedBy, PersonId By, PersonId? OnBehalfOf, DateTimeOffset At) : IOfPoolMember;

/// <summary>Nobody answered in time, or there was nobody to ask: the head of the PMO decides; an assignment falls through.</summary>
[EventName("staffing.consent-unanswered")]
public sealed record ConsentUnanswered(PersonId Person, BookingId Booking, ProjectId Project, ConsentFor For, PersonId AskedBy, DateTimeOffset At) : IOfPoolMember;

/// <summary>The head of the PMO decided without consent.</summary>
/// <param name="LastDay">The last day that stays booked: not before the notice ends.</param>
[EventName("staffing.consent-overridden")]
public sealed record ConsentOverridden(PersonId Person, BookingId Booking, ProjectId Project, ConsentFor For, PersonId? Asked, DateOnly? LastDay, SwapTerms? Swap, string Reason, PersonId By, DateTimeOffset At) : IOfPoolMember;

/// <summary>What consent was asked for is not wanted any more; everything stays as it was.</summary>
[EventName("staffing.consent-withdrawn")]
public sealed record ConsentWithdrawn(PersonId Person, BookingId Booking, ProjectId Project, ConsentFor For, PersonId? Asked, SwapTerms? Swap, string Reason, PersonId By, DateTimeOffset At) : IOfPoolMember;

/// <summary>The first of two who change places is ready: until the second one followed, nothing else is decided about their time.</summary>
/// <param name="From">The day of the change.</param>
[EventName("staffing.swap-confirming")]
public sealed record SwapConfirming(PersonId Person, SwapTerms Swap, DateOnly From, DateTimeOffset At) : IOfPoolMember;

/// <summary>A person has taken over the other's booking.</summary>
[EventName("staffing.swap-made")]
public sealed record SwapMade(PersonId Person, SwapTerms Swap, DateOnly From, PersonId AskedBy, DateTimeOffset At, BookingId? Booking = null) : IOfPoolMember;

/// <summary>Two people do not change places after all; for this one everything stays as it was.</summary>
[EventName("staffing.swap-failed")]
public sealed record SwapFailed(PersonId Person, SwapTerms Swap, string Reason, PersonId AskedBy, DateTimeOffset At) : IOfPoolMember;

/// <summary>How long the notice before an early release is, and how long somebody has to answer, in working days.</summary>
[EventName("staffing.consent-terms-set")]
public sealed record ConsentTermsSet(int NoticeWorkingDays, int AnswerWorkingDays, string Reason, PersonId By, DateTimeOffset At);
