using System.Reflection;

namespace Pmo;

/// <summary>
/// What fields are called on screen. Most are named in the field's own words, and those are the label; the short ones, which say
/// something only beside their type, have one here or in their story.
/// </summary>
public static class FieldLabels
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["At"] = "Moment it was decided at",
        ["By"] = "Done by",
        ["To:PersonId"] = "Sent to",
        ["To:DateOnly"] = "Last day",
        ["To:DateTimeOffset"] = "Until",
        ["From:DateOnly"] = "From day",
        ["From:DateTimeOffset"] = "From moment",
        ["With"] = "Spoken to",
        ["Until:DateOnly"] = "Last day to wait",
        ["Until:DateTimeOffset"] = "Wait until",
        ["Due:DateTimeOffset"] = "Due at",
        ["Due:DateOnly"] = "Due on",
        ["On"] = "Switched on",
        ["Own"] = "Own rules",
        ["Key"] = "Blind key",
        ["Id"] = "Reference",
        ["Why"] = "Why they are told",
        ["Page"] = "Page of the site",
        ["Link"] = "Page of the site",
        ["Zone"] = "Time zone",
        ["Map"] = "Mapping file",
        ["NextAt"] = "Next step at",
        ["LateAt"] = "Late from",
        ["VeryLateAt"] = "Very late from",
        ["MissedAt"] = "Missed from",
        ["GoesAt"] = "Goes out at",
        ["DigestAt"] = "Digest at",
        ["ReachedAt"] = "Reached at",
        ["Rag"] = "Status",
        ["TakesEffect"] = "Takes effect at",
    };

    /// <summary>The label of a field.</summary>
    public static string Of(PropertyInfo field, StreamStory? story) =>
        story?.LabelOf(field.Name) ?? Short.GetValueOrDefault($"{field.Name}:{(Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType).Name}") ?? Short.GetValueOrDefault(field.Name) ?? Sentence(field.Name);

    /// <summary>The words of a name in code, as the beginning of a sentence.</summary>
    public static string Sentence(string name) => Tell.Words(name) is var words && words.StartsWith("PMO", StringComparison.Ordinal) ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
