using System.Collections.Immutable;

namespace Pmo.Reporting;

/// <summary>The working calendars as the tables hold them, for previews; what is decided consults the log.</summary>
internal static class KnownCalendars
{
    private sealed record CalendarColumns(string Zone, string Days);

    /// <summary>A calendar with its holidays; Monday to Friday in UTC when it is not known.</summary>
    public static WorkingCalendar Read(Db db, CalendarId calendar)
    {
        if (db.One<CalendarColumns>($"select zone, days from reporting_calendars where calendar = {calendar}") is not { } found) return WorkingCalendar.Plain;
        var days = found.Days.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<DayOfWeek>).ToImmutableHashSet();
        return new(found.Zone, days, [.. db.List<HolidayColumn>($"select day from reporting_holidays where calendar = {calendar}").Select(h => h.Day)]);
    }

    /// <summary>The cadence of projects without their own.</summary>
    public static Cadence Default(Db db) => db.Value<string>($"select cadence from reporting_defaults") is { } text ? CadenceText.Read(text) : Cadence.Default;

    private sealed record HolidayColumn(DateOnly Day);
}
