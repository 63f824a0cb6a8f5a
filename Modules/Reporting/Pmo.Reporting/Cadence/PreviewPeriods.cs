using System.Text.Json.Serialization;

namespace Pmo.Reporting;

/// <summary>The next periods a cadence would ask for, with all their days.</summary>
/// <param name="Anchor">A data date; missing numbers are those of the cadence that ships.</param>
/// <param name="From">The first data date is on or after this day; today without it.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
[method: JsonConstructor]
internal sealed record PreviewPeriods(
    int Every, CadenceUnit Unit, DateOnly Anchor, int DueAfterWorkingDays, TimeOnly DueTime, CalendarId Calendar, string? Zone,
    int GraceWorkingDays, int VeryLateAfterWorkingDays, int OpensDaysBefore, DateOnly? From = null, int Count = 8) : IQuery<PeriodsPreview>
{
    public PreviewPeriods(Cadence c, DateOnly? from = null) : this(
        c.Every, c.Unit, c.Anchor, c.DueAfterWorkingDays, c.DueTime, c.Calendar, c.Zone, c.GraceWorkingDays, c.VeryLateAfterWorkingDays, c.OpensDaysBefore, from)
    {
    }

    public Cadence Cadence => new(Every, Unit, Anchor, DueAfterWorkingDays, DueTime, Calendar, Zone, GraceWorkingDays, VeryLateAfterWorkingDays, OpensDaysBefore);
}

/// <summary>What a cadence would ask for, or why it cannot be kept.</summary>
public sealed record PeriodsPreview(string Zone, IReadOnlyList<PreviewedPeriod> Periods, string? Fault = null);

/// <summary>One period with its instants.</summary>
public sealed record PreviewedPeriod(string Period, DateOnly DataDate, DateTimeOffset Opens, DateTimeOffset Due, DateTimeOffset LateAt, DateTimeOffset VeryLateAt, DateTimeOffset MissedAt);

/// <summary>Counts in the calendar as it is known now.</summary>
internal sealed class PreviewPeriodsAnswer : IAnswer<PreviewPeriods, PeriodsPreview>
{
    public PeriodsPreview Answer(PreviewPeriods q, Viewer who, Db db)
    {
        var calendar = KnownCalendars.Read(db, q.Calendar);
        var zone = q.Zone ?? calendar.Zone;
        if (CadenceFaults.Of(q.Cadence, new WorkingDays(true, calendar)) is { Sentence: var fault }) return new(zone, [], fault);
        return new(zone, [.. Periods(q.Cadence, q.From ?? WorkingCalendar.DayOf(who.Now, zone), calendar).Take(Math.Clamp(q.Count, 1, 60))]);
    }

    private static IEnumerable<PreviewedPeriod> Periods(Cadence cadence, DateOnly from, WorkingCalendar calendar)
    {
        for (var day = cadence.OnOrAfter(from); ; day = cadence.After(day))
        {
            var d = PeriodDates.Of(cadence, day, cadence.After(day), calendar);
            yield return new(cadence.NameOf(day), day, d.Opens, d.Due, d.LateAt, d.VeryLateAt, d.MissedAt);
        }
    }
}
