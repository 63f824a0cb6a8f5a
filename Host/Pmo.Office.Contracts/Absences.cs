using System.Collections.Immutable;

namespace Pmo.Office;

/// <summary>What a deputy may do in the principal's place.</summary>
public enum DeputyScope
{
    /// <summary>Everything below.</summary>
    All,
    /// <summary>Write and hand in reports.</summary>
    Reports,
    /// <summary>Review and approve.</summary>
    Reviews,
    /// <summary>Answer escalations and decisions asked.</summary>
    Answers,
}

/// <summary>Somebody may act in a person's place from a day to a day, both included; both names stand on whatever they do.</summary>
/// <param name="Assistant">Acts in their place too, but is not told instead of them while they are away.</param>
[EventName("office.deputy-named")]
public sealed record DeputyNamed(PersonId Person, Guid Deputyship, PersonId Deputy, DeputyScope Scope, DateOnly From, DateOnly? To, bool Assistant, DateTimeOffset At);

/// <summary>Somebody no longer acts in a person's place.</summary>
[EventName("office.deputy-withdrawn")]
public sealed record DeputyWithdrawn(PersonId Person, Guid Deputyship, DateTimeOffset At);

/// <summary>A person is away from a day to a day, both included, counted in their own zone.</summary>
/// <param name="Zone">The person's IANA zone when it was entered.</param>
[EventName("office.absence-entered")]
public sealed record AbsenceEntered(PersonId Person, Guid Absence, DateOnly From, DateOnly To, string Zone, DateTimeOffset At);

/// <summary>A person is not away after all, or back earlier.</summary>
/// <param name="To">The last day of the absence; null: it did not take place.</param>
[EventName("office.absence-ended")]
public sealed record AbsenceEnded(PersonId Person, Guid Absence, DateOnly? To, DateTimeOffset At);

/// <summary>When a person is away and who stands in for them, folded from their stream by rules of any module that consult it.</summary>
public sealed record Presence(
    ImmutableDictionary<Guid, AbsenceEntered> Absences,
    ImmutableDictionary<Guid, DeputyNamed> Deputies)
{
    /// <summary>Never away, nobody stands in.</summary>
    public static Presence Always { get; } = new(
        ImmutableDictionary<Guid, AbsenceEntered>.Empty,
        ImmutableDictionary<Guid, DeputyNamed>.Empty);

    /// <summary>After one more event of the person's stream; others change nothing.</summary>
    public Presence After(object @event) => @event switch
    {
        AbsenceEntered e => this with { Absences = Absences.SetItem(e.Absence, e) },
        AbsenceEnded { To: { } to } e when Absences.TryGetValue(e.Absence, out var absence) => this with { Absences = Absences.SetItem(e.Absence, absence with { To = to }) },
        AbsenceEnded e => this with { Absences = Absences.Remove(e.Absence) },
        DeputyNamed e => this with { Deputies = Deputies.SetItem(e.Deputyship, e) },
        DeputyWithdrawn e => this with { Deputies = Deputies.Remove(e.Deputyship) },
        _ => this,
    };

    /// <summary>The absence that an instant falls into; null: the person is there.</summary>
    public AbsenceEntered? AbsentAt(DateTimeOffset now) =>
        Absences.Values.Where(a => a.From <= Day(now, a.Zone) && Day(now, a.Zone) <= a.To).OrderBy(a => a.From).FirstOrDefault();

    /// <summary>Who is told and asked in the person's place on a day; null: nobody. The deputyship named first counts.</summary>
    public PersonId? DeputyOn(DateOnly day, DeputyScope scope) =>
        Acting(day, scope).Where(d => !d.Assistant).OrderBy(d => d.At).ThenBy(d => d.Deputyship).Select(d => (PersonId?)d.Deputy).FirstOrDefault();

    /// <summary>Whether somebody may act in the person's place on a day.</summary>
    public bool MayActFor(PersonId deputy, DateOnly day, DeputyScope scope) => Acting(day, scope).Any(d => d.Deputy == deputy);

    private IEnumerable<DeputyNamed> Acting(DateOnly day, DeputyScope scope) =>
        Deputies.Values.Where(d => d.From <= day && (d.To is null || day <= d.To) && (d.Scope == DeputyScope.All || d.Scope == scope));

    private static DateOnly Day(DateTimeOffset now, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc).DateTime);
}
