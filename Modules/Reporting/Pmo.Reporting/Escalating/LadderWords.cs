using System.Globalization;

namespace Pmo.Reporting.Escalating;

/// <summary>A ladder's numbers as a table shows them.</summary>
internal static class LadderWords
{
    /// <summary>"3 before, on the day, 2 after": working days around due.</summary>
    public static string Reminders(LadderRules rules) => rules.Reminders.Count == 0 ? "None" : string.Join(", ", rules.Reminders.Select(d => d switch
    {
        < 0 => string.Create(CultureInfo.InvariantCulture, $"{-d} before"),
        0 => "on the day",
        _ => string.Create(CultureInfo.InvariantCulture, $"{d} after"),
    }));

    /// <summary>The grace of a level; null: the ladder leaves it out.</summary>
    public static int? Grace(LadderRules rules, LadderLevel level) => rules.Steps.FirstOrDefault(s => s.Level == level)?.GraceWorkingDays;
}
