namespace Pmo.Office;

/// <summary>The project register, page by page.</summary>
/// <param name="Text">Words to find in code, name, description, department or the project manager's name; all must be found.</param>
/// <param name="Unit">A department, programme or portfolio: projects of its whole part of the tree.</param>
/// <param name="Status">How the project stands.</param>
/// <param name="Manager">The accountable project manager.</param>
/// <param name="Sort"><c>code</c>, <c>name</c>, <c>department</c>, <c>manager</c>, <c>status</c>, <c>start</c>, <c>end</c> or <c>budget</c>; with a dash in front descending.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page, at most 500.</param>
/// <param name="Only">Only these.</param>
[May(Role.System, Role.Reader)]
public sealed record FindProjects(
    string? Text = null, UnitId? Unit = null, ProjectStatus? Status = null, PersonId? Manager = null,
    string? Sort = null, int Page = 1, int Size = 50, ProjectId[]? Only = null) : IQuery<Page<ProjectRow>>;

/// <summary>A project as the register's list shows it.</summary>
public sealed record ProjectRow(
    ProjectId Project, string Code, string Name, UnitId? Department, string? DepartmentName, PersonId? Manager, string? ManagerName,
    PersonId? Sponsor, string? SponsorName, ProjectStatus Status, string? Category, string? Class, string? Phase,
    DateOnly? Start, DateOnly? End, decimal? Budget, string? Currency);

/// <summary>All the register knows of one project; null when there is none.</summary>
[May(Role.System, Role.Reader)]
public sealed record ShowProject(ProjectId Project) : IQuery<ProjectSheet?>;

/// <summary>All the register knows of one project.</summary>
/// <param name="Department">Where it belongs, from the top of the tree down; empty: nowhere.</param>
/// <param name="Groups">The programmes and portfolios it stands in.</param>
/// <param name="Planned">The department it will move to, if that is decided.</param>
public sealed record ProjectSheet(
    ProjectId Project, string Code, string Name, string? Description, ProjectProfile Profile,
    IReadOnlyList<UnitName> Department, IReadOnlyList<UnitName> Groups, PlannedMove? Planned, ProjectStanding Standing,
    Named? Manager, Named? Sponsor, IReadOnlyList<Named> Team);

/// <summary>How a project stands, since when, and who decided that.</summary>
/// <param name="ReviewOn">The day on which a hold is looked at again.</param>
public sealed record ProjectStanding(ProjectStatus Status, DateOnly? Since, Named? DecidedBy, string? Reason, DateOnly? ReviewOn = null);

/// <summary>A person with their name of today, and since when they hold the part, where that is known.</summary>
public sealed record Named(PersonId Person, string Name, DateTimeOffset? Since = null);

/// <summary>A unit with its name of today.</summary>
public sealed record UnitName(UnitId Unit, UnitKind Kind, string Code, string Name);

/// <summary>Where something will stand from a day on; nowhere (at the top) when there is no unit.</summary>
public sealed record PlannedMove(UnitId? To, string? Name, DateOnly From);

/// <summary>One of the three trees, parents before children, siblings by code.</summary>
/// <param name="Kind">Which tree.</param>
/// <param name="On">The tree as it stands, or stood, on a day; without it as it stands now.</param>
[May(Role.System, Role.Reader)]
public sealed record FindUnits(UnitKind Kind, DateOnly? On = null) : IQuery<IReadOnlyList<UnitRow>>;

/// <summary>A unit in its tree.</summary>
/// <param name="Depth">0 at the top.</param>
/// <param name="Projects">Projects of its whole part of the tree today, not counting completed and cancelled ones.</param>
/// <param name="Closed">The first day it no longer exists.</param>
public sealed record UnitRow(
    UnitId Unit, string Code, string Name, UnitId? Parent, int Depth, PersonId? Manager, string? ManagerName, int Projects,
    DateOnly From, DateOnly? Closed, PlannedMove? Planned);

/// <summary>All working-day calendars by name.</summary>
[May(Role.System, Role.Reader)]
public sealed record FindCalendars : IQuery<IReadOnlyList<CalendarRow>>;

/// <summary>A working-day calendar in the list.</summary>
public sealed record CalendarRow(CalendarId Calendar, string Name, string Zone, IReadOnlyList<DayOfWeek> WorkingDays, int Holidays, DateOnly? LastHoliday);

/// <summary>One calendar with its holidays in order; null when there is none.</summary>
[May(Role.System, Role.Reader)]
public sealed record ShowCalendar(CalendarId Calendar) : IQuery<CalendarSheet?>;

/// <summary>A calendar with its holidays in order.</summary>
public sealed record CalendarSheet(CalendarId Calendar, string Name, string Zone, IReadOnlyList<DayOfWeek> WorkingDays, IReadOnlyList<Holiday> Holidays);
