using Pmo.Office;

namespace Pmo.Staffing.Capacity;

/// <summary>The calendar by which the pool works: the Office's default one, as people have none of their own.</summary>
internal sealed class PoolCalendar : Projection
{
    public override string Schema => $"""
        create table staffing_week (one integer primary key, zone text not null, days text not null);
        insert into staffing_week values (1, '{WorkingCalendar.Plain.Zone}', '{Days(WorkingCalendar.Plain.WorkingDays.Order())}');
        create table staffing_holiday (day text primary key) without rowid;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        CalendarCreated e when e.Calendar == CalendarId.Default => [Week(e.Zone, e.WorkingDays)],
        CalendarChanged e when e.Calendar == CalendarId.Default => [Week(e.Zone, e.WorkingDays)],
        HolidaysAdded e when e.Calendar == CalendarId.Default => [.. e.Holidays.Select(h => Sql($"insert into staffing_holiday (day) values ({h.Day}) on conflict do nothing"))],
        HolidayRemoved e when e.Calendar == CalendarId.Default => [Sql($"delete from staffing_holiday where day = {e.Day}")],
        _ => Skip,
    };

    private sealed record WeekRow(string Zone, string Days);

    private sealed record HolidayRow(DateOnly Day);

    /// <summary>The calendar as the tables hold it.</summary>
    public static WorkingCalendar Read(Db db)
    {
        var week = db.One<WeekRow>($"select zone, days from staffing_week")!;
        return new(week.Zone, [.. week.Days.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<DayOfWeek>)], [.. db.List<HolidayRow>($"select day from staffing_holiday").Select(h => h.Day)]);
    }

    private static Sql Week(string zone, IReadOnlyList<DayOfWeek> days) => Sql($"update staffing_week set zone = {zone}, days = {Days(days)}");

    private static string Days(IEnumerable<DayOfWeek> days) => string.Join(',', days);
}
