using System.Globalization;

namespace Pmo.Tests.Quarters;

/// <summary>Figures of a span of days, counted straight from the log's rows.</summary>
internal sealed class LogCount
{
    private sealed record Report(string Obligation, DateOnly Day, DateTimeOffset Due, string? ExcusedOrCancelled, bool? OnTime, bool Incomplete, int? Accepted);

    private readonly List<Report> reports;
    private readonly IReadOnlyList<Told> log;
    private readonly Func<Told, bool> inSpan;

    public LogCount(IReadOnlyList<Told> log, DateOnly from, DateOnly to, DateTimeOffset now)
    {
        this.log = log;
        inSpan = t => DateOnly.FromDateTime(t.Instant("at").UtcDateTime) is var day && day >= from && day <= to;
        reports = [.. log.Where(t => t.Name == "reporting.obligation-scheduled").Select(t => t["obligation"]).Distinct().Select(Of).Where(r => r.Day >= from && r.Day <= to)];
        DueNow = [.. reports.Where(r => r.ExcusedOrCancelled is null && r.Due <= now)];
    }

    private List<Report> DueNow { get; }

    public int Due => DueNow.Count;
    public int OnTime => DueNow.Count(r => r.OnTime == true);
    public int Incomplete => DueNow.Count(r => r is { OnTime: true, Incomplete: true });
    public int Missing => DueNow.Count(r => r.OnTime is null);
    public int Accepted => DueNow.Count(r => r.Accepted is not null);
    public int FirstPass => DueNow.Count(r => r.Accepted == 1);
    public int Excused => reports.Count(r => r.ExcusedOrCancelled == "reporting.period-excused");
    public int Cancelled => reports.Count(r => r.ExcusedOrCancelled == "reporting.obligation-cancelled");
    public int Reminded => log.Count(t => t.Name == "reporting.report-reminded" && t.Has("to") && inSpan(t));

    private IEnumerable<string> Asks => log.Where(t => t.Name == "reporting.answer-asked").GroupBy(t => t["ask"]).Select(g => g.First()).Where(inSpan).Select(t => t["ask"]);

    public int Asked => Asks.Count();
    public int Answered => log.Where(t => t.Name == "reporting.ask-answered" && t["answer"] != "PassOn").Select(t => t["ask"]).Distinct().Intersect(Asks).Count();

    public int Escalated(string level) => log.Count(t => t.Name == "reporting.report-escalated" && t["level"] == level && inSpan(t));

    // On time: the first report came by the due instant that held when it came.
    private Report Of(string obligation)
    {
        var mine = log.Where(t => t.Name.StartsWith("reporting.", StringComparison.Ordinal) && t.Has("obligation") && t["obligation"] == obligation).ToList();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(mine.Last(t => t.Has("zone"))["zone"]);
        var due = mine.Last(t => t.Name is "reporting.obligation-scheduled" or "reporting.obligation-redated" or "reporting.obligation-due-moved").Instant("due");
        var first = mine.FirstOrDefault(t => t.Name == "reporting.report-submitted");
        return new(
            obligation, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(due, zone).DateTime), due,
            mine.LastOrDefault(t => t.Name is "reporting.period-excused" or "reporting.obligation-cancelled")?.Name,
            first is null ? null : first.Instant("at") <= due,
            mine.Any(t => t.Name == "reporting.report-returned" && t["incomplete"].Equals("true", StringComparison.OrdinalIgnoreCase)),
            mine.FirstOrDefault(t => t.Name == "reporting.report-accepted") is { } accepted ? int.Parse(accepted["revision"], CultureInfo.InvariantCulture) : null);
    }
}
