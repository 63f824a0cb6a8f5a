namespace Pmo;

/// <summary>Records that nobody could reach the site from one instant to another.</summary>
[May(Role.System)]
public sealed record RecordOutage(DateTimeOffset From, DateTimeOffset To) : ICommand;

/// <summary>The outages recorded so far.</summary>
internal sealed record OutageLog(DateTimeOffset Until) : IState<OutageLog>
{
    public static OutageLog Initial { get; } = new(DateTimeOffset.MinValue);

    public OutageLog Evolve(object @event) => @event switch
    {
        SiteUnreachable e => new(e.To),
        _ => throw new UnknownEventException(typeof(OutageLog), @event),
    };
}

/// <summary>An outage is recorded once, and what was recorded before is not counted again.</summary>
internal sealed class RecordOutageRule : IRule<RecordOutage, OutageLog>
{
    public string Stream(RecordOutage c) => Outages.Stream;

    public Decision Decide(RecordOutage c, OutageLog log, Moment m)
    {
        var from = c.From > log.Until ? c.From : log.Until;
        return c.To > from ? [new SiteUnreachable(from, c.To)] : Decision.Nothing;
    }
}
