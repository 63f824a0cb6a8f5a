using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>Sets the cadence of projects that have none of their own.</summary>
[May(Role.HeadOfPmo, Role.System)]
internal sealed record SetDefaultCadence(Cadence Cadence) : ICommand;

/// <summary>The default cadence of the installation.</summary>
internal sealed record CadenceDefaults(Cadence Cadence) : IState<CadenceDefaults>
{
    public static CadenceDefaults Initial { get; } = new(Cadence.Default);

    public static string Stream { get; } = $"reporting.defaults-{Ids.Named("reporting.defaults", "cadence"):n}";

    public CadenceDefaults Evolve(object @event) => @event switch
    {
        DefaultCadenceSet e => new(e.Cadence),
        _ => throw new UnknownEventException(typeof(CadenceDefaults), @event),
    };
}

/// <summary>A new default holds for every period planned after it; what is planned keeps its dates.</summary>
internal sealed class SetDefaultCadenceRule : IRule<SetDefaultCadence, CadenceDefaults, WorkingDays>
{
    public string Stream(SetDefaultCadence c) => CadenceDefaults.Stream;

    public IEnumerable<string> Consults(SetDefaultCadence c, CadenceDefaults d) => [Calendars.StreamOf(c.Cadence.Calendar)];

    public Decision Decide(SetDefaultCadence c, CadenceDefaults d, WorkingDays calendar, Moment m) => c switch
    {
        _ when CadenceFaults.Of(c.Cadence, calendar) is { } fault => fault,
        _ when c.Cadence == d.Cadence => Decision.Nothing,
        _ => [new DefaultCadenceSet(c.Cadence)],
    };
}
