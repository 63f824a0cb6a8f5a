namespace Pmo.Reporting;

/// <summary>What the calendar counts of a day.</summary>
internal enum CountOfDay { AsOf, Due, Missing }

/// <summary>Why so many reports fall on a day that has come. The page counts the obligations; this counts what the portfolio expects. Of days ahead the cadences are foreseen, and no event is behind it yet.</summary>
internal sealed class WhyDay(CountOfDay count) : FigureDefinition
{
    public override string Name => NameOf(count);
    public override string Title => count switch { CountOfDay.AsOf => "Reports as of a day", CountOfDay.Due => "Reports due on a day", _ => "Reports due on a day and still missing" };
    public override string Words => count switch
    {
        CountOfDay.AsOf => "Counts the reports of the projects you may look into whose figures are as of the day. Cancelled ones are left out.",
        CountOfDay.Due => "Counts the reports of the projects you may look into that were due on the day, where the project is. Cancelled ones are left out.",
        _ => "Counts the reports of the projects you may look into that were due on the day, where the project is, and are overdue, late, very late or missed.",
    };
    public override string OfEach => "day";
    public override Type Asks => typeof(FindReportingDays);

    /// <summary>The name of a count in addresses.</summary>
    public static string NameOf(CountOfDay count) => "reporting.day-" + Tell.Words(count).Replace(' ', '-');

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        if (Chosen.Day(scope.Part) is not { } day) return new(new(0), []);
        var shown = new FindReportingDaysAnswer().Answer(new FindReportingDays(day, day, scope.Unit), who, db).SingleOrDefault();
        var rows = db.List<Line>($"""
            select m.obligation, m.project, o.period, o.standard, m.data_date, m.due, o.zone, case m.state when 'Historic' then 'Historic' else e.state end state
            from measured_reports m join obligations o using (obligation) join reporting_projects p on p.project = m.project left join expected_reports e on e.obligation = m.obligation
            where p.shown and (m.import is null or m.import in (select import from measured_imports)) and {who.Projects("m.project")} and {ReportingProjects.Under(scope.Unit)}
                and (m.data_date = {day} or m.due between {At(day.AddDays(-2))} and {At(day.AddDays(3))}) order by p.code
            """);
        return new(new(count switch { CountOfDay.AsOf => shown?.DataDates, CountOfDay.Due => shown?.Due, _ => shown?.Behind } ?? 0),
            [.. rows.Where(r => count is CountOfDay.AsOf ? r.DataDate == day : r.Due is { } due && WorkingCalendar.DayOf(due, r.Zone) == day).Select(Row)]);
    }

    private FigureRow Row(Line o)
    {
        var behind = o.State is ObligationState.Overdue or ObligationState.Late or ObligationState.VeryLate or ObligationState.Missed;
        return Portfolio.ReportLine.Row(o.Obligation, o.Project, o.Period, o.Standard, 1, Tell.Words(o.State), o.State is ObligationState.Cancelled || (count is CountOfDay.Missing && !behind) ? Tell.Words(o.State) : null, "state", "due", "lateness");
    }

    private static DateTimeOffset At(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private sealed record Line(ObligationId Obligation, ProjectId Project, string Period, int Standard, DateOnly DataDate, DateTimeOffset? Due, string Zone, ObligationState State);
}
