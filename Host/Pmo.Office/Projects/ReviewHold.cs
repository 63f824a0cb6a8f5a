namespace Pmo.Office;

/// <summary>That a hold goes on is decided outside the PMO, which records it with a new day for the next look.</summary>
internal sealed class ReviewHoldRule : IRule<ReviewHold, Project, KnownPeople>
{
    public string Stream(ReviewHold c) => Projects.StreamOf(c.Project);

    public IEnumerable<string> Consults(ReviewHold c, Project project) => KnownPeople.StreamsOf(c.DecidedBy);

    public Decision Decide(ReviewHold c, Project project, KnownPeople people, Moment m) => project switch
    {
        { Registered: false } => Project.Unknown,
        { Hold: null } => Decision.Refuse("hold.none", "This project is not on hold; there is nothing to review."),
        { Hold.ReviewOn: var on } when on == c.ReviewOn => Decision.Nothing,
        _ when RecordProjectStatusRule.RefusedReview(c.ReviewOn, m) is { } refused => refused,
        _ when !Entry.IsText(c.Reason, Entry.Text) => Decision.Refuse("project.reason-invalid", $"A reason has at most {Entry.Text} characters."),
        _ when people.RefusesDecision(c.DecidedBy, m) is { } refused => refused,
        _ => [new HoldReviewed(c.Project, c.ReviewOn, c.DecidedBy, Entry.Tidy(c.Reason), m.Actor, m.Now)],
    };
}
