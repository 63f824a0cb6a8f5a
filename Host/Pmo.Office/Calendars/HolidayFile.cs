using System.Globalization;
using System.Runtime.Serialization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace Pmo.Office;

/// <summary>Holidays of an iCalendar file (RFC 5545): its all-day events; what comes back every year is written out for the years around now.</summary>
/// <param name="Holidays">In order of days; empty when there is a fault.</param>
/// <param name="Fault">What is wrong, with the line where it stands; null when the file is fine.</param>
internal sealed record HolidayFile(IReadOnlyList<Holiday> Holidays, string? Fault)
{
    private const int YearsAhead = 5;
    private const int LongestHoliday = 31;
    private static readonly EvaluationOptions Patience = new() { MaxUnmatchedIncrementsLimit = 500 };

    /// <summary>Reads a file for the year that runs.</summary>
    public static HolidayFile Read(string file, int year)
    {
        if (HolidayFileCheck.Fault(file) is { } fault) return new([], fault);
        try
        {
            Holiday[] holidays = [.. CalendarCollection.Load(file).SelectMany(c => c.Events).Where(IsHoliday).SelectMany(e => Days(e, year)).OrderBy(h => h.Day)];
            return holidays is [] ? new([], "There is no all-day event in this file, and only those are holidays.") : new(holidays, null);
        }
        catch (Exception unread) when (unread is SerializationException or ArgumentException or FormatException or InvalidOperationException or EvaluationException)
        {
            return new([], $"This file cannot be read as a calendar: {unread.Message}");
        }
    }

    private static bool IsHoliday(CalendarEvent e) => e is { IsAllDay: true, Start: not null } && !string.Equals(e.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Holiday> Days(CalendarEvent e, int year)
    {
        var name = e.Summary is { Length: > 0 } summary ? summary.ReplaceLineEndings(" ").Trim() : "Holiday";
        if (e.RecurrenceRule is null) return Span(e.Start!.Date, e.End?.Date, name);
        return e.GetOccurrences(new CalDateTime(year - 1, 1, 1), Patience)
            .TakeWhile(o => o.Period.StartTime.Date.Year <= year + YearsAhead)
            .SelectMany(o => Span(o.Period.StartTime.Date, o.Period.EffectiveEndTime?.Date, name));
    }

    /// <summary>From the first day to the day before the end, which the standard does not count.</summary>
    private static IEnumerable<Holiday> Span(DateOnly first, DateOnly? end, string name)
    {
        var days = Math.Max(1, (end ?? first).DayNumber - first.DayNumber);
        if (days > LongestHoliday) throw new FormatException($"\"{name}\" from {first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} lasts {days} days, which is no holiday.");
        return Enumerable.Range(0, days).Select(n => new Holiday(first.AddDays(n), name.Length > Entry.Name ? name[..Entry.Name] : name));
    }
}
