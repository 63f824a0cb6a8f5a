using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Assigning;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.Limiting.TheLimit;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Limiting;

/// <summary>Whoever shall lead a project has the grade its class asks, or a waiver; whoever leads one already stays, and is listed.</summary>
[Trait("Feature", "T32")]
public sealed class Keeping_to_grade_limits : IAsyncDisposable
{
    private const string Sentence = "Projects of class a are led by a senior project manager or above";

    private readonly World world = new(Now);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public void A_request_asks_at_least_what_the_class_asks()
    {
        Given<StaffingRequest> Asking(object[] history, params object[] more) => new(history) { Actor = Head, Roles = [Role.HeadOfPmo], Consulting = [.. Facts, .. Catalogue, .. more] };
        var draft = new DraftStaffing(Id, Bridge, Needs, Readiness.Gate);
        Asking([]).When(new DraftStaffingRule(), draft).Refused("limit.grade", $"{Sentence}: ask for a senior project manager or above, or for a waiver first.");
        Asking([]).When(new DraftStaffingRule(), draft with { Needs = Needs with { Grade = Grade.SeniorProjectManager } }).Then<RequestDrafted>();
        Asking([], ForAnybody).When(new DraftStaffingRule(), draft).Then<RequestDrafted>();
        // A waiver for one person is none for the request.
        Asking([], Granted).When(new DraftStaffingRule(), draft).Refused("limit.grade");
        Asking([Drafted]).When(new ChangeStaffingRule(), new ChangeStaffing(Id, Needs with { Percent = 80 }, Readiness.Gate)).Refused("limit.grade");
        Asking([Drafted]).When(new SubmitStaffingRule(), new SubmitStaffing(Id)).Refused("limit.grade");
        Asking([Drafted with { Supports = true }]).When(new SubmitStaffingRule(), new SubmitStaffing(Id)).Then<RequestSubmitted>();
        Asking([Drafted with { Supports = true }]).When(new ChangeStaffingRule(), new ChangeStaffing(Id, Needs with { Percent = 80 }, Readiness.Gate)).Then<RequestChanged>();
        // It holds on the first day of the post.
        Asking([], Limit with { Grade = null, From = From }).When(new DraftStaffingRule(), draft).Then<RequestDrafted>();
    }

    [Fact]
    public void Nobody_is_proposed_below_it_without_a_waiver()
    {
        Given<StaffingRequest> Choosing(params object[] more) => new(Drafted, Submitted)
        {
            Actor = Head,
            Roles = [Role.HeadOfPmo],
            Consulting = [new RosterEntered(Pat), new RosterEntered(Lee), OfClassA, Joined, Joined with { Person = Lee, Grade = Grade.SeniorProjectManager }, .. new[] { Pat, Lee }.Select(p => new CompetencyValidated(p, Risk, CompetencyLevel.Competent, "Seen.", Start, null, Head, Now)), .. more],
        };
        var (rule, pat) = (new ProposeCandidateRule(), new ProposeCandidate(Id, Pat, "Knows the site."));
        Choosing(Limit).When(rule, pat).Refused("request.unfit", $"This person does not meet what the post must have: grade. {Sentence}, and this person is a project manager: choose somebody else, or ask for a waiver first.");
        var lee = Choosing(Limit).When(rule, pat with { Person = Lee }).Then<CandidateProposed>();
        // The inputs say which grade was needed of each, so that it can be worked out again; without a limit nothing is said.
        Assert.All(lee.Ranking.Candidates, c => Assert.Equal(Grade.SeniorProjectManager, c.Least));
        Assert.All(Choosing().When(rule, pat).Then<CandidateProposed>().Ranking.Candidates, c => Assert.Null(c.Least));
        Choosing(Limit, Granted).When(rule, pat).Then<CandidateProposed>();
        new Given<StaffingRequest>(Drafted with { Supports = true }, Submitted) { Actor = Head, Consulting = Choosing(Limit).Consulting }.When(rule, pat).Then<CandidateProposed>();
        Choosing(Limit, Granted with { Until = From.AddDays(-1) }).When(rule, pat).Refused("request.unfit");
        Choosing(Limit, Granted with { Person = Lee }).When(rule, pat).Refused("request.unfit");
    }

    [Fact]
    public void A_waiver_lets_a_lower_grade_be_considered_and_does_not_make_it_the_one_asked()
    {
        decimal Points(PostNeeds needs, CandidateFacts c) => Pmo.Staffing.Matching.Fit.Rank(needs, Assigning.TheRequest.Fit, [c]).Ranked.Single().Factors.Single(f => f.Factor == FitFactor.Grade).Value;
        var senior = Needs with { Grade = Grade.SeniorProjectManager };
        Assert.Equal(0, Points(senior, Perfect(Pat) with { Least = Grade.ProjectManager }));
        Assert.Equal(1, Points(senior, Perfect(Pat) with { Grade = Grade.SeniorProjectManager }));
        // Where the class asks more than the request, the class's grade is the one asked.
        Assert.Equal(1, Points(Needs, Perfect(Pat) with { Grade = Grade.SeniorProjectManager, Least = Grade.SeniorProjectManager }));
        Assert.Equal([UnmetMust.Grade], Pmo.Staffing.Matching.Fit.Rank(Needs, Assigning.TheRequest.Fit, [Perfect(Pat) with { Least = Grade.SeniorProjectManager }]).LeftOut.Single().Unmet);
    }

    [Fact]
    public void The_booking_for_the_post_keeps_to_it_and_other_bookings_do_not()
    {
        Given<PoolMember> Booking(params object[] more) => new(Joined) { Actor = Head, Roles = [Role.HeadOfPmo], Consulting = [.. Facts, .. more] };
        var book = new BookForPost(Pat, Two, Id, Bridge, 60, From, To, Head);
        Assert.Equal($"{Sentence}, and this person is a project manager: choose somebody else, or ask for a waiver first.", Booking().When(new BookForPostRule(), book).Then<AssignmentFailed>().Why);
        Booking(Granted).When(new BookForPostRule(), book).Then<PersonBooked>();
        Booking(new GradeLimitSet("A", null, Today, "No more.", Head, Now)).When(new BookForPostRule(), book).Then<PersonBooked>();
        // Whoever supports who answers for the project does not answer for it.
        Booking(Drafted with { Supports = true }).When(new BookForPostRule(), book).Then<PersonBooked>();
        Booking().When(new BookPersonRule(), new BookPerson(Pat, Bridge, BookingKind.Hard, 60, From, To)).Then<PersonBooked>();
    }

    [Fact]
    public async Task The_sponsor_lets_a_lower_grade_do_and_when_that_ends_the_head_hears_who_is_below()
    {
        await Assigning.TheRequest.Begin(world);
        await world.GoesLive();
        await world.Do(new GrantRole(Sam, Role.HeadOfPmo), roles: [Role.Administrator]);
        await world.Do(new ChangeProjectProfile(Bridge, new(Class: "A"), Start));
        await world.Do(new SetGradeLimit("A", Grade.SeniorProjectManager, new(2026, 3, 1), "Large ones went wrong."));
        Assert.Equal("limit.grade", (await world.Try(new DraftStaffing(Id, Bridge, Needs, Readiness.Gate))).Code);
        await world.Do(new AskGradeWaiver(Bridge, null, Grade.ProjectManager, Until, "Nobody of that grade is free."));
        var waits = Assert.Single((await world.Ask(new FindGradeWaivers(), by: Sponsor, roles: [Role.Sponsor, Role.Reader])).Rows);
        Assert.Equal((true, WaiverStage.Asked, 59, "A", Grade.SeniorProjectManager), (waits.Decides, waits.Stage, waits.DaysLeft, waits.Class, waits.Limit));
        Assert.False((await world.Ask(new FindGradeWaivers())).Rows.Single().Decides);
        Assert.Empty((await world.Ask(new FindGradeWaivers(), by: Lee, roles: [Role.Sponsor, Role.Reader])).Rows);
        await world.Do(new AnswerGradeWaiver(Bridge, waits.Waiver, true), by: Sponsor, roles: [Role.Sponsor, Role.Reader]);
        Assert.Equal(new ProjectLimitSheet("A", Grade.SeniorProjectManager, Grade.ProjectManager), await world.Ask(new ShowProjectLimit(Bridge)));
        Assert.Null(await world.Ask(new ShowProjectLimit(Bridge), by: Sam, roles: [Role.Sponsor, Role.Reader], own: new HashSet<ProjectId> { Harbour }));

        await Choose(world, Pat);
        await world.Until(new(2026, 4, 30, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(Pat, (await world.Ask(new ShowProject(Bridge)))!.Manager?.Person);
        Assert.Empty(await world.Ask(new FindBelowLimit()));
        await world.Until(new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
        var below = Assert.Single(await world.Ask(new FindBelowLimit()));
        Assert.Equal(("BRIDGE", Pat, Grade.ProjectManager, Grade.SeniorProjectManager, new DateOnly(2026, 5, 1), 3), (below.Code, below.Person, below.Grade, below.Limit, below.Since, below.Days));
        Assert.Equal(WaiverStage.Ended, Assert.Single((await world.Ask(new FindGradeWaivers(Over: true))).Rows).Stage);
        // Who leads it stays, and the head of the PMO was told once.
        Assert.Equal(Pat, (await world.Ask(new ShowProject(Bridge)))!.Manager?.Person);
        Assert.Contains("still leads it below the grade", Assert.Single(await world.Log<NoticeRequested>(), n => n.To == Sam && n.Kind == TellOfWaivers.Ended.Name).Text);
    }

    [Fact]
    public async Task Whoever_leads_a_project_when_its_class_or_the_limit_changes_stays_and_is_listed_since_that_day()
    {
        await Assigning.TheRequest.Begin(world);
        await Choose(world, Pat);
        await world.Until(new(2026, 4, 10, 12, 0, 0, TimeSpan.Zero));
        await world.Do(new SetGradeLimit("A", Grade.SeniorProjectManager, new(2026, 4, 5), "Large ones went wrong."));
        Assert.Empty(await world.Ask(new FindBelowLimit()));
        await world.Do(new ChangeProjectProfile(Bridge, new(Class: "A"), new(2026, 4, 8)));
        Assert.Equal((Pat, new DateOnly(2026, 4, 8), 2), (await world.Ask(new FindBelowLimit())).Select(b => (b.Person, b.Since, b.Days)).Single());
        Assert.Equal(Pat, (await world.Ask(new ShowProject(Bridge)))!.Manager?.Person);
        await world.Do(new SetGrade(Pat, Grade.SeniorProjectManager, new(2026, 4, 10), "Promoted."));
        Assert.Empty(await world.Ask(new FindBelowLimit()));
    }
}
