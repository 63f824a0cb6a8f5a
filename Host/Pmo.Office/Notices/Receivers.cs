using System.Collections.Immutable;

namespace Pmo.Office;

/// <summary>What telling people needs to know of them: whether they are there, who stands in for them, and how they want their mail.</summary>
internal sealed record Receivers : IState<Receivers>
{
    public static Receivers Initial { get; } = new();

    public bool Live { get; private init; }
    public Outages Outages { get; private init; } = Outages.None;
    public ImmutableDictionary<PersonId, Receiver> People { get; private init; } = ImmutableDictionary<PersonId, Receiver>.Empty;

    /// <summary>The streams about one person.</summary>
    public static IEnumerable<string> StreamsOf(PersonId person) => [PersonStreams.Of(person), NoticePreferences.StreamOf(person)];

    public Receivers Evolve(object @event) => @event switch
    {
        WentLive => this with { Live = true },
        SiteUnreachable => this with { Outages = Outages.After(@event) },
        NoticePreferencesSet e => Knows(e.Person, @event),
        PersonAdded e => Knows(e.Person, @event),
        PersonDisabled e => Knows(e.Person, @event),
        PersonEnabled e => Knows(e.Person, @event),
        AbsenceEntered e => Knows(e.Person, @event),
        AbsenceEnded e => Knows(e.Person, @event),
        DeputyNamed e => Knows(e.Person, @event),
        DeputyWithdrawn e => Knows(e.Person, @event),
        _ => this,
    };

    public Receiver Of(PersonId person) => People.GetValueOrDefault(person, Receiver.Unknown);

    /// <summary>Everybody who may be told in a person's place at some time.</summary>
    public IEnumerable<PersonId> DeputiesOf(PersonId person) => Of(person).Presence.Deputies.Values.Where(d => !d.Assistant).Select(d => d.Deputy).Distinct();

    /// <summary>Who is told now what is meant for a person: their deputy while they are away, else they themselves.</summary>
    public PersonId StandsInFor(PersonId person, DeputyScope scope, DateTimeOffset now)
    {
        var presence = Of(person).Presence;
        return presence.AbsentAt(now) is { } away && presence.DeputyOn(WorkingCalendar.DayOf(now, away.Zone), scope) is { } deputy && !Of(deputy).Disabled ? deputy : person;
    }

    /// <summary>The end of a long outage that is less than an hour ago: what goes out now is among the first mails after it.</summary>
    public DateTimeOffset? ReturnedAt(DateTimeOffset now) =>
        Outages.All.Where(o => o.To - o.From > TimeSpan.FromHours(1) && o.To <= now && now - o.To < TimeSpan.FromHours(1)).Select(o => (DateTimeOffset?)o.To).Max();

    private Receivers Knows(PersonId person, object @event) => this with { People = People.SetItem(person, Of(person).After(@event)) };
}

/// <summary>One person as telling them needs to know them.</summary>
internal sealed record Receiver(bool Known, bool Disabled, string Zone, Presence Presence, NoticePreferences Preferences)
{
    public static Receiver Unknown { get; } = new(false, false, "UTC", Presence.Always, NoticePreferences.Initial);

    public Receiver After(object @event) => @event switch
    {
        PersonAdded e => this with { Known = true, Zone = e.Zone },
        PersonDisabled => this with { Disabled = true },
        PersonEnabled => this with { Disabled = false },
        NoticePreferencesSet => this with { Preferences = Preferences.Evolve(@event) },
        _ => this with { Presence = Presence.After(@event) },
    };
}
