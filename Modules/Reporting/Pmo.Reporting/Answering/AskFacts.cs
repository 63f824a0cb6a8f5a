using System.Globalization;
using Pmo.Office;
using Pmo.Reporting.Escalating;

namespace Pmo.Reporting.Answering;

/// <summary>What a question is decided by beside itself: the project's name, who holds which level at this moment, who is known here, and how the ladder stands.</summary>
internal sealed record AskFacts : IState<AskFacts>
{
    private static readonly TimeOnly EndOfDay = new(17, 0);

    public static AskFacts Initial { get; } = new();

    public Chain Chain { get; private init; } = Chain.Initial;
    public Ladder Ladder { get; private init; } = Ladder.Initial;
    public string Code { get; private init; } = "";
    public string Name { get; private init; } = "";

    // Consulted: what the chain does not know it skips.
    public AskFacts Evolve(object @event) => @event switch
    {
        ProjectRegistered e => this with { Code = e.Code, Name = e.Name, Chain = Chain.Evolve(e) },
        ProjectRenamed e => this with { Name = e.Name },
        LadderStarted or PeriodJoinedLadder or PeriodLeftLadder or ReportEscalated or LadderExhausted or LadderHeld or LadderEnded => this with { Ladder = Ladder.Evolve(@event) },
        _ => this with { Chain = Chain.Evolve(@event) },
    };

    /// <summary>The streams to begin with: the chain's, and those of people.</summary>
    public static IEnumerable<string> Streams(ProjectId project, params IEnumerable<PersonId> people) =>
        [.. Chain.Streams(project, []), .. people.Distinct().Select(PersonStreams.Of)];

    /// <summary>The project as people call it.</summary>
    public string Project => $"{Code} {Name}";

    /// <summary>The day it is for the project.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => WorkingCalendar.DayOf(instant, Zone);

    /// <summary>A day, as sentences write it.</summary>
    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>When a day's work ends.</summary>
    public DateTimeOffset EndOf(DateOnly day) => WorkingCalendar.At(day, EndOfDay, Zone);

    /// <summary>By when an answer is expected that is asked for now: the ladder's working days, to the end of the last.</summary>
    public DateTimeOffset AnswerBy(DateTimeOffset now) => EndOf(Chain.Days.Calendar.AddWorkingDays(DayOf(now), Chain.Rules.AnswerWorkingDays));

    /// <summary>Whoever acts, or in whose place a deputy acts, may answer: they are asked, or are the sponsor now where the sponsor is asked.</summary>
    public bool MayAnswer(Ask ask, Moment m) =>
        ask.People.Contains(m.Principal) || (ask.Asked?.Level == LadderLevel.Sponsor && Chain.HolderOf(LadderLevel.Sponsor) == m.Principal);

    /// <summary>Who holds a level and is told an answer; nobody is told their own.</summary>
    public PersonId? TellsOf(LadderLevel level, AskAnswered answer) =>
        Chain.HolderOf(level) is { } holder && holder != answer.By && holder != answer.OnBehalfOf ? holder : null;

    /// <summary>The ladder's last step is the one that put a question.</summary>
    public bool LastAsked(AskId ask) => Ladder is { Climb: { } climb, Step: >= 0 } && AskId.OfStep(climb, Ladder.Step) == ask;

    private string Zone => Chain.Cadence.Zone ?? Chain.Days.Calendar.Zone;
}
