using Pmo.Reporting.Tiering;

namespace Pmo.Reporting;

/// <summary>The reports that will be asked for by today's cadences and tiers and are not scheduled yet.</summary>
internal static class Forecast
{
    /// <summary>Reports to come with the same days.</summary>
    internal sealed record Expected(DateOnly DataDate, DateOnly DueDay, int Projects);

    private sealed record Following(string? Cadence, DateOnly Last, UnitId? Department, string? Phase, Rag? Rating, bool Imported, int Asked, int Projects);

    /// <summary>Up to a day. Projects that share a cadence, or all that a tier asks about, and a last planned period are counted together.</summary>
    public static IEnumerable<Expected> Of(Db db, Viewer who, UnitId? unit, bool mine, DateOnly to)
    {
        var (standard, tiers) = (KnownCalendars.Default(db), KnownTiers.Read(db));
        var calendars = new Dictionary<CalendarId, WorkingCalendar>();
        foreach (var group in Groups(db, who, unit, mine, !tiers.None))
        {
            var own = group.Cadence is { } text ? CadenceText.Read(text) : null;
            var plan = own is null ? tiers.For(group.Department).Tiers : [];
            var (day, asked) = (group.Last, group.Asked);
            while (true)
            {
                var cadence = own ?? plan.FirstOrDefault(t => t.HoldsFor(new(asked, group.Imported, group.Phase, group.Rating)))?.On(standard) ?? standard;
                if ((day = cadence.After(day)) > to) break;
                if (!calendars.TryGetValue(cadence.Calendar, out var calendar)) calendars[cadence.Calendar] = calendar = KnownCalendars.Read(db, cadence.Calendar);
                yield return new(day, calendar.AddWorkingDays(day, cadence.DueAfterWorkingDays), group.Projects);
                asked++;
            }
        }
    }

    private static IReadOnlyList<Following> Groups(Db db, Viewer who, UnitId? unit, bool mine, bool tiered) => db.List<Following>($"""
        select cadence, last, department, phase, rating, imported, asked, count(*) projects from (
            select p.cadence, (select max(data_date) from obligations o where o.project = p.project and o.short is null and o.state not in ('Cancelled', 'Historic')) last,
                case when {tiered} then p.department end department, case when {tiered} then p.phase end phase, case when {tiered} then p.rating end rating,
                {tiered} and p.import is not null imported, case when {tiered} then (select count(*) from obligations o where o.project = p.project and o.short is null and o.state not in ('Cancelled', 'Historic')) else 0 end asked
            from reporting_projects p
            where p.shown and p.go_live = 'NextPeriod' and p.status = 'Active' and {who.Projects("p.project")} and {ReportingProjects.Under(unit)}
                and {Where.All.And(mine, $"p.manager = {who.Person} or p.sponsor = {who.Person}")})
        where last is not null group by cadence, last, department, phase, rating, imported, asked
        """);
}
