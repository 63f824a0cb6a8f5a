using Pmo.Host.Engaging;

namespace Pmo.Host.Observing;

/// <summary>What an observation's rules remember.</summary>
public sealed record Observation : IState<Observation>
{
    public static Observation Initial { get; } = new();

    public ObservationDrafted? Drafted { get; init; }
    public ObservationState State { get; init; }
    public ObservationSent? Sent { get; init; }
    public ObservationAnswered? Answered { get; init; }
    public string? Returned { get; init; }
    public string? Retest { get; init; }
    public string? Discarded { get; init; }
    public int Overdue { get; init; }
    public bool Reminded { get; init; }

    /// <summary>The stream of one observation.</summary>
    public static string StreamOf(ObservationId observation) => $"host.observation-{observation}";

    /// <summary>The answer where there is none, or not for whoever asks.</summary>
    internal static Decision Unknown { get; } = Decision.Refuse("observation.unknown", "There is no such observation.");

    public Observation Evolve(object @event) => @event switch
    {
        ObservationDrafted e => this with { Drafted = e, State = ObservationState.Draft },
        ObservationSubmitted => this with { State = ObservationState.InReview, Returned = null },
        ObservationReturned e => this with { State = ObservationState.Draft, Returned = e.Reason },
        ObservationSent e => this with { Sent = e, State = ObservationState.Response },
        ObservationChased e => this with { Reminded = true, Overdue = e.Overdue ? e.Time : Overdue },
        ObservationAnswered e => this with { Answered = e },
        ObservationFinalised => this with { State = ObservationState.Final },
        ObservationClosed e => this with { State = ObservationState.Closed, Retest = e.Retest },
        ObservationDiscarded e => this with { State = ObservationState.Discarded, Discarded = e.Reason },
        _ => throw new UnknownEventException(typeof(Observation), @event),
    };

    /// <summary>Why this is not done now; null: it is.</summary>
    internal Decision? RefusesStep(ObservationState needed) => Drafted is null ? Unknown : State == needed ? null
        : Decision.Refuse("observation.state", $"The observation is {Tell.Words(State)} now; this is done while it is {Tell.Words(needed)}.");
}

/// <summary>What an observation's rules need beside it: the engagement's people and state, and the calendar.</summary>
public sealed record ObservationFacts : IState<ObservationFacts>
{
    public static ObservationFacts Initial { get; } = new();

    public Engagement Engagement { get; init; } = Engagement.Initial;
    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.Plain;

    public ObservationFacts Evolve(object @event) => @event switch
    {
        EngagementOpened or CheckpointPinned or EngagementMoved or Selecting.PopulationTaken or Selecting.SampleDrawn or Selecting.SampleExtended or Testing.ItemTested or Attaching.EvidenceAttached or ObservationNoted or SigningOff.EngagementSigned => this with { Engagement = Engagement.Evolve(@event) },
        Office.CalendarCreated e => this with { Calendar = Calendar with { Zone = e.Zone, WorkingDays = [.. e.WorkingDays] } },
        Office.CalendarChanged e => this with { Calendar = Calendar with { Zone = e.Zone, WorkingDays = [.. e.WorkingDays] } },
        Office.HolidaysAdded e => this with { Calendar = Calendar with { Holidays = Calendar.Holidays.Union(e.Holidays.Select(h => h.Day)) } },
        Office.HolidayRemoved e => this with { Calendar = Calendar with { Holidays = Calendar.Holidays.Remove(e.Day) } },
        _ => this,
    };

    /// <summary>Why somebody of the review may not do this; null: they may.</summary>
    internal Decision? Refuses(PersonId by, bool lead = false) => Engagement switch
    {
        { Opened: null } => Engagement.Unknown,
        _ when !Engagement.Opened.Reviewers.Contains(by) => Decision.Refuse("engagement.not-reviewer", "Only the reviewers of this engagement work on it; you may read it. Ask its lead."),
        _ when lead && Engagement.Opened.Lead != by => Decision.Refuse("engagement.not-lead", "Only the lead of the engagement does this."),
        { State: EngagementState.Planned or EngagementState.Closed } => Decision.Refuse("engagement.state", $"The engagement is {Tell.Words(Engagement.State)} now; observations are worked on in fieldwork and reporting."),
        _ => null,
    };
}
