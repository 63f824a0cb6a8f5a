using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Requesting;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Assigning;

/// <summary>A request says what the post asks, is handed in, and goes its way until it is filled or withdrawn.</summary>
[Trait("Feature", "T8")]
public sealed class Asking_for_a_project_manager
{
    private static readonly DraftStaffing Draft = new(Id, Bridge, Needs, Readiness.Gate);

    [Fact]
    public void Whoever_staffs_and_the_projects_sponsor_may_ask()
    {
        Request().When(new DraftStaffingRule(), Draft).Then(Drafted);
        var sponsored = new Given<StaffingRequest> { Actor = Sponsor, Roles = [Role.Sponsor], Consulting = [Registered(Bridge, "BRIDGE"), new SponsorNamed(Bridge, Sponsor, Now), .. Catalogue] };
        sponsored.When(new DraftStaffingRule(), Draft).Then(Drafted with { By = Sponsor });
        var other = new Given<StaffingRequest> { Actor = Sam, Roles = [Role.Sponsor], Consulting = [Registered(Bridge, "BRIDGE"), new SponsorNamed(Bridge, Sponsor, Now), .. Catalogue] };
        other.When(new DraftStaffingRule(), Draft).Refused("project.unknown");
        var others = new Given<StaffingRequest>(Drafted) { Actor = Sam, Roles = [Role.Sponsor], Consulting = [Registered(Bridge, "BRIDGE"), new SponsorNamed(Bridge, Sponsor, Now), .. Catalogue] };
        others.When(new SubmitStaffingRule(), new SubmitStaffing(Id)).Refused("request.unknown");
        others.When(new ChangeStaffingRule(), new ChangeStaffing(Id, Needs with { Percent = 10 }, Readiness.Gate)).Refused("request.unknown");
        others.When(new WithdrawStaffingRule(), new WithdrawStaffing(Id, "Why.")).Refused("request.unknown");
    }

    [Fact]
    public void What_cannot_be_asked_is_refused_in_words()
    {
        void Refused(string code, PostNeeds needs) => Request().When(new DraftStaffingRule(), Draft with { Needs = needs }).Refused(code);
        Refused("staffing.percent", Needs with { Percent = 0 });
        Refused("staffing.order", Needs with { To = From.AddDays(-1) });
        Refused("request.long", Needs with { To = From.AddYears(6) });
        Refused("request.grade", Needs with { Grade = 0 });
        Refused("request.competency", Needs with { Competencies = [new(CompetencyStreams.IdOf("Alchemy"), CompetencyLevel.Basic, true)] });
        Refused("request.twice", Needs with { Competencies = [Needs.Competencies[0], Needs.Competencies[0]] });
        Refused("request.level", Needs with { Competencies = [new(Certificate, CompetencyLevel.Basic, true)] });
        Refused("request.level", Needs with { Competencies = [new(Risk, null, true)] });
        Refused("request.many", Needs with { Competencies = [.. Enumerable.Range(0, 13).Select(n => new AskedCompetency(CompetencyStreams.IdOf($"C{n}"), CompetencyLevel.Basic, true))] });
        Refused("request.place", Needs with { Place = " " });
        Request(Drafted).When(new DraftStaffingRule(), Draft).Refused("request.taken");
        new Given<StaffingRequest> { Actor = Head, Roles = [Role.HeadOfPmo], Consulting = [Registered(Bridge, "BRIDGE"), new ProjectStatusRecorded(Bridge, ProjectStatus.Cancelled, Start, null, null), .. Catalogue] }
            .When(new DraftStaffingRule(), Draft).Refused("project.ended");
    }

    [Fact, Trait("Feature", "T9")]
    public void A_request_goes_from_draft_to_submitted_to_shortlisting()
    {
        Request(Drafted).When(new SubmitStaffingRule(), new SubmitStaffing(Id)).Then(Submitted);
        Request(Drafted, Submitted).When(new SubmitStaffingRule(), new SubmitStaffing(Id)).Then();
        Request(Drafted).When(new StartShortlistingRule(), new StartShortlisting(Id)).Refused("request.draft");
        Request(Drafted, Submitted).When(new StartShortlistingRule(), new StartShortlisting(Id)).Then(new ShortlistingStarted(Id, Head, Now));
        Request().When(new StartShortlistingRule(), new StartShortlisting(Id)).Refused("request.unknown");
    }

    [Fact, Trait("Feature", "T9")]
    public void What_is_asked_changes_until_somebody_is_proposed()
    {
        var (rule, change) = (new ChangeStaffingRule(), new ChangeStaffing(Id, Needs with { Percent = 80 }, Readiness.Sponsor));
        Request(Drafted, Submitted).When(rule, change).Then(new RequestChanged(Id, change.Needs, Readiness.Sponsor, Head, Now));
        Request(Drafted).When(rule, new ChangeStaffing(Id, Needs with { Competencies = [.. Needs.Competencies] }, Readiness.Gate)).Then();
        Request(Drafted, Submitted, Proposed(Pat, Now.AddDays(3))).When(rule, change).Refused("request.proposed");
    }

    [Fact, Trait("Feature", "T9")]
    public void A_request_is_withdrawn_with_a_reason_until_somebody_is_being_booked()
    {
        var (rule, withdraw) = (new WithdrawStaffingRule(), new WithdrawStaffing(Id, "Stopped."));
        Request(Drafted, Submitted, Proposed(Pat, Now.AddDays(3))).When(rule, withdraw).Then(new RequestWithdrawn(Id, "Stopped.", Head, Now));
        Request(Drafted).When(rule, withdraw with { Reason = "" }).Refused("staffing.reason");
        Request(Drafted, Submitted, Proposed(Pat, Now), Confirmed).When(rule, withdraw).Refused("request.confirming");
        Request(Drafted, new RequestWithdrawn(Id, "Stopped.", Head, Now)).When(rule, withdraw).Then();
        Request(Drafted, new RequestWithdrawn(Id, "Stopped.", Head, Now)).When(new SubmitStaffingRule(), new SubmitStaffing(Id)).Refused("request.withdrawn");
        Request(Drafted, new RequestFilled(Id, Bridge, Pat, Head, Now)).When(rule, withdraw).Refused("request.filled");
    }

    private static RequestConfirmed Confirmed => new(Id, Bridge, Pat, One, 60, From, To, null, Head, Now);
}
