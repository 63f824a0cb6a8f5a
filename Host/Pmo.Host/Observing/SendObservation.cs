using Pmo.Host.Engaging;

namespace Pmo.Host.Observing;

/// <summary>Puts a draft to the lead.</summary>
[May(Role.ComplianceReviewer)]
public sealed record SubmitObservation(ObservationId Observation) : ICommand;

/// <summary>The lead gives an observation back.</summary>
[May(Role.ComplianceReviewer)]
public sealed record ReturnObservation(ObservationId Observation, string Reason) : ICommand;

/// <summary>The lead puts an observation to its owner.</summary>
/// <param name="WorkingDays">So many working days from today, until 17:00.</param>
/// <param name="Calendar">The calendar whose working days count; the standard one without it.</param>
[May(Role.ComplianceReviewer)]
public sealed record SendObservation(ObservationId Observation, int WorkingDays = 10, CalendarId? Calendar = null) : ICommand;

/// <summary>A reviewer puts a draft to the lead.</summary>
internal sealed class SubmitObservationRule : IRule<SubmitObservation, Observation, ObservationFacts>
{
    public string Stream(SubmitObservation c) => Observation.StreamOf(c.Observation);

    public IEnumerable<string> Consults(SubmitObservation c, Observation observation) => observation.Drafted is { } d ? [Engagement.StreamOf(d.Engagement)] : [];

    public Decision Decide(SubmitObservation c, Observation observation, ObservationFacts facts, Moment m) =>
        observation.RefusesStep(ObservationState.Draft) ?? facts.Refuses(m.Actor) ?? [new ObservationSubmitted(c.Observation, observation.Drafted!.Engagement, m.Actor, m.Now)];
}

/// <summary>The lead gives an observation back with a reason.</summary>
internal sealed class ReturnObservationRule : IRule<ReturnObservation, Observation, ObservationFacts>
{
    public string Stream(ReturnObservation c) => Observation.StreamOf(c.Observation);

    public IEnumerable<string> Consults(ReturnObservation c, Observation observation) => observation.Drafted is { } d ? [Engagement.StreamOf(d.Engagement)] : [];

    public Decision Decide(ReturnObservation c, Observation observation, ObservationFacts facts, Moment m) =>
        observation.RefusesStep(ObservationState.InReview) ?? facts.Refuses(m.Actor, lead: true)
        ?? (Words.Text(c.Reason, 5, 1000) ? [new ObservationReturned(c.Observation, observation.Drafted!.Engagement, c.Reason.Trim(), m.Actor, m.Now)] : Decision.Refuse("observation.reason", "Say what is to be worded otherwise, in 5 to 1,000 characters."));
}

/// <summary>The lead puts an observation to its owner, who has some working days of a calendar until 17:00; two working days before, they are reminded.</summary>
internal sealed class SendObservationRule : IRule<SendObservation, Observation, ObservationFacts>
{
    private static readonly TimeOnly Evening = new(17, 0), Morning = new(9, 0);

    public string Stream(SendObservation c) => Observation.StreamOf(c.Observation);

    public IEnumerable<string> Consults(SendObservation c, Observation observation) => observation.Drafted is { } d ? [Engagement.StreamOf(d.Engagement), Office.Calendars.StreamOf(c.Calendar ?? CalendarId.Default)] : [];

    public Decision Decide(SendObservation c, Observation observation, ObservationFacts facts, Moment m) =>
        observation.RefusesStep(ObservationState.InReview) ?? facts.Refuses(m.Actor, lead: true)
        ?? (c.WorkingDays is < 1 or > 120 ? Decision.Refuse("observation.days", "Give the owner 1 to 120 working days.") : [Sent(c, observation, facts, m)]);

    private static ObservationSent Sent(SendObservation c, Observation observation, ObservationFacts facts, Moment m)
    {
        var (calendar, drafted) = (facts.Calendar, observation.Drafted!);
        var day = calendar.AddWorkingDays(calendar.DayOf(m.Now), c.WorkingDays);
        var remind = calendar.At(calendar.AddWorkingDays(day, -2), Morning);
        return new(c.Observation, drafted.Engagement, drafted.Owner, facts.Engagement.Opened!.Lead, drafted.Severity, c.Calendar ?? CalendarId.Default, calendar.At(day, Evening), remind > m.Now ? remind : m.Now, m.Actor, m.Now);
    }
}
