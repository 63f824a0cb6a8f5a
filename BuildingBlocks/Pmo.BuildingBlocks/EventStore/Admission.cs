using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Pmo;

/// <summary>What may enter the log, whatever the store: sizes, names, and JSON that everyone can read for ever.</summary>
internal static partial class Admission
{
    /// <summary>Data and metadata of one event, in bytes.</summary>
    public const int LargestEvent = 1 << 20;

    /// <summary>Data and metadata of all events of one append, in bytes.</summary>
    public const int LargestAppend = 4 << 20;

    /// <summary>Why this append may never enter the log (a stable code and a sentence), or null.</summary>
    public static string? Refusal(string stream, long expectedRevision, IReadOnlyList<NewEvent> events)
    {
        if (stream.Length > 200 || !StreamName().IsMatch(stream))
            return $"store.stream-name: '{Shown(stream)}' is not a stream name; it must read module.noun-id in lower-case ASCII.";
        if (expectedRevision < -1) return $"store.revision: revision {expectedRevision} cannot be expected.";
        if (events.Count == 0) return "store.no-events: there is nothing to append.";
        return Sizes(events) ?? Ids(events) ?? Contents(events);
    }

    private static string? Sizes(IReadOnlyList<NewEvent> events)
    {
        long total = 0;
        foreach (var e in events)
        {
            var size = (long)e.Data.Length + e.Metadata.Length;
            if (size > LargestEvent) return $"store.event-too-large: {Shown(e.Name)} has {size} bytes; an event may have {LargestEvent}.";
            total += size;
        }
        return total > LargestAppend ? $"store.append-too-large: the events have {total} bytes; an append may have {LargestAppend}." : null;
    }

    private static string? Ids(IReadOnlyList<NewEvent> events)
    {
        if (events.Count == 1) return null;
        var ids = new HashSet<Guid>(events.Count);
        foreach (var e in events)
            if (!ids.Add(e.Id)) return $"store.repeated-id: event id {e.Id} stands twice in one append.";
        return null;
    }

    private static string? Contents(IReadOnlyList<NewEvent> events)
    {
        foreach (var e in events)
            if (Content(e) is { } refusal) return refusal;
        return null;
    }

    private static string? Content(NewEvent e)
    {
        if (e.Name.Length > 200 || !EventName().IsMatch(e.Name))
            return $"store.event-name: '{Shown(e.Name)}' is not an event name; it must read module.noun-participle in lower-case ASCII.";
        return Json(e.Data.Span, e.Name, "data") ?? Json(e.Metadata.Span, e.Name, "metadata");
    }

    private static string? Json(ReadOnlySpan<byte> json, string name, string part)
    {
        if (!Utf8.IsValid(json)) return $"store.invalid-utf8: the {part} of {name} is not UTF-8.";
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return $"store.invalid-json: the {part} of {name} is not a JSON object.";
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !EscapedText.IsWhole(reader.ValueSpan))
                    return $"store.invalid-text: the {part} of {name} holds a NUL or half a character.";
            return null;
        }
        catch (JsonException e)
        {
            return $"store.invalid-json: the {part} of {name} is not JSON ({e.Message})";
        }
    }

    private static string Shown(string name) => name.Length <= 80 ? name : name[..80] + "…";

    [GeneratedRegex(@"\A[a-z0-9]+\.[a-z0-9]+-[a-z0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex StreamName();

    [GeneratedRegex(@"\A[a-z0-9]+\.[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex EventName();
}
