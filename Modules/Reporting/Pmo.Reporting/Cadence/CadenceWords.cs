using System.Globalization;

namespace Pmo.Reporting;

/// <summary>A cadence as people say it.</summary>
internal static class CadenceWords
{
    /// <summary>"Weekly", "Fortnightly", "Every 3 months".</summary>
    public static string Rhythm(Cadence c) => (c.Every, c.Unit) switch
    {
        (1, CadenceUnit.Week) => "Weekly",
        (2, CadenceUnit.Week) => "Fortnightly",
        (1, CadenceUnit.Month) => "Monthly",
        (1, CadenceUnit.Quarter) => "Quarterly",
        (1, CadenceUnit.Year) => "Yearly",
        _ => string.Create(CultureInfo.InvariantCulture, $"Every {c.Every} {c.Unit.ToString().ToLowerInvariant()}s"),
    };

    /// <summary>"on Fridays", "to the last day of the month", "to the 15th".</summary>
    public static string DataDates(Cadence c) => c.Unit switch
    {
        CadenceUnit.Week => $"as of {c.Anchor.DayOfWeek}s",
        _ when c.Anchor.Day == 31 => "as of the last day of the month",
        _ when c.Anchor.Day > 28 => $"as of the {Ordinal(c.Anchor.Day)} or the month's last day",
        _ => $"as of the {Ordinal(c.Anchor.Day)}",
    };

    /// <summary>"due 5 working days later at 17:00".</summary>
    public static string Due(Cadence c) => c.DueAfterWorkingDays == 0
        ? string.Create(CultureInfo.InvariantCulture, $"due that working day at {c.DueTime:HH:mm}")
        : string.Create(CultureInfo.InvariantCulture, $"due {Days(c.DueAfterWorkingDays)} later at {c.DueTime:HH:mm}");

    /// <summary>"2 days of grace, very late after 10 working days".</summary>
    public static string Grace(Cadence c) => $"{(c.GraceWorkingDays == 0 ? "no grace" : $"{Days(c.GraceWorkingDays)} of grace")}, very late after {Days(c.VeryLateAfterWorkingDays)}";

    private static string Days(int n) => n == 1 ? "1 working day" : string.Create(CultureInfo.InvariantCulture, $"{n} working days");

    private static string Ordinal(int n) => n.ToString(CultureInfo.InvariantCulture) + (n switch { 1 or 21 or 31 => "st", 2 or 22 => "nd", 3 or 23 => "rd", _ => "th" });
}
