using System.Collections.Immutable;

namespace Pmo.Office;

/// <summary>A person wants their mail at this time of these days, and none of these kinds.</summary>
/// <param name="MailOff">Stored names of the kinds that are kept in the list only.</param>
[EventName("office.notice-preferences-set")]
internal sealed record NoticePreferencesSet(PersonId Person, TimeOnly DigestAt, IReadOnlyList<DayOfWeek> Days, IReadOnlyList<string> MailOff, DateTimeOffset At);

/// <summary>When a person wants their mail, and of what they want none.</summary>
internal sealed record NoticePreferences(TimeOnly DigestAt, ImmutableHashSet<DayOfWeek> Days, ImmutableHashSet<string> MailOff) : IState<NoticePreferences>
{
    /// <summary>What is due at the very time of the digest still goes with it: reminders of the morning and the digest often share their hour.</summary>
    private static readonly TimeSpan Gathers = TimeSpan.FromMinutes(1);

    /// <summary>At eight, Monday to Friday, everything.</summary>
    public static NoticePreferences Initial { get; } =
        new(new TimeOnly(8, 0), [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], []);

    public static string StreamOf(PersonId person) => $"office.preferences-{person}";

    public bool WantsMail(NoticeKind kind) => kind.Duty || !MailOff.Contains(kind.Name);

    /// <summary>The first digest that goes out after an instant: its day, and when it goes.</summary>
    public (DateOnly Day, DateTimeOffset At) Digest(DateTimeOffset after, string zone)
    {
        var week = new WorkingCalendar(zone, Days, []);
        for (var day = week.DayOf(after); ; day = day.AddDays(1))
            if (week.IsWorkingDay(day) && week.At(day, DigestAt) + Gathers is var at && at > after) return (day, at);
    }

    public NoticePreferences Evolve(object @event) => @event switch
    {
        NoticePreferencesSet e => new(e.DigestAt, [.. e.Days], [.. e.MailOff]),
        _ => throw new UnknownEventException(typeof(NoticePreferences), @event),
    };
}

/// <summary>Says when you want your mail, and which kinds of notices are not mailed to you.</summary>
/// <param name="DigestAt">The time of day, in your own zone.</param>
/// <param name="Days">Your working days.</param>
/// <param name="MailOff">Names of the kinds that are kept in your list only.</param>
[May(Role.Reader)]
internal sealed record SetNoticePreferences(PersonId Person, TimeOnly DigestAt, DayOfWeek[] Days, string[] MailOff) : ICommand;

/// <summary>Everyone chooses for themselves; what it is one's duty to know is always mailed.</summary>
internal sealed class SetNoticePreferencesRule(NoticeKinds kinds) : IRule<SetNoticePreferences, NoticePreferences>
{
    public string Stream(SetNoticePreferences c) => NoticePreferences.StreamOf(c.Person);

    public Decision Decide(SetNoticePreferences c, NoticePreferences p, Moment m) => c switch
    {
        _ when c.Person != m.Actor => Decision.Refuse("notice-preferences.not-yours", "Everyone chooses their own notices."),
        { Days.Length: 0 } => Decision.Refuse("notice-preferences.no-day", "Choose at least one day on which you get mail."),
        _ when Array.Find(c.MailOff, k => kinds.Find(k) is null) is { } unknown => Decision.Refuse("notice-preferences.kind-unknown", $"There is no kind of notice called {unknown}."),
        _ when c.MailOff.Select(kinds.Find).FirstOrDefault(k => k!.Duty) is { } duty => Decision.Refuse("notice-preferences.duty", $"\"{duty.Title}\" cannot be switched off."),
        _ when c.DigestAt == p.DigestAt && p.Days.SetEquals(c.Days) && p.MailOff.SetEquals(c.MailOff) => Decision.Nothing,
        _ => [new NoticePreferencesSet(c.Person, c.DigestAt, [.. c.Days.Distinct().Order()], [.. c.MailOff.Distinct().Order(StringComparer.Ordinal)], m.Now)],
    };
}
