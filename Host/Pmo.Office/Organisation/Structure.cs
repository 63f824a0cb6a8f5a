namespace Pmo.Office;

/// <summary>The trees a rule consults, and the zone in which the organisation's days begin.</summary>
internal sealed record Structure(UnitTree Tree, string Zone) : IState<Structure>
{
    public static Structure Initial { get; } = new(UnitTree.Initial, WorkingCalendar.Plain.Zone);

    public Structure Evolve(object @event) => @event switch
    {
        CalendarCreated e => this with { Zone = e.Zone },
        CalendarChanged e => this with { Zone = e.Zone },
        HolidaysAdded or HolidayRemoved => this,
        _ => this with { Tree = Tree.Evolve(@event) },
    };

    /// <summary>The day it is in the organisation's zone.</summary>
    public DateOnly Today(Moment m) => WorkingCalendar.DayOf(m.Now, Zone);

    /// <summary>The first instant of a day in the organisation's zone.</summary>
    public DateTimeOffset Starts(DateOnly day) => WorkingCalendar.At(day, TimeOnly.MinValue, Zone);

    /// <summary>Why a project cannot be put there, or null when it can.</summary>
    /// <param name="unit">The unit; null: nowhere.</param>
    /// <param name="kind">The kind it must be; null: any of the trees consulted.</param>
    public Decision? Refuses(UnitId? unit, UnitKind? kind = null) => (unit, Tree.Find(unit)) switch
    {
        (null, _) => null,
        (_, null) => Decision.Refuse("unit.not-found", kind is UnitKind.Department ? "There is no such department." : "There is no such programme or portfolio."),
        (_, { Closed: { } day } closed) => Decision.Refuse("unit.closed", $"{closed.Name} is closed since {day:yyyy-MM-dd}."),
        _ => null,
    };
}
