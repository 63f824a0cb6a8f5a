using MediatR;
using Pmo.Host.Selecting;

namespace Pmo.Host.Engaging;

/// <summary>One review engagement: scope, pinned checkpoint, what was counted and selected; null when there is none.</summary>
[May(Role.ComplianceReviewer, Role.HeadOfPmo)]
public sealed record ShowEngagement(EngagementId Engagement) : IQuery<EngagementSheet?>;

/// <summary>One review engagement.</summary>
/// <param name="Opened">As it was opened.</param>
/// <param name="State">How far it is.</param>
/// <param name="Pinned">The checkpoint; null: none is pinned yet.</param>
/// <param name="Populations">The populations that were counted.</param>
/// <param name="Samples">The samples, in the order drawn.</param>
public sealed record EngagementSheet(
    EngagementOpened Opened, EngagementState State, CheckpointPinned? Pinned, IReadOnlyList<PopulationTaken> Populations, IReadOnlyList<SampleLine> Samples);

/// <summary>A sample in the list.</summary>
/// <param name="Size">How many items.</param>
/// <param name="Tested">How many of them are tested.</param>
/// <param name="Failed">How many of those fail on something.</param>
public sealed record SampleLine(Guid Sample, string Population, SampleMethod Method, int Size, int Tested, int Failed, DateTimeOffset At, PersonId By);

internal sealed class ShowEngagementHere(EngagementReading reading) : IRequestHandler<ShowEngagement, EngagementSheet?>
{
    public async Task<EngagementSheet?> Handle(ShowEngagement request, CancellationToken cancellationToken) => await reading.Of(request.Engagement, cancellationToken) is { Opened: { } opened } e
        ? new(opened, e.State, e.Pinned, [.. e.Populations.Values], [.. e.Samples.Select(Line)])
        : null;

    private static SampleLine Line(Sample s) => new(s.Drawn.Sample, s.Drawn.Population, s.Drawn.Method, s.Items.Count, s.Sheets.Count, s.Sheets.Values.Count(t => t.Failed), s.Drawn.At, s.Drawn.By);
}
