using Pmo.Host.Stepping;

namespace Pmo.Host.Explaining;

/// <summary>
/// Puts events into words for whoever asks: in the sentences of their records where they may step through those; else only what kind of
/// thing happened and when, and who did it where they may look into the project. Reasons and what was written are for the former only.
/// </summary>
internal sealed class EventWords(IEventStore store, EventSerializer serializer, StreamStories stories, ReadModels models)
{
    /// <summary>The events at these positions; each with the project it is about here, if any.</summary>
    public async Task<IReadOnlyDictionary<long, WhyEvent>> Of(IEnumerable<(long Position, ProjectId? Project)> at, Viewer who, CancellationToken cancellation)
    {
        var told = new Dictionary<long, WhyEvent>();
        var projects = at.GroupBy(a => a.Position).ToDictionary(g => g.Key, g => g.Select(a => a.Project).ToList());
        var found = new List<Found>();
        foreach (var position in projects.Keys.Order())
            await foreach (var page in store.ReadAll(position - 1, position, cancellation))
                // A page's bytes are used again for the next.
                found.AddRange(page.Select(e => new Found(e.Position, e.Stream, (int)e.Revision + 1, FieldLabels.Sentence(Read(e)?.GetType().Name ?? e.Name), e.RecordedAt, Metadata.Read(e.Metadata.Span))));
        var rules = new DecidingRules(models, store, stories);
        foreach (var stream in found.GroupBy(e => e.Stream))
        {
            var reading = await Reading(stream.Key, who, cancellation);
            foreach (var e in stream) told[e.Position] = Told(e, reading, projects[e.Position].All(p => p is { } project && who.Sees(project)), await rules.Of(e.Metadata, who, cancellation));
        }

        return told;
    }

    private async Task<StreamReading?> Reading(string stream, Viewer who, CancellationToken cancellation)
    {
        if (stories.Of(stream) is not { } story || !story.Readers.Any(who.Roles.Contains)) return null;
        var all = await store.ReadStream(stream, cancellation);
        return new StreamReading(all, [.. all.Select(Read)], story, stories, new Privacy(story, who));
    }

    private static WhyEvent Told(Found e, StreamReading? reading, bool inside, IReadOnlyList<WhyRule> rules) => reading is null
        ? new(e.Position, null, e.Step, $"{e.Kind}.", e.At, inside ? e.Metadata.Actor : null, inside ? e.Metadata.OnBehalfOf : null, e.Metadata.Command, e.Metadata.Policy, null, rules)
        : new(e.Position, e.Stream, e.Step, reading.Sentence(e.Step), e.At, e.Metadata.Actor, e.Metadata.OnBehalfOf, e.Metadata.Command, e.Metadata.Policy, reading.Reason(e.Step), rules);

    private sealed record Found(long Position, string Stream, int Step, string Kind, DateTimeOffset At, Metadata Metadata);

    private object? Read(StoredEvent stored)
    {
        try
        {
            return serializer.Read(stored);
        }
        catch (UnreadableEventException)
        {
            return null;
        }
    }
}
