using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pmo.Host.Stepping;

/// <summary>What of a record a reader may not see: private text, and personal fields other than the name that only administrators see. Rights are today's.</summary>
internal sealed class Privacy(StreamStory? story, Viewer who)
{
    private const int LongestRaw = 20_000;
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<string> personal = [.. (story?.Events ?? []).SelectMany(FieldTexts.FieldsOf).Where(p => p.GetCustomAttribute<PersonalAttribute>() is { Path: not "name" }).Select(p => p.Name)];

    /// <summary>True when a field is withheld.</summary>
    public bool Withholds(string field) => story?.Withholds(field, who.Roles) == true || personal.Contains(field) && !who.Is(Role.Administrator);

    /// <summary>An event's JSON as stored: what is withheld reads "private", what is sealed reads as it opens, or "erased".</summary>
    public string Raw(StoredEvent stored, object? @event)
    {
        if (@event is null || story is null) return "Withheld: the module that could say what of it is private is switched off.";
        var text = Open(JsonNode.Parse(stored.Data.Span), @event)!.ToJsonString(Pretty);
        return text.Length <= LongestRaw ? text : $"{text[..LongestRaw]}\n… ({Tell.Count(text.Length, "character")} in all)";
    }

    /// <summary>The JSON of who, when and why.</summary>
    public static string Raw(ReadOnlySpan<byte> metadata) => JsonNode.Parse(metadata)!.ToJsonString(Pretty);

    private JsonNode? Open(JsonNode? node, object? of)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) Open(item, null);
            return items;
        }

        if (node is not JsonObject fields) return node;
        foreach (var name in fields.Select(f => f.Key).ToList())
        {
            var field = char.ToUpperInvariant(name[0]) + name[1..];
            if (Withholds(field)) fields[name] = FieldTexts.Private;
            else if (fields[name] is JsonObject { } inner && inner.ContainsKey("$pd")) fields[name] = of?.GetType().GetProperty(field)?.GetValue(of) as string ?? FieldTexts.Private;
            else Open(fields[name], null);
        }

        return node;
    }
}
