using System.Globalization;

namespace Pmo;

/// <summary>What was chosen in an address or a form; what makes no sense counts as not chosen.</summary>
public static class Chosen
{
    /// <summary>An id.</summary>
    public static T? Id<T>(string? text) where T : struct, IId<T> => Guid.TryParse(text, out var id) ? T.From(id) : null;

    /// <summary>A value of an enum.</summary>
    public static T? Value<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A day, written 2026-11-23.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
