namespace Pmo.Office;

/// <summary>The team is kept by the PMO, and by the project's own manager.</summary>
internal sealed class AddTeamMemberRule : IRule<AddTeamMember, Project, KnownPeople>
{
    public string Stream(AddTeamMember c) => Projects.StreamOf(c.Project);

    public IEnumerable<string> Consults(AddTeamMember c, Project project) => KnownPeople.StreamsOf(c.Member);

    public Decision Decide(AddTeamMember c, Project project, KnownPeople people, Moment m) => project switch
    {
        { Registered: false } => Project.Unknown,
        _ when !Team.IsKeptBy(project, m) => Project.Unknown,
        _ when project.Team.Contains(c.Member) => Decision.Nothing,
        _ when people.Refuses(c.Member) is { } refused => refused,
        _ => [new TeamMemberAdded(c.Project, c.Member)],
    };
}

/// <summary>Takes a person off a project's team.</summary>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.ProjectManager)]
internal sealed record RemoveTeamMember(ProjectId Project, PersonId Member) : ICommand;

/// <summary>Who leaves the team no longer sees the project's inner matters; what they wrote stays.</summary>
internal sealed class RemoveTeamMemberRule : IRule<RemoveTeamMember, Project>
{
    public string Stream(RemoveTeamMember c) => Projects.StreamOf(c.Project);

    public Decision Decide(RemoveTeamMember c, Project project, Moment m) => project switch
    {
        { Registered: false } => Project.Unknown,
        _ when !Team.IsKeptBy(project, m) => Project.Unknown,
        _ when !project.Team.Contains(c.Member) => Decision.Nothing,
        _ => [new TeamMemberRemoved(c.Project, c.Member)],
    };
}

/// <summary>Who keeps a project's team; to anybody else a foreign project does not exist.</summary>
internal static class Team
{
    public static bool IsKeptBy(Project project, Moment m) => m.Is(Role.PmoOfficer, Role.HeadOfPmo) || project.Manager == m.Actor;
}
