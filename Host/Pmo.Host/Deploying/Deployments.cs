namespace Pmo.Host.Deploying;

/// <summary>A program, from an event on.</summary>
public sealed record Deployment(long Position, SoftwareDeployed Program);

/// <summary>How a figure is counted, from an event on.</summary>
public sealed record Definition(long Position, KpiDefined Kpi);

/// <summary>Which programs ran and how figures were counted, from the log itself.</summary>
public sealed class Deployments : Memory
{
    private readonly Lock gate = new();
    private readonly List<Deployment> programs = [];
    private readonly List<Definition> definitions = [];

    public override IReadOnlyCollection<Type> Events { get; } = [typeof(SoftwareDeployed), typeof(KpiDefined)];

    public override void Apply(object @event, Recorded about)
    {
        lock (gate)
        {
            if (@event is SoftwareDeployed program) programs.Add(new(about.Position, program));
            else if (@event is KpiDefined kpi) definitions.Add(new(about.Position, kpi));
        }
    }

    /// <summary>The program that ran at a position; null: none was recorded yet.</summary>
    public Deployment? At(long position)
    {
        lock (gate) return programs.LastOrDefault(p => p.Position <= position);
    }

    /// <summary>How a figure was counted at a position; null: nothing was recorded yet.</summary>
    public Definition? At(string figure, long position)
    {
        lock (gate) return definitions.LastOrDefault(d => d.Kpi.Figure == figure && d.Position <= position);
    }

    /// <summary>The programs that came between two positions, and the definitions that were changed; the first of each is no change.</summary>
    public (IReadOnlyList<Deployment> Programs, IReadOnlyList<Definition> Definitions) Between(long after, long until)
    {
        lock (gate)
        {
            var changed = definitions.Where((d, i) => definitions.Take(i).Any(before => before.Kpi.Figure == d.Kpi.Figure));
            return ([.. programs.Skip(1).Where(p => p.Position > after && p.Position <= until)], [.. changed.Where(d => d.Position > after && d.Position <= until)]);
        }
    }
}
