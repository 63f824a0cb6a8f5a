using Pmo.Office;
using Pmo.Reporting;

namespace Pmo.Benchmarks;

/// <summary>Writes what happens month by month in many projects: planned, opened, handed in (some late, some returned), reviewed, accepted.</summary>
internal sealed class History(IEventStore store, EventSerializer serializer, IReadOnlyList<PersonId> people, int count)
{
    public const int Departments = 16;
    public const int Portfolios = 4;
    public static readonly DateOnly Begin = new(2025, 1, 1);

    private readonly int[] revisions = new int[count];

    /// <summary>The projects, by number.</summary>
    public IReadOnlyList<ProjectId> Projects { get; } = [.. Enumerable.Range(0, count).Select(n => Office.Projects.IdOf($"CW-{n:00000}"))];

    /// <summary>The projects enter the register and begin to report.</summary>
    public Task Register(int atOnce) => ForEach(atOnce, async n =>
    {
        var (project, at) = (Projects[n], At(Begin, 8));
        var profile = new ProjectProfile("Capital works", n % 3 == 0 ? "A" : "B", Begin, Begin.AddDays(700 + n % 300), 250_000m * (1 + n % 80), "EUR", n % 2 == 0 ? "Design" : "Build");
        await Append(Office.Projects.StreamOf(project), -1, at,
            new ProjectRegistered(project, $"CW-{n:00000}", $"{(n % 2 == 0 ? "Bridge" : "Pumping station")} no. {n}", Made.Text, Units.IdOf(UnitKind.Department, $"D{n % Departments}"), profile),
            new ProjectGrouped(project, [Units.IdOf(UnitKind.Portfolio, $"P{n % Portfolios}")]),
            new SponsorNamed(project, people[2 + n % 50], at),
            new ProjectManagerNamed(project, Manager(n), at));
        await Append(ProjectReporting.StreamOf(project), -1, at, new GoLiveSet(project, GoLive.NextPeriod, Begin));
    });

    /// <summary>One month of all projects, stage by stage; stops between stages when the log holds <paramref name="until"/> events.</summary>
    public async Task Play(int month, int atOnce, long until)
    {
        var dataDate = Begin.AddMonths(month + 1).AddDays(-1);
        foreach (var stage in (Func<int, DateOnly, Task>[])[Open, HandIn, TakeUp, Judge])
            if (await store.Head() < until) await ForEach(atOnce, n => stage(n, dataDate));
    }

    private async Task Open(int n, DateOnly dataDate)
    {
        var (project, obligation, opens, due) = (Projects[n], ObligationId.Of(Projects[n], dataDate), At(dataDate.AddDays(-7), 0), At(dataDate.AddDays(7), 15));
        var next = dataDate.AddDays(1).AddMonths(1).AddDays(-1);
        await Append(ProjectReporting.StreamOf(project), Settled(dataDate), opens.AddDays(-20), new PeriodPlanned(project, obligation, Cadence.Default.NameOf(dataDate), dataDate, next, Cadence.Default));
        await Append(Obligation.StreamOf(obligation), -1, opens,
            new ObligationScheduled(obligation, project, Cadence.Default.NameOf(dataDate), dataDate, opens, due, due.AddDays(2), due.AddDays(12), At(next, 15), "Europe/Berlin"),
            new ObligationOpened(obligation, project, 1, opens));
        revisions[n] = 1;
    }

    private async Task HandIn(int n, DateOnly dataDate)
    {
        var (project, obligation, due) = (Projects[n], ObligationId.Of(Projects[n], dataDate), At(dataDate.AddDays(7), 15));
        var late = Chance(n, dataDate, 7) == 0;
        if (late) await Append(Obligation.StreamOf(obligation), revisions[n]++, due, new ReportFellBehind(obligation, project, Lateness.Overdue, due, due, due.AddDays(2)));
        var at = late ? due.AddHours(30) : due.AddHours(-20);
        await Append(Obligation.StreamOf(obligation), revisions[n]++, at, new ReportSubmitted(obligation, project, 1, dataDate, Reports.Content(n, dataDate), Manager(n), at, !late));
    }

    private async Task TakeUp(int n, DateOnly dataDate)
    {
        var (project, obligation, at) = (Projects[n], ObligationId.Of(Projects[n], dataDate), At(dataDate.AddDays(9), 9));
        await Append(Obligation.StreamOf(obligation), revisions[n]++, at, new ReviewStarted(obligation, project, 1, people[0], at));
        if (Chance(n, dataDate, 11) != 0) return;
        await Append(Obligation.StreamOf(obligation), revisions[n]++, at.AddHours(1), new ReportReturned(obligation, project, 1, [new("cost", "The forecast and the reasons do not agree.")], at.AddDays(3), people[0], at.AddHours(1)));
        await Append(Obligation.StreamOf(obligation), revisions[n]++, at.AddDays(1), new ReportSubmitted(obligation, project, 2, dataDate, Reports.Content(n, dataDate), Manager(n), at.AddDays(1), true, "The forecast was corrected."));
    }

    private async Task Judge(int n, DateOnly dataDate)
    {
        var (project, obligation, at) = (Projects[n], ObligationId.Of(Projects[n], dataDate), At(dataDate.AddDays(12), 10));
        var revision = Chance(n, dataDate, 11) == 0 ? 2 : 1;
        await Append(Obligation.StreamOf(obligation), revisions[n]++, at, new ReportAccepted(obligation, project, revision, dataDate, people[0], at, "Clear and complete."));
        await Append(ProjectReporting.StreamOf(project), Settled(dataDate) + 1, at, new PeriodSettled(project, obligation, dataDate));
    }

    private PersonId Manager(int n) => people[52 + n % 98];

    // Go-live, and two events for every month before.
    private static int Settled(DateOnly dataDate) => 2 * ((dataDate.Year - Begin.Year) * 12 + dataDate.Month - Begin.Month);

    private static int Chance(int n, DateOnly dataDate, int of) => (n * 31 + dataDate.DayNumber) % of;

    private static DateTimeOffset At(DateOnly day, int hour) => new(day, new TimeOnly(hour, 0), TimeSpan.Zero);

    private Task ForEach(int atOnce, Func<int, Task> each) =>
        Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (n, _) => await each(n));

    private async Task Append(string stream, long expected, DateTimeOffset at, params object[] events)
    {
        var command = Guid.CreateVersion7(at);
        var metadata = new Metadata(at, people[0], "reporting.submit-report", command, "00112233445566778899aabbccddeeff", command, "0.1.0+0123456789abcdef").Write();
        var result = await store.Append(stream, expected, [.. events.Select((e, n) => serializer.Write(e, Ids.Event(command, n), metadata, at))]);
        if (result.Kind != AppendKind.Committed) throw new InvalidOperationException($"{stream} at {expected}: {result.Kind}, it is at {result.Revision}. {result.Reason}");
    }
}
