using System.ComponentModel.DataAnnotations;

namespace Pmo.Office;

/// <summary>When and what is mailed to somebody, as they fill it in.</summary>
public sealed class NoticePreferencesForm
{
    [Required(ErrorMessage = "Say when your mail comes.")] public TimeOnly? DigestAt { get; set; }
    public bool Monday { get; set; }
    public bool Tuesday { get; set; }
    public bool Wednesday { get; set; }
    public bool Thursday { get; set; }
    public bool Friday { get; set; }
    public bool Saturday { get; set; }
    public bool Sunday { get; set; }
    public List<string>? Mailed { get; set; }
    public List<string>? AtOnce { get; set; }

    internal DayOfWeek[] Days =>
    [
        .. new[] { (Monday, DayOfWeek.Monday), (Tuesday, DayOfWeek.Tuesday), (Wednesday, DayOfWeek.Wednesday), (Thursday, DayOfWeek.Thursday), (Friday, DayOfWeek.Friday), (Saturday, DayOfWeek.Saturday), (Sunday, DayOfWeek.Sunday) }
            .Where(d => d.Item1).Select(d => d.Item2),
    ];

    internal static NoticePreferencesForm Of(NoticePreferencesSheet sheet) => new()
    {
        DigestAt = sheet.DigestAt, Mailed = [.. sheet.Kinds.Where(k => k.Mailed).Select(k => k.Kind)], AtOnce = [.. sheet.Kinds.Where(k => k.Pressing && k.AtOnce).Select(k => k.Kind)],
        Monday = sheet.Days.Contains(DayOfWeek.Monday), Tuesday = sheet.Days.Contains(DayOfWeek.Tuesday), Wednesday = sheet.Days.Contains(DayOfWeek.Wednesday),
        Thursday = sheet.Days.Contains(DayOfWeek.Thursday), Friday = sheet.Days.Contains(DayOfWeek.Friday), Saturday = sheet.Days.Contains(DayOfWeek.Saturday), Sunday = sheet.Days.Contains(DayOfWeek.Sunday),
    };
}
