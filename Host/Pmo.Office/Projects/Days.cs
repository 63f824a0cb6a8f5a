namespace Pmo.Office;

/// <summary>Days that people name when they record what has happened.</summary>
internal static class Days
{
    /// <summary>True when the day has not begun anywhere on earth: a recorded fact cannot be of then.</summary>
    public static bool IsFuture(DateOnly day, Moment m) => day > DateOnly.FromDateTime(m.Now.UtcDateTime.AddHours(14));

    public static Decision InFuture => Decision.Refuse("day.in-future", "This day has not come yet: record it when it has happened.");
}
