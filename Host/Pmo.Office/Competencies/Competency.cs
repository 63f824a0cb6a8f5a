using System.Collections.Immutable;

namespace Pmo.Office.Competencies;

/// <summary>One competency of the catalogue.</summary>
internal sealed record Competency(bool Defined, string Name, CompetencyKind Kind, string? Description, bool Retired, ImmutableDictionary<Role, CompetencyLevel> Core) : IState<Competency>
{
    public static Competency Initial { get; } = new(false, "", CompetencyKind.Competency, null, false, ImmutableDictionary<Role, CompetencyLevel>.Empty);

    public static Decision Unknown => Decision.Refuse("competency.unknown", "There is no such competency.");

    /// <summary>Why nobody can have it anew, or null when they can.</summary>
    public Decision? RefusesNew => !Defined ? Unknown
        : Retired ? Decision.Refuse("competency.retired", $"\"{Name}\" is no longer in use. What people have of it stays on record; choose another.") : null;

    public Competency Evolve(object @event) => @event switch
    {
        CompetencyDefined e => this with { Defined = true, Name = e.Name, Kind = e.Kind, Description = e.Description },
        CompetencyChanged e => this with { Name = e.Name, Description = e.Description },
        CompetencyRetired => this with { Retired = true },
        CompetencyReinstated => this with { Retired = false },
        CoreTargetSet { Target: { } target } e => this with { Core = Core.SetItem(e.Role, target) },
        CoreTargetSet e => this with { Core = Core.Remove(e.Role) },
        _ => throw new UnknownEventException(typeof(Competency), @event),
    };
}
