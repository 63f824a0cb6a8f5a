using System.Collections.Immutable;

namespace Pmo;

/// <summary>Nobody could reach the site from one instant to another: the host was stopped, or the machine was.</summary>
[EventName("pmo.site-unreachable")]
public sealed record SiteUnreachable(DateTimeOffset From, DateTimeOffset To);

/// <summary>The times in which nobody could reach the site, for rules that count hours people had.</summary>
public sealed record Outages(ImmutableList<SiteUnreachable> All)
{
    /// <summary>The stream that all of them stand in.</summary>
    public const string Stream = "pmo.outages-all";

    /// <summary>The site was always there.</summary>
    public static Outages None { get; } = new(ImmutableList<SiteUnreachable>.Empty);

    /// <summary>After one more event; others change nothing.</summary>
    public Outages After(object @event) => @event is SiteUnreachable e ? new(All.Add(e)) : this;

    /// <summary>When a time that began at <paramref name="from"/> and would end at <paramref name="until"/> ends, if hours in which the site could not be reached do not count.</summary>
    public DateTimeOffset Lengthen(DateTimeOffset from, DateTimeOffset until)
    {
        foreach (var outage in All.OrderBy(o => o.From))
        {
            var (begin, end) = (outage.From > from ? outage.From : from, outage.To);
            if (begin < until && end > begin) until += end - begin;
        }

        return until;
    }
}
