namespace Pmo.Office;

/// <summary>A notice will be mailed, with what is collected for its receiver for a day.</summary>
/// <param name="Day">The receiver's working day on whose digest it goes, if nothing at once takes it along before.</param>
/// <param name="Due">When that digest goes out.</param>
[EventName("office.notice-posted")]
internal sealed record NoticePosted(Guid Notice, PersonId To, string Kind, bool AtOnce, DateOnly Day, DateTimeOffset Due, DateTimeOffset At);

/// <summary>A person has seen what they were told.</summary>
[EventName("office.notice-read")]
internal sealed record NoticeRead(Guid Notice, PersonId By, DateTimeOffset At);

/// <summary>What the stream of one notice remembers: who was told, and whether they have seen it.</summary>
internal sealed record ToldNotice(PersonId? To, bool Read) : IState<ToldNotice>
{
    public static ToldNotice Initial { get; } = new(null, false);

    public ToldNotice Evolve(object @event) => @event switch
    {
        NoticeRequested e => this with { To = e.To },
        NoticeRead => this with { Read = true },
        NoticePosted => this,
        _ => throw new UnknownEventException(typeof(ToldNotice), @event),
    };
}

/// <summary>
/// A person is told the same thing once, and nobody is told anything before the installation goes live. Who is away and has a
/// deputy is not told: the deputy is, unless no deputy could act on it. It is mailed too, unless its receiver wants no mail of that kind and it is no duty.
/// </summary>
internal sealed class RequestNoticeRule(NoticeKinds kinds) : IRule<RequestNotice, ToldNotice, Receivers>
{
    public string Stream(RequestNotice c) => Notices.StreamOf(c.Notice);
    public IEnumerable<string> Consults(RequestNotice c, ToldNotice notice) => [Installed.Stream, .. Receivers.StreamsOf(c.To)];
    public IEnumerable<string> ConsultsFurther(RequestNotice c, ToldNotice notice, Receivers receivers) => receivers.DeputiesOf(c.To).SelectMany(Receivers.StreamsOf);

    public Decision Decide(RequestNotice c, ToldNotice notice, Receivers receivers, Moment m) => kinds.Find(c.Kind) switch
    {
        null => Decision.Refuse("notice.kind-unknown", $"No module that runs tells people about {c.Kind}: declare the kind."),
        _ when !IsLocal(c.Link) => Decision.Refuse("notice.foreign-link", "A notice leads to a page of this site, of at most 1,000 characters."),
        _ when string.IsNullOrWhiteSpace(c.Text) || string.IsNullOrWhiteSpace(c.Why) => Decision.Refuse("notice.no-text", "A notice says what happened, and why its receiver is told."),
        _ when notice.To is not null || !receivers.Live => Decision.Nothing,
        { } kind => Told(c, kind, c.Personally ? c.To : receivers.StandsInFor(c.To, c.Scope, m.Now), receivers, m),
    };

    private static Decision Told(RequestNotice c, NoticeKind kind, PersonId to, Receivers receivers, Moment m)
    {
        var receiver = receivers.Of(to);
        if (receiver.Disabled) return Decision.Nothing;
        var told = new NoticeRequested(c.Notice, to, c.Kind, c.Text, c.Why, c.Link, c.AtOnce || receiver.Preferences.WantsAtOnce(kind), m.Now, to == c.To ? null : c.To);
        if (!receiver.Known || !receiver.Preferences.WantsMail(kind)) return [told];
        var (day, due) = receiver.Preferences.Digest(m.Now, receiver.Zone);
        return [told, new NoticePosted(c.Notice, to, c.Kind, told.AtOnce, day, due, m.Now)];
    }

    private static bool IsLocal(string link) => link is ['/', ..] and not ['/', '/' or '\\', ..] && link.Length <= 1000 && !link.Any(char.IsControl);
}
