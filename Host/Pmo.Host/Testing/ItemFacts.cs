using Pmo.Host.Engaging;
using Pmo.Host.Selecting;
using Pmo.Host.Stepping;

namespace Pmo.Host.Testing;

/// <summary>What the log holds about an item up to the pinned checkpoint.</summary>
/// <param name="Sample">Its sample.</param>
/// <param name="Item">The item.</param>
/// <param name="Known">Steps of its record under the checkpoint.</param>
/// <param name="Flags">Where duties were not apart, as told text.</param>
/// <param name="Actors">Everybody who acted on the record.</param>
internal sealed record ItemFacts(Engagement Engagement, Sample Sample, SampledItem Item, int Known, IReadOnlyList<string> Flags, IReadOnlySet<PersonId> Actors);

/// <summary>Reads an item of a sample from the log.</summary>
internal sealed class ItemReader(EngagementReading reading, StreamsThen known)
{
    /// <summary>The facts of an item; null when there is no such.</summary>
    public async Task<ItemFacts?> Of(EngagementId id, Guid sample, int number, CancellationToken cancellation)
    {
        var engagement = await reading.Of(id, cancellation);
        if (engagement.SampleOf(sample) is not { } drawn || number < 1 || number > drawn.Items.Count) return null;
        var item = drawn.Items[number - 1];
        DutyStep[] steps = [.. (await known.Read(item.Stream, cancellation)).Where(e => e.Position <= engagement.Pinned!.Size).Select(DutyStep.Of)];
        return new(engagement, drawn, item, steps.Length, Duties.Flags(steps), Duties.Actors(steps));
    }
}
