using MediatR;
using Pmo.Host.Engaging;

namespace Pmo.Host.Selecting;

/// <summary>Selects items of a population that was counted.</summary>
/// <param name="Population">Its name, as declared.</param>
/// <param name="Method">How they are selected.</param>
/// <param name="Frequency">How often the control is carried out, which gives the usual size.</param>
/// <param name="Size">How many, instead of the usual size; of units of currency, where they are drawn.</param>
/// <param name="Chosen">The places of the items a reviewer chose, from 0; only where the method is judgement.</param>
/// <param name="Attributes">What is tested of every item.</param>
/// <param name="Reason">Why these items, where a reviewer chose.</param>
[May(Role.ComplianceReviewer)]
public sealed record DrawSample(
    EngagementId Engagement, string Population, SampleMethod Method, string[] Attributes, ControlFrequency? Frequency = null, int? Size = null, int[]? Chosen = null, string? Reason = null) : ICommand;

/// <summary>Records a sample that was drawn. The host drew it.</summary>
[May(Role.System)]
public sealed record RecordSample(
    EngagementId Engagement, string Population, SampleMethod Method, ControlFrequency? Frequency, string Seed, IReadOnlyList<Stratum> Strata, IReadOnlyList<SampledItem> Items,
    IReadOnlyList<string> Attributes, string? Reason, PersonId By, MonetaryUnits? Units = null) : ICommand;

/// <summary>A population is drawn from once, and only extended then: drawing again until the items please is not possible. What a reviewer chooses stands beside it, with the reason.</summary>
internal sealed class RecordSampleRule : IRule<RecordSample, Engagement>
{
    private const int MostAttributes = 12;

    public string Stream(RecordSample c) => Engagement.StreamOf(c.Engagement);

    public Decision Decide(RecordSample c, Engagement engagement, Moment m) => engagement switch
    {
        _ when engagement.RefusesWork(c.By, EngagementState.Fieldwork) is { } refused => refused,
        _ when !engagement.Populations.ContainsKey(c.Population) => Decision.Refuse("sample.no-population", "Have the population counted first."),
        _ when c.Attributes.Count is 0 or > MostAttributes || !c.Attributes.All(a => Words.Line(a, 3, 200)) => Decision.Refuse("sample.attributes", "Say what is tested of every item: one to twelve lines of 3 to 200 characters."),
        _ when c.Items.Count == 0 => Decision.Refuse("sample.empty", "Nothing was selected: the population has no item, or none was chosen."),
        _ when c.Items.Count > Selection.Most => Decision.Refuse("sample.large", "A sample holds at most 1,000 items. Draw fewer, or review a shorter period."),
        _ when c.Method is SampleMethod.Judgemental && !Words.Text(c.Reason, 10, 1000) => Decision.Refuse("sample.reason", "Say why you chose these items, in 10 to 1,000 characters."),
        _ when c.Method is not SampleMethod.Judgemental && engagement.Samples.Exists(s => s.Drawn.Population == c.Population && s.Drawn.Method is not SampleMethod.Judgemental) =>
            Decision.Refuse("sample.drawn", "A sample of this population has been drawn. Extend it: what was drawn stays."),
        _ => [new SampleDrawn(c.Engagement, Ids.From(m.Command, "host.sample"), c.Population, c.Method, c.Frequency, c.Seed, c.Strata, c.Items, [.. c.Attributes.Select(a => a.Trim())], c.Method is SampleMethod.Judgemental ? c.Reason!.Trim() : null, c.By, m.Now, c.Units)],
    };
}

internal sealed class DrawSampleHere(EngagementReading reading, PopulationReader populations, Recording recording, Caller caller) : IRequestHandler<DrawSample, Outcome>
{
    public async Task<Outcome> Handle(DrawSample request, CancellationToken cancellationToken)
    {
        var engagement = await reading.Of(request.Engagement, cancellationToken);
        if (engagement.RefusesWork(caller.Person!.Value, EngagementState.Fieldwork) is { } refused) return Outcome.Refused(refused.Code!, refused.Sentence!);
        if (!engagement.Populations.TryGetValue(request.Population, out var taken) || PopulationKinds.Find(request.Population) is not { } kind) return Outcome.Refused("sample.no-population", "Have the population counted first.");
        var population = await populations.Of(kind, engagement, cancellationToken);
        if (!population.Is(taken)) return Outcome.Refused("population.differs", "The population is not the one that was counted: have it counted again.");
        var size = request.Size ?? Selection.UsualSize(request.Frequency, population.Items.Count);
        if (request.Method is SampleMethod.Random or SampleMethod.Stratified or SampleMethod.MonetaryUnit && size is < 1 or > Selection.Most) return Outcome.Refused("sample.size", "Draw 1 to 1,000 items.");
        if (request.Chosen?.Any(c => c < 0 || c >= population.Items.Count) == true) return Outcome.Refused("sample.chosen", "Something chosen is not in the population: choose again from its list.");
        var seed = Draw.Seed(Convert.FromBase64String(engagement.Pinned!.Root), request.Engagement, kind.Name);
        if (request.Method is SampleMethod.MonetaryUnit) return MonetaryUnitDraw.Refuses(population.Items, size) ?? await ByUnits(request, population, seed, size, cancellationToken);
        var (strata, items) = Selection.Of(population, request.Method, seed, size, request.Chosen ?? []);
        return await recording.Send(by => new RecordSample(request.Engagement, kind.Name, request.Method, request.Frequency,
            request.Method is SampleMethod.Random or SampleMethod.Stratified ? Convert.ToHexStringLower(seed) : "", strata, items, request.Attributes, request.Reason, by), cancellationToken);
    }

    private Task<Outcome> ByUnits(DrawSample request, Population population, byte[] seed, int hits, CancellationToken cancellation)
    {
        var (strata, items, units) = Selection.ByUnits(population, seed, hits);
        return recording.Send(by => new RecordSample(request.Engagement, request.Population, request.Method, request.Frequency, Convert.ToHexStringLower(seed), strata, items, request.Attributes, request.Reason, by, units), cancellation);
    }
}
