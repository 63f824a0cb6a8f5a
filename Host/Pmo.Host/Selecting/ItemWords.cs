using Pmo.Host.Stepping;

namespace Pmo.Host.Selecting;

/// <summary>Says what an item of a population is, in the sentence its record tells of it, with the rights of whoever asks.</summary>
internal sealed class ItemWords(StreamsThen known, EventSerializer serializer, StreamStories stories, Naming naming)
{
    /// <summary>The sentences of steps of records, in the order given, each with the moment it was recorded.</summary>
    public async Task<IReadOnlyList<(string Record, string Sentence, DateTimeOffset At)>> Of(IEnumerable<(string Stream, int Step)> steps, Viewer who, CancellationToken cancellation)
    {
        var told = new List<(string Record, string Sentence, DateTimeOffset At)>();
        foreach (var (stream, step) in steps)
        {
            var read = await Read(stream, who, cancellation);
            told.Add((Tell.Record(stream), read.Sentences()[step - 1], read.Stored[step - 1].RecordedAt));
        }

        var name = await naming.For(told.SelectMany(t => new[] { t.Record, t.Sentence }));
        return [.. told.Select(t => (name(t.Record), name(t.Sentence), t.At))];
    }

    /// <summary>A record, as whoever asks may read it.</summary>
    public async Task<StreamReading> Read(string stream, Viewer who, CancellationToken cancellation)
    {
        var (story, stored) = (stories.Of(stream), await known.Read(stream, cancellation));
        return new(stored, [.. stored.Select(Known)], story, stories, new Privacy(story, who));
    }

    private object? Known(StoredEvent stored)
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
