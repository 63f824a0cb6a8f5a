using MediatR;
using Pmo.Host.Engaging;
using Pmo.Host.Stepping;

namespace Pmo.Host.Selecting;

/// <summary>The items of a population that was counted, page by page, counted again as they are shown; null when it was not. The look is recorded.</summary>
/// <param name="Population">Its name, as declared.</param>
/// <param name="Page">From 1.</param>
[May(Role.ComplianceReviewer), NotesLook]
public sealed record ShowPopulation(EngagementId Engagement, string Population, int Page = 1) : IQuery<PopulationSheet?>;

/// <summary>A population.</summary>
/// <param name="Review">The engagement's title.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Means">What an item is.</param>
/// <param name="Taken">As it was counted.</param>
/// <param name="Same">Counted again now it is the same.</param>
/// <param name="Tests">What is usually tested.</param>
/// <param name="Items">A page of its items, in the order of the log.</param>
public sealed record PopulationSheet(string Review, string Title, string Means, PopulationTaken Taken, bool Same, IReadOnlyList<string> Tests, Page<ItemRow> Items);

/// <summary>An item of a population.</summary>
/// <param name="Number">Its number in the population, from 1.</param>
/// <param name="Record">What its record is called.</param>
public sealed record ItemRow(int Number, Guid Event, long Position, string Stream, int Step, string Record, string Sentence, DateTimeOffset At);

internal sealed class ShowPopulationHere(EngagementReading reading, PopulationReader populations, ItemWords words, LookLog looks, Caller caller) : IRequestHandler<ShowPopulation, PopulationSheet?>
{
    private const int Size = 50;

    public async Task<PopulationSheet?> Handle(ShowPopulation request, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(ShowPopulation)) ?? throw new NotSignedInException();
        var engagement = await reading.Of(request.Engagement, cancellationToken);
        if (PopulationKinds.Find(request.Population) is not { } kind || !engagement.Populations.TryGetValue(kind.Name, out var taken)) return null;
        var population = await populations.Of(kind, engagement, cancellationToken);
        var (number, size) = Slice.Of(who, request.Page, Size);
        var shown = population.Items.Select((item, i) => (Item: item, Number: i + 1)).Skip((number - 1) * size).Take(size).ToList();
        var told = await words.Of(shown.Select(s => (s.Item.Stream, s.Item.Step)), who, cancellationToken);
        await looks.Note(who, typeof(ShowPopulation), Engagement.StreamOf(request.Engagement), $"{Tell.Count(shown.Count, "item")} of {population.Items.Count} of the population {kind.Title}{LookLog.Then(caller)}", shown.Count);
        return new(engagement.Opened!.Title, kind.Title, kind.Means, taken, population.Is(taken), kind.Tests, new([.. shown.Select((s, i) =>
            new ItemRow(s.Number, s.Item.Event, s.Item.Position, s.Item.Stream, s.Item.Step, told[i].Record, told[i].Sentence, told[i].At))], population.Items.Count, number, size));
    }
}
