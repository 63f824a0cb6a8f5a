using System.Collections.Immutable;
using Pmo.Office.People;

namespace Pmo.Office.Absences;

/// <summary>A person is away, nobody stands in for them, and their line manager is asked to name somebody.</summary>
/// <param name="Manager">Whom the person reports to.</param>
/// <param name="Until">The last day of the absence.</param>
[EventName("office.deputy-asked")]
internal sealed record DeputyAsked(PersonId Person, Guid Absence, PersonId Manager, DateOnly Until, DateTimeOffset At);

/// <summary>Looks whether somebody stands in for a person who is away.</summary>
[May(Role.System)]
internal sealed record AskForDeputy(PersonId Person) : ICommand;

/// <summary>
/// On the first day of an absence for which nobody able stands in, the line manager is asked to name a deputy: once per absence, and
/// again nobody when the person is back, represented, disabled, or reports to nobody.
/// </summary>
internal sealed class AskForDeputyRule : IRule<AskForDeputy, Person, DisabledPeople>
{
    public string Stream(AskForDeputy c) => Person.StreamOf(c.Person);

    public IEnumerable<string> Consults(AskForDeputy c, Person person) =>
        person.Presence.Deputies.Values.Select(d => d.Deputy).Append(person.LineManager ?? c.Person).Select(Person.StreamOf);

    public Decision Decide(AskForDeputy c, Person person, DisabledPeople disabled, Moment m) => person switch
    {
        { Exists: false } or { Disabled: true } => Decision.Nothing,
        { LineManager: { } manager } when person.Presence.AbsentAt(m.Now) is { } away && !person.AskedFor.Contains(away.Absence) && !disabled.All.Contains(manager)
            && !IsRepresented(person, disabled, WorkingCalendar.DayOf(m.Now, away.Zone)) => [new DeputyAsked(c.Person, away.Absence, manager, away.To, m.Now)],
        _ => Decision.Nothing,
    };

    private static bool IsRepresented(Person person, DisabledPeople disabled, DateOnly day) =>
        person.Presence.Deputies.Values.Any(d => !d.Assistant && d.From <= day && (d.To is null || day <= d.To) && !disabled.All.Contains(d.Deputy));
}

/// <summary>Of the people consulted, those who may not sign in.</summary>
internal sealed record DisabledPeople(ImmutableHashSet<PersonId> All) : IState<DisabledPeople>
{
    public static DisabledPeople Initial { get; } = new([]);

    // Consulted: of a person's events only these matter here.
    public DisabledPeople Evolve(object @event) => @event switch
    {
        PersonDisabled e => new(All.Add(e.Person)),
        PersonEnabled e => new(All.Remove(e.Person)),
        _ => this,
    };
}

/// <summary>An absence is looked at when its first day begins where the person is, and again when a deputy is withdrawn.</summary>
internal sealed class AskForDeputyWhenAway : Policy
{
    public override string StoredName => "office.ask-for-deputy-when-away";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        AbsenceEntered e => [At(WorkingCalendar.At(e.From, TimeOnly.MinValue, e.Zone), new AskForDeputy(e.Person))],
        DeputyWithdrawn e => [Now(new AskForDeputy(e.Person))],
        _ => None,
    };
}

/// <summary>The line manager hears that nobody stands in.</summary>
internal sealed class TellWhenDeputyAsked : Policy
{
    /// <summary>Somebody who reports to you is away, and nobody stands in.</summary>
    public static NoticeKind Kind { get; } = new("office.nobody-stands-in", "Somebody who reports to you is away and nobody stands in", AtOnce: true, Duty: true);

    public override string StoredName => "office.tell-when-deputy-asked";

    public override IEnumerable<Reaction> React(object @event) => @event is DeputyAsked e ? [Now(Told(e))] : None;

    private static RequestNotice Told(DeputyAsked e) => new(
        Notices.IdOf(Kind.Name, e.Manager, $"{e.Absence:n}", e.At), e.Manager, Kind.Name,
        $"{Notices.Name(e.Person)} is away until {DayRange.Of(e.Until)} and nobody stands in. Name a deputy.",
        $"{Notices.Name(e.Person)} reports to you.", $"/people/{e.Person}/absences", AtOnce: true);
}
