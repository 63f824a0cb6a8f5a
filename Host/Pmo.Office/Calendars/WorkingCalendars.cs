namespace Pmo.Office;

/// <summary>All working-day calendars with their holidays. The default one is there before any event.</summary>
internal sealed class WorkingCalendars : Projection
{
    public override string Schema => $"""
        create table calendar (id blob primary key, name text not null, zone text not null, working_days text not null);
        insert into calendar values (x'{Convert.ToHexString(CalendarId.Default.Value.ToByteArray(bigEndian: true))}', '{Calendar.Initial.Name}', '{Calendar.Initial.Zone}', '{Days(CalendarEntry.InOrder(Calendar.Initial.WorkingDays))}');
        create table holiday (calendar blob not null, day text not null, name text not null, primary key (calendar, day)) without rowid;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        CalendarCreated e => [Kept(e.Calendar, e.Name, e.Zone, e.WorkingDays)],
        CalendarChanged e => [Kept(e.Calendar, e.Name, e.Zone, e.WorkingDays)],
        HolidaysAdded e => [.. e.Holidays.Select(h => Sql($"insert or replace into holiday (calendar, day, name) values ({e.Calendar}, {h.Day}, {h.Name})"))],
        HolidayRemoved e => [Sql($"delete from holiday where calendar = {e.Calendar} and day = {e.Day}")],
        _ => Skip,
    };

    /// <summary>The days of a column, Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> DaysOf(string column) => [.. column.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<DayOfWeek>)];

    private static string Days(IReadOnlyList<DayOfWeek> days) => string.Join(',', days);

    private static Sql Kept(CalendarId id, string name, string zone, IReadOnlyList<DayOfWeek> days) => Sql($"""
        insert into calendar (id, name, zone, working_days) values ({id}, {name}, {zone}, {Days(days)})
        on conflict (id) do update set name = excluded.name, zone = excluded.zone, working_days = excluded.working_days
        """);
}
