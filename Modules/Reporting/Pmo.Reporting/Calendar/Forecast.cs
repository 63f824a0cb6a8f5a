namespace Pmo.Reporting;

/// <summary>The reports that will be asked for by today's cadences and are not scheduled yet.</summary>
internal static class Forecast
{
    /// <summary>Reports to come with the same days.</summary>
    internal sealed record Expected(DateOnly DataDate, DateOnly DueDay, int Projects);

    private sealed record Following(string? Cadence, DateOnly Last, int Projects);

    /// <summary>Up to a day. Projects that share a cadence and a last planned period are counted together.</summary>
    public static IEnumerable<Expected> Of(Db db, Viewer who, UnitId? unit, bool mine, DateOnly to)
    {
        var standard = KnownCalendars.Default(db);
        var calendars = new Dictionary<CalendarId, WorkingCalendar>();
        foreach (var group in Groups(db, who, unit, mine))
        {
            var cadence = group.Cadence is { } own ? CadenceText.Read(own) : standard;
            if (!calendars.TryGetValue(cadence.Calendar, out var calendar)) calendars[cadence.Calendar] = calendar = KnownCalendars.Read(db, cadence.Calendar);
            for (var day = cadence.After(group.Last); day <= to; day = cadence.After(day))
                yield return new(day, calendar.AddWorkingDays(day, cadence.DueAfterWorkingDays), group.Projects);
        }
    }

    private static IReadOnlyList<Following> Groups(Db db, Viewer who, UnitId? unit, bool mine) => db.List<Following>($"""
        select cadence, last, count(*) projects from (
            select p.cadence, (select max(data_date) from obligations o where o.project = p.project and o.state not in ('Cancelled', 'Historic')) last
            from reporting_projects p
            where p.shown and p.go_live = 'NextPeriod' and p.status = 'Active' and {who.Projects("p.project")} and {ReportingProjects.Under(unit)}
                and {Where.All.And(mine, $"p.manager = {who.Person} or p.sponsor = {who.Person}")})
        where last is not null group by cadence, last
        """);
}
