using MediatR;
using Pmo.Host.Engaging;

namespace Pmo.Host.Selecting;

/// <summary>Carries a draw on, to more items.</summary>
/// <param name="Size">How many there are to be in all.</param>
/// <param name="Reason">Why more.</param>
[May(Role.ComplianceReviewer)]
public sealed record ExtendSample(EngagementId Engagement, Guid Sample, int Size, string Reason) : ICommand;

/// <summary>Records the further items of a sample. The host drew them.</summary>
[May(Role.System)]
public sealed record RecordExtension(EngagementId Engagement, Guid Sample, IReadOnlyList<Stratum> Strata, IReadOnlyList<SampledItem> Items, string Reason, PersonId By) : ICommand;

/// <summary>A sample only grows, with the reason: its further items follow those drawn before.</summary>
internal sealed class RecordExtensionRule : IRule<RecordExtension, Engagement>
{
    public string Stream(RecordExtension c) => Engagement.StreamOf(c.Engagement);

    public Decision Decide(RecordExtension c, Engagement engagement, Moment m) => engagement switch
    {
        _ when engagement.RefusesWork(c.By, EngagementState.Fieldwork) is { } refused => refused,
        _ when engagement.SampleOf(c.Sample) is not { } sample || c.Items.Count == 0 || c.Items[0].Number != sample.Items.Count + 1 => Decision.Refuse("sample.not-larger", "The sample has that many items already, or was extended meanwhile: look at it again."),
        _ when !Words.Text(c.Reason, 10, 1000) => Decision.Refuse("sample.reason", "Say why more items are drawn, in 10 to 1,000 characters."),
        _ => [new SampleExtended(c.Engagement, c.Sample, c.Strata, c.Items, c.Reason.Trim(), c.By, m.Now)],
    };
}

internal sealed class ExtendSampleHere(EngagementReading reading, PopulationReader populations, Recording recording, Caller caller) : IRequestHandler<ExtendSample, Outcome>
{
    public async Task<Outcome> Handle(ExtendSample request, CancellationToken cancellationToken)
    {
        var engagement = await reading.Of(request.Engagement, cancellationToken);
        if (engagement.RefusesWork(caller.Person!.Value, EngagementState.Fieldwork) is { } refused) return Outcome.Refused(refused.Code!, refused.Sentence!);
        if (engagement.SampleOf(request.Sample) is not { } sample) return Outcome.Refused("sample.unknown", "There is no such sample.");
        if (sample.Drawn.Method is SampleMethod.MonetaryUnit) return Outcome.Refused("sample.no-draw", "Units are drawn at a fixed interval, which more of them would change. Choose further items yourself, and say why.");
        if (sample.Drawn.Method is not (SampleMethod.Random or SampleMethod.Stratified)) return Outcome.Refused("sample.no-draw", "Nothing was drawn by chance here, so no draw can be carried on.");
        var population = await populations.Of(PopulationKinds.Find(sample.Drawn.Population)!, engagement, cancellationToken);
        if (!population.Is(engagement.Populations[sample.Drawn.Population])) return Outcome.Refused("population.differs", "The population is not the one that was counted: have it counted again.");
        if (request.Size > Math.Min(Selection.Most, population.Items.Count)) return Outcome.Refused("sample.size", $"There are {population.Items.Count} items in the population, and a sample holds at most 1,000.");
        var (strata, items) = Selection.Of(population, sample.Drawn.Method, Convert.FromHexString(sample.Drawn.Seed), request.Size, []);
        return await recording.Send(by => new RecordExtension(request.Engagement, request.Sample, strata, [.. items.Skip(sample.Items.Count)], request.Reason, by), cancellationToken);
    }
}
