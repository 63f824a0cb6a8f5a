using System.Globalization;
using System.Text.RegularExpressions;

namespace Pmo;

/// <summary>
/// How a told sentence names what has a name of its own, so that it is stored without names and read with them: people, projects, units,
/// other records and instants stand as <c>{person:…}</c>, <c>{project:…}</c>, <c>{unit:…}</c>, <c>{record:…}</c>, <c>{instant:…}</c>.
/// </summary>
public static partial class Tell
{
    /// <summary>A person by name; nobody when there is none.</summary>
    public static string Name(PersonId? person, string nobody = "nobody") => person is { } id ? $"{{person:{id}}}" : nobody;

    /// <summary>A project by code and name.</summary>
    public static string Name(ProjectId project) => $"{{project:{project}}}";

    /// <summary>A unit by name.</summary>
    public static string Name(UnitId? unit, string none) => unit is { } id ? $"{{unit:{id}}}" : none;

    /// <summary>Another record by what it is called.</summary>
    public static string Record(string stream) => $"{{record:{stream}}}";

    /// <summary>An instant in the reader's zone.</summary>
    public static string At(DateTimeOffset instant) => $"{{instant:{instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}}}";

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The words of a name in code: <c>InReview</c> reads "in review".</summary>
    public static string Words(Enum value) => Words(value.ToString());

    /// <summary>The words of a name in code, in lower case: <c>HeadOfPmo</c> reads "head of PMO".</summary>
    public static string Words(string name) =>
        Humps().Replace(name, " $0").Replace('-', ' ').ToLowerInvariant().Replace("pmo", "PMO", StringComparison.Ordinal);

    /// <summary>"1 day", "2 days".</summary>
    public static string Count(long n, string one, string? many = null) => n == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{n:N0} {many ?? one + "s"}");

    /// <summary>Several, with "and" before the last; a long list says how many more there are.</summary>
    public static string List(IReadOnlyList<string> all, string none = "none") => all.Count switch
    {
        0 => none,
        1 => all[0],
        > 8 => string.Join(", ", all.Take(7)) + $" and {all.Count - 7} more",
        _ => string.Join(", ", all.Take(all.Count - 1)) + " and " + all[^1],
    };

    /// <summary>The sentence with names in the places.</summary>
    public static string Read(string text, Func<string, string, string> name) => Place().Replace(text, m => name(m.Groups["kind"].Value, m.Groups["id"].Value));

    /// <summary>What a sentence names, of one kind.</summary>
    public static IEnumerable<string> In(string text, string kind) => Place().Matches(text).Where(m => m.Groups["kind"].Value == kind).Select(m => m.Groups["id"].Value).Distinct();

    [GeneratedRegex(@"\{(?<kind>person|project|unit|record|instant|ref):(?<id>[0-9A-Za-z.:\-]+)\}")]
    private static partial Regex Place();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Humps();
}
