namespace Pmo.Office;

/// <summary>How the register's record of a project is told.</summary>
internal static class ProjectStory
{
    public static StreamStory Story { get; } = new StreamStory<Project>("office.project", "Project").Is<ProjectId>().On(id => $"/projects/{id}")
        .Called<ProjectRegistered>(e => Tell.Name(e.Project))
        .Names("From", "True from day").Names("Import", "Brought by the import").Names("Units", "Portfolios and programmes").Names("Groups", "Portfolios and programmes")
        .Names("Team", "Team members").Names("Planned", "Move decided").Names("ProfileFrom", "Facts true from").Names("StatusFrom", "Status since").Names("Closed", "Department closed on")
        .Names("ReviewOn", "Hold looked at again on").Names("To", "Who was told").Names("Time", "How often it was told").Names("Start", "Planned start").Names("End", "Planned end").Names("Class", "Project class")
        .Says<ProjectRegistered>(e => $"{Tell.Name(e.Project)} entered the register{(e.Import is null ? "" : " by an import")}, under the code {e.Code}.")
        .Says<ProjectRenamed>(e => $"{Tell.Name(e.Project)} was given the name \"{e.Name}\".")
        .Says<ProjectProfileChanged>(e => $"The register's facts about {Tell.Name(e.Project)} were changed, true from {Tell.Day(e.From)}{Decided(e.DecidedBy)}.", e => Tell.Day(e.From))
        .Says<ProjectMoveDecided>(e => $"It was decided that {Tell.Name(e.Project)} belongs to {Tell.Name(e.Department, "no department")} from {Tell.Day(e.From)} on.", e => Tell.Day(e.From))
        .Says<ProjectMoved>(e => $"{Tell.Name(e.Project)} belongs to {Tell.Name(e.Department, "no department")} from {Tell.Day(e.From)} on.", e => Tell.Day(e.From))
        .Says<ProjectMoveDropped>(e => $"The move of {Tell.Name(e.Project)} to {Tell.Name(e.Department, "a department")} did not take effect: that department was closed on {Tell.Day(e.Closed)}.")
        .Says<ProjectGrouped>(e => $"{Tell.Name(e.Project)} stands in {Tell.List([.. e.Units.Select(u => Tell.Name(u, ""))], "no portfolio and no programme")}.")
        .Says<ProjectManagerNamed>(e => e.Manager is { } manager
            ? $"{Tell.Name(manager)} became the project manager of {Tell.Name(e.Project)}{Decided(e.DecidedBy)}." : $"{Tell.Name(e.Project)} has no project manager any more{Decided(e.DecidedBy)}.", e => Tell.At(e.At))
        .Says<SponsorNamed>(e => e.Sponsor is { } sponsor
            ? $"{Tell.Name(sponsor)} became the sponsor of {Tell.Name(e.Project)}{Decided(e.DecidedBy)}." : $"{Tell.Name(e.Project)} has no sponsor any more{Decided(e.DecidedBy)}.", e => Tell.At(e.At))
        .Says<TeamMemberAdded>(e => $"{Tell.Name(e.Member)} joined the team of {Tell.Name(e.Project)}.")
        .Says<TeamMemberRemoved>(e => $"{Tell.Name(e.Member)} left the team of {Tell.Name(e.Project)}.")
        .Says<ProjectStatusRecorded>(e => $"{Tell.Name(e.Project)} {Of(e.Status)} from {Tell.Day(e.From)} on{Decided(e.DecidedBy)}{Because(e.Reason)}", e => Tell.Day(e.From))
        .Says<HoldReviewed>(e => $"{Tell.Name(e.Project)} stays on hold until it is looked at again on {Tell.Day(e.ReviewOn)}{Decided(e.DecidedBy)}{Because(e.Reason)}")
        .Says<HoldReviewDue>(e => $"The hold of {Tell.Name(e.Project)} was to be looked at on {Tell.Day(e.ReviewOn)}; {Tell.List([.. e.To.Select(p => Tell.Name(p))], "nobody")} {(e.To.Count == 1 ? "was" : "were")} told.", e => Tell.Day(e.ReviewOn));

    private static string Of(ProjectStatus status) => status switch
    {
        ProjectStatus.Active => "is active",
        ProjectStatus.OnHold => "is on hold",
        ProjectStatus.Completed => "is completed",
        _ => "is cancelled",
    };

    private static string Decided(PersonId? by) => by is { } person ? $", as {Tell.Name(person)} decided" : "";

    private static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? "." : $": {reason}";
}
