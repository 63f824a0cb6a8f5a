namespace Pmo.Office;

/// <summary>A project entered the register, by hand or by an import.</summary>
/// <param name="Project">Made from the code (<see cref="Projects.IdOf"/>), so that a code is taken once.</param>
/// <param name="Code">As people write it.</param>
/// <param name="Department">The department it belongs to.</param>
/// <param name="Import">The import that brought it; its rows stay hidden until that import is complete.</param>
[EventName("office.project-registered")]
public sealed record ProjectRegistered(ProjectId Project, string Code, string Name, string? Description, UnitId? Department, ProjectProfile Profile, Guid? Import = null);

/// <summary>What the register knows of a project beside its name and people.</summary>
/// <param name="Category">What kind of work it is, in the organisation's own words.</param>
/// <param name="Class">Size × risk × type, in the organisation's own words.</param>
/// <param name="Budget">In <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record ProjectProfile(string? Category = null, string? Class = null, DateOnly? Start = null, DateOnly? End = null, decimal? Budget = null, string? Currency = null, string? Phase = null);

/// <summary>A project has another name or description; its code stays.</summary>
[EventName("office.project-renamed")]
public sealed record ProjectRenamed(ProjectId Project, string Name, string? Description);

/// <summary>The register's facts about a project were changed, with the day from which that is true.</summary>
/// <param name="DecidedBy">Who outside the PMO decided, where the phase changed.</param>
[EventName("office.project-profile-changed")]
public sealed record ProjectProfileChanged(ProjectId Project, ProjectProfile Profile, DateOnly From, PersonId? DecidedBy = null);

/// <summary>It was decided that the project belongs to another department from a later day on.</summary>
/// <param name="TakesEffect">The first instant of that day.</param>
[EventName("office.project-move-decided")]
public sealed record ProjectMoveDecided(ProjectId Project, UnitId? Department, DateOnly From, DateTimeOffset TakesEffect);

/// <summary>The project belongs to another department from a day on.</summary>
[EventName("office.project-moved")]
public sealed record ProjectMoved(ProjectId Project, UnitId? Department, DateOnly From);

/// <summary>A decided move did not take effect: its department was closed before its day. The project stays where it is.</summary>
[EventName("office.project-move-dropped")]
public sealed record ProjectMoveDropped(ProjectId Project, UnitId Department, DateOnly From, DateOnly Closed);

/// <summary>The portfolios and programmes a project stands in, all of them.</summary>
[EventName("office.project-grouped")]
public sealed record ProjectGrouped(ProjectId Project, IReadOnlyList<UnitId> Units);

/// <summary>The accountable project manager from an instant on; null: none. The PMO only records who decided.</summary>
[EventName("office.project-manager-named")]
public sealed record ProjectManagerNamed(ProjectId Project, PersonId? Manager, DateTimeOffset At, PersonId? DecidedBy = null);

/// <summary>The sponsor from an instant on; null: none.</summary>
[EventName("office.sponsor-named")]
public sealed record SponsorNamed(ProjectId Project, PersonId? Sponsor, DateTimeOffset At, PersonId? DecidedBy = null);

/// <summary>A team member besides the project manager may see the project's inner matters and write its draft.</summary>
[EventName("office.team-member-added")]
public sealed record TeamMemberAdded(ProjectId Project, PersonId Member);

/// <summary>A person is no longer of the project's team, and loses what they saw by it.</summary>
[EventName("office.team-member-removed")]
public sealed record TeamMemberRemoved(ProjectId Project, PersonId Member);

/// <summary>How a project stands in the register.</summary>
public enum ProjectStatus { Active, OnHold, Completed, Cancelled }

/// <summary>A project was put on hold, resumed, completed or cancelled; recorded with the outside person who decided, by id like all people.</summary>
/// <param name="ReviewOn">The day on which a hold is looked at again; null: it is none, or nobody said.</param>
/// <param name="RecordedBy">Who in the PMO recorded a hold, and hears of it on that day.</param>
[EventName("office.project-status-recorded")]
public sealed record ProjectStatusRecorded(ProjectId Project, ProjectStatus Status, DateOnly From, PersonId? DecidedBy, string? Reason, DateOnly? ReviewOn = null, PersonId? RecordedBy = null);

/// <summary>A hold was looked at and goes on, until another review day.</summary>
[EventName("office.hold-reviewed")]
public sealed record HoldReviewed(ProjectId Project, DateOnly ReviewOn, PersonId? DecidedBy, string? Reason, PersonId RecordedBy, DateTimeOffset At);

/// <summary>The review day of a hold has come, or passed again by a week, and nobody has recorded what became of it.</summary>
/// <param name="Time">1 on the day itself.</param>
/// <param name="To">Who decided the hold, who answers for the project, and who in the PMO recorded it.</param>
[EventName("office.hold-review-due")]
public sealed record HoldReviewDue(ProjectId Project, DateOnly ReviewOn, int Time, IReadOnlyList<PersonId> To, DateTimeOffset At);

/// <summary>How project ids and streams are made.</summary>
public static class Projects
{
    /// <summary>The project with this code; case and surrounding blanks do not matter.</summary>
    public static ProjectId IdOf(string code) => new(Ids.Named("office.project", code.Trim().ToUpperInvariant()));

    /// <summary>The stream that holds the register's facts about a project.</summary>
    public static string StreamOf(ProjectId project) => $"office.project-{project}";
}
