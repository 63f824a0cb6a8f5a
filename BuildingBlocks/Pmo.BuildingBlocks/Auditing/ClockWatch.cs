using System.Collections.Immutable;

namespace Pmo;

/// <summary>
/// Follows the moments of all events. Instants are mapped to positions by the highest moment so far, so a clock that goes back
/// must not go unseen: that is an event of its own.
/// </summary>
/// <param name="simulated">The log's history was made under a clock that may be ahead of today: nothing is appended about that.</param>
public sealed class ClockWatch(IEventStore store, EventSerializer serializer, TimeProvider clock, Build build, bool simulated = false)
{
    /// <summary>Computers that agree on the time still differ by a little.</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromSeconds(5);

    // A mark every so many events: from the one before a moment it is not far to read.
    private const int Apart = 1_000;

    private readonly List<ClockMark> marks = [new(0, DateTimeOffset.MinValue)];
    private volatile ImmutableList<ClockJump> jumps = [];
    private int seen;
    private DateTimeOffset highest;
    private bool behind;

    /// <summary>Where the clock went back, oldest first.</summary>
    public IReadOnlyList<ClockJump> Jumps => jumps;

    /// <summary>Looks at the next event of the log. Called by one thread at a time.</summary>
    public void See(StoredEvent stored)
    {
        var back = stored.RecordedAt + Allowed < highest;
        if (back && !behind && !simulated) jumps = jumps.Add(new ClockJump(stored.Id, stored.Position, highest, stored.RecordedAt));
        behind = back;
        if (stored.RecordedAt > highest) highest = stored.RecordedAt;
        if (++seen % Apart == 0)
            lock (marks) marks.Add(new ClockMark(stored.Position, highest));
    }

    /// <summary>The highest moment of any event so far.</summary>
    public DateTimeOffset Highest => highest;

    /// <summary>A place in the log near an instant, and not after it.</summary>
    public ClockMark MarkBefore(DateTimeOffset instant) => Last(m => m.Highest <= instant);

    /// <summary>A place in the log near a position, and not after it.</summary>
    public ClockMark MarkAt(long position) => Last(m => m.Position <= position);

    // Positions and highest moments only grow.
    private ClockMark Last(Predicate<ClockMark> before)
    {
        lock (marks)
        {
            var (low, high) = (0, marks.Count - 1);
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                if (before(marks[middle])) low = middle;
                else high = middle - 1;
            }

            return marks[low];
        }
    }

    /// <summary>Appends an event for every jump from the <paramref name="known"/>-th on; those the log has already stay one.</summary>
    /// <returns>How many jumps are in the log now.</returns>
    public async Task<int> Record(int known, CancellationToken cancellation = default)
    {
        foreach (var jump in jumps.Skip(known)) await Record(jump, cancellation);
        return Math.Max(known, jumps.Count);
    }

    private async Task Record(ClockJump jump, CancellationToken cancellation)
    {
        // Named by the event that showed it, so that every start and every node says the same once.
        var command = Ids.From(jump.Event, "pmo.clock-jump");
        var now = clock.GetUtcNow();
        var metadata = new Metadata(now, PersonId.System, "pmo.record-clock-jump", command, "", command, build.Version).Write();
        var result = await store.Append($"pmo.clock-{command:n}", -1, [serializer.Write(new ClockJumped(jump.From, jump.To, jump.Position), Ids.Event(command, 0), metadata, now)], cancellation);
        if (result.Kind is not (AppendKind.Committed or AppendKind.Duplicate)) throw new IOException($"The clock's jump at #{jump.Position} could not be recorded: {result.Kind} {result.Reason}");
    }
}

/// <summary>The highest moment of all events up to a position.</summary>
public readonly record struct ClockMark(long Position, DateTimeOffset Highest);

/// <summary>An event decided more than five seconds before one that stands before it in the log.</summary>
/// <param name="Event">The event's id.</param>
/// <param name="Position">Its position.</param>
/// <param name="From">The highest moment before it.</param>
/// <param name="To">Its own moment.</param>
public sealed record ClockJump(Guid Event, long Position, DateTimeOffset From, DateTimeOffset To);

/// <summary>The clock went back by more than five seconds: moments in the log are not in the order of its events around this position.</summary>
[EventName("pmo.clock-jumped")]
public sealed record ClockJumped(DateTimeOffset From, DateTimeOffset To, long Position);
