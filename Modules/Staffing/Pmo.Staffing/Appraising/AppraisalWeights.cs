using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Appraising;

/// <summary>How much the sponsor's and the head's part of an appraisal weigh, in percent.</summary>
internal sealed record AppraisalWeights(int Sponsor, int HeadOfPmo) : IState<AppraisalWeights>
{
    public const string Stream = "staffing.weights-all";

    public static AppraisalWeights Initial { get; } = new(60, 40);

    public AppraisalWeights Evolve(object @event) => @event switch
    {
        AppraisalWeightsSet e => new(e.Sponsor, e.HeadOfPmo),
        _ => throw new UnknownEventException(typeof(AppraisalWeights), @event),
    };
}

/// <summary>Sets how much each part weighs in appraisals that are opened from now on.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record SetAppraisalWeights(int Sponsor, int HeadOfPmo, string Reason) : ICommand;

/// <summary>Both weigh 100 % together; those that are open keep theirs.</summary>
internal sealed class SetAppraisalWeightsRule : IRule<SetAppraisalWeights, AppraisalWeights>
{
    public string Stream(SetAppraisalWeights c) => AppraisalWeights.Stream;

    public Decision Decide(SetAppraisalWeights c, AppraisalWeights weights, Moment m) => c switch
    {
        { Sponsor: < 0 } or { HeadOfPmo: < 0 } => Decision.Refuse("weights.sum", "Both parts weigh 100 % together."),
        _ when c.Sponsor + c.HeadOfPmo != 100 => Decision.Refuse("weights.sum", "Both parts weigh 100 % together."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when weights == new AppraisalWeights(c.Sponsor, c.HeadOfPmo) => Decision.Nothing,
        _ => [new AppraisalWeightsSet(c.Sponsor, c.HeadOfPmo, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
