namespace Pmo.Office;

/// <summary>A notice is read by the one who was told, once.</summary>
internal sealed class ReadNoticeRule : IRule<ReadNotice, ToldNotice>
{
    public string Stream(ReadNotice c) => Notices.StreamOf(c.Notice);

    public Decision Decide(ReadNotice c, ToldNotice notice, Moment m) => notice switch
    {
        _ when notice.To != m.Actor => Decision.Refuse("notice.unknown", "There is no such notice to you."),
        { Read: true } => Decision.Nothing,
        _ => [new NoticeRead(c.Notice, m.Actor, m.Now)],
    };
}

/// <summary>A person has seen everything they were told up to an instant.</summary>
[EventName("office.notices-read")]
internal sealed record NoticesRead(PersonId Person, DateTimeOffset Until, DateTimeOffset At);

/// <summary>Notes that you have seen everything you were told up to an instant.</summary>
/// <param name="Until">When the newest one that you saw was told.</param>
[May(Role.Reader)]
internal sealed record ReadAllNotices(PersonId Person, DateTimeOffset Until) : ICommand;

/// <summary>How far a person has seen everything.</summary>
internal sealed record SeenNotices(DateTimeOffset Until) : IState<SeenNotices>
{
    public static SeenNotices Initial { get; } = new(DateTimeOffset.MinValue);

    public SeenNotices Evolve(object @event) => @event switch
    {
        NoticesRead e => new(e.Until),
        _ => throw new UnknownEventException(typeof(SeenNotices), @event),
    };
}

/// <summary>Everyone marks their own notices as read, and none that they cannot have seen yet.</summary>
internal sealed class ReadAllNoticesRule : IRule<ReadAllNotices, SeenNotices>
{
    public string Stream(ReadAllNotices c) => $"office.reading-{c.Person}";

    public Decision Decide(ReadAllNotices c, SeenNotices seen, Moment m) => c switch
    {
        _ when c.Person != m.Actor => Decision.Refuse("notice.not-yours", "Everyone marks their own notices as read."),
        _ when c.Until > m.Now => Decision.Refuse("notice.not-yet", "Nobody has read what is still to come."),
        _ when c.Until <= seen.Until => Decision.Nothing,
        _ => [new NoticesRead(c.Person, c.Until, m.Now)],
    };
}
