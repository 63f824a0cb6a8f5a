using Pmo.Host.Engaging;

namespace Pmo.Host.Observing;

/// <summary>Something a review found.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(IdJson))]
public readonly record struct ObservationId(Guid Value) : IId<ObservationId>
{
    public static ObservationId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("n");
}

/// <summary>How much an observation matters.</summary>
public enum Severity
{
    Low,
    Medium,

    /// <summary>A second reviewer signs the review too.</summary>
    High,
}

/// <summary>How far an observation is.</summary>
public enum ObservationState
{
    /// <summary>Reviewers word it; nobody else sees it.</summary>
    Draft,

    /// <summary>The lead reads it.</summary>
    InReview,

    /// <summary>Its owner is asked for an answer.</summary>
    Response,

    /// <summary>Answered; what the owner undertook is to be tested.</summary>
    Final,

    /// <summary>Tested again and done.</summary>
    Closed,

    /// <summary>Taken back before it was put to anybody, with the reason; or announced and never worded.</summary>
    Discarded,
}

/// <summary>An observation was drafted, or worded anew.</summary>
/// <param name="Sample">The sample of the item it comes from; null: from no item.</param>
/// <param name="Number">That item's number.</param>
/// <param name="Text">What was found, why it matters, and what should be done.</param>
/// <param name="Owner">Who is to answer.</param>
[EventName("host.observation-drafted"), PrivateText]
public sealed record ObservationDrafted(ObservationId Observation, EngagementId Engagement, Guid? Sample, int? Number, string Title, string Text, Severity Severity, PersonId Owner, PersonId By, DateTimeOffset At);

/// <summary>An observation was put to the lead.</summary>
[EventName("host.observation-submitted")]
public sealed record ObservationSubmitted(ObservationId Observation, EngagementId Engagement, PersonId By, DateTimeOffset At);

/// <summary>The lead gave an observation back to be worded anew.</summary>
[EventName("host.observation-returned"), PrivateText]
public sealed record ObservationReturned(ObservationId Observation, EngagementId Engagement, string Reason, PersonId By, DateTimeOffset At);

/// <summary>The lead put an observation to its owner.</summary>
/// <param name="Owner">Who is to answer.</param>
/// <param name="Lead">Who hears that nothing came.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Calendar">The calendar whose working days count.</param>
/// <param name="AnswerBy">By when.</param>
/// <param name="RemindAt">When the owner is reminded.</param>
[EventName("host.observation-sent")]
public sealed record ObservationSent(
    ObservationId Observation, EngagementId Engagement, PersonId Owner, PersonId Lead, Severity Severity, CalendarId Calendar, DateTimeOffset AnswerBy, DateTimeOffset RemindAt, PersonId By, DateTimeOffset At);

/// <summary>The owner of an observation was reminded that their answer is wanted, or told that it is overdue.</summary>
/// <param name="Overdue">The day has passed.</param>
/// <param name="Time">The how-manieth time it is overdue; 0: before the day.</param>
[EventName("host.observation-chased")]
public sealed record ObservationChased(ObservationId Observation, EngagementId Engagement, PersonId Owner, PersonId Lead, DateTimeOffset AnswerBy, bool Overdue, int Time, DateTimeOffset At);

/// <summary>The owner answered.</summary>
/// <param name="Agrees">Whether they agree with what was found.</param>
/// <param name="Text">What they say and undertake.</param>
/// <param name="DoneBy">By when it will be done; null: nothing is undertaken.</param>
[EventName("host.observation-answered")]
public sealed record ObservationAnswered(ObservationId Observation, EngagementId Engagement, PersonId Lead, bool Agrees, string Text, DateOnly? DoneBy, PersonId By, PersonId? OnBehalfOf, DateTimeOffset At);

/// <summary>The lead made an observation final, with its answer.</summary>
[EventName("host.observation-finalised")]
public sealed record ObservationFinalised(ObservationId Observation, EngagementId Engagement, PersonId By, DateTimeOffset At);

/// <summary>An observation was tested again and is done.</summary>
/// <param name="Retest">What was tested, and what it came to.</param>
[EventName("host.observation-closed")]
public sealed record ObservationClosed(ObservationId Observation, EngagementId Engagement, string Retest, PersonId By, DateTimeOffset At);

/// <summary>An observation was taken back before it was put to its owner, or was announced to its review and never worded.</summary>
[EventName("host.observation-discarded"), PrivateText]
public sealed record ObservationDiscarded(ObservationId Observation, EngagementId Engagement, string Reason, PersonId By, DateTimeOffset At);
