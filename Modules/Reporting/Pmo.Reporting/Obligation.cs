using System.Collections.Immutable;

namespace Pmo.Reporting;

/// <summary>What the stream of one obligation remembers: what is expected and when, what came, and how it was judged.</summary>
internal sealed record Obligation : IState<Obligation>
{
    public static Obligation Initial { get; } = new();

    public static string StreamOf(ObligationId obligation) => $"reporting.obligation-{obligation}";

    /// <summary>False while nobody asked for this report and no file told of it.</summary>
    public bool Exists { get; private init; }

    public ProjectId Project { get; private init; }
    public string Period { get; private init; } = "";
    public DateOnly DataDate { get; private init; }
    public DateTimeOffset Opens { get; private init; }
    public DateTimeOffset Due { get; private init; }
    public DateTimeOffset LateAt { get; private init; }
    public DateTimeOffset VeryLateAt { get; private init; }
    public DateTimeOffset? MissedAt { get; private init; }
    public string Zone { get; private init; } = "UTC";

    /// <summary>The short form that is asked for; null: the report.</summary>
    public ShortForm? Short { get; private init; }

    public ObligationState State { get; private init; }

    /// <summary>The version of the reporting standard in force when the period opened; 0 before.</summary>
    public int Standard { get; private init; }

    /// <summary>The furthest it fell behind before the first report came; null: it never did.</summary>
    public Lateness? Behind { get; private init; }

    /// <summary>Every report handed in, oldest first.</summary>
    public ImmutableList<SubmittedRevision> Revisions { get; private init; } = [];

    /// <summary>What the newest revision (or the imported report) says.</summary>
    public ReportContent? Content { get; private init; }

    /// <summary>Who reviews the newest revision, once taken up.</summary>
    public PersonId? Reviewer { get; private init; }

    /// <summary>By when a returned report is asked for again.</summary>
    public DateTimeOffset? RevisionDue { get; private init; }

    /// <summary>The newest revision that was accepted; 0: none.</summary>
    public int Accepted { get; private init; }

    /// <summary>Where the imported report stands in its file, by which a second import knows it.</summary>
    public string? Source { get; private init; }

    /// <summary>The reminders sent or skipped, by working days after due.</summary>
    public ImmutableHashSet<int> Reminded { get; private init; } = [];

    /// <summary>When the PMO reminded by hand last.</summary>
    public DateTimeOffset? RemindedByHand { get; private init; }

    /// <summary>How often its due date was moved by hand; such a date is not counted anew.</summary>
    public int Moves { get; private init; }

    /// <summary>The day for which the report was promised last; null: it was not, or the promise was broken.</summary>
    public DateOnly? PromisedFor { get; private init; }

    /// <summary>The number of the newest revision; 0: nothing was handed in.</summary>
    public int Revision => Revisions.Count;

    /// <summary>Nothing is waited for any more in this period: a report came, or none is asked for.</summary>
    public bool Settled => Revision > 0 || State is ObligationState.Excused or ObligationState.Cancelled or ObligationState.Historic;

    /// <summary>Who handed in a revision, and in whose place.</summary>
    public IEnumerable<PersonId?> SubmittersOf(int revision) => revision >= 1 && revision <= Revision ? [Revisions[revision - 1].By, Revisions[revision - 1].OnBehalfOf] : [];

    public Obligation Evolve(object @event) => @event switch
    {
        ObligationScheduled e => Scheduled(e),
        ObligationRedated e => this with { Opens = e.Opens ?? Opens, Due = e.Due, LateAt = e.LateAt, VeryLateAt = e.VeryLateAt, MissedAt = e.MissedAt, Zone = e.Zone ?? Zone },
        ObligationDueMoved e => Moved(e),
        ObligationOpened e => this with { State = ObligationState.Open, Standard = e.Standard },
        ReportReminded e => this with { Reminded = Reminded.Add(e.Days) },
        ReminderSkipped e => this with { Reminded = Reminded.Add(e.Days) },
        ReminderSent e => this with { RemindedByHand = e.At },
        FollowUpLogged e => this with { PromisedFor = e.PromisedFor ?? PromisedFor },
        PromiseBroken => this with { PromisedFor = null },
        ReportFellBehind e => this with { State = StateOf(e.Lateness), Behind = e.Lateness },
        ReportSubmitted e => Submitted(e),
        ReviewStarted e => this with { State = ObligationState.InReview, Reviewer = e.By },
        ReviewerAssigned e => this with { State = ObligationState.Submitted, Reviewer = e.Reviewer },
        ReportReturned e => this with { State = ObligationState.Returned, RevisionDue = e.RevisionDue },
        ReportAccepted e => this with { State = ObligationState.Accepted, Accepted = e.Revision, RevisionDue = null },
        PeriodExcused => this with { State = ObligationState.Excused },
        ObligationCancelled => this with { State = ObligationState.Cancelled },
        ObligationImported e => this with { Exists = true, Project = e.Project, Period = e.Period, DataDate = e.DataDate, State = ObligationState.Historic },
        ReportImported e => this with { Content = e.Content, Source = e.Source },
        _ => throw new UnknownEventException(typeof(Obligation), @event),
    };

    /// <summary>By when the report (or, sent back, that revision) is or was due while it has not come; null: nothing is waited for.</summary>
    public DateTimeOffset? AwaitedAgainBy(AskedRevision? returned) => returned switch
    {
        null => Exists && !Settled ? Due : null,
        { } r => State == ObligationState.Returned && Revision == r.Revision ? RevisionDue : null,
    };

    /// <summary>How far behind a missing report is at an instant; null while it is in time.</summary>
    public Lateness? LatenessAt(DateTimeOffset now) =>
        now >= MissedAt ? Lateness.Missed : now >= VeryLateAt ? Lateness.VeryLate : now >= LateAt ? Lateness.Late : now >= Due ? Lateness.Overdue : null;

    /// <summary>When a report that is still missing falls further behind than it is at an instant; null: it cannot.</summary>
    public DateTimeOffset? NextStepAfter(DateTimeOffset now)
    {
        DateTimeOffset?[] steps = [Due, LateAt, VeryLateAt, MissedAt];
        return now >= MissedAt ? null : steps.Where(at => at > now).Min();
    }

    /// <summary>The state a lateness shows as.</summary>
    public static ObligationState StateOf(Lateness lateness) => lateness switch
    {
        Lateness.Overdue => ObligationState.Overdue,
        Lateness.Late => ObligationState.Late,
        Lateness.VeryLate => ObligationState.VeryLate,
        _ => ObligationState.Missed,
    };

    // A cancelled obligation may be asked for again, when a cadence returns to its data date.
    private static Obligation Scheduled(ObligationScheduled e) => Initial with
    {
        Exists = true,
        Project = e.Project,
        Period = e.Period,
        DataDate = e.DataDate,
        Opens = e.Opens,
        Due = e.Due,
        LateAt = e.LateAt,
        VeryLateAt = e.VeryLateAt,
        MissedAt = e.MissedAt,
        Zone = e.Zone,
        Short = e.Short,
        State = ObligationState.Scheduled,
    };

    // In time again: it is reminded of and falls behind by the new date alone.
    private Obligation Moved(ObligationDueMoved e) => this with
    {
        Due = e.Due,
        LateAt = e.LateAt,
        VeryLateAt = e.VeryLateAt,
        MissedAt = e.MissedAt,
        Moves = Moves + 1,
        Reminded = [],
        Behind = null,
        State = State == ObligationState.Scheduled ? State : ObligationState.Open,
    };

    private Obligation Submitted(ReportSubmitted e) => this with
    {
        State = ObligationState.Submitted,
        Revisions = Revisions.Add(new SubmittedRevision(e.Revision, e.By, e.At, e.OnTime, e.Correction, e.OnBehalfOf)),
        Content = e.Content,
        Reviewer = null,
        RevisionDue = null,
    };
}

/// <summary>A report as handed in; what it says stays in its event.</summary>
internal sealed record SubmittedRevision(int Number, PersonId By, DateTimeOffset At, bool OnTime, string? Correction, PersonId? OnBehalfOf = null);
