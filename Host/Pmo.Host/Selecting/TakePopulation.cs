using MediatR;
using Pmo.Host.Engaging;

namespace Pmo.Host.Selecting;

/// <summary>Counts a population of an engagement over the log up to its pinned checkpoint, and records how many items it has and their check value.</summary>
/// <param name="Population">Its name, as declared.</param>
[May(Role.ComplianceReviewer)]
public sealed record TakePopulation(EngagementId Engagement, string Population) : ICommand;

/// <summary>Records a population that was counted. The host counted it.</summary>
[May(Role.System)]
public sealed record RecordPopulation(EngagementId Engagement, string Population, int Meaning, long First, long Last, long Examined, int Count, string Hash, PersonId By) : ICommand;

/// <summary>A population is recorded once; counted again under the same declaration it is the same.</summary>
internal sealed class RecordPopulationRule : IRule<RecordPopulation, Engagement>
{
    public string Stream(RecordPopulation c) => Engagement.StreamOf(c.Engagement);

    public Decision Decide(RecordPopulation c, Engagement engagement, Moment m) => engagement switch
    {
        _ when engagement.RefusesWork(c.By, EngagementState.Planned, EngagementState.Fieldwork) is { } refused => refused,
        _ when engagement.Populations.TryGetValue(c.Population, out var taken) && taken.Meaning == c.Meaning => taken.Hash == c.Hash ? Decision.Nothing
            : Decision.Refuse("population.differs", "Counted again, this population is another one than was recorded, although nothing under the checkpoint can have changed: verify the log, and keep this page for whoever looks into it."),
        _ => [new PopulationTaken(c.Engagement, c.Population, c.Meaning, c.First, c.Last, c.Examined, c.Count, c.Hash, c.By, m.Now)],
    };
}

internal sealed class TakePopulationHere(EngagementReading reading, PopulationReader populations, Recording recording, Caller caller) : IRequestHandler<TakePopulation, Outcome>
{
    public async Task<Outcome> Handle(TakePopulation request, CancellationToken cancellationToken)
    {
        if (PopulationKinds.Find(request.Population) is not { } kind) return Outcome.Refused("population.not-declared", "There is no population of this name; choose one of the list.");
        var engagement = await reading.Of(request.Engagement, cancellationToken);
        if (engagement.RefusesWork(caller.Person!.Value, EngagementState.Planned, EngagementState.Fieldwork) is { } refused) return Outcome.Refused(refused.Code!, refused.Sentence!);
        var found = await populations.Of(kind, engagement, cancellationToken);
        return await recording.Send(by => new RecordPopulation(request.Engagement, kind.Name, kind.Meaning, found.First, found.Last, found.Examined, found.Items.Count, found.Hash, by), cancellationToken);
    }
}
