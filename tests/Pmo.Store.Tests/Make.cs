using System.Text;

namespace Pmo.Store.Tests;

/// <summary>Makes events and streams that mean nothing.</summary>
internal static class Make
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly ReadOnlyMemory<byte> SaltKey = Enumerable.Range(1, 32).Select(n => (byte)n).ToArray();

    public static string Stream(Guid? id = null) => $"trial.thing-{id ?? Guid.CreateVersion7():n}";

    public static NewEvent Event(Guid? id = null, string data = """{"n":1}""", string name = "trial.thing-happened", string metadata = "{}") =>
        new(id ?? Guid.CreateVersion7(), name, Encoding.UTF8.GetBytes(data), Encoding.UTF8.GetBytes(metadata), Noon);

    public static NewEvent[] Events(int count) => [.. Enumerable.Range(0, count).Select(n => Event(data: $$"""{"n":{{n}}}"""))];

    /// <summary>Everything in the log, with bytes of its own.</summary>
    public static async Task<List<Seen>> All(this IEventStore store, long after = 0, long until = long.MaxValue)
    {
        var seen = new List<Seen>();
        await foreach (var page in store.ReadAll(after, until))
            seen.AddRange(page.Select(Seen.Of));
        return seen;
    }

    /// <summary>Waits until the store is well again, or ill, for half a minute.</summary>
    public static async Task WaitUntil(this IEventStore store, StoreHealth health)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (store.Health != health) await Task.Delay(20, late.Token);
    }
}

/// <summary>A stored event that compares by value.</summary>
internal sealed record Seen(long Position, string Stream, long Revision, Guid Id, string Name, string Data, string Metadata, DateTimeOffset At)
{
    public static Seen Of(StoredEvent e) =>
        new(e.Position, e.Stream, e.Revision, e.Id, e.Name, Encoding.UTF8.GetString(e.Data.Span), Encoding.UTF8.GetString(e.Metadata.Span), e.RecordedAt);
}
