using System.Collections.Immutable;

namespace Pmo.Office;

/// <summary>A person wants their mail at this time of these days, and none of these kinds.</summary>
/// <param name="MailOff">Stored names of the kinds that are kept in the list only.</param>
/// <param name="AtOnce">Stored names of the kinds that do not wait for the day's mail; null: none.</param>
[EventName("office.notice-preferences-set")]
internal sealed record NoticePreferencesSet(
    PersonId Person, TimeOnly DigestAt, IReadOnlyList<DayOfWeek> Days, IReadOnlyList<string> MailOff, DateTimeOffset At, IReadOnlyList<string>? AtOnce = null);

/// <summary>When a person wants their mail, of what they want none, and what is not to wait for it.</summary>
internal sealed record NoticePreferences(TimeOnly DigestAt, ImmutableHashSet<DayOfWeek> Days, ImmutableHashSet<string> MailOff, ImmutableHashSet<string> AtOnce) : IState<NoticePreferences>
{
    /// <summary>What is due at the very time of the digest still goes with it: reminders of the morning and the digest often share their hour.</summary>
    private static readonly TimeSpan Gathers = TimeSpan.FromMinutes(1);

    /// <summary>At eight, Monday to Friday, everything in one mail.</summary>
    public static NoticePreferences Initial { get; } =
        new(new TimeOnly(8, 0), [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], [], []);

    public static string StreamOf(PersonId person) => $"office.preferences-{person}";

    public bool WantsMail(NoticeKind kind) => kind.Duty || !MailOff.Contains(kind.Name);

    /// <summary>Does not wait for the day's mail.</summary>
    public bool WantsAtOnce(NoticeKind kind) => kind.AtOnce || kind.Pressing && AtOnce.Contains(kind.Name);

    /// <summary>The first digest that goes out after an instant: its day, and when it goes.</summary>
    public (DateOnly Day, DateTimeOffset At) Digest(DateTimeOffset after, string zone)
    {
        var week = new WorkingCalendar(zone, Days, []);
        for (var day = week.DayOf(after); ; day = day.AddDays(1))
            if (week.IsWorkingDay(day) && week.At(day, DigestAt) + Gathers is var at && at > after) return (day, at);
    }

    public NoticePreferences Evolve(object @event) => @event switch
    {
        NoticePreferencesSet e => new(e.DigestAt, [.. e.Days], [.. e.MailOff], [.. e.AtOnce ?? []]),
        _ => throw new UnknownEventException(typeof(NoticePreferences), @event),
    };
}

/// <summary>Says when you want your mail, which kinds of notices are not mailed to you, and which do not wait for the day's mail.</summary>
/// <param name="DigestAt">The time of day, in your own zone.</param>
/// <param name="Days">Your working days.</param>
/// <param name="MailOff">Names of the kinds that are kept in your list only.</param>
/// <param name="AtOnce">Names of the kinds that are mailed at once, of those that may be; left out: none.</param>
[May(Role.Reader)]
internal sealed record SetNoticePreferences(PersonId Person, TimeOnly DigestAt, DayOfWeek[] Days, string[] MailOff, string[]? AtOnce = null) : ICommand;

/// <summary>
/// Everyone chooses for themselves; what it is one's duty to know is always mailed. One mail a day is the rule: more than that comes
/// only to whoever asked for it, and only of what presses.
/// </summary>
internal sealed class SetNoticePreferencesRule(NoticeKinds kinds) : IRule<SetNoticePreferences, NoticePreferences>
{
    public string Stream(SetNoticePreferences c) => NoticePreferences.StreamOf(c.Person);

    public Decision Decide(SetNoticePreferences c, NoticePreferences p, Moment m) => c switch
    {
        _ when c.Person != m.Actor => Decision.Refuse("notice-preferences.not-yours", "Everyone chooses their own notices."),
        { Days.Length: 0 } => Decision.Refuse("notice-preferences.no-day", "Choose at least one day on which you get mail."),
        _ when Array.Find([.. c.MailOff, .. AtOnce(c)], k => kinds.Find(k) is null) is { } unknown => Decision.Refuse("notice-preferences.kind-unknown", $"There is no kind of notice called {unknown}."),
        _ when c.MailOff.Select(kinds.Find).FirstOrDefault(k => k!.Duty) is { } duty => Decision.Refuse("notice-preferences.duty", $"\"{duty.Title}\" cannot be switched off."),
        _ when AtOnce(c).Select(kinds.Find).FirstOrDefault(k => k is { Pressing: false, AtOnce: false }) is { } waits => Decision.Refuse("notice-preferences.not-at-once", $"\"{waits.Title}\" comes with the day's mail: leave it out of what comes at once."),
        _ when c.DigestAt == p.DigestAt && p.Days.SetEquals(c.Days) && p.MailOff.SetEquals(c.MailOff) && p.AtOnce.SetEquals(AtOnce(c)) => Decision.Nothing,
        _ => [new NoticePreferencesSet(c.Person, c.DigestAt, [.. c.Days.Distinct().Order()], [.. c.MailOff.Distinct().Order(StringComparer.Ordinal)], m.Now, AtOnce(c) is { Length: > 0 } pressing ? [.. pressing.Distinct().Order(StringComparer.Ordinal)] : null)],
    };

    private static string[] AtOnce(SetNoticePreferences c) => c.AtOnce ?? [];
}
