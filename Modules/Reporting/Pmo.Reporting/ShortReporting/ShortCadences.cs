namespace Pmo.Reporting.ShortReporting;

/// <summary>When short forms are asked for: in the calendar and zone of the project's reports, in their own rhythm.</summary>
internal static class ShortCadences
{
    private const int OpensBefore = 4;
    private static readonly DateOnly Monday = new(2026, 1, 5);

    /// <summary>Weekly, opening on the Monday before a Friday.</summary>
    public static Cadence Exception(Cadence reports, ExceptionReports setting) => reports with
    {
        Every = 1,
        Unit = CadenceUnit.Week,
        Anchor = Monday.AddDays(((int)setting.Day + 6) % 7),
        DueAfterWorkingDays = setting.DueAfterWorkingDays,
        GraceWorkingDays = Math.Min(1, reports.GraceWorkingDays),
        VeryLateAfterWorkingDays = 3,
        OpensDaysBefore = OpensBefore,
    };

    /// <summary>Each quarter from the day of the hold.</summary>
    public static Cadence SignOfLife(Cadence reports, DateOnly heldFrom) => reports with { Every = 1, Unit = CadenceUnit.Quarter, Anchor = heldFrom };

    /// <summary>What people call the period of a short form.</summary>
    public static string NameOf(ShortForm form, Cadence cadence, DateOnly dataDate) => form switch
    {
        ShortForm.Exception => $"Exception report {cadence.NameOf(dataDate)}",
        _ => $"Sign of life {cadence.NameOf(dataDate)}",
    };
}
