using Pmo.Reporting.Tiering;

namespace Pmo.Reporting.ShortReporting;

/// <summary>Whether red projects are asked for exception reports, and what another setting would ask for.</summary>
/// <param name="Day">The weekday to try; null: as it is set.</param>
/// <param name="DueAfterWorkingDays">The working days to try; null: as it is set.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record ShowExceptionReports(DayOfWeek? Day = null, int? DueAfterWorkingDays = null) : IQuery<ExceptionSheet>;

/// <summary>The setting and the red projects.</summary>
/// <param name="By">Who set it; null: nobody did, it is off.</param>
internal sealed record ExceptionSheet(ExceptionReports Setting, PersonId? By, DateTimeOffset? At, IReadOnlyList<RedProject> Red);

/// <summary>A project whose last accepted status is red.</summary>
/// <param name="First">The first data date it would be asked for.</param>
/// <param name="Weekly">Its own reports are due in every week: it is asked for nothing more.</param>
internal sealed record RedProject(ProjectId Project, string Code, string Name, PersonId? Manager, DateOnly? RatedOn, DateOnly? First, DateTimeOffset? Due, string Zone, bool Weekly);

/// <summary>Lists the running projects that are red now, with what they would be asked for first.</summary>
internal sealed class ShowExceptionReportsAnswer : IAnswer<ShowExceptionReports, ExceptionSheet>
{
    private sealed record Row(ProjectId Project, string Code, string Name, PersonId? Manager, DateOnly? RatedOn, string? Cadence, string? Tier, DateOnly? Last);

    private sealed record Asked(DateOnly DataDate, DateTimeOffset Due, string Zone);

    private sealed record Set(PersonId By, DateTimeOffset At);

    public ExceptionSheet Answer(ShowExceptionReports q, Viewer who, Db db)
    {
        var setting = KnownTiers.Exceptions(db);
        var tried = setting with { Day = q.Day ?? setting.Day, DueAfterWorkingDays = Math.Clamp(q.DueAfterWorkingDays ?? setting.DueAfterWorkingDays, 0, 4) };
        var by = db.One<Set>($"select by, at from reporting_exceptions");
        return new(setting, by?.By, by?.At, [.. Rows(who, db).Select(r => Red(r, tried, who, db))]);
    }

    private static IReadOnlyList<Row> Rows(Viewer who, Db db) => db.List<Row>($"""
        select p.project, p.code, p.name, p.manager, p.rated_on, p.cadence, p.tier, (select max(o.data_date) from obligations o where o.project = p.project and o.short is null and o.state not in ('Cancelled', 'Historic')) last
        from reporting_projects p where p.shown and p.status = 'Active' and p.go_live = 'NextPeriod' and p.rating = 'Red' and {who.Projects("p.project")} order by p.code
        """);

    private static RedProject Red(Row r, ExceptionReports setting, Viewer who, Db db)
    {
        var standard = KnownCalendars.Default(db);
        var reports = FindCadencesAnswer.Effective(r.Cadence, KnownTiers.Held(r.Tier), standard);
        var calendar = KnownCalendars.Read(db, reports.Calendar);
        var shorts = ShortCadences.Exception(reports, setting);
        var asked = db.List<Asked>($"select data_date, due, zone from obligations where project = {r.Project} and short is null and state not in ('Cancelled', 'Historic') order by data_date desc limit 3").Select(a => (a.DataDate, Due: WorkingCalendar.DayOf(a.Due, a.Zone))).ToList();
        var zone = reports.Zone ?? calendar.Zone;
        var day = shorts.After(WorkingCalendar.DayOf(who.Now, zone));
        var last = day.AddDays(84);
        while (day <= last && (WorkingCalendar.At(shorts.Opens(day), TimeOnly.MinValue, zone) <= who.Now || Replaces(asked, reports, r.Last, shorts, day, calendar))) day = shorts.After(day);
        return day > last
            ? new(r.Project, r.Code, r.Name, r.Manager, r.RatedOn, null, null, zone, true)
            : new(r.Project, r.Code, r.Name, r.Manager, r.RatedOn, day, PeriodDates.Of(shorts, day, shorts.After(day), calendar).Due, zone, false);
    }

    private static bool Replaces(List<(DateOnly DataDate, DateOnly Due)> asked, Cadence reports, DateOnly? last, Cadence shorts, DateOnly day, WorkingCalendar calendar)
    {
        var due = new List<(DateOnly DataDate, DateOnly Due)>(asked);
        for (var next = reports.After(last ?? day.AddDays(-100)); next <= day.AddDays(14); next = reports.After(next)) due.Add((next, calendar.AddWorkingDays(next, reports.DueAfterWorkingDays)));
        return due.Any(r => DueWeeks.Same(r.DataDate, r.Due, day, shorts, calendar));
    }
}

/// <summary>The setting as it is typed.</summary>
public sealed class ExceptionForm
{
    public string? Day { get; set; }
    public int? DueAfter { get; set; }

    /// <summary>What was pressed: "on", "off", or "preview".</summary>
    public string? Step { get; set; }
}
