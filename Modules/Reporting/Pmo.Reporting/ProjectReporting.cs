using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Reporting.Tiering;

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

    /// <summary>How many reports it has been asked for, short forms apart.</summary>
    public int Asked { get; private init; }

    /// <summary>The tier by which it reports; null: by its cadence or the default.</summary>
    public HeldTier? Tier { get; private init; }

    /// <summary>The overall status accepted for its newest data date; null: none.</summary>
    public Rag? Rating { get; private init; }

    /// <summary>The data date of that status.</summary>
    public DateOnly? RatedOn { get; private init; }

    /// <summary>The day from which it is on hold; null: it is not.</summary>
    public DateOnly? HeldFrom { get; private init; }

    /// <summary>The newest data date of a short form that is settled.</summary>
    public DateOnly? LastShortSettled { get; private init; }

    /// <summary>The newest data date for which a short form is asked or was answered.</summary>
    public DateOnly? LastShort => Open.Values.LastOrDefault(o => o.Short is not null)?.DataDate is not { } open ? LastShortSettled : LastShortSettled > open ? LastShortSettled : open;

    /// <summary>True while new periods are to be planned.</summary>
    public bool Reports => GoLive == Reporting.GoLive.NextPeriod && Status == ProjectStatus.Active;

    /// <summary>The newest data date for which the report is asked for or was answered.</summary>
    public DateOnly? Last => LastOpen is not { } open ? LastSettled : LastSettled > open ? LastSettled : open;

    private DateOnly? LastOpen => Open.Values.LastOrDefault(o => o.Short is null)?.DataDate;

    /// <summary>The newest data date that stays when periods after a day, or those not opened yet, are asked for anew.</summary>
    public DateOnly? LastBefore(IReadOnlyCollection<OpenPeriod> anew)
    {
        var kept = Open.Values.LastOrDefault(o => o.Short is null && !anew.Contains(o))?.DataDate;
        return kept is null || LastSettled > kept ? LastSettled : kept;
    }

    /// <summary>A period of this name is asked for already, or was the last one answered.</summary>
    public bool HasAsked(string period) => period == LastSettledName || Open.Values.Any(o => o.Period == period);

    public ProjectReporting Evolve(object @event) => @event switch
    {
        CadenceSet e => this with { Cadence = e.Cadence, From = e.From, Tier = null },
        TierReached e => this with { Tier = e.Tier, From = e.From },
        RatingNoted e => this with { Rating = e.Rag, RatedOn = e.DataDate },
        GoLiveSet e => this with { GoLive = e.GoLive, From = e.From },
        PeriodPlanned e => Planned(e),
        PeriodMoved e => this with { Open = Open.SetItem(e.DataDate, new OpenPeriod(e.Obligation, NameOf(e.DataDate), e.DataDate, e.Next, e.Cadence, ShortOf(e.DataDate))) },
        PeriodDropped e => this with { Open = Open.Remove(e.DataDate), Asked = Open.ContainsKey(e.DataDate) && ShortOf(e.DataDate) is null ? Asked - 1 : Asked },
        PeriodSettled e => Settled(e) with { Open = Open.Remove(e.DataDate) },
        ReportingPaused e => this with { Status = ProjectStatus.OnHold, HeldFrom = e.From },
        ReportingResumed e => this with { Status = ProjectStatus.Active, From = e.From, HeldFrom = null },
        ReportingEnded e => this with { Status = e.Status, HeldFrom = null },
        _ => throw new UnknownEventException(typeof(ProjectReporting), @event),
    };

    private ProjectReporting Planned(PeriodPlanned e) => this with
    {
        Open = Open.SetItem(e.DataDate, new OpenPeriod(e.Obligation, e.Period, e.DataDate, e.Next, e.Cadence, e.Short)),
        Asked = e.Short is null ? Asked + 1 : Asked,
    };

    private ProjectReporting Settled(PeriodSettled e) =>
        ShortOf(e.DataDate) is not null ? this with { LastShortSettled = LastShortSettled > e.DataDate ? LastShortSettled : e.DataDate } :
        LastSettled > e.DataDate ? this : this with { LastSettled = e.DataDate, LastSettledName = NameOf(e.DataDate) };

    private ShortForm? ShortOf(DateOnly dataDate) => Open.GetValueOrDefault(dataDate)?.Short;

    private string NameOf(DateOnly dataDate) => Open.GetValueOrDefault(dataDate)?.Period ?? "";
}

/// <summary>A period whose report is still waited for.</summary>
internal sealed record OpenPeriod(ObligationId Obligation, string Period, DateOnly DataDate, DateOnly Next, Cadence Cadence, ShortForm? Short = null);
