namespace Pmo.Office;

/// <summary>What the stream of one notice remembers.</summary>
internal sealed record Notice(bool Exists) : IState<Notice>
{
    public static Notice Initial { get; } = new(false);

    public static string StreamOf(Guid notice) => $"office.notice-{notice:n}";

    public Notice Evolve(object @event) => @event switch
    {
        NoticeRequested => new(true),
        _ => throw new UnknownEventException(typeof(Notice), @event),
    };
}

/// <summary>A person is told the same thing once.</summary>
internal sealed class RequestNoticeRule : IRule<RequestNotice, Notice>
{
    public string Stream(RequestNotice c) => Notice.StreamOf(c.Notice);

    public Decision Decide(RequestNotice c, Notice notice, Moment m) =>
        notice.Exists ? Decision.Nothing : [new NoticeRequested(c.Notice, c.To, c.Kind, c.Text, c.Why, c.Link, c.AtOnce, m.Now)];
}
