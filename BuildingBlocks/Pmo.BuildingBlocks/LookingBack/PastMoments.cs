using System.Collections.Concurrent;
using System.Globalization;
using Pmo.Auditing;

namespace Pmo;

/// <summary>
/// Finds what was known at a moment: the last event of the log before which, and at which, no event had been recorded later than
/// that. An event exactly at the instant is included; the future is refused.
/// </summary>
public sealed class PastMoments(IEventStore store, ClockWatch watch, Memories memories, LogProof proof, TimeProvider clock)
{
    // A page, its regions and its links ask for the same moment again and again.
    private const int MostFound = 1_000;
    private readonly ConcurrentDictionary<(long Until, DateTimeOffset Instant), (long Position, DateTimeOffset Highest)> found = [];

    /// <summary>The moment that was written, in the viewer's zone, or a <see cref="MomentRefusedException"/>.</summary>
    public async ValueTask<PastMoment> Find(string text, TimeZoneInfo zone, CancellationToken cancellation = default)
    {
        if (Checkpoint.Pasted(text) is { } checkpoint) return await AtCheckpoint(checkpoint, cancellation);
        if (AskedMoment.Read(text, zone) is not { } asked)
            throw Invalid($"“{Short(text)}” is no moment: write a day (2026-03-31), an instant (2026-03-31T18:00), an event's number (#1234) or a signed checkpoint.");
        await memories.CatchUp(cancellation);
        return asked switch
        {
            { Position: { } position } => await AtPosition(position, asked.Instant, cancellation),
            { Day: { } day } => await AtDay(day, zone, cancellation),
            _ => await AtInstant(asked.Instant!.Value, cancellation),
        };
    }

    /// <summary>True for the day that is not over yet: it is looked at as it is now.</summary>
    public bool IsToday(string text, TimeZoneInfo zone) => AskedMoment.Read(text, zone) is { Day: { } day } && day == DayOf(clock.GetUtcNow(), zone);

    private async ValueTask<PastMoment> AtDay(DateOnly day, TimeZoneInfo zone, CancellationToken cancellation)
    {
        if (day > DayOf(Now, zone)) throw Future($"{day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} has not come yet.");
        var end = AskedMoment.EndOf(day, zone);
        return await Known(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), end < Now ? end : Now, zone, cancellation) with { Day = day };
    }

    private async ValueTask<PastMoment> AtInstant(DateTimeOffset instant, CancellationToken cancellation)
    {
        if (instant > Now) throw Future($"{instant.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC has not come yet.");
        return await Known(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture), instant, TimeZoneInfo.Utc, cancellation);
    }

    private async ValueTask<PastMoment> AtPosition(long position, DateTimeOffset? seen, CancellationToken cancellation)
    {
        var head = await store.Head(cancellation);
        if (position > head) throw Future(string.Create(CultureInfo.InvariantCulture, $"There is no event #{position:N0} yet: the log ends at #{head:N0}."));
        var (last, recorded) = await Walk(watch.MarkAt(position), position, DateTimeOffset.MaxValue, cancellation);
        if (last == 0) throw Invalid(string.Create(CultureInfo.InvariantCulture, $"The log begins after #{position:N0}."));
        if (seen > Now) throw Future("That instant has not come yet.");
        if (seen < recorded) throw Invalid(string.Create(CultureInfo.InvariantCulture, $"Event #{position:N0} was recorded later than that."));
        var moment = new PastMoment(last.ToString(CultureInfo.InvariantCulture), last, seen ?? recorded);
        return seen is null ? moment : moment with { Text = moment.Code };
    }

    private async ValueTask<PastMoment> AtCheckpoint(Checkpoint checkpoint, CancellationToken cancellation)
    {
        await memories.CatchUp(cancellation);
        if (!await proof.Holds(checkpoint, cancellation))
            throw new MomentRefusedException("asof.checkpoint", string.Create(CultureInfo.InvariantCulture, $"This log is not the one that the checkpoint was signed for: with {checkpoint.Size:N0} events it does not have that root. The Operations page tells what is known of the log."));
        return await AtPosition(checkpoint.Size, null, cancellation);
    }

    private async ValueTask<PastMoment> Known(string text, DateTimeOffset instant, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var (last, _) = await Walk(watch.MarkBefore(instant), long.MaxValue, instant, cancellation);
        return last > 0 ? new PastMoment(text, last, instant) : throw await BeforeTheStart(zone, cancellation);
    }

    /// <summary>The last event that is at most at this position and was, with all before it, recorded at this instant. What a later event cannot change is found once.</summary>
    private async ValueTask<(long Position, DateTimeOffset Highest)> Walk(ClockMark from, long until, DateTimeOffset instant, CancellationToken cancellation)
    {
        if (found.TryGetValue((until, instant), out var known)) return known;
        var (position, highest, final) = (from.Position, from.Highest, until < long.MaxValue);
        await foreach (var page in store.ReadAll(position, until, cancellation))
        {
            var within = page.TakeWhile(e => e.RecordedAt <= instant).Count();
            foreach (var stored in page.Take(within)) (position, highest) = (stored.Position, stored.RecordedAt > highest ? stored.RecordedAt : highest);
            if (within == page.Count) continue;
            final = true;
            break;
        }

        if (!final) return (position, highest);
        if (found.Count >= MostFound) found.Clear();
        return found[(until, instant)] = (position, highest);
    }

    private async ValueTask<MomentRefusedException> BeforeTheStart(TimeZoneInfo zone, CancellationToken cancellation)
    {
        await foreach (var page in store.ReadAll(0, long.MaxValue, cancellation))
            return new("asof.before-start", $"The log begins on {DayOf(page[0].RecordedAt, zone).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}: choose that day or a later one.");
        return new("asof.before-start", "Nothing has been recorded yet.");
    }

    // The history of a sample may be ahead of today's clock.
    private DateTimeOffset Now => watch.Highest > clock.GetUtcNow() ? watch.Highest : clock.GetUtcNow();

    private static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private static MomentRefusedException Invalid(string sentence) => new("asof.invalid", sentence);

    private static MomentRefusedException Future(string sentence) => new("asof.future", sentence + " Only what has been recorded can be looked back at.");

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
