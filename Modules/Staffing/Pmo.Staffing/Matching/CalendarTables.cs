using System.Collections.Immutable;
using Pmo.Office;

namespace Pmo.Staffing.Matching;

/// <summary>The calendar by which the pool's working days are counted.</summary>
internal sealed class CalendarTables : Projection
{
    public override string Schema => """
        create table staffing_week (one integer primary key, zone text not null, days text not null);
        create table staffing_holiday (day text primary key) without rowid;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        CalendarCreated e when e.Calendar == CalendarId.Default => [Week(e.Zone, e.WorkingDays)],
        CalendarChanged e when e.Calendar == CalendarId.Default => [Week(e.Zone, e.WorkingDays)],
        HolidaysAdded e when e.Calendar == CalendarId.Default => [.. e.Holidays.Select(h => Sql($"insert or ignore into staffing_holiday (day) values ({h.Day})"))],
        HolidayRemoved e when e.Calendar == CalendarId.Default => [Sql($"delete from staffing_holiday where day = {e.Day}")],
        _ => Skip,
    };

    private static Sql Week(string zone, IReadOnlyList<DayOfWeek> days) =>
        Sql($"insert into staffing_week (one, zone, days) values (1, {zone}, {string.Join(',', days.Select(d => (int)d))}) on conflict do update set zone = excluded.zone, days = excluded.days");
}

/// <summary>Reads that calendar.</summary>
internal static class CalendarOfTables
{
    public static WorkingCalendar Read(Db db)
    {
        var week = db.One<Row>($"select zone, days from staffing_week");
        return new(week?.Zone ?? WorkingCalendar.Plain.Zone, week is null ? WorkingCalendar.Plain.WorkingDays : [.. week.Days.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => (DayOfWeek)int.Parse(d, System.Globalization.CultureInfo.InvariantCulture))],
            [.. db.List<DateOnly>($"select day from staffing_holiday")]);
    }

    private sealed record Row(string Zone, string Days);
}
