using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Reporting.ShortReporting;
using Pmo.Reporting.Tiering;

namespace Pmo.Reporting;

/// <summary>What a project's planning consults: the register's facts about it, the default cadence, and a calendar.</summary>
internal sealed record PlanningFacts : IState<PlanningFacts>
{
    public static PlanningFacts Initial { get; } = new();

    /// <summary>The register knows the project.</summary>
    public bool Registered { get; private init; }

    /// <summary>The status recorded last, and from which day.</summary>
    public ProjectStatus Status { get; private init; } = ProjectStatus.Active;

    /// <summary>The cadence of projects without their own.</summary>
    public Cadence DefaultCadence { get; private init; } = Cadence.Default;

    /// <summary>The calendar consulted.</summary>
    public WorkingDays Calendar { get; private init; } = WorkingDays.Initial;

    /// <summary>It came with its history from a file.</summary>
    public bool Imported { get; private init; }

    /// <summary>The phase that the register names.</summary>
    public string? Phase { get; private init; }

    public UnitId? Department { get; private init; }
    public ImmutableDictionary<UnitId, UnitId> Parents { get; private init; } = ImmutableDictionary<UnitId, UnitId>.Empty;
    public TierBook Tiers { get; private init; } = TierBook.Initial;
    public ExceptionReports Exceptions { get; private init; } = ExceptionReports.Initial;

    public PlanningFacts Evolve(object @event) => @event switch
    {
        ProjectRegistered e => this with { Registered = true, Imported = e.Import is not null, Phase = e.Profile.Phase, Department = e.Department },
        ProjectProfileChanged e => this with { Phase = e.Profile.Phase },
        ProjectMoved e => this with { Department = e.Department },
        UnitCreated e => Under(e.Unit, e.Parent),
        UnitMoved e => Under(e.Unit, e.Parent),
        TiersSet => this with { Tiers = Tiers.Evolve(@event) },
        ExceptionReportsSet => this with { Exceptions = Exceptions.Evolve(@event) },
        ProjectStatusRecorded e => this with { Status = e.Status },
        DefaultCadenceSet e => this with { DefaultCadence = e.Cadence },
        _ => this with { Calendar = Calendar.Evolve(@event) },
    };

    /// <summary>The tier that holds for a project that has been asked for so many periods; null: none, or it has a cadence of its own.</summary>
    public HeldTier? TierOf(ProjectReporting p, int asked)
    {
        if (p.Cadence is not null) return null;
        var (department, tiers) = Tiers.For(Path());
        var stands = new TierCase(asked, Imported, Phase, p.Rating);
        return tiers.Find(t => t.HoldsFor(stands)) is { } tier ? new(tier, department) : null;
    }

    /// <summary>The cadence by which a project reports while a tier holds.</summary>
    public Cadence CadenceOf(ProjectReporting p, HeldTier? held) => p.Cadence ?? held?.Tier.On(DefaultCadence) ?? DefaultCadence;

    private PlanningFacts Under(UnitId unit, UnitId? parent) => this with { Parents = parent is { } above ? Parents.SetItem(unit, above) : Parents.Remove(unit) };

    private IEnumerable<UnitId> Path()
    {
        var seen = new HashSet<UnitId>();
        for (var unit = Department; unit is { } here && seen.Add(here); unit = Parents.TryGetValue(here, out var above) ? above : null) yield return here;
    }

    /// <summary>The day it is for a project, in its cadence's zone or else the calendar's.</summary>
    public DateOnly Today(Moment m, Cadence cadence) => WorkingCalendar.DayOf(m.Now, ZoneOf(cadence));

    /// <summary>When a day begins for a project, in its cadence's zone or else the calendar's.</summary>
    public DateTimeOffset Begin(DateOnly day, Cadence cadence) => WorkingCalendar.At(day, TimeOnly.MinValue, ZoneOf(cadence));

    private string ZoneOf(Cadence cadence) => cadence.Zone ?? Calendar.Calendar.Zone;

    /// <summary>The streams these facts stand in, with the calendar of a cadence that is known.</summary>
    public static IEnumerable<string> Streams(ProjectId project, Cadence? own) =>
        [Projects.StreamOf(project), CadenceDefaults.Stream, .. own is null ? (string[])[] : [Calendars.StreamOf(own.Calendar)]];

    /// <summary>The calendar of the default, for a project without a cadence of its own.</summary>
    public IEnumerable<string> DefaultCalendar(Cadence? own) => own is null ? [Calendars.StreamOf(DefaultCadence.Calendar)] : [];

    /// <summary>The streams of <see cref="Streams"/> with those of the tiers, for a project without a cadence of its own.</summary>
    public static IEnumerable<string> Tiered(ProjectId project, Cadence? own) => [.. Streams(project, own), .. own is null ? (string[])[TierBook.Stream] : []];

    /// <summary>The default's calendar, and the departments where one of them has tiers.</summary>
    public IEnumerable<string> Further(Cadence? own) => [.. DefaultCalendar(own), .. own is null && !Tiers.Own.IsEmpty ? (string[])[Units.StreamOf(UnitKind.Department)] : []];
}
