using System.Collections.Immutable;

namespace Pmo.Reporting;

/// <summary>Every version of the reporting standard, and which one is in force on a day.</summary>
internal sealed record ReportingStandards : IState<ReportingStandards>
{
    public static ReportingStandards Initial { get; } = new();

    /// <summary>All versions are in one stream.</summary>
    public static string Stream { get; } = $"reporting.standard-{Ids.Named("reporting.standard", "versions"):n}";

    /// <summary>Oldest first; the one that ships is always there.</summary>
    public ImmutableList<ReportingStandard> Versions { get; private init; } = [StandardThatShips.Version1];

    /// <summary>The newest version, in force or not yet.</summary>
    public ReportingStandard Newest => Versions[^1];

    /// <summary>The newest version whose day has come.</summary>
    public ReportingStandard InForce(DateOnly day) => Versions.Last(v => v.From <= day);

    /// <summary>A version by its number; the one that ships for 0 and for numbers never issued.</summary>
    public ReportingStandard Version(int number) => Versions.Find(v => v.Version == number) ?? Versions[0];

    public ReportingStandards Evolve(object @event) => @event switch
    {
        ReportingStandardIssued e => this with { Versions = Versions.Add(e.Standard) },
        _ => throw new UnknownEventException(typeof(ReportingStandards), @event),
    };
}
