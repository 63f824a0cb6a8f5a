namespace Pmo.Office;

/// <summary>Changes what the register knows of a project from a day on.</summary>
/// <param name="Project">Which.</param>
/// <param name="Profile">The whole profile as it is from then on.</param>
/// <param name="From">The day from which that is true; not in the future.</param>
/// <param name="DecidedBy">Who outside the PMO decided, where the phase changes.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record ChangeProjectProfile(ProjectId Project, ProjectProfile Profile, DateOnly From, PersonId? DecidedBy = null) : ICommand;

/// <summary>The PMO keeps the register's facts; that a phase was reached it only records, with who decided it.</summary>
internal sealed class ChangeProjectProfileRule : IRule<ChangeProjectProfile, Project, KnownPeople>
{
    public string Stream(ChangeProjectProfile c) => Projects.StreamOf(c.Project);

    public IEnumerable<string> Consults(ChangeProjectProfile c, Project project) => KnownPeople.StreamsOf(c.DecidedBy);

    public Decision Decide(ChangeProjectProfile c, Project project, KnownPeople people, Moment m) => project switch
    {
        { Registered: false } => Project.Unknown,
        _ when ProjectEntry.Refused(c.Profile) is { } refused => refused,
        _ when ProjectEntry.Tidy(c.Profile) == project.Profile => Decision.Nothing,
        _ when Days.Refused(c.From) is { } refused => refused,
        _ when Days.IsFuture(c.From, m) => Days.InFuture,
        _ when c.From < project.ProfileFrom => Decision.Refuse("project.changed-later", $"The profile was changed from {project.ProfileFrom:yyyy-MM-dd} on already. Choose that day or a later one."),
        _ when Entry.Tidy(c.Profile.Phase) != project.Profile.Phase && people.RefusesDecision(c.DecidedBy, m) is { } refused => refused,
        _ => [new ProjectProfileChanged(c.Project, ProjectEntry.Tidy(c.Profile), c.From, c.DecidedBy)],
    };
}
