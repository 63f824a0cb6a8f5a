using Pmo.Host.Stepping;

namespace Pmo.Host.Explaining;

/// <summary>
/// The versions of rules by which an event was decided. Every decision names the records it consulted and how far it read them; what a policy
/// sent on was decided before, so the event it followed from is asked too.
/// </summary>
internal sealed class DecidingRules(ReadModels models, IEventStore store, StreamStories stories)
{
    private readonly Dictionary<string, IReadOnlyList<StoredEvent>> streams = [];

    /// <summary>Those of an event, as far as they are known.</summary>
    public async Task<IReadOnlyList<WhyRule>> Of(Metadata metadata, Viewer who, CancellationToken cancellation)
    {
        var cause = metadata.Causation is { } id ? models.Read(typeof(StreamIndex), db => db.One<Cause>($"select s.stream, p.revision from audit_step p join audit_stream s on s.number = p.stream where p.id = {id}")) : null;
        IEnumerable<ConsultedStream> consulted = [.. metadata.Consulted ?? [], .. cause is null ? [] : await Consulted(cause, cancellation)];
        return [.. consulted.DistinctBy(c => c.Stream).Select(c => (c, Story: stories.Of(c.Stream))).Where(c => c.Story is { Decides: true })
            .Select(c => new WhyRule(c.Story!.Name, (int)c.c.Revision + 1, c.c.Revision >= 0 && c.Story.Readers.Any(who.Roles.Contains) ? c.c.Stream : null)).OrderBy(r => r.Name, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<ConsultedStream>> Consulted(Cause cause, CancellationToken cancellation)
    {
        if (!streams.TryGetValue(cause.Stream, out var all)) streams[cause.Stream] = all = await store.ReadStream(cause.Stream, cancellation);
        return all.FirstOrDefault(e => e.Revision == cause.Revision) is { } stored ? Metadata.Read(stored.Metadata.Span).Consulted ?? [] : [];
    }

    private sealed record Cause(string Stream, long Revision);
}
