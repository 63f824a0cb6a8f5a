using Pmo.Office;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Posting;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Sampling;

/// <summary>Some of the sample's projects ask for another project manager: some requests are filled, some wait for an answer, some for the head of the PMO.</summary>
internal sealed class RequestSample : SamplePart
{
    private static readonly string[] Skills = ["Planning and control", "Risk management", "Stakeholder engagement"];

    private static readonly string[] Words =
        ["I would like to lead something of this size before the year ends.", "I know this department and the people who will use it.", "It is close to home, and I have worked with the supplier before.", "My last project ends in time, and this one needs what I learned there."];

    private readonly Dictionary<RequestId, StaffingRequest> requests = [];
    private readonly Dictionary<RequestId, List<PersonId>> applied = [];
    private readonly HashSet<ProjectId> ended = [];
    private readonly Dictionary<ProjectId, ProjectLimit> limits = [];
    private LimitBook book = LimitBook.Initial;
    private PoolFacts pool = PoolFacts.Initial;
    private int registered;

    public override int Order => 45;

    public override void Begin(SampleStage stage)
    {
    }

    public override void On(Recorded happened, SampleStage stage)
    {
        pool = pool.Evolve(happened.Event);
        Limited(happened.Event);
        switch (happened.Event)
        {
            case ProjectRegistered { Profile: { Start: not null, End: { } end } } e when registered++ % 7 == 0: Ask(e.Project, e.Profile.Class, end, last: registered % 21 == 8, stage); break;
            case ProjectStatusRecorded e when e.Status is ProjectStatus.Completed or ProjectStatus.Cancelled: ended.Add(e.Project); break;
            case RoleAppliedFor e: (applied.TryGetValue(e.Request, out var all) ? all : applied[e.Request] = []).Add(e.Person); break;
            case PostingClosed { Waiting: > 0 } e:
                foreach (var person in applied[e.Request].Skip(applied.Count % 3 == 0 ? 1 : 0))
                    stage.Plan(happened.At.AddDays(2), stage.Cast.Head, new AnswerApplication(e.Request, person, "You meet what the post must have. Your time over its days is booked for most of the week."), Role.HeadOfPmo);
                break;
            case RequestDrafted e: requests[e.Request] = StaffingRequest.Initial.Evolve(e); break;
            case RequestChanged or RequestSubmitted or ShortlistingStarted or CandidateProposed or ProposalAccepted or ProposalObjected or ProposalTakenBack or RequestReturned or RequestConfirmed or RequestFilled or RequestWithdrawn:
                var id = (RequestId)happened.Event.GetType().GetProperty("Request")!.GetValue(happened.Event)!;
                requests[id] = requests[id].Evolve(happened.Event);
                break;
        }
    }

    private void Limited(object @event)
    {
        if (@event is GradeLimitSet) book = book.Evolve(@event);
        else if (@event switch { ProjectRegistered e => e.Project, ProjectProfileChanged e => e.Project, GradeWaiverGranted e => e.Project, GradeWaiverEnded e => e.Project, _ => (ProjectId?)null } is { } project)
            limits[project] = limits.GetValueOrDefault(project, ProjectLimit.None).After(@event);
    }

    private void Ask(ProjectId project, string? @class, DateOnly end, bool last, SampleStage stage)
    {
        var (id, head) = (new RequestId(Ids.Named("sample.request", $"{project}")), stage.Cast.Head);
        // Some of the last days, so that a choice still waits for its answer.
        var day = last ? stage.End.AddDays(-2) : stage.Start.AddDays(Math.Max(3, stage.Dice.Between((stage.End.DayNumber - stage.Start.DayNumber) / 2, stage.End.DayNumber - stage.Start.DayNumber - 3, $"request/{project}")));
        var at = SampleStage.At(day, 9, 10);
        var needs = new PostNeeds(
            @class == "A" || stage.Dice.Chance(.3, $"request grade/{project}") ? Grade.SeniorProjectManager : Grade.ProjectManager, 20, day.AddDays(14), end > day.AddDays(30) ? end : day.AddDays(90),
            [new(CompetencyStreams.IdOf(stage.Dice.Pick(Skills, $"request must/{project}")), CompetencyLevel.Basic, true), new(CompetencyStreams.IdOf("Leadership"), CompetencyLevel.Proficient, false)]);
        stage.Plan(at, () => ended.Contains(project) ? null : new(head, new DraftStaffing(id, project, needs, stage.Dice.Pick(Enum.GetValues<Readiness>(), $"request because/{project}")), Role.HeadOfPmo));
        stage.Plan(at.AddHours(1), () => On(id, RequestStage.Draft) ? new(head, new SubmitStaffing(id), Role.HeadOfPmo) : null);
        stage.Plan(at.AddHours(3), () => On(id, RequestStage.Submitted) ? new(head, new StartShortlisting(id), Role.HeadOfPmo) : null);
        if (stage.Dice.Chance(.5, $"request posted/{project}") || last) PostOpenly(id, at.AddHours(4), stage);
        stage.Plan(at.AddDays(2), () => On(id, RequestStage.Shortlisting) ? Choose(id, stage) : null);
        stage.Plan(at.AddDays(3), () => Answer(id, stage));
        stage.Plan(at.AddDays(4), () => Decide(id, stage));
    }

    /// <summary>Two or three of the pool apply within a day; when the role is decided all but one hear why soon.</summary>
    private void PostOpenly(RequestId id, DateTimeOffset at, SampleStage stage)
    {
        stage.Plan(at, () => !On(id, RequestStage.Shortlisting) ? null : new(stage.Cast.Head, new PostRole(id, "A team that knows its work, and a sponsor who decides fast.", DateOnly.FromDateTime(at.UtcDateTime).AddDays(10)), Role.HeadOfPmo));
        var people = stage.Cast.ProjectManagers;
        for (var n = 0; n < stage.Dice.Between(2, 3, $"applications/{id}"); n++)
        {
            var person = people[(stage.Dice.Between(0, people.Count - 1, $"applies/{id}") + n) % people.Count];
            stage.Plan(at.AddHours(3 + n), () => !On(id, RequestStage.Shortlisting) ? null : new(person, new ApplyForRole(id, person, stage.Dice.Pick(Words, $"application/{id}/{n}")), Role.ProjectManager, Role.Reader));
        }
    }

    private bool On(RequestId id, RequestStage stage) => requests.GetValueOrDefault(id)?.Stage == stage && !ended.Contains(requests[id].Project);

    private SampleMove? Choose(RequestId id, SampleStage stage)
    {
        var limited = pool with { Applied = [.. applied.GetValueOrDefault(id, [])], Office = pool.Office with { Limit = limits[requests[id].Project] with { Book = book } } };
        var ranked = Fit.Rank(requests[id].Needs!, pool.Weights, limited.For(requests[id].Needs!)).Ranked;
        if (ranked.Count == 0) return null;
        var other = ranked.Count > 1 && stage.Dice.Chance(.25, $"request other/{id}");
        return new(stage.Cast.Head, new ProposeCandidate(id, ranked[other ? 1 : 0].Person, other ? "Knows the sponsor's department." : null), Role.HeadOfPmo);
    }

    private SampleMove? Answer(RequestId id, SampleStage stage) =>
        !On(id, RequestStage.Proposed) ? null
        : stage.Dice.Chance(.2, $"request objection/{id}") ? new(requests[id].Proposal!.Person, new ObjectToProposal(id, "Two projects at once are enough for me this half year."), Role.ProjectManager, Role.Reader)
        : new(requests[id].Proposal!.Person, new AcceptProposal(id), Role.ProjectManager, Role.Reader);

    private SampleMove? Decide(RequestId id, SampleStage stage) => !On(id, RequestStage.Proposed) ? null
        : requests[id].Proposal is { Objection: not null } ? new(stage.Cast.Head, new TakeBackProposal(id, "The objection holds."), Role.HeadOfPmo)
        : new(stage.Cast.Head, new ConfirmProposal(id), Role.HeadOfPmo);
}
