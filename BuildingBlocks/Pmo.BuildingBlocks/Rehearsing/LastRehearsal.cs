namespace Pmo;

/// <summary>The next 90 days, rehearsed once and kept while the tables stand still: whoever turns the pages of a preview does not wait for another.</summary>
public sealed class LastRehearsal(Rehearsal rehearsal, ReadModels models, TimeProvider clock) : IDisposable
{
    /// <summary>How far ahead it looks.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(90);

    private static readonly TimeSpan Keeps = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim gate = new(1, 1);
    private (long Moves, DateTimeOffset At, string Assumed, Foresight Foresight)? last;

    /// <summary>What happens if nobody does anything, taking it that some things happen now.</summary>
    public async Task<Foresight> With(params IReadOnlyList<(string Stream, object Event)> assumed)
    {
        await gate.WaitAsync();
        try
        {
            var (moves, now) = (models.Moves, clock.GetUtcNow());
            // Who would do it tells nothing: what is assumed, and of what, does.
            var taken = string.Join('\n', assumed.Select(a => $"{a.Stream} {a.Event.GetType().Name}"));
            if (last is { } kept && kept.Moves == moves && kept.Assumed == taken && now >= kept.At && now - kept.At < Keeps) return kept.Foresight;
            var fresh = await rehearsal.Until(now + Ahead, assumed);
            last = (moves, now, taken, fresh);
            return fresh;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
