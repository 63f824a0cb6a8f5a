namespace Pmo.Reporting;

/// <summary>The days on which reports are (or will be) as of, and due, with how many.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, at most 400 days later.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.Executive, Role.ComplianceReviewer, Role.Coach, Role.UnitManager, Role.LineManager, Role.Sponsor, Role.ProjectManager)]
internal sealed record FindReportingDays(DateOnly From, DateOnly To, UnitId? Unit = null, bool Mine = false) : IQuery<IReadOnlyList<ReportingDay>>;

/// <summary>A day of the calendar. Due days are counted in each project's own zone.</summary>
/// <param name="DataDates">Reports whose figures are as of this day.</param>
/// <param name="Due">Reports due on this day.</param>
/// <param name="Behind">Of those due, still missing.</param>
/// <param name="Expected">Of those as of or due this day, not scheduled yet but to come by today's cadences.</param>
public sealed record ReportingDay(DateOnly Day, int DataDates, int Due, int Behind, int Expected);

/// <summary>Counts what is in the log, and ahead of it what the cadences will ask for.</summary>
internal sealed class FindReportingDaysAnswer : IAnswer<FindReportingDays, IReadOnlyList<ReportingDay>>
{
    private const int MostDays = 400;

    public IReadOnlyList<ReportingDay> Answer(FindReportingDays q, Viewer who, Db db)
    {
        var to = q.To < q.From ? q.From : q.To.DayNumber - q.From.DayNumber > MostDays ? q.From.AddDays(MostDays) : q.To;
        var days = new SortedDictionary<DateOnly, ReportingDay>();
        foreach (var o in Asked(db, who, q, to)) Count(days, q.From, to, o.DataDate, o.DueDay, o.Number, o.Behind, 0);
        foreach (var f in Forecast.Of(db, who, q.Unit, q.Mine, to)) Count(days, q.From, to, f.DataDate, f.DueDay, f.Projects, 0, f.Projects);
        return [.. days.Values];
    }

    private sealed record Counted(DateOnly DataDate, DateTimeOffset? Due, string Zone, int Number, int Behind)
    {
        public DateOnly? DueDay => Due is { } due ? WorkingCalendar.DayOf(due, Zone) : null;
    }

    private static IReadOnlyList<Counted> Asked(Db db, Viewer who, FindReportingDays q, DateOnly to) => db.List<Counted>($"""
        select o.data_date, o.due, o.zone, count(*) number, sum(o.state in ('Overdue', 'Late', 'VeryLate', 'Missed')) behind
        from obligations o join reporting_projects p using (project)
        where {ObligationFilter.Of(who, unit: q.Unit, mine: q.Mine, from: q.From.AddDays(-100), to: to)} and o.state <> 'Cancelled'
        group by o.data_date, o.due, o.zone
        """);

    private static void Count(SortedDictionary<DateOnly, ReportingDay> days, DateOnly from, DateOnly to, DateOnly dataDate, DateOnly? due, int number, int behind, int expected)
    {
        if (dataDate >= from && dataDate <= to) days[dataDate] = At(dataDate) is var d ? d with { DataDates = d.DataDates + number, Expected = d.Expected + expected } : d;
        if (due is { } day && day >= from && day <= to) days[day] = At(day) is var e ? e with { Due = e.Due + number, Behind = e.Behind + behind, Expected = e.Expected + expected } : e;

        ReportingDay At(DateOnly on) => days.GetValueOrDefault(on) ?? new ReportingDay(on, 0, 0, 0, 0);
    }
}
