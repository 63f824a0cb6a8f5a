using System.Globalization;

namespace Pmo.Office.Absences;

/// <summary>From a day to a day, both included; without an end until it is taken back.</summary>
internal static class DayRange
{
    /// <summary>Why somebody cannot be away, or stood in for, on these days; null: they can.</summary>
    /// <param name="subject">First part of the code.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="today">In the person's zone.</param>
    public static Decision? Refused(string subject, DateOnly from, DateOnly? to, DateOnly today) => (from, to) switch
    {
        _ when from > today.AddYears(2) || from < today.AddYears(-2) => Decision.Refuse($"{subject}.too-far", $"{Of(from)} is more than two years from today."),
        (_, { } end) when end < from => Decision.Refuse($"{subject}.backwards", $"It would end on {Of(end)}, before it begins on {Of(from)}."),
        (_, { } end) when end > from.AddYears(2) => Decision.Refuse($"{subject}.too-long", "It may last two years at most."),
        _ => null,
    };

    /// <summary>As 2026-11-23.</summary>
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"from 2026-11-23 to 2026-11-27".</summary>
    public static string Between(DateOnly from, DateOnly? to) => from == to ? $"on {Of(from)}" : to is { } end ? $"from {Of(from)} to {Of(end)}" : $"from {Of(from)} on";
}
