using System.ComponentModel.DataAnnotations;

namespace Pmo.Reporting;

/// <summary>A cadence as it is typed.</summary>
public sealed class CadenceForm
{
    [Required(ErrorMessage = "Say every how many."), Range(1, 60, ErrorMessage = "Between 1 and 60.")] public int? Every { get; set; }
    [Required(ErrorMessage = "Choose a unit.")] public string? Unit { get; set; }
    [Required(ErrorMessage = "Give a data date from which the others are counted.")] public DateOnly? Anchor { get; set; }
    [Required(ErrorMessage = "Say how many working days."), Range(0, 60, ErrorMessage = "Between 0 and 60.")] public int? DueAfter { get; set; }
    [Required(ErrorMessage = "Give a time of day.")] public TimeOnly? DueTime { get; set; }
    [Required(ErrorMessage = "Choose a calendar.")] public string? Calendar { get; set; }
    public string? Zone { get; set; }
    [Required(ErrorMessage = "Say how many working days."), Range(0, 60, ErrorMessage = "Between 0 and 60.")] public int? Grace { get; set; }
    [Required(ErrorMessage = "Say after how many working days."), Range(1, 250, ErrorMessage = "Between 1 and 250.")] public int? VeryLateAfter { get; set; }
    [Required(ErrorMessage = "Say how many days before."), Range(0, 366, ErrorMessage = "Between 0 and 366.")] public int? OpensBefore { get; set; }

    /// <summary>What was pressed: "preview", or nothing to set it.</summary>
    public string? Step { get; set; }

    internal static CadenceForm Of(Cadence c) => new()
    {
        Every = c.Every, Unit = c.Unit.ToString(), Anchor = c.Anchor, DueAfter = c.DueAfterWorkingDays, DueTime = c.DueTime, Calendar = c.Calendar.ToString(),
        Zone = c.Zone, Grace = c.GraceWorkingDays, VeryLateAfter = c.VeryLateAfterWorkingDays, OpensBefore = c.OpensDaysBefore,
    };

    /// <summary>The cadence, or null while a value is missing.</summary>
    internal Cadence? ToCadence() =>
        Every is { } every && Enum.TryParse<CadenceUnit>(Unit, out var unit) && Anchor is { } anchor && DueAfter is { } due && DueTime is { } time &&
        Guid.TryParse(Calendar, out var calendar) && Grace is { } grace && VeryLateAfter is { } veryLate && OpensBefore is { } opens
            ? new(every, unit, anchor, due, time, new(calendar), string.IsNullOrWhiteSpace(Zone) ? null : Zone.Trim(), grace, veryLate, opens)
            : null;
}
