using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Capacity;

/// <summary>Demand without a name, from being entered to being met or withdrawn.</summary>
internal sealed record Demand(Need? Need, bool Open) : IState<Demand>
{
    public static Demand Initial { get; } = new(null, false);

    public static string StreamOf(DemandId demand) => $"staffing.demand-{demand}";

    public static Decision Unknown => Decision.Refuse("demand.unknown", "There is no such demand.");

    public static Decision Closed => Decision.Refuse("demand.closed", "This demand was met or withdrawn: enter a new one.");

    public Demand Evolve(object @event) => @event switch
    {
        DemandEntered e => new(e.Need, true),
        DemandChanged e => this with { Need = e.Need },
        DemandWithdrawn or DemandMet => this with { Open = false },
        _ => throw new UnknownEventException(typeof(Demand), @event),
    };

    /// <summary>Why this cannot be needed, or null when it can.</summary>
    public static Decision? Refuses(Need need, StaffingFacts facts) => need switch
    {
        _ when !Enum.IsDefined(need.Grade) => Decision.Refuse("demand.grade", "Choose a grade."),
        _ when StaffingEntry.Refused(need.Percent, need.From, need.To) is { } refused => refused,
        { Project: not null, Initiative: not null } or { Project: null, Initiative: null } => Decision.Refuse("demand.for", "Say for what: a project of the register, or an initiative by its name."),
        { Initiative: { } name } when !StaffingEntry.IsReason(name) || name.Trim().Length > 100 => Decision.Refuse("demand.initiative", "Name the initiative in one line of at most 100 characters."),
        { Project: not null } => facts.RefusesProject,
        _ => null,
    };

    public static IEnumerable<string> Facts(Need need) => need.Project is { } project ? [Projects.StreamOf(project)] : [];

    public static Need Tidy(Need need) => need with { Initiative = need.Initiative?.Trim() };
}

/// <summary>Says that somebody of a grade will be needed, before anybody is chosen.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record EnterDemand(DemandId Demand, Need Need) : ICommand;

/// <summary>What is needed is a grade, a share of the week and days, for a running project or for an initiative by its name.</summary>
internal sealed class EnterDemandRule : IRule<EnterDemand, Demand, StaffingFacts>
{
    public string Stream(EnterDemand c) => Demand.StreamOf(c.Demand);
    public IEnumerable<string> Consults(EnterDemand c, Demand demand) => Demand.Facts(c.Need);

    public Decision Decide(EnterDemand c, Demand demand, StaffingFacts facts, Moment m) => demand switch
    {
        { Need: not null } => Decision.Refuse("demand.exists", "This demand was entered already: change it."),
        _ when Demand.Refuses(c.Need, facts) is { } refused => refused,
        _ => [new DemandEntered(c.Demand, Demand.Tidy(c.Need), m.Actor, m.Now)],
    };
}

/// <summary>Says that something else is needed.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record ChangeDemand(DemandId Demand, Need Need, string Reason) : ICommand;

/// <summary>Open demand changes with a reason; what was met or withdrawn stays as it was.</summary>
internal sealed class ChangeDemandRule : IRule<ChangeDemand, Demand, StaffingFacts>
{
    public string Stream(ChangeDemand c) => Demand.StreamOf(c.Demand);
    public IEnumerable<string> Consults(ChangeDemand c, Demand demand) => Demand.Facts(c.Need);

    public Decision Decide(ChangeDemand c, Demand demand, StaffingFacts facts, Moment m) => demand switch
    {
        { Need: null } => Demand.Unknown,
        { Open: false } => Demand.Closed,
        _ when Demand.Refuses(c.Need, facts) is { } refused => refused,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when Demand.Tidy(c.Need) == demand.Need => Decision.Nothing,
        _ => [new DemandChanged(c.Demand, Demand.Tidy(c.Need), c.Reason.Trim(), m.Actor, m.Now)],
    };
}

/// <summary>Says that nobody is needed any more.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record WithdrawDemand(DemandId Demand, string Reason) : ICommand;

/// <summary>Demand is withdrawn with a reason, once.</summary>
internal sealed class WithdrawDemandRule : IRule<WithdrawDemand, Demand>
{
    public string Stream(WithdrawDemand c) => Demand.StreamOf(c.Demand);

    public Decision Decide(WithdrawDemand c, Demand demand, Moment m) => demand switch
    {
        { Need: null } => Demand.Unknown,
        { Open: false } => Demand.Closed,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ => [new DemandWithdrawn(c.Demand, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
