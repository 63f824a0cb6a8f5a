using System.Collections.Immutable;

namespace Pmo.Reporting.Tiering;

/// <summary>The project is one of those that report here.</summary>
[EventName("reporting.roll-joined")]
internal sealed record RollJoined(ProjectId Project);

/// <summary>Why all projects that report are called.</summary>
internal enum RollCause { Tiers, Exceptions }

/// <summary>A setting that concerns every project that reports was changed; this one looks what it means for it.</summary>
[EventName("reporting.roll-called")]
internal sealed record RollCalled(ProjectId Project, RollCause Cause);

/// <summary>All projects that report, so that a setting reaches each of them. Spread over a number of streams, so that each stays short.</summary>
internal sealed record ReportingRoll(ImmutableHashSet<ProjectId> Projects) : IState<ReportingRoll>
{
    /// <summary>Over how many streams the projects are spread.</summary>
    public const int Parts = 16;

    public static ReportingRoll Initial { get; } = new(ImmutableHashSet<ProjectId>.Empty);

    public static string StreamOf(int part) => $"reporting.roll-{part}";

    public static int PartOf(ProjectId project) => project.Value.ToByteArray()[15] % Parts;

    public ReportingRoll Evolve(object @event) => @event switch
    {
        RollJoined e => new(Projects.Add(e.Project)),
        RollCalled => this,
        _ => throw new UnknownEventException(typeof(ReportingRoll), @event),
    };
}

/// <summary>Puts a project on the roll of those that report.</summary>
[May(Role.System)]
internal sealed record JoinRoll(ProjectId Project) : ICommand;

/// <summary>Each project stands on the roll once.</summary>
internal sealed class JoinRollRule : IRule<JoinRoll, ReportingRoll>
{
    public string Stream(JoinRoll c) => ReportingRoll.StreamOf(ReportingRoll.PartOf(c.Project));

    public Decision Decide(JoinRoll c, ReportingRoll roll, Moment m) => roll.Projects.Contains(c.Project) ? Decision.Nothing : [new RollJoined(c.Project)];
}

/// <summary>Calls the projects of one part of the roll.</summary>
[May(Role.System)]
internal sealed record CallRoll(int Part, RollCause Cause) : ICommand;

/// <summary>Each project on the roll hears of a setting that concerns all.</summary>
internal sealed class CallRollRule : IRule<CallRoll, ReportingRoll>
{
    public string Stream(CallRoll c) => ReportingRoll.StreamOf(c.Part);

    public Decision Decide(CallRoll c, ReportingRoll roll, Moment m) => [.. roll.Projects.OrderBy(p => p.Value).Select(p => new RollCalled(p, c.Cause))];
}

/// <summary>A project joins the roll when it goes live, and at its first accepted status at the latest.</summary>
internal sealed class JoinRollWhenReporting : Policy
{
    public override string StoredName => "reporting.join-roll-when-reporting";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        GoLiveSet { GoLive: GoLive.NextPeriod } e => [Now(new JoinRoll(e.Project))],
        RatingNoted { Before: null } e => [Now(new JoinRoll(e.Project))],
        _ => None,
    };
}
