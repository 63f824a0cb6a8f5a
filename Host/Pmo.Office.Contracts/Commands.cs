namespace Pmo.Office;

/// <summary>Enters a project in the register. Its id is made from the code, so that a code is taken once.</summary>
/// <param name="Code">As people write it; case and surrounding blanks do not matter.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it is about, in a few sentences.</param>
/// <param name="Department">The department it belongs to.</param>
/// <param name="Profile">What else the register knows.</param>
/// <param name="Import">The import that brings it. Registering the same code again then adds nothing, where by hand it is refused.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
public sealed record RegisterProject(string Code, string Name, string? Description, UnitId? Department, ProjectProfile Profile, Guid? Import = null) : ICommand;

/// <summary>Says in which programmes and portfolios a project stands; the list replaces the one before.</summary>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
public sealed record GroupProject(ProjectId Project, IReadOnlyList<UnitId> Units) : ICommand;

/// <summary>Names the accountable project manager; null for none.</summary>
/// <param name="DecidedBy">Who outside the PMO decided it: the PMO only records.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
public sealed record NameProjectManager(ProjectId Project, PersonId? Manager, PersonId? DecidedBy = null) : ICommand;

/// <summary>Names the sponsor; null for none.</summary>
/// <param name="DecidedBy">Who decided it, if that is known.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
public sealed record NameSponsor(ProjectId Project, PersonId? Sponsor, PersonId? DecidedBy = null) : ICommand;

/// <summary>Lets a person see the project's inner matters and write its draft. A project manager may do it for their own project.</summary>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.ProjectManager)]
public sealed record AddTeamMember(ProjectId Project, PersonId Member) : ICommand;

/// <summary>Records that a project was put on hold, resumed, completed, cancelled or, with a reason, opened again.</summary>
/// <param name="From">The day from which it holds; not in the future.</param>
/// <param name="DecidedBy">Who outside the PMO decided it: the PMO only records.</param>
/// <param name="Reason">Why; needed to cancel and to open again.</param>
/// <param name="ReviewOn">The day on which a hold is looked at again; needed for a hold.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
public sealed record RecordProjectStatus(ProjectId Project, ProjectStatus Status, DateOnly From, PersonId? DecidedBy = null, string? Reason = null, DateOnly? ReviewOn = null) : ICommand;

/// <summary>Records that a hold was looked at and goes on, until another review day.</summary>
/// <param name="DecidedBy">Who outside the PMO decided it.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
public sealed record ReviewHold(ProjectId Project, DateOnly ReviewOn, PersonId? DecidedBy = null, string? Reason = null) : ICommand;

/// <summary>Creates a department, programme or portfolio.</summary>
/// <param name="Kind">In which of the three trees.</param>
/// <param name="Code">Short, and unique in its tree; the unit's id is made from it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Parent">The unit of the same kind it stands under; null at the top.</param>
/// <param name="From">The first day it exists.</param>
/// <param name="Import">The import that brings it. Creating the same code again then adds nothing, where by hand it is refused.</param>
[May(Role.System, Role.Administrator, Role.HeadOfPmo)]
public sealed record CreateUnit(UnitKind Kind, string Code, string Name, UnitId? Parent, DateOnly From, Guid? Import = null) : ICommand;

/// <summary>Moves a unit, with all that stands under it, to another parent of its kind from a day on, which may be in the future.</summary>
[May(Role.System, Role.Administrator, Role.HeadOfPmo)]
public sealed record MoveUnit(UnitKind Kind, UnitId Unit, UnitId? Parent, DateOnly From) : ICommand;

/// <summary>Names who manages a unit and so sees the projects of its part of the tree; null for nobody.</summary>
[May(Role.System, Role.Administrator, Role.HeadOfPmo)]
public sealed record NameUnitManager(UnitKind Kind, UnitId Unit, PersonId? Manager) : ICommand;

/// <summary>Creates a working-day calendar.</summary>
/// <param name="Calendar">A new id, chosen by the sender.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Zone">IANA time zone in which due times are meant.</param>
/// <param name="WorkingDays">The days of the week worked, at least one.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
public sealed record CreateCalendar(CalendarId Calendar, string Name, string Zone, IReadOnlyList<DayOfWeek> WorkingDays) : ICommand;

/// <summary>Adds days on which nobody works; a day that is there already takes the new name.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
public sealed record AddHolidays(CalendarId Calendar, IReadOnlyList<Holiday> Holidays) : ICommand;
