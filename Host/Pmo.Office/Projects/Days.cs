namespace Pmo.Office;

/// <summary>Days that people name when they record what has happened.</summary>
internal static class Days
{
    /// <summary>True when the day has not begun anywhere on earth: a recorded fact cannot be of then.</summary>
    public static bool IsFuture(DateOnly day, Moment m) => day > DateOnly.FromDateTime(m.Now.UtcDateTime.AddHours(14));

    /// <summary>Why no register can hold this day, or null when it can: a mistyped year is refused before anything is computed from it.</summary>
    public static Decision? Refused(DateOnly day) =>
        day.Year is >= 1900 and <= 2200 ? null : Decision.Refuse("day.out-of-range", $"{day:yyyy-MM-dd} cannot be meant: choose a day between 1900 and 2200.");

    public static Decision InFuture => Decision.Refuse("day.in-future", "This day has not come yet: record it when it has happened.");
}
