using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Lines;

namespace Pmo.Staffing.Pooling;

/// <summary>What the rules of the pool consult of the Office: the person, the project, and the calendar by which working days are counted.</summary>
internal sealed record StaffingFacts(bool Known, bool Gone, string Zone, string? Code, bool Ended, string CalendarZone, ImmutableHashSet<DayOfWeek> Week, ImmutableHashSet<DateOnly> Holidays) : IState<StaffingFacts>
{
    public static StaffingFacts Initial { get; } = new(false, false, "UTC", null, false, WorkingCalendar.Plain.Zone, WorkingCalendar.Plain.WorkingDays, []);

    /// <summary>Which line is the solid one, by department.</summary>
    public SolidLines Lines { get; init; } = SolidLines.None;

    /// <summary>The projects of the register that were consulted.</summary>
    public ImmutableHashSet<ProjectId> Registered { get; init; } = [];

    /// <summary>Their sponsors.</summary>
    public ImmutableDictionary<ProjectId, PersonId?> Sponsors { get; init; } = ImmutableDictionary<ProjectId, PersonId?>.Empty;

    /// <summary>Which grade the project's class asks of whoever leads it, where that was consulted.</summary>
    public ProjectLimit Limit { get; init; } = ProjectLimit.None;

    /// <summary>How long a notice and an answer take.</summary>
    public ConsentTerms Terms { get; init; } = ConsentTerms.Initial;

    /// <summary>The request that was consulted looks for somebody who works beside who answers for the project.</summary>
    public bool Supports { get; init; }

    public WorkingCalendar Calendar => new(CalendarZone, Week, Holidays);

    public static IEnumerable<string> Of(PersonId person) => [PersonStreams.Of(person), Calendars.StreamOf(CalendarId.Default)];

    public static IEnumerable<string> Of(PersonId person, ProjectId project) =>
        [PersonStreams.Of(person), Projects.StreamOf(project), Calendars.StreamOf(CalendarId.Default), SolidLines.Stream, Units.StreamOf(UnitKind.Department), ConsentTerms.Stream];

    public StaffingFacts Evolve(object @event) => (this with { Limit = Limit.After(@event) }).Learn(@event);

    private StaffingFacts Learn(object @event) => @event switch
    {
        PersonAdded e => this with { Known = true, Zone = e.Zone },
        PersonDisabled or PersonErased => this with { Gone = true },
        PersonEnabled => this with { Gone = false },
        ProjectRegistered e => this with { Code = e.Code, Registered = Registered.Add(e.Project) },
        SponsorNamed e => this with { Sponsors = Sponsors.SetItem(e.Project, e.Sponsor) },
        RequestDrafted e => this with { Supports = e.Supports },
        ConsentTermsSet => this with { Terms = Terms.Evolve(@event) },
        ProjectStatusRecorded e => this with { Ended = e.Status is ProjectStatus.Completed or ProjectStatus.Cancelled },
        CalendarCreated e => this with { CalendarZone = e.Zone, Week = [.. e.WorkingDays] },
        CalendarChanged e => this with { CalendarZone = e.Zone, Week = [.. e.WorkingDays] },
        HolidaysAdded e => this with { Holidays = Holidays.Union(e.Holidays.Select(h => h.Day)) },
        HolidayRemoved e => this with { Holidays = Holidays.Remove(e.Day) },
        _ => this with { Lines = Lines.After(@event) },
    };

    /// <summary>Why the person cannot be of the pool, or null when they can.</summary>
    public Decision? RefusesPerson => !Known ? Decision.Refuse("person.unknown", "There is no such person.")
        : Gone ? Decision.Refuse("person.disabled", "This person does not work here any more.") : null;

    /// <summary>Why nobody can be booked for the project, or null when they can.</summary>
    public Decision? RefusesProject => Code is null ? Decision.Refuse("project.unknown", "There is no such project.")
        : Ended ? Decision.Refuse("project.ended", $"{Code} has ended: nobody is booked for it any more.") : null;
}

/// <summary>What people may enter.</summary>
internal static class StaffingEntry
{
    /// <summary>The longest reason.</summary>
    public const int Longest = 500;

    /// <summary>One line that says why.</summary>
    public static bool IsReason(string? text) => text?.Trim() is { Length: > 0 and <= Longest } line && !line.Any(char.IsControl);

    public static Decision NoReason => Decision.Refuse("staffing.reason", $"Say why, in one line of at most {Longest} characters.");

    /// <summary>Why this share or these days cannot be, or null when they can.</summary>
    public static Decision? Refused(int percent, DateOnly from, DateOnly? to = null) =>
        percent is < 1 or > 100 ? Decision.Refuse("staffing.percent", "Give a share of the week between 1 and 100 %.")
        : from.Year is < 2000 or > 2100 || to?.Year > 2100 ? Decision.Refuse("staffing.year", "Give days between 2000 and 2100.")
        : to < from ? Decision.Refuse("staffing.order", "The last day lies before the first.")
        : null;
}
