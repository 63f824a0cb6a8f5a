using Pmo.Office.People;

namespace Pmo.Office;

/// <summary>Calls for the review of a hold whose day has come.</summary>
/// <param name="Time">1 on the day itself, 2 a week later.</param>
[May(Role.System)]
internal sealed record CallHoldReview(ProjectId Project, DateOnly ReviewOn, int Time) : ICommand;

/// <summary>
/// On the review day of a hold, and each week after it until somebody records what became of it, whoever decided it, whoever
/// answers for the project and whoever in the PMO recorded it are told; where that person has left the PMO, its heads.
/// </summary>
internal sealed class CallHoldReviewRule : IRule<CallHoldReview, Project, KnownPeople>
{
    public string Stream(CallHoldReview c) => Projects.StreamOf(c.Project);

    public IEnumerable<string> Consults(CallHoldReview c, Project project) =>
        [RoleHolders.StreamOf(Role.HeadOfPmo), .. KnownPeople.StreamsOf(project.Hold?.DecidedBy, project.Hold?.RecordedBy, project.Manager, project.Sponsor)];

    public IEnumerable<string> ConsultsFurther(CallHoldReview c, Project project, KnownPeople people) => people.Pmo.Select(p => Person.StreamOf(p.Item1)).Order(StringComparer.Ordinal);

    public Decision Decide(CallHoldReview c, Project project, KnownPeople people, Moment m) => project switch
    {
        { Hold: not { } } => Decision.Nothing,
        { Hold: { } hold } when hold.ReviewOn != c.ReviewOn || hold.Reminded >= c.Time => Decision.Nothing,
        _ => [new HoldReviewDue(c.Project, c.ReviewOn, c.Time, Receivers(project, people), m.Now)],
    };

    private static IReadOnlyList<PersonId> Receivers(Project project, KnownPeople people)
    {
        var officer = project.Hold!.RecordedBy is { } by && people.Pmo.Any(p => p.Item1 == by) && Able(by) ? by : (PersonId?)null;
        IEnumerable<PersonId?> pmo = officer is null ? people.Pmo.Where(p => p.Item2 is Role.HeadOfPmo).Select(p => (PersonId?)p.Item1).OrderBy(p => p!.Value.Value) : [officer];
        return [.. ((IEnumerable<PersonId?>)[project.Hold.DecidedBy, project.Manager ?? project.Sponsor, .. pmo]).OfType<PersonId>().Where(Able).Distinct()];

        bool Able(PersonId person) => !people.Disabled.Contains(person);
    }
}

/// <summary>A hold is called for on its review day, and a week after each call that changed nothing.</summary>
internal sealed class CallHoldReviewInTime : Policy
{
    private static readonly TimeOnly Morning = new(6, 0);

    public override string StoredName => "office.call-hold-review-in-time";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ProjectStatusRecorded { Status: ProjectStatus.OnHold, ReviewOn: { } on } e => [At(new(on, Morning, TimeSpan.Zero), new CallHoldReview(e.Project, on, 1))],
        HoldReviewed e => [At(new(e.ReviewOn, Morning, TimeSpan.Zero), new CallHoldReview(e.Project, e.ReviewOn, 1))],
        HoldReviewDue e => [At(e.At.AddDays(7), new CallHoldReview(e.Project, e.ReviewOn, e.Time + 1))],
        _ => None,
    };
}

/// <summary>Who is concerned hears that the review day of a hold has come.</summary>
internal sealed class TellWhenHoldReviewDue : Policy
{
    /// <summary>A hold that concerns you is to be looked at again.</summary>
    public static NoticeKind Kind { get; } = new("office.hold-review-due", "A project's hold is to be reviewed", Duty: true);

    public override string StoredName => "office.tell-when-hold-review-due";

    public override IEnumerable<Reaction> React(object @event) => @event is HoldReviewDue e ? e.To.Select(to => Now(Told(e, to))) : None;

    private static RequestNotice Told(HoldReviewDue e, PersonId to) => new(
        Notices.IdOf(Kind.Name, to, $"{e.Project}/{e.ReviewOn:yyyy-MM-dd}/{e.Time}", e.At), to, Kind.Name,
        e.Time == 1
            ? $"The hold of {Notices.Name(e.Project)} is to be reviewed today. Does it go on, or does the project resume or end?"
            : $"The hold of {Notices.Name(e.Project)} was to be reviewed on {e.ReviewOn:yyyy-MM-dd}, and nothing is recorded. Does it go on, or does the project resume or end?",
        "You decided this hold, answer for the project, or recorded the hold for the PMO.", $"/projects/{e.Project}");
}
