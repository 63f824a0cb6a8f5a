using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace Pmo;

/// <summary>One field of a record in words.</summary>
/// <param name="Path">Tells it from the others, for comparing.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Lines">Its value as told text: one line, or one for each item of a list; none where it is empty.</param>
public sealed record FieldText(string Path, string Label, IReadOnlyList<string> Lines);

/// <summary>Puts the fields of an event or of a record into words: what they are called, and what stands in them.</summary>
/// <param name="story">The story they belong to; null: of no module that runs.</param>
/// <param name="kindOf">The kind of record that ids of a type name.</param>
/// <param name="withheld">Fields that the reader may not see.</param>
public sealed class FieldTexts(StreamStory? story, Func<Type, string?> kindOf, Func<string, bool> withheld)
{
    /// <summary>What stands in the place of private text.</summary>
    public const string Private = "private";

    private const int MostLines = 200;
    private const int LongestText = 4000;
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>The fields, in their order; a record within the record gives its own fields.</summary>
    public IReadOnlyList<FieldText> Of(object record)
    {
        var fields = new List<FieldText>();
        Add(fields, record, "", "");
        return fields;
    }

    /// <summary>What holds a value: the properties that are stored, not those that are computed from them.</summary>
    public static IReadOnlyList<PropertyInfo> FieldsOf(Type type) => Known.GetOrAdd(type, static t => [.. t
        .GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanRead && p.SetMethod is not null && p.GetIndexParameters().Length == 0)]);

    /// <summary>True for what has fields of its own.</summary>
    public static bool HasFields(Type type) => Nullable.GetUnderlyingType(type) is null && !IsSimple(type) && !typeof(IEnumerable).IsAssignableFrom(type) && FieldsOf(type).Count > 0;

    private void Add(List<FieldText> fields, object record, string path, string label)
    {
        foreach (var p in FieldsOf(record.GetType()))
        {
            var (at, name) = (path + "/" + p.Name, label.Length == 0 ? FieldLabels.Of(p, story) : $"{label} › {FieldLabels.Of(p, story)}");
            if (withheld(p.Name)) fields.Add(new(at, name, [Private]));
            else if (p.GetValue(record) is { } value && HasFields(value.GetType())) Add(fields, value, at, name);
            else fields.Add(new(at, name, Lines(p.GetValue(record))));
        }
    }

    private IReadOnlyList<string> Lines(object? value) => value switch
    {
        null or "" => [],
        string text => [Short(text)],
        IDictionary pairs => Most(pairs.Keys.Cast<object>().Select(k => Pair(k, pairs[k]!)).Order(StringComparer.Ordinal)),
        IEnumerable items => Most(InOrder(items)),
        _ => One(value) is { Length: > 0 } one ? [one] : [],
    };

    // A set has no order of its own: without one a step would show changes where there are none.
    private IEnumerable<string> InOrder(IEnumerable items)
    {
        var all = items.Cast<object>().Select(One);
        return items is IList ? all : all.Order(StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Most(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Count <= MostLines ? all : [.. all.Take(MostLines), $"and {all.Count - MostLines} more"];
    }

    private string Pair(object key, object value) => key is Guid && HasFields(value.GetType()) ? One(value) : $"{One(key)}: {One(value)}";

    private string One(object? value) => value switch
    {
        null => "",
        string text => Short(text),
        bool yes => yes ? "yes" : "no",
        Enum name => Tell.Words(name),
        PersonId person => Tell.Name(person),
        ProjectId project => Tell.Name(project),
        UnitId unit => Tell.Name(unit, ""),
        DateOnly day => day == default ? "" : Tell.Day(day),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset at => at == default ? "" : Tell.At(at),
        Guid id => id == Guid.Empty ? "" : $"{{ref:{id:n}}}",
        _ when IsId(value.GetType()) => OfId(value),
        IEnumerable items => string.Join(", ", items.Cast<object>().Select(One)),
        _ when HasFields(value.GetType()) => Within(value),
        IFormattable number => number.ToString(value is decimal or double or float ? "#,0.##" : "N0", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private string OfId(object id)
    {
        var value = (Guid)id.GetType().GetProperty("Value")!.GetValue(id)!;
        return kindOf(id.GetType()) is { } kind ? Tell.Record($"{kind}-{value:n}") : $"{{ref:{value:n}}}";
    }

    private string Within(object record) => string.Join("; ", FieldsOf(record.GetType())
        .Select(p => (Label: FieldLabels.Of(p, story), Text: withheld(p.Name) ? Private : One(p.GetValue(record)))).Where(f => f.Text.Length > 0).Select(f => $"{f.Label}: {f.Text}"));

    private static string Short(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}… ({Tell.Count(text.Length, "character")} in all)";

    private static bool IsSimple(Type type) =>
        type.IsPrimitive || type.IsEnum || IsId(type) || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid) || type == typeof(DateOnly) || type == typeof(TimeOnly)
        || type == typeof(DateTimeOffset) || type == typeof(TimeSpan);

    private static bool IsId(Type type) => type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
}
