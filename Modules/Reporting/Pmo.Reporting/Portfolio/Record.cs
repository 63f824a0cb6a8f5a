using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Portfolio;

/// <summary>Makes a project's record from its reports that count, newest data date first: of each fact the first one that gives it.</summary>
internal static class Record
{
    /// <summary>The record as of a day, from which ages are counted.</summary>
    /// <param name="lists">What the newest report written here says, for its lists.</param>
    public static ProjectRecord Of(ProjectId project, IReadOnlyList<CountedReport> newestFirst, (CountedReport Report, ReportContent Content)? lists, DateOnly today)
    {
        var r = newestFirst;
        // Both scales from one report, or a colour would stand beside words of another year.
        CountedReport[] rated = [.. r.Where(x => x.Rag is not null || x.RagAsGiven is not null).Take(1)];
        return new ProjectRecord(project,
            Value(rated, x => x.Rag, today), Text(rated, x => x.RagAsGiven, today), Text(r, x => x.Phase, today), Value(r, x => x.Percent, today),
            Value(r, x => x.Baseline, today), Value(r, x => x.Actual, today), Value(r, x => x.Forecast, today), Text(r, x => x.Currency, today),
            Value(r, x => x.Start, today), Value(r, x => x.BaselineEnd, today), Value(r, x => x.ForecastEnd, today),
            Moves(r), Slip(r), Change(r, x => x.Baseline) ?? Change(r, x => x.Forecast),
            Value(r, x => x.ForecastEnd?.DayNumber - x.Start?.DayNumber, today),
            lists is { } m ? Known(m.Content.Milestones, m.Report, today) : null, lists is { } e ? Known(e.Content.Entries, e.Report, today) : null);
    }

    /// <summary>How often the forecast end changed between reports that give one, whichever lie between.</summary>
    private static int Moves(IReadOnlyList<CountedReport> newestFirst)
    {
        var ends = newestFirst.Select(r => r.ForecastEnd).OfType<DateOnly>().ToList();
        return ends.Zip(ends.Skip(1)).Count(pair => pair.First != pair.Second);
    }

    private static int? Slip(IReadOnlyList<CountedReport> newestFirst) =>
        newestFirst.FirstOrDefault(r => r.ForecastEnd is not null)?.ForecastEnd is { } last
            ? last.DayNumber - newestFirst.Last(r => r.ForecastEnd is not null).ForecastEnd!.Value.DayNumber
            : null;

    private static decimal? Change(IReadOnlyList<CountedReport> newestFirst, Func<CountedReport, decimal?> value)
    {
        var values = newestFirst.Select(value).OfType<decimal>().ToList();
        return values.Count > 0 ? values[0] - values[^1] : null;
    }

    private static Known<T>? Value<T>(IReadOnlyList<CountedReport> newestFirst, Func<CountedReport, T?> value, DateOnly today) where T : struct
    {
        foreach (var r in newestFirst)
            if (value(r) is { } v) return Known(v, r, today);
        return null;
    }

    private static Known<string>? Text(IReadOnlyList<CountedReport> newestFirst, Func<CountedReport, string?> value, DateOnly today)
    {
        foreach (var r in newestFirst)
            if (value(r) is { } v) return Known(v, r, today);
        return null;
    }

    private static Known<T> Known<T>(T value, CountedReport r, DateOnly today) =>
        new(value, r.DataDate, r.Revision, r.Obligation, today.DayNumber - r.DataDate.DayNumber);
}

/// <summary>A report that counts as the record of its data date.</summary>
/// <param name="Short">The short form it answers: it has no lists.</param>
public sealed record CountedReport(
    ObligationId Obligation, DateOnly DataDate, int Revision, ReportState State, Rag? Rag, string? RagAsGiven,
    Rag? Schedule, Rag? Cost, Rag? Scope, Rag? Resources, Rag? Benefits,
    string? Phase, decimal? Percent, string? Currency, decimal? Baseline, decimal? Planned, decimal? Actual, decimal? Forecast,
    DateOnly? Start, DateOnly? BaselineEnd, DateOnly? ForecastEnd, ShortForm? Short = null)
{
    /// <summary>How a dimension was rated.</summary>
    public Rag? Of(Dimension dimension) => dimension switch
    {
        Dimension.Schedule => Schedule,
        Dimension.Cost => Cost,
        Dimension.Scope => Scope,
        Dimension.Resources => Resources,
        _ => Benefits,
    };
}

/// <summary>Answers with the reports of a project that count.</summary>
internal sealed class RecordAnswer : IAnswer<ShowRecord, Answer<ProjectRecord>>
{
    public Answer<ProjectRecord> Answer(ShowRecord query, Viewer who, Db db) => Of(query.Project, Counted(query.Project, db), who, db);

    /// <summary>The record made of a project's reports that count.</summary>
    public static ProjectRecord Of(ProjectId project, IReadOnlyList<CountedReport> counted, Viewer who, Db db)
    {
        var written = counted.FirstOrDefault(r => r.Revision > 0 && r.Short is null);
        var content = written is null ? null : FrozenReports.Content(written.Obligation, written.Revision, db);
        return Record.Of(project, counted, content is null ? null : (written!, content), DateOnly.FromDateTime(who.Now.UtcDateTime));
    }

    /// <summary>The reports of a project that count, newest data date first. Accepted reports are open to everyone signed in.</summary>
    public static IReadOnlyList<CountedReport> Counted(ProjectId project, Db db) => db.List<CountedReport>($"""
        select obligation, data_date, revision, state, rag, rag_as_given, schedule, cost, scope, resources, benefits, phase, percent, currency,
            baseline, planned, actual, forecast, start, baseline_end, forecast_end,
            (select e.short from expected_reports e where e.obligation = reports.obligation) short
        from reports where project = {project} and counts order by data_date desc
        """);
}
