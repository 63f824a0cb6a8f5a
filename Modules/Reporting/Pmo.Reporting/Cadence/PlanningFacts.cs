using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>What a project's planning consults: the register's facts about it, the default cadence, and a calendar.</summary>
internal sealed record PlanningFacts : IState<PlanningFacts>
{
    public static PlanningFacts Initial { get; } = new();

    /// <summary>The register knows the project.</summary>
    public bool Registered { get; private init; }

    /// <summary>The status recorded last, and from which day.</summary>
    public ProjectStatus Status { get; private init; } = ProjectStatus.Active;

    /// <summary>The cadence of projects without their own.</summary>
    public Cadence DefaultCadence { get; private init; } = Cadence.Default;

    /// <summary>The calendar consulted.</summary>
    public WorkingDays Calendar { get; private init; } = WorkingDays.Initial;

    public PlanningFacts Evolve(object @event) => @event switch
    {
        ProjectRegistered => this with { Registered = true },
        ProjectStatusRecorded e => this with { Status = e.Status },
        DefaultCadenceSet e => this with { DefaultCadence = e.Cadence },
        _ => this with { Calendar = Calendar.Evolve(@event) },
    };

    /// <summary>The day it is for a project, in its cadence's zone or else the calendar's.</summary>
    public DateOnly Today(Moment m, Cadence cadence) => WorkingCalendar.DayOf(m.Now, ZoneOf(cadence));

    /// <summary>When a day begins for a project, in its cadence's zone or else the calendar's.</summary>
    public DateTimeOffset Begin(DateOnly day, Cadence cadence) => WorkingCalendar.At(day, TimeOnly.MinValue, ZoneOf(cadence));

    private string ZoneOf(Cadence cadence) => cadence.Zone ?? Calendar.Calendar.Zone;

    /// <summary>The streams these facts stand in, with the calendar of a cadence that is known.</summary>
    public static IEnumerable<string> Streams(ProjectId project, Cadence? own) =>
        [Projects.StreamOf(project), CadenceDefaults.Stream, .. own is null ? (string[])[] : [Calendars.StreamOf(own.Calendar)]];

    /// <summary>The calendar of the default, for a project without a cadence of its own.</summary>
    public IEnumerable<string> DefaultCalendar(Cadence? own) => own is null ? [Calendars.StreamOf(DefaultCadence.Calendar)] : [];
}
