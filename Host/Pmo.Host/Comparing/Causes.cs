using MediatR;
using Pmo.Host.Stepping;

namespace Pmo.Host.Comparing;

/// <summary>What differences come from, counted: by whom, by what kind of event, for which reason.</summary>
internal sealed record Counted(IReadOnlyList<CauseCount> Who, IReadOnlyList<CauseCount> What, IReadOnlyList<CauseCount> Reasons, IReadOnlySet<long> LateOnes)
{
    /// <summary>Those of these events that were entered late.</summary>
    public IReadOnlyList<long> Late(IEnumerable<long> shown) => [.. shown.Where(LateOnes.Contains).Order()];
}

/// <summary>Counts the causes of differences in one pass over the log between the two moments. They are of projects the asker looks into; reasons are for those who step through records.</summary>
internal sealed class Causes(IEventStore store, EventSerializer serializer, StreamStories stories)
{
    private const int Most = 12;

    /// <summary>So long after the day from which it holds, a fact is entered late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(7);

    public async Task<Counted> Of(IEnumerable<long> positions, long after, long until, Viewer who, CancellationToken cancellation)
    {
        var cells = positions.CountBy(p => p).ToDictionary();
        var (actors, kinds, reasons, late) = (new Dictionary<PersonId, int>(), new Dictionary<string, int>(), new Dictionary<string, int>(), new HashSet<long>());
        if (cells.Count == 0) return new([], [], [], late);
        await foreach (var page in store.ReadAll(after, until, cancellation))
            foreach (var e in page)
            {
                if (!cells.TryGetValue(e.Position, out var n)) continue;
                var @event = Read(e);
                Add(actors, Metadata.Read(e.Metadata.Span).Actor, n);
                Add(kinds, FieldLabels.Sentence(@event?.GetType().Name ?? e.Name), n);
                if (@event is null || stories.Of(e.Stream) is not { } story) continue;
                if (story.Readers.Any(who.Roles.Contains) && Reason(e, @event, new Privacy(story, who)) is { } reason) Add(reasons, reason, n);
                if (TrueOn(@event) is { } day && e.RecordedAt - new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) >= Late) late.Add(e.Position);
            }

        return new([.. Top(actors).Select(a => new CauseCount("", a.Key, a.Value))], [.. Top(kinds).Select(k => new CauseCount(k.Key, null, k.Value))], [.. Top(reasons).Select(r => new CauseCount(r.Key, null, r.Value))], late);
    }

    private static string? Reason(StoredEvent stored, object @event, Privacy privacy) => Metadata.Read(stored.Metadata.Span).Reason is { Length: > 0 } given ? given
        : !privacy.Withholds("Reason") && @event.GetType().GetProperty("Reason")?.GetValue(@event) is string { Length: > 0 } said ? said : null;

    /// <summary>The day from which a fact of the register or the organisation holds; a report's data date is none: reports come after it by their nature.</summary>
    private static DateOnly? TrueOn(object @event) => @event.GetType().GetProperty("From")?.GetValue(@event) as DateOnly?;

    private static void Add<T>(Dictionary<T, int> counts, T key, int n) where T : notnull => counts[key] = counts.GetValueOrDefault(key) + n;

    private static IEnumerable<KeyValuePair<T, int>> Top<T>(Dictionary<T, int> counts) where T : notnull => counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key.ToString(), StringComparer.Ordinal).Take(Most);

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
