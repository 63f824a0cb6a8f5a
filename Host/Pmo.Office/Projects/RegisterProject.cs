namespace Pmo.Office;

/// <summary>A code is registered once: by hand a second time is refused, from a file it adds nothing.</summary>
internal sealed class RegisterProjectRule : IRule<RegisterProject, Project, Structure>
{
    public string Stream(RegisterProject c) => Projects.StreamOf(Projects.IdOf(c.Code));

    public IEnumerable<string> Consults(RegisterProject c, Project project) => c.Department is null ? [] : [Units.StreamOf(UnitKind.Department)];

    public Decision Decide(RegisterProject c, Project project, Structure structure, Moment m) => project switch
    {
        _ when !Entry.IsLine(c.Code, Entry.Code) => Decision.Refuse("project.code-invalid", $"Give the project a code of one line, at most {Entry.Code} characters."),
        { Registered: true } when c.Import is not null => Decision.Nothing,
        { Registered: true } => Decision.Refuse("project.code-taken", $"The code {project.Code} is taken by \"{project.Name}\". Choose another."),
        _ when (ProjectEntry.Refused(c.Name, c.Description) ?? ProjectEntry.Refused(c.Profile)) is { } refused => refused,
        _ when structure.Refuses(c.Department, UnitKind.Department) is { } refused => refused,
        _ => [new ProjectRegistered(Projects.IdOf(c.Code), c.Code.Trim(), c.Name.Trim(), Entry.Tidy(c.Description), c.Department, ProjectEntry.Tidy(c.Profile), c.Import)],
    };
}
