namespace Pmo.Office;

/// <summary>Hold, resumption and end of a project are decided outside the PMO; it records them with who decided and from when.</summary>
internal sealed class RecordProjectStatusRule : IRule<RecordProjectStatus, Project, KnownPeople>
{
    public string Stream(RecordProjectStatus c) => Projects.StreamOf(c.Project);

    public IEnumerable<string> Consults(RecordProjectStatus c, Project project) => KnownPeople.StreamsOf(c.DecidedBy);

    public Decision Decide(RecordProjectStatus c, Project project, KnownPeople people, Moment m) => project switch
    {
        { Registered: false } => Project.Unknown,
        _ when c.Status == project.Status => Decision.Nothing,
        { Ended: true } when c.Status is not ProjectStatus.Active =>
            Decision.Refuse("project.ended", $"The project was {Word(project.Status)} on {project.StatusFrom:yyyy-MM-dd}; open it again first."),
        _ when Days.Refused(c.From) is { } refused => refused,
        _ when Days.IsFuture(c.From, m) => Days.InFuture,
        _ when c.From < project.StatusFrom =>
            Decision.Refuse("project.status-later", $"The project is {Word(project.Status)} since {project.StatusFrom:yyyy-MM-dd}. Choose that day or a later one."),
        _ when !Entry.IsText(c.Reason, Entry.Text) => Decision.Refuse("project.reason-invalid", $"A reason has at most {Entry.Text} characters."),
        _ when NeedsReason(c, project) && Entry.Tidy(c.Reason) is null => Decision.Refuse("project.reason-missing", "Say why: a project is not cancelled or opened again without a reason."),
        _ when people.RefusesDecision(c.DecidedBy, m) is { } refused => refused,
        _ when c.Status is ProjectStatus.OnHold && RefusedReview(c.ReviewOn, m) is { } refused => refused,
        _ => [new ProjectStatusRecorded(c.Project, c.Status, c.From, c.DecidedBy, Entry.Tidy(c.Reason), ReviewOf(c), c.Status is ProjectStatus.OnHold ? m.Actor : null)],
    };

    /// <summary>Why a hold cannot be looked at again on a day, or null when it can. What the system records may leave it open.</summary>
    public static Decision? RefusedReview(DateOnly? day, Moment m) => day switch
    {
        null when m.Is(Role.System) => null,
        null => Decision.Refuse("hold.review-missing", "Say on which day the hold is looked at again: no project is on hold without an end in sight."),
        { } on when Days.Refused(on) is { } refused => refused,
        { } on when on <= DateOnly.FromDateTime(m.Now.UtcDateTime) || on > DateOnly.FromDateTime(m.Now.UtcDateTime).AddYears(1) =>
            Decision.Refuse("hold.review-day", "Choose a review day after today and within a year."),
        _ => null,
    };

    private static DateOnly? ReviewOf(RecordProjectStatus c) => c.Status is ProjectStatus.OnHold ? c.ReviewOn : null;

    private static bool NeedsReason(RecordProjectStatus c, Project project) => c.Status is ProjectStatus.Cancelled || project.Ended;

    private static string Word(ProjectStatus status) => status switch
    {
        ProjectStatus.OnHold => "on hold",
        ProjectStatus.Completed => "completed",
        ProjectStatus.Cancelled => "cancelled",
        _ => "active",
    };
}
