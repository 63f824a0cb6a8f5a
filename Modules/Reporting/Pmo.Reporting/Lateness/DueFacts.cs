namespace Pmo.Reporting;

/// <summary>In which calendar a project's due dates are counted: its cadence's, or that of the default.</summary>
internal sealed record DueFacts(Cadence? Own, Cadence Default, WorkingDays Days) : IState<DueFacts>
{
    public static DueFacts Initial { get; } = new(null, Cadence.Default, WorkingDays.Initial);

    public Cadence Cadence => Own ?? Default;

    public DueFacts Evolve(object @event) => @event switch
    {
        CadenceSet e => this with { Own = e.Cadence },
        DefaultCadenceSet e => this with { Default = e.Cadence },
        _ => this with { Days = Days.Evolve(@event) },
    };
}
