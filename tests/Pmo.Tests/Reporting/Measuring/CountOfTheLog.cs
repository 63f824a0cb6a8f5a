using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Measuring;

namespace Pmo.Tests.Reporting.Measuring;

/// <summary>Metrics counted straight from the log, without any table: a second opinion.</summary>
internal sealed class CountOfTheLog(IReadOnlyList<Recorded> log, DateTimeOffset now, DateOnly from, DateOnly to)
{
    private readonly ILookup<ProjectId, Recorded> changes = log.Where(r => r.Event is ProjectRegistered or ProjectMoved or ProjectManagerNamed or SponsorNamed or ProjectProfileChanged)
        .ToLookup(r => (ProjectId)r.Event.GetType().GetProperty("Project")!.GetValue(r.Event)!);

    public IEnumerable<T> All<T>() => log.Select(r => r.Event).OfType<T>();

    /// <summary>One obligation's own events.</summary>
    private sealed record Life(ObligationScheduled Asked, long Position, IReadOnlyList<Recorded> Events)
    {
        public T? First<T>() where T : class => Events.Select(r => r.Event).OfType<T>().FirstOrDefault();
        public DateTimeOffset Due => Events.Select(r => r.Event switch { ObligationRedated e => e.Due, ObligationDueMoved e => e.Due, _ => (DateTimeOffset?)null }).LastOrDefault(d => d is not null) ?? Asked.Due;
        public ReportSubmitted? Submitted => First<ReportSubmitted>();
        public long SubmittedAt => Events.Where(r => r.Event is ReportSubmitted).Select(r => r.Position).DefaultIfEmpty(long.MaxValue).First();
        public bool Wanted => First<PeriodExcused>() is null && First<ObligationCancelled>() is null;
        public DateOnly Day => WorkingCalendar.DayOf(Due, Events.Select(r => r.Event).OfType<ObligationRedated>().LastOrDefault(e => e.Zone is not null)?.Zone ?? Asked.Zone);
    }

    private IEnumerable<Life> Lives => log.Where(r => r.Event is IOfObligation).GroupBy(r => ((IOfObligation)r.Event).Obligation)
        .Where(g => g.Any(r => r.Event is ObligationScheduled)).Select(g => (g.Last(r => r.Event is ObligationScheduled), g.ToList()) is var (asked, all) ? new Life((ObligationScheduled)asked.Event, asked.Position, all) : null!);

    /// <summary>What a project's row is counted under, for changes that were known before.</summary>
    private string KeyOf(ProjectId project, MetricsBy? by, DateOnly day, Func<Recorded, bool> before) => by switch
    {
        null => "",
        MetricsBy.Month => day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
        _ => changes[project].Where(before).Aggregate("", (key, r) => (by, r.Event) switch
        {
            (MetricsBy.Department, ProjectRegistered e) => Text(e.Department?.Value),
            (MetricsBy.Department, ProjectMoved e) => Text(e.Department?.Value),
            (MetricsBy.ProjectManager, ProjectManagerNamed e) => Text(e.Manager?.Value),
            (MetricsBy.Sponsor, SponsorNamed e) => Text(e.Sponsor?.Value),
            (MetricsBy.Category, ProjectRegistered e) => e.Profile.Category ?? "",
            (MetricsBy.Category, ProjectProfileChanged e) => e.Profile.Category ?? "",
            _ => key,
        }),
    };

    private static string Text(Guid? id) => id?.ToString("n") ?? "";

    private string KeyOf(Life l, MetricsBy? by) => KeyOf(l.Asked.Project, by, l.Day, r => r.Position < l.Position || (r.Position < l.SubmittedAt && r.At < l.Due));

    public IReadOnlyDictionary<string, Punctuality> Reports(MetricsBy? by, DateOnly? since = null)
    {
        var historic = All<ObligationImported>().Where(e => e.DataDate >= (since ?? from) && e.DataDate <= to)
            .GroupBy(e => KeyOf(e.Project, by, e.DataDate, _ => true)).ToDictionary(g => g.Key, g => Punctuality.None with { Historic = g.Count() });
        var asked = Lives.Where(l => l.Day >= (since ?? from) && l.Day <= to).GroupBy(l => KeyOf(l, by)).ToDictionary(g => g.Key, g => Counted([.. g]));
        return asked.Keys.Union(historic.Keys).ToDictionary(k => k, k => asked.GetValueOrDefault(k, Punctuality.None) with { Historic = historic.GetValueOrDefault(k, Punctuality.None).Historic });
    }

    private Punctuality Counted(IReadOnlyList<Life> lives)
    {
        var due = lives.Where(l => l.Wanted && l.Due <= now).ToList();
        var onTime = due.Where(l => l.Submitted is { } s && s.At <= l.Due).ToList();
        var accepted = due.Where(l => l.First<ReportAccepted>() is not null).ToList();
        int[] late = [.. due.Except(onTime).Select(l => (int)Math.Ceiling(((l.Submitted?.At ?? now) - l.Due).TotalDays)).Order()];
        return new Punctuality(due.Count, onTime.Count, onTime.Count(l => l.Events.Any(r => r.Event is ReportReturned { Incomplete: true })), lives.Count(l => l.Wanted && l.Due > now),
            lives.Count(l => l.First<PeriodExcused>() is not null), lives.Count(l => l.First<PeriodExcused>()?.At > l.Due), lives.Count(l => l.First<ObligationCancelled>() is not null), 0,
            due.Count(l => l.Submitted is null), accepted.Count, accepted.Count(l => l.First<ReportAccepted>()!.Revision == 1), due.Count(l => l.Submitted is not null && l.First<ReportAccepted>() is null),
            late.Length == 0 ? null : (late[(late.Length - 1) / 2] + late[late.Length / 2]) / 2.0, late.Length == 0 ? null : late[(int)Math.Ceiling(.9 * late.Length) - 1]);
    }

    public IReadOnlyDictionary<string, EscalationCounts> Escalated(MetricsBy? by) => Acts(by, e => e is ReportEscalated { Level: not LadderLevel.ProjectManager }, e => ((ReportEscalated)e).At)
        .ToDictionary(g => g.Key, g => g.Select(e => ((ReportEscalated)e).Level).ToList() is var l ? new EscalationCounts(
            l.Count(x => x == LadderLevel.LineManager), l.Count(x => x == LadderLevel.HeadOfPmo), l.Count(x => x == LadderLevel.Sponsor), l.Count(x => x == LadderLevel.Executive)) : EscalationCounts.None);

    public IReadOnlyDictionary<string, ReminderCounts> Reminders(MetricsBy? by) => Acts(by, e => e is ReportReminded or ReminderSkipped, e => e is ReportReminded r ? r.At : ((ReminderSkipped)e).At)
        .ToDictionary(g => g.Key, g => new ReminderCounts(g.Count(e => e is ReportReminded { To: not null }), g.Count(e => e is ReportReminded { To: null }), g.Count(e => e is ReminderSkipped)));

    public IReadOnlyDictionary<string, AskCounts> Asks(MetricsBy? by) => Acts(by, e => e is AnswerAsked, e => ((AnswerAsked)e).At).ToDictionary(g => g.Key, g =>
    {
        var asked = g.Cast<AnswerAsked>().DistinctBy(a => a.Ask).ToList();
        var answered = asked.Select(a => (Asked: a, Answer: All<AskAnswered>().FirstOrDefault(x => x.Ask == a.Ask && x.Answer != AnswerKind.PassOn))).Where(a => a.Answer is not null).ToList();
        var silent = asked.Except(answered.Select(a => a.Asked)).ToLookup(a => All<AskUnanswered>().Any(u => u.Ask == a.Ask) ? "late" : All<AskClosed>().Any(c => c.Ask == a.Ask) ? "closed" : "open");
        int[] days = [.. answered.Select(a => (int)Math.Ceiling((a.Answer!.At - a.Asked.At).TotalDays)).Order()];
        return new AskCounts(asked.Count, answered.Count, silent["late"].Count(), silent["open"].Count(), silent["closed"].Count(), days.Length == 0 ? null : (days[(days.Length - 1) / 2] + days[days.Length / 2]) / 2.0);
    });

    private IEnumerable<IGrouping<string, object>> Acts(MetricsBy? by, Func<object, bool> which, Func<object, DateTimeOffset> at) => log.Where(r => which(r.Event))
        .Select(r => (r.Event, r.Position, Day: DateOnly.FromDateTime(at(r.Event).UtcDateTime))).Where(r => r.Day >= from && r.Day <= to)
        .GroupBy(r => KeyOf((ProjectId)r.Event.GetType().GetProperty("Project")!.GetValue(r.Event)!, by, r.Day, c => c.Position < r.Position), r => r.Event);

    /// <summary>Every rating that counts: of each data date the highest revision accepted.</summary>
    private IEnumerable<(ProjectId Project, DateOnly DataDate, Rag? Rag)> Ratings =>
        from a in All<ReportAccepted>().GroupBy(a => a.Obligation).Select(g => g.MaxBy(a => a.Revision)!)
        join s in All<ReportSubmitted>() on (a.Obligation, a.Revision) equals (s.Obligation, s.Revision)
        select (a.Project, a.DataDate, s.Content.Overall);

    public IReadOnlyDictionary<string, Standings> Now(MetricsBy? by)
    {
        var cycle = 1.5 * (All<DefaultCadenceSet>().LastOrDefault()?.Cadence ?? Cadence.Default).DaysOfCycle();
        var ended = All<ProjectStatusRecorded>().GroupBy(s => s.Project).Where(g => g.Last().Status is ProjectStatus.Completed or ProjectStatus.Cancelled).Select(g => g.Key).ToHashSet();
        var (ratings, today) = (Ratings.ToLookup(r => r.Project), DateOnly.FromDateTime(now.UtcDateTime));
        return All<ProjectRegistered>().Where(p => !ended.Contains(p.Project)).GroupBy(p => KeyOf(p.Project, by, default, _ => true), p =>
        {
            var own = ratings[p.Project].OrderBy(r => r.DataDate).ToList();
            if (own.LastOrDefault(r => r.Rag is not null).Rag is not { } rag) return FreshStanding.Unknown;
            var newest = own[^1].DataDate;
            var since = Lives.Count(l => l.Asked.Project == p.Project && l.Wanted && l.Asked.DataDate > newest && l.Asked.DataDate < today);
            return today.DayNumber - newest.DayNumber > cycle || since >= 2 ? FreshStanding.Stale : Enum.Parse<FreshStanding>(rag.ToString());
        }).ToDictionary(g => g.Key, g => Counted([.. g]));
    }

    private static Standings Counted(IReadOnlyList<FreshStanding> s) =>
        new(s.Count(x => x == FreshStanding.Green), s.Count(x => x == FreshStanding.Amber), s.Count(x => x == FreshStanding.Red), s.Count(x => x == FreshStanding.Stale), s.Count(x => x == FreshStanding.Unknown));

    /// <summary>Each project's reporting months in order, with how it stood.</summary>
    public IReadOnlyList<(ProjectId Project, string Month, FreshStanding? Was, FreshStanding Standing)> Months()
    {
        var rated = Ratings.ToLookup(r => (r.Project, Month: $"{r.DataDate:yyyy-MM}"));
        var steps = new List<(ProjectId, string, FreshStanding?, FreshStanding)>();
        foreach (var own in Lives.Where(l => l.Wanted && l.Asked.Short is not ShortForm.SignOfLife && (l.Submitted is not null || l.First<ReportFellBehind>() is not null)).GroupBy(l => l.Asked.Project))
        {
            var (was, ever) = ((FreshStanding?)null, false);
            foreach (var month in own.Select(l => $"{l.Asked.DataDate:yyyy-MM}").Distinct().Order(StringComparer.Ordinal))
            {
                var rag = rated[(own.Key, month)].OrderBy(r => r.DataDate).LastOrDefault().Rag;
                var standing = rag is { } r ? Enum.Parse<FreshStanding>(r.ToString()) : ever ? FreshStanding.Stale : FreshStanding.Unknown;
                steps.Add((own.Key, month, was, standing));
                (was, ever) = (standing, ever || rag is not null);
            }
        }

        return steps;
    }

    public Standings Standing(string month) => Counted([.. Months().Where(m => m.Month == month).Select(m => m.Standing)]);
}
