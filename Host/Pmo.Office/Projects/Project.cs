using System.Collections.Immutable;

namespace Pmo.Office;

/// <summary>What the register remembers of one project.</summary>
internal sealed record Project : IState<Project>
{
    public static Project Initial { get; } = new();

    public string? Code { get; private init; }
    public string Name { get; private init; } = "";
    public string? Description { get; private init; }
    public ProjectProfile Profile { get; private init; } = new();
    public DateOnly ProfileFrom { get; private init; }
    public UnitId? Department { get; private init; }
    public DateOnly MovedOn { get; private init; }
    public ProjectMoveDecided? Planned { get; private init; }
    public ImmutableHashSet<UnitId> Groups { get; private init; } = [];
    public PersonId? Manager { get; private init; }
    public PersonId? Sponsor { get; private init; }
    public ImmutableHashSet<PersonId> Team { get; private init; } = [];
    public ProjectStatus Status { get; private init; }
    public DateOnly StatusFrom { get; private init; }

    /// <summary>The hold it is on; null: none.</summary>
    public Hold? Hold { get; private init; }

    public bool Registered => Code is not null;
    public bool Ended => Status is ProjectStatus.Completed or ProjectStatus.Cancelled;

    public static Decision Unknown => Decision.Refuse("project.unknown", "There is no such project in the register.");

    public Project Evolve(object @event) => @event switch
    {
        ProjectRegistered e => this with { Code = e.Code, Name = e.Name, Description = e.Description, Department = e.Department, Profile = e.Profile },
        ProjectRenamed e => this with { Name = e.Name, Description = e.Description },
        ProjectProfileChanged e => this with { Profile = e.Profile, ProfileFrom = e.From },
        ProjectMoveDecided e => this with { Planned = e },
        ProjectMoved e => this with { Department = e.Department, MovedOn = e.From, Planned = null },
        ProjectMoveDropped => this with { Planned = null },
        ProjectGrouped e => this with { Groups = [.. e.Units] },
        ProjectManagerNamed e => this with { Manager = e.Manager },
        SponsorNamed e => this with { Sponsor = e.Sponsor },
        TeamMemberAdded e => this with { Team = Team.Add(e.Member) },
        TeamMemberRemoved e => this with { Team = Team.Remove(e.Member) },
        ProjectStatusRecorded e => this with { Status = e.Status, StatusFrom = e.From, Hold = e.Status is ProjectStatus.OnHold ? new(e.ReviewOn, e.DecidedBy, e.RecordedBy) : null },
        HoldReviewed e => this with { Hold = new(e.ReviewOn, e.DecidedBy, e.RecordedBy) },
        HoldReviewDue e => this with { Hold = Hold is { } hold ? hold with { Reminded = e.Time } : null },
        _ => throw new UnknownEventException(typeof(Project), @event),
    };
}

/// <summary>A hold: when it is looked at again, who decided it, who recorded it, and how often its review day was told.</summary>
internal sealed record Hold(DateOnly? ReviewOn, PersonId? DecidedBy, PersonId? RecordedBy, int Reminded = 0);
