using System.Collections.Immutable;
using Pmo.Office.Absences;

namespace Pmo.Office.People;

/// <summary>What a person's own stream remembers.</summary>
internal sealed record Person : IState<Person>
{
    public static Person Initial { get; } = new();

    public bool Exists { get; private init; }
    public string Name { get; private init; } = "";
    public string Email { get; private init; } = "";
    public bool Disabled { get; private init; }
    public PersonId? LineManager { get; private init; }

    /// <summary>Their data were erased: nothing personal is written about them any more.</summary>
    public bool Erased { get; private init; }

    /// <summary>The IANA zone in which their days are counted.</summary>
    public string Zone { get; private init; } = "UTC";

    /// <summary>When they are away and who stands in.</summary>
    public Presence Presence { get; private init; } = Presence.Always;

    /// <summary>The absences for which the line manager was asked to name a deputy.</summary>
    public ImmutableHashSet<Guid> AskedFor { get; private init; } = [];

    public static string StreamOf(PersonId person) => PersonStreams.Of(person);

    public bool Uses(string key, Blind blind) => Exists && !Erased && EmailAddress.Key(blind, Email) == key;

    /// <summary>The day it is where the person is.</summary>
    public DateOnly Today(DateTimeOffset now) => WorkingCalendar.DayOf(now, Zone);

    /// <summary>Whether somebody is their assistant today.</summary>
    public bool IsAssistant(PersonId somebody, DateTimeOffset now) =>
        Presence.Deputies.Values.Any(d => d.Assistant && d.Deputy == somebody && d.From <= Today(now) && (d.To is null || Today(now) <= d.To));

    public Person Evolve(object @event) => @event switch
    {
        PersonAdded e => this with { Exists = true, Name = e.Name, Email = e.Email, Zone = e.Zone },
        PersonRenamed e => this with { Name = e.Name },
        EmailChanged e => this with { Email = e.Email },
        LineManagerNamed e => this with { LineManager = e.Manager },
        PersonDisabled => this with { Disabled = true },
        PersonEnabled => this with { Disabled = false },
        DeputyNamed or DeputyWithdrawn or AbsenceEntered or AbsenceEnded => this with { Presence = Presence.After(@event) },
        DeputyAsked e => this with { AskedFor = AskedFor.Add(e.Absence) },
        PersonErased => this with { Erased = true, Name = PersonalAttribute.Erased, Email = "" },
        RoleGranted or RoleWithdrawn => this,
        _ => throw new UnknownEventException(typeof(Person), @event),
    };

    public static Decision Gone => Decision.Refuse("person.erased", "This person's data were erased. If they come back, add them anew.");

    public static Decision Unknown => Decision.Refuse("person.unknown", "There is no such person.");
}
