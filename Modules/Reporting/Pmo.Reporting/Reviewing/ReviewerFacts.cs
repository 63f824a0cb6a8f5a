using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Reviewing;

/// <summary>Whether somebody may be given a report to review: the project's people, and what the person is in the PMO today.</summary>
internal sealed record ReviewerFacts(ProjectTeam Team, ImmutableHashSet<Role> Roles, PersonId? Person, bool Disabled) : IState<ReviewerFacts>
{
    private static readonly Role[] Reviewers = [Role.PmoOfficer, Role.HeadOfPmo];

    public static ReviewerFacts Initial { get; } = new(ProjectTeam.Initial, [], null, false);

    public static IEnumerable<string> StreamsOf(PersonId reviewer) => [PersonStreams.Of(reviewer), RoleHolders.StreamOf(Role.HeadOfPmo)];

    /// <summary>They hold a role that reviews and may sign in.</summary>
    public bool Reviews => Person is not null && !Disabled && !Roles.IsEmpty;

    // The person's own stream is read before the one of all heads: only what is theirs counts.
    public ReviewerFacts Evolve(object @event) => @event switch
    {
        PersonAdded e => this with { Person = e.Person },
        PersonDisabled => this with { Disabled = true },
        PersonEnabled => this with { Disabled = false },
        RoleGranted e when e.Person == Person && Reviewers.Contains(e.Role) => this with { Roles = Roles.Add(e.Role) },
        RoleWithdrawn e when e.Person == Person => this with { Roles = Roles.Remove(e.Role) },
        _ => this with { Team = Team.Evolve(@event) },
    };
}
