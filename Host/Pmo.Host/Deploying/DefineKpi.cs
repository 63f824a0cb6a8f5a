namespace Pmo.Host.Deploying;

/// <summary>Says how a figure is counted.</summary>
[May(Role.System)]
public sealed record DefineKpi(string Figure, int Version, string Title, string Words, string Hash) : ICommand;

/// <summary>How a figure was counted last.</summary>
public sealed record Kpi(string? Hash) : IState<Kpi>
{
    public static Kpi Initial { get; } = new((string?)null);

    /// <summary>The stream of a figure's definitions.</summary>
    public static string StreamOf(string figure) => $"host.kpi-{Ids.Named("host.kpi", figure):n}";

    public Kpi Evolve(object @event) => @event switch
    {
        KpiDefined e => new(e.Hash),
        _ => throw new UnknownEventException(typeof(Kpi), @event),
    };
}

/// <summary>A definition is recorded when it is new or another than before.</summary>
internal sealed class DefineKpiRule : IRule<DefineKpi, Kpi>
{
    public string Stream(DefineKpi c) => Kpi.StreamOf(c.Figure);

    public Decision Decide(DefineKpi c, Kpi kpi, Moment m) => kpi.Hash == c.Hash ? Decision.Nothing : [new KpiDefined(c.Figure, c.Version, c.Title, c.Words, c.Hash, m.Now)];
}
