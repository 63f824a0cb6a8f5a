using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Limiting;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.Limiting.TheLimit;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Limiting;

/// <summary>A waiver has one project, a reason and an end; the sponsor decides, nobody what they asked; it ends by itself.</summary>
[Trait("Feature", "T32")]
public sealed class Waiving_a_grade_limit
{
    private static readonly AskGradeWaiver Ask = new(Bridge, Pat, Grade.ProjectManager, Until, "Knows the site.");
    private static readonly PostFilled Leads = new(Bridge, Pat, null, null, Start, Now.AddDays(-30), false, null, Head, Now);

    private static Given<ProjectWaivers> By(PersonId actor, PersonId? principal, params object[] history) => new(history) { Actor = actor, OnBehalfOf = principal, Roles = [Role.Reader], Consulting = Facts };

    [Fact]
    public void It_is_asked_for_one_project_with_a_reason_and_an_end()
    {
        var rule = new AskGradeWaiverRule();
        var asked = Waivers().When(rule, Ask with { Reason = " Knows the site. " }).Then<GradeWaiverAsked>();
        Assert.Equal(Asked with { Waiver = asked.Waiver }, asked);
        Waivers().When(rule, Ask with { Until = Today.AddDays(-1) }).Refused("waiver.until");
        Waivers().When(rule, Ask with { Until = Today.AddYears(2).AddDays(1) }).Refused("waiver.until");
        Waivers().When(rule, Ask with { Reason = " " }).Refused("staffing.reason");
        Waivers().When(rule, Ask with { Grade = Grade.SeniorProjectManager }).Refused("waiver.grade", "The class asks for a senior project manager or above: name a lower grade, which would do until then.");
        Waivers().When(rule, Ask with { Grade = 0 }).Refused("waiver.grade");
        Waivers(Asked).When(rule, Ask).Refused("waiver.asked");
        Waivers(Asked).When(rule, Ask with { Person = null }).Then<GradeWaiverAsked>();
        Waivers(Asked, new GradeWaiverRefused(Waiver, Bridge, "No.", Head, Sponsor, null, Now)).When(rule, Ask).Then<GradeWaiverAsked>();
        void Without(string code, params object[] facts) => new Given<ProjectWaivers> { Actor = Head, Consulting = facts }.When(rule, Ask).Refused(code);
        Without("project.unknown", Added, Limit);
        Without("person.unknown", OfClassA, Limit);
        Without("waiver.no-limit", OfClassA, Added);
        Without("waiver.no-sponsor", OfClassA, Added, Limit);
        Without("project.ended", [.. Facts, new ProjectStatusRecorded(Bridge, ProjectStatus.Completed, Start, null, null)]);
    }

    [Fact]
    public void Nobody_decides_what_they_asked_nor_about_themselves()
    {
        var (ask, answer) = (new AskGradeWaiverRule(), new AnswerGradeWaiver(Bridge, Waiver, true));
        new Given<ProjectWaivers> { Actor = Sponsor, Roles = [Role.HeadOfPmo], Consulting = Facts }.When(ask, Ask).Refused("waiver.own");
        new Given<ProjectWaivers> { Actor = Head, Consulting = [.. Facts, new SponsorNamed(Bridge, Pat, Now)] }.When(ask, Ask).Refused("waiver.about-sponsor");
        var rule = new AnswerGradeWaiverRule();
        // Whoever asked, or is meant, has become the sponsor meanwhile, or decides as the sponsor's deputy.
        new Given<ProjectWaivers>(Asked) { Actor = Head, Consulting = [.. Facts, new SponsorNamed(Bridge, Head, Now)] }.When(rule, answer).Refused("waiver.own");
        new Given<ProjectWaivers>(Asked) { Actor = Pat, Consulting = [.. Facts, new SponsorNamed(Bridge, Pat, Now)] }.When(rule, answer).Refused("waiver.own");
        By(Head, Sponsor, Asked).When(rule, answer).Refused("waiver.own");
        By(Pat, Sponsor, Asked).When(rule, answer).Refused("waiver.own");
        By(Head, null, Asked).When(rule, answer).Refused("waiver.unknown");
        By(Lee, null, Asked).When(rule, answer).Refused("waiver.unknown");
        By(Sponsor, null).When(rule, answer).Refused("waiver.unknown");
    }

    [Fact]
    public void The_sponsor_or_their_deputy_grants_it_or_says_why_not()
    {
        var (rule, answer) = (new AnswerGradeWaiverRule(), new AnswerGradeWaiver(Bridge, Waiver, true));
        By(Sponsor, null, Asked).When(rule, answer).Then(Granted);
        By(Sponsor, null, Asked).When(rule, answer with { Reason = " Monthly. " }).Then(Granted with { Reason = "Monthly." });
        By(Lee, Sponsor, Asked).When(rule, answer).Then(Granted with { By = Lee, OnBehalfOf = Sponsor });
        By(Sponsor, null, Asked).When(rule, answer with { Grants = false }).Refused("staffing.reason");
        By(Sponsor, null, Asked).When(rule, answer with { Grants = false, Reason = "Too risky." }).Then(new GradeWaiverRefused(Waiver, Bridge, "Too risky.", Head, Sponsor, null, Now));
        By(Sponsor, null, Asked, Granted).When(rule, answer).Refused("waiver.decided");
        new Given<ProjectWaivers>(Asked) { Actor = Sponsor, Now = Ends, Consulting = Facts }.When(rule, answer).Refused("waiver.over");
    }

    [Fact]
    public void It_ends_by_itself_and_names_who_leads_the_project_below_the_limit_then()
    {
        var (rule, lapse) = (new LapseGradeWaiverRule(), new LapseGradeWaiver(Bridge, Waiver));
        Given<ProjectWaivers> At(DateTimeOffset now, object[] more, params object[] history) => new(history) { Now = now, Actor = PersonId.System, Consulting = [.. Facts, .. more] };
        var ended = new GradeWaiverEnded(Waiver, Bridge, Ends.AsDay(), null, Pat, [Head], PersonId.System, Ends);
        At(Ends, [Leads, Joined], Asked, Granted).When(rule, lapse).Then(ended);
        At(Ends.AddSeconds(-1), [Leads, Joined], Asked, Granted).When(rule, lapse).TooEarly(Ends, "waiver.holds");
        // Somebody else leads it, or they were promoted, or the limit was lifted, or the project has ended: nobody is below by it.
        At(Ends, [Leads with { Person = Lee }, Joined], Asked, Granted).When(rule, lapse).Then(ended with { Below = null });
        At(Ends, [Leads, Joined, new GradeSet(Pat, Grade.SeniorProjectManager, new(2026, 4, 1), "Promoted.", Head, Now)], Asked, Granted).When(rule, lapse).Then(ended with { Below = null });
        At(Ends, [Leads, Joined, Limit with { Grade = null, From = Until }], Asked, Granted).When(rule, lapse).Then(ended with { Below = null });
        At(Ends, [Leads, Joined, new ProjectStatusRecorded(Bridge, ProjectStatus.Completed, Start, null, null)], Asked, Granted).When(rule, lapse).Then(ended with { Below = null });
        // What nobody decided is over as well.
        At(Ends, [Leads, Joined], Asked).When(rule, lapse).Then(ended with { Below = null });
        At(Ends, [], Asked, new GradeWaiverRefused(Waiver, Bridge, "No.", Head, Sponsor, null, Now)).When(rule, lapse).Then();
        At(Ends, [], Asked, Granted, ended).When(rule, lapse).Then();
        At(Ends, []).When(rule, lapse).Then();
    }

    [Fact]
    public void Whoever_may_ask_may_end_it_before_with_a_reason()
    {
        var (rule, end) = (new EndGradeWaiverRule(), new EndGradeWaiver(Bridge, Waiver, "A senior is free."));
        var ended = new GradeWaiverEnded(Waiver, Bridge, Today, "A senior is free.", null, [Head], Head, Now);
        Waivers(Asked).When(rule, end).Then(ended);
        new Given<ProjectWaivers>(Asked, Granted) { Actor = Head, Consulting = [.. Facts, Leads, Joined] }.When(rule, end).Then(ended with { Below = Pat });
        Waivers(Asked).When(rule, end with { Reason = "" }).Refused("staffing.reason");
        Waivers(Asked, ended).When(rule, end).Refused("waiver.decided");
        Waivers().When(rule, end).Refused("waiver.unknown");
    }
}

file static class Instants
{
    public static DateOnly AsDay(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
