using Pmo.Office;

namespace Pmo.Host.Observing;

/// <summary>Reminds the owner of an observation, or says that their answer is overdue.</summary>
/// <param name="AnswerBy">The day it is about.</param>
/// <param name="Time">0: before the day; then the how-manieth time after it.</param>
[May(Role.System)]
internal sealed record ChaseObservation(ObservationId Observation, DateTimeOffset AnswerBy, int Time) : ICommand;

/// <summary>While no answer has come, the owner is reminded once before the day, and on it and each week after it the owner and the lead hear that it is overdue.</summary>
internal sealed class ChaseObservationRule : IRule<ChaseObservation, Observation>
{
    public string Stream(ChaseObservation c) => Observation.StreamOf(c.Observation);

    public Decision Decide(ChaseObservation c, Observation observation, Moment m) => observation switch
    {
        { Sent: null } or { State: not ObservationState.Response } or { Answered: not null } => Decision.Nothing,
        { Sent.AnswerBy: var by } when by != c.AnswerBy => Decision.Nothing,
        { Reminded: true } when c.Time == 0 => Decision.Nothing,
        _ when c.Time > 0 && observation.Overdue >= c.Time => Decision.Nothing,
        // After a stop of the host the day may have passed: then overdue is said, and no reminder.
        _ when c.Time == 0 && m.Now >= c.AnswerBy => Decision.Nothing,
        _ => [new ObservationChased(c.Observation, observation.Sent!.Engagement, observation.Sent.Owner, observation.Sent.Lead, c.AnswerBy, c.Time > 0, c.Time, m.Now)],
    };
}

/// <summary>An observation is chased when its reminder and its day come, and a week after each time that brought no answer.</summary>
internal sealed class ChaseObservationInTime : Policy
{
    public override string StoredName => "host.chase-observation-in-time";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ObservationSent e => [At(e.RemindAt, new ChaseObservation(e.Observation, e.AnswerBy, 0)), At(e.AnswerBy, new ChaseObservation(e.Observation, e.AnswerBy, 1))],
        ObservationChased { Overdue: true } e => [At(e.At.AddDays(7), new ChaseObservation(e.Observation, e.AnswerBy, e.Time + 1))],
        _ => None,
    };
}

/// <summary>The owner of an observation hears that it is put to them, that their answer is wanted soon, and, with the lead, that it is overdue; the lead hears that it came.</summary>
internal sealed class TellOfObservations : Policy
{
    /// <summary>An observation waits for your answer.</summary>
    public static NoticeKind Asked { get; } = new("host.observation-asked", "An observation of a review waits for your answer", Duty: true);

    /// <summary>The answer to an observation is overdue.</summary>
    public static NoticeKind Overdue { get; } = new("host.observation-overdue", "The answer to an observation is overdue", Duty: true);

    /// <summary>An observation of your review was answered.</summary>
    public static NoticeKind Answered { get; } = new("host.observation-answered", "An observation of your review is answered");

    public override string StoredName => "host.tell-of-observations";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ObservationSent e => [Now(Told(Asked, e.Owner, e.Observation, $"sent/{e.AnswerBy:O}", e.At, $"A review put an observation to you. Answer by {e.AnswerBy:yyyy-MM-dd}.", "You are to answer this observation."))],
        ObservationChased { Overdue: false } e => [Now(Told(Asked, e.Owner, e.Observation, "reminder", e.At, $"Your answer to an observation of a review is wanted by {e.AnswerBy:yyyy-MM-dd}.", "You are to answer this observation."))],
        ObservationChased e => [Now(Told(Overdue, e.Owner, e.Observation, $"{e.Time}", e.At, $"Your answer to an observation of a review was wanted by {e.AnswerBy:yyyy-MM-dd}, and has not come.", "You are to answer this observation.")),
            Now(Told(Overdue, e.Lead, e.Observation, $"{e.Time}", e.At, $"{Notices.Name(e.Owner)} has not answered an observation of your review. It was wanted by {e.AnswerBy:yyyy-MM-dd}.", "You lead the review."))],
        ObservationAnswered e => [Now(Told(Answered, e.Lead, e.Observation, "answered", e.At, $"{Notices.Name(e.By)} answered an observation of your review.", "You lead the review."))],
        _ => None,
    };

    private static RequestNotice Told(NoticeKind kind, PersonId to, ObservationId observation, string subject, DateTimeOffset at, string text, string why) =>
        new(Notices.IdOf(kind.Name, to, $"{observation}/{subject}", at), to, kind.Name, text, why, $"/audit/observations/{observation}", Scope: DeputyScope.Answers);
}
