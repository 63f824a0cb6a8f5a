using MediatR;
using Pmo.Host.Engaging;
using Pmo.Host.Stepping;
using Pmo.Host.Testing;

namespace Pmo.Host.Selecting;

/// <summary>A sample with the recipe by which anybody draws it again, drawn again as it is shown; null when there is none. The look is recorded.</summary>
[May(Role.ComplianceReviewer), NotesLook]
public sealed record ShowSample(EngagementId Engagement, Guid Sample) : IQuery<SampleSheet?>;

/// <summary>A sample.</summary>
/// <param name="Review">The engagement's title.</param>
/// <param name="State">How far the engagement is.</param>
/// <param name="Reviewers">Who works on it.</param>
/// <param name="Title">What its population is called.</param>
/// <param name="Drawn">As it was drawn first.</param>
/// <param name="Strata">The shares as they are now.</param>
/// <param name="Root">The root of the pinned checkpoint, hexadecimal.</param>
/// <param name="Population">The population as it was counted.</param>
/// <param name="Same">Counted and drawn again now it is the same.</param>
/// <param name="Items">Its items, in the order drawn.</param>
public sealed record SampleSheet(
    string Review, EngagementState State, IReadOnlyList<PersonId> Reviewers, string Title, SampleDrawn Drawn, IReadOnlyList<Stratum> Strata, string Root, PopulationTaken Population, bool Same, IReadOnlyList<SampleRow> Items);

/// <summary>An item of a sample.</summary>
/// <param name="Record">What its record is called.</param>
/// <param name="Tested">What its test came to; null: not tested.</param>
public sealed record SampleRow(SampledItem Item, string Record, string Sentence, DateTimeOffset At, ItemTested? Tested);

internal sealed class ShowSampleHere(EngagementReading reading, PopulationReader populations, ItemWords words, LookLog looks, Caller caller) : IRequestHandler<ShowSample, SampleSheet?>
{
    public async Task<SampleSheet?> Handle(ShowSample request, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(ShowSample)) ?? throw new NotSignedInException();
        var engagement = await reading.Of(request.Engagement, cancellationToken);
        if (engagement.SampleOf(request.Sample) is not { } sample || PopulationKinds.Find(sample.Drawn.Population) is not { } kind) return null;
        var (taken, root) = (engagement.Populations[kind.Name], Convert.FromBase64String(engagement.Pinned!.Root));
        var population = await populations.Of(kind, engagement, cancellationToken);
        var told = await words.Of(sample.Items.Select(i => (i.Stream, i.Step)), who, cancellationToken);
        await looks.Note(who, typeof(ShowSample), Engagement.StreamOf(request.Engagement), $"{Tell.Count(sample.Items.Count, "item")} of the sample of {kind.Title}{LookLog.Then(caller)}", sample.Items.Count);
        return new(engagement.Opened!.Title, engagement.State, engagement.Opened.Reviewers, kind.Title, sample.Drawn, sample.Strata, Convert.ToHexStringLower(root), taken,
            population.Is(taken) && IsDrawn(population, sample, Draw.Seed(root, request.Engagement, kind.Name)), [.. sample.Items.Select((item, i) => new SampleRow(item, told[i].Record, told[i].Sentence, told[i].At, sample.Sheets.GetValueOrDefault(item.Number)))]);
    }

    private static bool IsDrawn(Population population, Sample sample, byte[] seed) => sample.Items.All(i => population.Items.Any(p => p.Event == i.Event)) && sample.Drawn switch
    {
        { Method: SampleMethod.Judgemental } => true,
        { Seed: "" } => Selection.Of(population, sample.Drawn.Method, [], sample.Items.Count, []).Items.SequenceEqual(sample.Items),
        { Seed: var drawn } when drawn != Convert.ToHexStringLower(seed) => false,
        { Units: { } units } => MonetaryUnitDraw.Refuses(population.Items, units.Hits) is null && Selection.ByUnits(population, seed, units.Hits) is var again && again.Units == units && again.Items.SequenceEqual(sample.Items),
        _ => Selection.Of(population, sample.Drawn.Method, seed, sample.Items.Count, []).Items.SequenceEqual(sample.Items),
    };
}
