using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Matching;

/// <summary>How the fit is weighed.</summary>
internal sealed record FitSettings(FitWeights Weights) : IState<FitSettings>
{
    public const string Stream = "staffing.fit-weights";

    public static FitSettings Initial { get; } = new(Fit.Usual);

    public FitSettings Evolve(object @event) => @event switch
    {
        FitWeighed e => this with { Weights = e.Weights },
        _ => throw new UnknownEventException(typeof(FitSettings), @event),
    };
}

/// <summary>Says how much each factor counts in the fit, from now on; rankings made before stay as they were.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record WeighFit(FitWeights Weights, string Reason) : ICommand;

/// <summary>The weights sum to 100 %.</summary>
internal sealed class WeighFitRule : IRule<WeighFit, FitSettings>
{
    public string Stream(WeighFit c) => FitSettings.Stream;

    public Decision Decide(WeighFit c, FitSettings settings, Moment m) => c switch
    {
        _ when Each(c.Weights).Any(w => w is < 0 or > 100) => Decision.Refuse("fit.weight", "Give each factor a weight between 0 and 100 %."),
        _ when Each(c.Weights).Sum() is not 100 and var sum => Decision.Refuse("fit.sum", $"The weights sum to {sum} %: let them sum to 100 %."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when settings.Weights == c.Weights => Decision.Nothing,
        _ => [new FitWeighed(c.Weights, c.Reason.Trim(), m.Actor, m.Now)],
    };

    private static IEnumerable<int> Each(FitWeights weights) => Enum.GetValues<FitFactor>().Select(f => Fit.Of(weights, f));
}
