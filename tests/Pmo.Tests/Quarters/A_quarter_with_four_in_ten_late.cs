using Pmo.Host.Setup;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Escalating;
using Pmo.Reporting.Measuring;
using Pmo.Tests.Reporting.Importing;

namespace Pmo.Tests.Quarters;

/// <summary>
/// A quarter goes by in which four reports in ten are late: each project is escalated as it must be, nobody gets two mails a day,
/// and what the pages say is what an independent count of the log's file says.
/// </summary>
public sealed class A_quarter_with_four_in_ten_late : IDisposable
{
    private static readonly (string Level, int Grace)[] Ladder = [("ProjectManager", 1), ("LineManager", 2), ("HeadOfPmo", 3), ("Sponsor", 3), ("Executive", 5)];
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-quarter-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact, Trait("Feature", "R12"), Trait("Feature", "R37"), Trait("Feature", "R47"), Trait("Feature", "G10")]
    public async Task Of_the_sample()
    {
        await Sample.Make(directory, SampleSize.Of("small")!, new(2026, 2, 27), seed: 1, Pmo.Host.PmoSettings.ModulesOf(null), _ => { }, default);
        await using var world = new World(new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), directory);
        await world.Do(new StartNotices());
        await new Quarter(world).Go(days: 92);
        await Check(world, "UTC", atLeast: 30);
    }

    [RealPortfolioFact(Portfolios.NewYork), Trait("Feature", "R12"), Trait("Feature", "R37"), Trait("Feature", "R46"), Trait("Feature", "R47"), Trait("Feature", "G10")]
    public async Task Of_New_Yorks_portfolio()
    {
        await using var world = new World(new(2026, 1, 5, 14, 0, 0, TimeSpan.Zero), directory);
        await NewYork.GoesLive(world);
        Assert.DoesNotContain(Told.In(directory), t => t.Name == "office.mail-requested");
        await new Quarter(world).Go(days: 92);
        await Check(world, "America/New_York", atLeast: 300);
    }

    private static async Task Check(World world, string zone, int atLeast)
    {
        var (log, now) = (Told.In(world.DataDirectory), world.Clock.GetUtcNow());
        RightLadders(log, TimeZoneInfo.FindSystemTimeZoneById(zone), now, atLeast);
        OneMailADay(log);
        await PagesSayTheSame(world, log, now);
    }

    private static void RightLadders(IReadOnlyList<Told> log, TimeZoneInfo zone, DateTimeOffset now, int atLeast)
    {
        var expected = new ExpectedLadders(zone, Ladder).Read(log, now);
        var taken = log.Where(t => t.Name == "reporting.report-escalated").Select(t => new ExpectedStep(t["project"], t["level"], t.Has("inPlaceOf") ? t["inPlaceOf"] : t["to"], t.Instant("at"))).ToList();
        Assert.True(taken.Count >= atLeast, $"{taken.Count} steps");
        Assert.Equal(Lines(expected.Steps), Lines(taken));
        Assert.Equal(expected.Exhausted, log.Count(t => t.Name == "reporting.ladder-exhausted"));
        Assert.Equal(expected.Running, log.Count(t => t.Name == "reporting.ladder-started") - log.Count(t => t.Name == "reporting.ladder-ended"));
    }

    private static IEnumerable<string> Lines(IEnumerable<ExpectedStep> steps) => steps.OrderBy(s => s.Project, StringComparer.Ordinal).ThenBy(s => s.At).Select(s => $"{s.Project} {s.At:u} {s.Level} {s.Holder}");

    // Whoever is told of many projects, of whatever kind, has one mail of all of it, by the day in their zone: nothing comes beside the digest.
    private static void OneMailADay(IReadOnlyList<Told> log)
    {
        var zones = log.Where(t => t.Name == "office.person-added").ToDictionary(t => t["person"], t => TimeZoneInfo.FindSystemTimeZoneById(t["zone"]));
        var mails = log.Where(t => t.Name == "office.mail-requested").Select(t => (To: t["to"], Day: DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(t.Instant("at"), zones[t["to"]]).DateTime))).ToList();
        Assert.NotEmpty(mails);
        var told = log.Where(t => t.Name == "pmo.notice-requested").Select(t => t["kind"]).ToHashSet();
        Assert.Superset(new HashSet<string>(["reporting.report-late", "reporting.answer-asked", "reporting.report-sent-back", "reporting.reminder-by-hand", "reporting.report-reminder"]), told);
        Assert.Equal(mails.Distinct().Count(), mails.Count);
        Assert.Equal(log.Where(t => t.Name == "office.mail-requested").SelectMany(t => t.Data.GetProperty("notices").EnumerateArray()).Select(n => n.GetString()).GroupBy(n => n).Count(),
            log.Where(t => t.Name == "office.mail-requested").Sum(t => t.Data.GetProperty("notices").GetArrayLength()));
    }

    private static async Task PagesSayTheSame(World world, IReadOnlyList<Told> log, DateTimeOffset now)
    {
        var (from, to) = (DateOnly.FromDateTime(now.UtcDateTime).AddDays(-91), DateOnly.FromDateTime(now.UtcDateTime));
        var metrics = (await world.Ask(new ShowMetrics(From: from, To: to))).All;
        var count = new LogCount(log, from, to, now);
        Assert.Equal((count.Due, count.OnTime, count.Incomplete), (metrics.Reports.Due, metrics.Reports.OnTime, metrics.Reports.OnTimeIncomplete));
        Assert.Equal((count.Missing, count.Excused, count.Cancelled), (metrics.Reports.Missing, metrics.Reports.Excused, metrics.Reports.Cancelled));
        Assert.Equal((count.Accepted, count.FirstPass), (metrics.Reports.Accepted, metrics.Reports.FirstPass));
        Assert.InRange(1 - (double)count.OnTime / count.Due, .3, .5);
        Assert.Equal(
            (count.Escalated("LineManager"), count.Escalated("HeadOfPmo"), count.Escalated("Sponsor"), count.Escalated("Executive")),
            (metrics.Escalated.LineManager, metrics.Escalated.HeadOfPmo, metrics.Escalated.Sponsor, metrics.Escalated.Executive));
        Assert.Equal((count.Asked, count.Answered), (metrics.Asks.Asked, metrics.Asks.Answered));
        Assert.Equal(count.Reminded, metrics.Reminders.Sent);
        Assert.Equal(log.Count(t => t.Name == "reporting.report-escalated"), (await world.Ask(new FindEscalations(Running: false))).Total);
    }
}
