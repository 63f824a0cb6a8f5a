using System.Globalization;
using Pmo.Auditing;

namespace Pmo.Host.Packages;

/// <summary>What a reviewer asks for: a range of events or a period, and which streams.</summary>
/// <param name="From">Recorded on this day (UTC) or later.</param>
/// <param name="Until">Recorded on this day (UTC) or before.</param>
/// <param name="First">The first event's position, instead of a day.</param>
/// <param name="Last">The last one's.</param>
/// <param name="Streams">Beginnings of stream names, separated by commas; empty: all.</param>
internal sealed record PackageScope(DateOnly? From, DateOnly? Until, long? First, long? Last, string? Streams)
{
    private const int MostEvents = 1_000_000;

    /// <summary>The order it comes to, or why it comes to none.</summary>
    public (PackageOrder? Order, Outcome? Refused) Of(PackageWriter writer, long head, string @case, Viewer who, StreamStories stories)
    {
        if (From > Until || First > Last) return (null, Outcome.Refused("package.range", "The range ends before it begins."));
        if (Prefixes.FirstOrDefault(s => s.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '-'))) is { } wrong)
            return (null, Outcome.Refused("package.streams", $"'{wrong}' begins no stream; write such as reporting. or office.project-, separated by commas."));
        var (first, last) = (First ?? 1, Math.Min(Last ?? head, head));
        if (From is not null || Until is not null)
        {
            if (writer.Between(Begin(From ?? DateOnly.MinValue), Begin((Until ?? new DateOnly(9000, 1, 1)).AddDays(1))) is not { } found) return (null, None);
            (first, last) = (Math.Max(first, found.First), Math.Min(last, found.Last));
        }

        return first < 1 || first > last ? (null, None)
            : last - first >= MostEvents ? (null, Outcome.Refused("package.size", $"That is {last - first + 1} events; a package holds a million at most. Choose a shorter period."))
            : (new(@case, first, last, Prefixes, Words, who.Person, (stream, type) => Withholds(stories.Of(stream), type, who)), null);
    }

    // What is private in the story of a record is not handed out by another door. An event is told whole or not at all.
    private static bool Withholds(StreamStory? story, Type type, Viewer who) => story is not null && FieldTexts.FieldsOf(type).Any(f => story.Withholds(f.Name, who.Roles));

    private static Outcome None => Outcome.Refused("package.empty", "No event lies in this range. Choose another.");

    private string[] Prefixes => [.. (Streams ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal)];

    private string Words => string.Create(CultureInfo.InvariantCulture, $"Events {Bounds} of {(Prefixes.Length == 0 ? "all streams" : "streams that begin with " + string.Join(", ", Prefixes))}");

    private string Bounds => string.Join(", ", ((string?[])[
        First is null && Last is null ? null : $"#{First ?? 1} to {(Last is null ? "the end" : $"#{Last}")}",
        From is null ? null : $"recorded from {From:yyyy-MM-dd}", Until is null ? null : $"recorded until {Until:yyyy-MM-dd}"]).OfType<string>().DefaultIfEmpty("of the whole log"));

    private static DateTimeOffset Begin(DateOnly day) => day == DateOnly.MinValue ? DateTimeOffset.UnixEpoch : new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
