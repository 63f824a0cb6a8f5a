namespace Pmo.Office;

/// <summary>A project stands in any number of programmes and portfolios; it belongs to its department in another way.</summary>
internal sealed class GroupProjectRule : IRule<GroupProject, Project, Structure>
{
    public string Stream(GroupProject c) => Projects.StreamOf(c.Project);

    public IEnumerable<string> Consults(GroupProject c, Project project) => [Units.StreamOf(UnitKind.Programme), Units.StreamOf(UnitKind.Portfolio)];

    public Decision Decide(GroupProject c, Project project, Structure structure, Moment m) => project switch
    {
        { Registered: false } => Project.Unknown,
        _ when c.Units.Where(u => !project.Groups.Contains(u)).Select(u => structure.Refuses(u)).FirstOrDefault(r => r is not null) is { } refused => refused,
        _ when project.Groups.SetEquals(c.Units) => Decision.Nothing,
        _ => [new ProjectGrouped(c.Project, [.. c.Units.Distinct().OrderBy(u => u.Value)])],
    };
}
