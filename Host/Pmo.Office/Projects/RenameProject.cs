namespace Pmo.Office;

/// <summary>Gives a project another name or description.</summary>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record RenameProject(ProjectId Project, string Name, string? Description) : ICommand;

/// <summary>A project may be renamed at any time; its code stays, so that everybody still finds it.</summary>
internal sealed class RenameProjectRule : IRule<RenameProject, Project>
{
    public string Stream(RenameProject c) => Projects.StreamOf(c.Project);

    public Decision Decide(RenameProject c, Project project, Moment m) => project switch
    {
        { Registered: false } => Project.Unknown,
        _ when ProjectEntry.Refused(c.Name, c.Description) is { } refused => refused,
        _ when c.Name.Trim() == project.Name && Entry.Tidy(c.Description) == project.Description => Decision.Nothing,
        _ => [new ProjectRenamed(c.Project, c.Name.Trim(), Entry.Tidy(c.Description))],
    };
}
