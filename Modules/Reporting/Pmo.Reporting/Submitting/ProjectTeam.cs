using System.Collections.Immutable;
using Pmo.Office;

namespace Pmo.Reporting.Submitting;

/// <summary>Who has which part in a project today, as the register's stream says.</summary>
internal sealed record ProjectTeam : IState<ProjectTeam>
{
    public static ProjectTeam Initial { get; } = new();

    public PersonId? Manager { get; private init; }
    public PersonId? Sponsor { get; private init; }
    public ImmutableHashSet<PersonId> Members { get; private init; } = [];

    /// <summary>Who answers for the report: the project manager, or the sponsor of a project without one.</summary>
    public PersonId? Accountable => Manager ?? Sponsor;

    /// <summary>May see and write the draft.</summary>
    public bool Writes(PersonId person) => person == Accountable || Members.Contains(person);

    /// <summary>True when one of these acts, or is acted for: what is forbidden to either is forbidden to both. What is allowed asks <see cref="Moment.Principal"/>.</summary>
    public static bool IsOneOf(Moment moment, params ReadOnlySpan<PersonId?> people)
    {
        foreach (var person in people)
            if (person is { } p && (p == moment.Actor || p == moment.OnBehalfOf)) return true;
        return false;
    }

    // Consulted: of the register's events only those about people matter here.
    public ProjectTeam Evolve(object @event) => @event switch
    {
        ProjectManagerNamed e => this with { Manager = e.Manager },
        SponsorNamed e => this with { Sponsor = e.Sponsor },
        TeamMemberAdded e => this with { Members = Members.Add(e.Member) },
        TeamMemberRemoved e => this with { Members = Members.Remove(e.Member) },
        _ => this,
    };
}
