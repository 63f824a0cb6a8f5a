using System.Globalization;
using Pmo.Components;

namespace Pmo.Office;

/// <summary>What pages offer to choose from, and what was chosen in an address; what makes no sense counts as not chosen.</summary>
internal static class Chosen
{
    /// <summary>An id of the address.</summary>
    public static T? Id<T>(string? text) where T : struct, IId<T> => Guid.TryParse(text, out var id) ? T.From(id) : null;

    /// <summary>A value of an enum in the address.</summary>
    public static T? Value<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A day of the address.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>People by name.</summary>
    public static IReadOnlyList<Option> People(Page<PersonRow> people) => [.. people.Rows.Select(p => Option.Of(p.Person, p.Name))];

    /// <summary>The open units of a tree, indented.</summary>
    public static IReadOnlyList<Option> Units(IEnumerable<UnitRow> units) =>
        [.. units.Where(u => u.Closed is null).Select(u => Option.Of(u.Unit, $"{string.Concat(Enumerable.Repeat("\u2003", u.Depth))}{u.Name}"))];
}
