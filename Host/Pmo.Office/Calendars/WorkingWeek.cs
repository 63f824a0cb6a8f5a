using System.ComponentModel.DataAnnotations;
using Pmo.Components;

namespace Pmo.Office;

/// <summary>Name, zone and working days of a calendar, as people fill them in.</summary>
public sealed class CalendarForm
{
    [Required(ErrorMessage = "Give the calendar a name.")] public string? Name { get; set; }
    [Required(ErrorMessage = "Choose the time zone.")] public string? Zone { get; set; }
    public bool Monday { get; set; }
    public bool Tuesday { get; set; }
    public bool Wednesday { get; set; }
    public bool Thursday { get; set; }
    public bool Friday { get; set; }
    public bool Saturday { get; set; }
    public bool Sunday { get; set; }

    internal IReadOnlyList<DayOfWeek> WorkingDays =>
    [
        .. new[] { (Monday, DayOfWeek.Monday), (Tuesday, DayOfWeek.Tuesday), (Wednesday, DayOfWeek.Wednesday), (Thursday, DayOfWeek.Thursday), (Friday, DayOfWeek.Friday), (Saturday, DayOfWeek.Saturday), (Sunday, DayOfWeek.Sunday) }
            .Where(d => d.Item1).Select(d => d.Item2),
    ];

    internal static CalendarForm Of(string? name, string zone, IReadOnlyList<DayOfWeek> days) => new()
    {
        Name = name, Zone = zone,
        Monday = days.Contains(DayOfWeek.Monday), Tuesday = days.Contains(DayOfWeek.Tuesday), Wednesday = days.Contains(DayOfWeek.Wednesday), Thursday = days.Contains(DayOfWeek.Thursday),
        Friday = days.Contains(DayOfWeek.Friday), Saturday = days.Contains(DayOfWeek.Saturday), Sunday = days.Contains(DayOfWeek.Sunday),
    };
}

/// <summary>A week's working days in words, and the zones they can be worked in.</summary>
internal static class WorkingWeek
{
    /// <summary>"Monday to Friday", or the days one by one.</summary>
    public static string InWords(IReadOnlyList<DayOfWeek> days)
    {
        if (days.Count == 7) return "Every day";
        var numbers = days.Select(d => ((int)d + 6) % 7).ToArray();
        var run = numbers.Length > 2 && numbers[^1] - numbers[0] == numbers.Length - 1;
        return run ? $"{days[0]} to {days[^1]}" : string.Join(", ", days);
    }

    /// <summary>The zones this machine knows, by their IANA names.</summary>
    public static IReadOnlyList<Option> Zones { get; } =
    [
        new("UTC", "UTC"),
        .. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId && z.Id.Contains('/') && !z.Id.StartsWith("Etc/")).Select(z => z.Id).Order(StringComparer.Ordinal).Select(id => new Option(id, id.Replace('_', ' '))),
    ];
}
