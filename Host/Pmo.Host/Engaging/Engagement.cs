using System.Collections.Immutable;
using Pmo.Host.Attaching;
using Pmo.Host.Observing;
using Pmo.Host.Selecting;
using Pmo.Host.SigningOff;
using Pmo.Host.Testing;

namespace Pmo.Host.Engaging;

/// <summary>What an engagement's rules remember: its scope and people, the pinned checkpoint, and what was selected.</summary>
public sealed record Engagement : IState<Engagement>
{
    public static Engagement Initial { get; } = new();

    public EngagementOpened? Opened { get; init; }
    public CheckpointPinned? Pinned { get; init; }
    public EngagementState State { get; init; }
    public ImmutableSortedDictionary<string, PopulationTaken> Populations { get; init; } = ImmutableSortedDictionary.Create<string, PopulationTaken>(StringComparer.Ordinal);
    public ImmutableList<Sample> Samples { get; init; } = [];
    public ImmutableDictionary<Guid, ObservationNoted> Observations { get; init; } = ImmutableDictionary<Guid, ObservationNoted>.Empty;

    /// <summary>The signatures over what it holds now; what is tested or noted later is not signed.</summary>
    public ImmutableList<EngagementSigned> Signatures { get; init; } = [];

    /// <summary>Something of high severity was found.</summary>
    internal bool NeedsSecond => Observations.Values.Any(o => o is { Severity: Severity.High, State: not ObservationState.Discarded });

    /// <summary>The stream of one engagement.</summary>
    public static string StreamOf(EngagementId engagement) => $"host.engagement-{engagement}";

    /// <summary>The answer where there is none.</summary>
    internal static Decision Unknown { get; } = Decision.Refuse("engagement.unknown", "There is no such engagement.");

    /// <summary>A sample by its id.</summary>
    public Sample? SampleOf(Guid id) => Samples.Find(s => s.Drawn.Sample == id);

    public Engagement Evolve(object @event) => @event switch
    {
        EngagementOpened e => this with { Opened = e },
        CheckpointPinned e => this with { Pinned = e },
        EngagementMoved e => this with { State = e.Now },
        EngagementSigned e => this with { Signatures = Signatures.Add(e) },
        PopulationTaken or SampleDrawn or SampleExtended or ItemTested or EvidenceAttached or ObservationNoted => With(@event) with { Signatures = [] },
        _ => throw new UnknownEventException(typeof(Engagement), @event),
    };

    private Engagement With(object content) => content switch
    {
        PopulationTaken e => this with { Populations = Populations.SetItem(e.Population, e) },
        SampleDrawn e => this with { Samples = Samples.Add(new(e, [.. e.Items], [.. e.Strata], ImmutableSortedDictionary<int, ItemTested>.Empty)) },
        ItemTested e => this with { Samples = [.. Samples.Select(s => s.Drawn.Sample == e.Sample ? s with { Sheets = s.Sheets.SetItem(e.Number, e) } : s)] },
        EvidenceAttached e => this with { Samples = [.. Samples.Select(s => s.Drawn.Sample == e.Sample ? s with { Files = s.Files.Add(e) } : s)] },
        ObservationNoted e => this with { Observations = Observations.SetItem(e.Observation.Value, e) },
        SampleExtended e => this with { Samples = [.. Samples.Select(s => s.Drawn.Sample == e.Sample ? s.With(e) : s)] },
        _ => this,
    };

    /// <summary>Why somebody may not work on it now; null: they may.</summary>
    internal Decision? RefusesWork(PersonId by, params ReadOnlySpan<EngagementState> while_) => this switch
    {
        { Opened: null } => Unknown,
        _ when !Opened!.Reviewers.Contains(by) => Decision.Refuse("engagement.not-reviewer", "Only the reviewers of this engagement work on it; you may read it. Ask its lead."),
        { Pinned: null } => Decision.Refuse("engagement.not-pinned", "The log is not signed for this engagement yet: pin its checkpoint first."),
        _ when !while_.Contains(State) => Decision.Refuse("engagement.state", $"The engagement is {Tell.Words(State)} now; this is done in {Tell.Words(while_[^1])}."),
        _ => null,
    };
}

/// <summary>A sample with what it was extended by.</summary>
/// <param name="Drawn">As it was drawn first.</param>
/// <param name="Items">All its items, in the order drawn.</param>
/// <param name="Strata">The shares as they are now.</param>
/// <param name="Sheets">What was tested, by the item's number.</param>
public sealed record Sample(SampleDrawn Drawn, IReadOnlyList<SampledItem> Items, IReadOnlyList<Stratum> Strata, ImmutableSortedDictionary<int, ItemTested> Sheets)
{
    /// <summary>The files attached to its items.</summary>
    public ImmutableList<EvidenceAttached> Files { get; init; } = [];

    internal Sample With(SampleExtended e) => this with { Items = [.. Items, .. e.Items], Strata = e.Strata };
}
