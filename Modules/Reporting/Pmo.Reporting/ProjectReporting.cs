using System.Collections.Immutable;
using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>What a project remembers of its own reporting: its cadence, since when it reports, and the periods that are still open.</summary>
internal sealed record ProjectReporting : IState<ProjectReporting>
{
    public static ProjectReporting Initial { get; } = new();

    public static string StreamOf(ProjectId project) => $"reporting.project-{project}";

    /// <summary>The project's own cadence; null: the installation's.</summary>
    public Cadence? Cadence { get; private init; }

    /// <summary>Null until it is decided; an imported project asks for nothing before.</summary>
    public GoLive? GoLive { get; private init; }

    /// <summary>Active, on hold, or ended.</summary>
    public ProjectStatus Status { get; private init; } = ProjectStatus.Active;

    /// <summary>No new period has a data date before this day.</summary>
    public DateOnly From { get; private init; }

    /// <summary>The periods whose report is still waited for, by data date.</summary>
    public ImmutableSortedDictionary<DateOnly, OpenPeriod> Open { get; private init; } = ImmutableSortedDictionary<DateOnly, OpenPeriod>.Empty;

    /// <summary>The newest data date of a period that is settled.</summary>
    public DateOnly? LastSettled { get; private init; }

    /// <summary>What that period is called.</summary>
    public string? LastSettledName { get; private init; }

    /// <summary>True while new periods are to be planned.</summary>
    public bool Reports => GoLive == Reporting.GoLive.NextPeriod && Status == ProjectStatus.Active;

    /// <summary>The newest data date that is asked for or was answered.</summary>
    public DateOnly? Last => Open.IsEmpty ? LastSettled : LastSettled > Open.Keys.Last() ? LastSettled : Open.Keys.Last();

    /// <summary>A period of this name is asked for already, or was the last one answered.</summary>
    public bool HasAsked(string period) => period == LastSettledName || Open.Values.Any(o => o.Period == period);

    public ProjectReporting Evolve(object @event) => @event switch
    {
        CadenceSet e => this with { Cadence = e.Cadence, From = e.From },
        GoLiveSet e => this with { GoLive = e.GoLive, From = e.From },
        PeriodPlanned e => this with { Open = Open.SetItem(e.DataDate, new OpenPeriod(e.Obligation, e.Period, e.DataDate, e.Next, e.Cadence)) },
        PeriodMoved e => this with { Open = Open.SetItem(e.DataDate, new OpenPeriod(e.Obligation, NameOf(e.DataDate), e.DataDate, e.Next, e.Cadence)) },
        PeriodDropped e => this with { Open = Open.Remove(e.DataDate) },
        PeriodSettled e => Settled(e) with { Open = Open.Remove(e.DataDate) },
        ReportingPaused => this with { Status = ProjectStatus.OnHold },
        ReportingResumed e => this with { Status = ProjectStatus.Active, From = e.From },
        ReportingEnded e => this with { Status = e.Status },
        _ => throw new UnknownEventException(typeof(ProjectReporting), @event),
    };

    private ProjectReporting Settled(PeriodSettled e) =>
        LastSettled > e.DataDate ? this : this with { LastSettled = e.DataDate, LastSettledName = NameOf(e.DataDate) };

    private string NameOf(DateOnly dataDate) => Open.GetValueOrDefault(dataDate)?.Period ?? "";
}

/// <summary>A period whose report is still waited for.</summary>
internal sealed record OpenPeriod(ObligationId Obligation, string Period, DateOnly DataDate, DateOnly Next, Cadence Cadence);
