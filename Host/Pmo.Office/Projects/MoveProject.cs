namespace Pmo.Office;

/// <summary>Moves a project to another department from a day on, which may be in the future.</summary>
/// <param name="Project">Which.</param>
/// <param name="Department">Where it belongs from then on; null: nowhere.</param>
/// <param name="From">The first day.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record MoveProject(ProjectId Project, UnitId? Department, DateOnly From) : ICommand;

/// <summary>A project is in one department at a time; a move holds from its day, and the newest decision counts.</summary>
internal sealed class MoveProjectRule : IRule<MoveProject, Project, Structure>
{
    public string Stream(MoveProject c) => Projects.StreamOf(c.Project);

    public IEnumerable<string> Consults(MoveProject c, Project project) => [Units.StreamOf(UnitKind.Department), Calendars.StreamOf(CalendarId.Default)];

    public Decision Decide(MoveProject c, Project project, Structure structure, Moment m) => project switch
    {
        { Registered: false } => Project.Unknown,
        _ when Days.Refused(c.From) is { } refused => refused,
        _ when structure.Refuses(c.Department, UnitKind.Department) is { } refused => refused,
        _ when c.From < project.MovedOn => Decision.Refuse("project.moved-later", $"The project was moved on {project.MovedOn:yyyy-MM-dd} already. Choose that day or a later one."),
        { Planned: null } when c.Department == project.Department => Decision.Nothing,
        { Planned: { } planned } when planned.Department == c.Department && planned.From == c.From => Decision.Nothing,
        _ when c.From > structure.Today(m) => [Decided(c, structure)],
        _ => [Decided(c, structure), new ProjectMoved(c.Project, c.Department, c.From)],
    };

    private static ProjectMoveDecided Decided(MoveProject c, Structure structure) => new(c.Project, c.Department, c.From, structure.Starts(c.From));
}

/// <summary>The day of a project's move has come.</summary>
[May(Role.System)]
internal sealed record TakeEffectOfProjectMove(ProjectId Project, DateOnly From) : ICommand;

/// <summary>A decided move takes effect on its day, unless another decision replaced it; it is dropped when its department was closed meanwhile.</summary>
internal sealed class TakeEffectOfProjectMoveRule : IRule<TakeEffectOfProjectMove, Project, Structure>
{
    public string Stream(TakeEffectOfProjectMove c) => Projects.StreamOf(c.Project);

    public IEnumerable<string> Consults(TakeEffectOfProjectMove c, Project project) => project.Planned?.Department is null ? [] : [Units.StreamOf(UnitKind.Department)];

    public Decision Decide(TakeEffectOfProjectMove c, Project project, Structure structure, Moment m) => project.Planned switch
    {
        { } planned when planned.From != c.From => Decision.Nothing,
        { } planned when m.Now < planned.TakesEffect => Decision.NotBefore(planned.TakesEffect, "project.move-ahead", $"The move takes effect on {planned.From:yyyy-MM-dd}."),
        { Department: { } department } planned when structure.Tree.Find(department) is { Closed: { } day } => [new ProjectMoveDropped(c.Project, department, planned.From, day)],
        { } planned => [new ProjectMoved(c.Project, planned.Department, planned.From)],
        null => Decision.Nothing,
    };
}
