using Pmo.Office;
using Pmo.Office.Erasing;
using Pmo.Office.People;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.Erasing;

/// <summary>One asks, another approves, and a legal hold stops both.</summary>
[Trait("Feature", "A12")]
public sealed class Asking_for_an_erasure
{
    private const string Why = "They asked for it by letter on Monday, file 12.";
    private static readonly PersonId Cora = new(new Guid("01900000-0000-7000-8000-0000000000c0"));
    private static readonly PersonId Dan = new(new Guid("01900000-0000-7000-8000-0000000000d0"));
    private static readonly PersonId Eve = new(new Guid("01900000-0000-7000-8000-0000000000e0"));
    private const string Over = "The lawsuit ended in a settlement.";
    private static readonly Guid Id = new("01900000-0000-7000-8000-00000000e4a5");
    private static readonly Guid HoldId = new("01900000-0000-7000-8000-0000000401d0");
    private static readonly ErasureRequested Asked = new(Id, Ann, ErasureBasis.PersonAsked, Why, Cora, Monday);
    private static readonly ErasureApproved Approved = new(Id, Ann, Dan, Monday);
    private static readonly LegalHoldPlaced Held = new(HoldId, Ann, "A lawsuit about the bridge.", Dan, Monday);

    private static readonly RequestErasureRule Request = new();
    private static readonly WithdrawErasureRule Withdraw = new();
    private static readonly ApproveErasureRule Approve = new(new Relations(), new PeopleMemory());
    private static readonly CallForApprovalRule Call = new();
    private static readonly PlaceLegalHoldRule Place = new();
    private static readonly RequestHoldLiftRule AskLift = new();
    private static readonly LiftLegalHoldRule Lift = new();
    private static readonly KeepLegalHoldRule Keep = new();
    private static readonly EndPersonRule End = new(Blinded);

    [Fact]
    public void An_erasure_is_asked_for_once_with_its_legal_basis()
    {
        var asked = new Given<Erasures> { Actor = Cora, Consulting = [AnnAdded] }.When(Request, new RequestErasure(Ann, ErasureBasis.PersonAsked, $" {Why} ")).Then<ErasureRequested>();
        Assert.Equal((Ann, ErasureBasis.PersonAsked, Why, Cora), (asked.Person, asked.Basis, asked.Reason, asked.By));
        new Given<Erasures>(Asked) { Actor = Cora, Consulting = [AnnAdded] }.When(Request, new RequestErasure(Ann, ErasureBasis.Unlawful, Why)).Refused("erasure.requested");
        new Given<Erasures>(Asked, Approved) { Actor = Cora, Consulting = [AnnAdded] }.When(Request, new RequestErasure(Ann, ErasureBasis.Unlawful, Why)).Refused("person.erased");
        new Given<Erasures> { Actor = Cora }.When(Request, new RequestErasure(Ann, ErasureBasis.PersonAsked, Why)).Refused("person.unknown");
    }

    [Theory]
    [InlineData("Mrs. archer asked for it by letter.")]
    [InlineData("See the mail of ANN@example.org.")]
    [InlineData("Ann's letter of Monday asks for it.")]
    public void What_stays_does_not_name_who_goes(string reason)
    {
        new Given<Erasures> { Consulting = [AnnAdded] }.When(Request, new RequestErasure(Ann, ErasureBasis.PersonAsked, reason)).Refused("erasure.names-person");
        new Given<Erasures> { Consulting = [AnnAdded] }.When(Place, new PlaceLegalHold(Ann, reason)).Refused("erasure.names-person");
        new Given<Erasures>(Held) { Consulting = [AnnAdded] }.When(AskLift, new RequestHoldLift(HoldId, reason)).Refused("erasure.names-person");
        new Given<Erasures>(Asked) { Consulting = [AnnAdded] }.When(Withdraw, new WithdrawErasure(Id, reason)).Refused("erasure.names-person");
    }

    [Fact]
    public void A_reason_is_a_sentence() =>
        new Given<Erasures> { Consulting = [AnnAdded] }.When(Request, new RequestErasure(Ann, ErasureBasis.PersonAsked, "please")).Refused("erasure.reason");

    [Fact]
    public void Neither_who_asked_nor_who_is_erased_approves()
    {
        new Given<Erasures>(Asked) { Actor = Cora, Consulting = [AnnAdded] }.When(Approve, new ApproveErasure(Id)).Refused("erasure.own-request");
        new Given<Erasures>(Asked) { Actor = Dan, OnBehalfOf = Cora, Consulting = [AnnAdded] }.When(Approve, new ApproveErasure(Id)).Refused("erasure.own-request");
        new Given<Erasures>(Asked) { Actor = Ann, Consulting = [AnnAdded] }.When(Approve, new ApproveErasure(Id)).Refused("erasure.yourself");
        new Given<Erasures>(Asked) { Actor = Dan, Now = Monday, ProvedAt = Monday, Consulting = [AnnAdded] }.When(Approve, new ApproveErasure(Id)).Then(Approved with { ProvedAt = Monday });
        new Given<Erasures>(Asked, Approved) { Actor = Dan, Consulting = [AnnAdded] }.When(Approve, new ApproveErasure(Id)).Then();
        new Given<Erasures> { Actor = Dan }.When(Approve, new ApproveErasure(Id)).Refused("erasure.unknown");
    }

    [Fact]
    public void A_legal_hold_says_why_it_blocks_and_who_can_lift_it() =>
        new Given<Erasures>(Asked, Held) { Actor = Dan, Consulting = [AnnAdded] }.When(Approve, new ApproveErasure(Id)).Refused("erasure.held",
            "A legal hold of 2026-03-02 is on this person: \"A lawsuit about the bridge.\" Two heads of the PMO or compliance reviewers who did not ask for the erasure can lift it: one asks, the other lifts.");

    [Fact]
    public void A_hold_is_lifted_by_a_second_person_when_a_first_has_asked()
    {
        new Given<Erasures>(Held) { Actor = Dan, Consulting = [AnnAdded] }.When(Lift, new LiftLegalHold(HoldId, Over)).Refused("hold.not-requested");
        var asked = new Given<Erasures>(Held) { Actor = Dan, Now = Monday, Consulting = [AnnAdded] }.When(AskLift, new RequestHoldLift(HoldId, $" {Over} ")).Then<LegalHoldLiftRequested>();
        Assert.Equal(new(HoldId, Ann, Over, Dan, Dan, Monday), asked);
        // Until then it blocks, and is not asked for twice.
        new Given<Erasures>(Asked, Held, asked) { Actor = Dan, Consulting = [AnnAdded] }.When(Approve, new ApproveErasure(Id)).Refused("erasure.held");
        new Given<Erasures>(Held, asked) { Actor = Eve, Consulting = [AnnAdded] }.When(AskLift, new RequestHoldLift(HoldId, Over)).Refused("hold.lift-requested");
        new Given<Erasures>(Held, asked) { Actor = Dan, Consulting = [AnnAdded] }.When(Lift, new LiftLegalHold(HoldId, Over)).Refused("hold.second-person");
        new Given<Erasures>(Held, asked) { Actor = Eve, OnBehalfOf = Dan, Consulting = [AnnAdded] }.When(Lift, new LiftLegalHold(HoldId, Over)).Refused("hold.second-person");
        var lifted = new Given<Erasures>(Held, asked) { Actor = Eve, Now = Monday, Consulting = [AnnAdded] }.When(Lift, new LiftLegalHold(HoldId, Over)).Then<LegalHoldLifted>();
        Assert.Equal(new(HoldId, Ann, Over, Eve, Monday), lifted);
        new Given<Erasures>(Asked, Held, asked, lifted) { Actor = Dan, Now = Monday, Consulting = [AnnAdded] }.When(Approve, new ApproveErasure(Id)).Then(Approved);
        new Given<Erasures>(Held, asked, lifted) { Actor = Eve, Consulting = [AnnAdded] }.When(Lift, new LiftLegalHold(HoldId, Over)).Refused("hold.unknown");
    }

    [Fact]
    public void Neither_of_the_two_who_lift_a_hold_wants_the_erasure_or_is_on_hold()
    {
        var asked = new LegalHoldLiftRequested(HoldId, Ann, Over, Eve, Dan, Monday);
        foreach (var (who, code) in ((PersonId, string)[])[(Cora, "hold.own-request"), (Ann, "hold.yourself")])
        {
            new Given<Erasures>(Asked, Held) { Actor = who, Consulting = [AnnAdded] }.When(AskLift, new RequestHoldLift(HoldId, Over)).Refused(code);
            new Given<Erasures>(Asked, Held, asked) { Actor = who, Consulting = [AnnAdded] }.When(Lift, new LiftLegalHold(HoldId, Over)).Refused(code);
        }

        // Nor by asking first for the one and then for the other.
        new Given<Erasures>(Held, asked with { By = Cora }, Asked) { Actor = Dan, Consulting = [AnnAdded] }.When(Lift, new LiftLegalHold(HoldId, Over)).Refused("hold.own-request");
    }

    [Fact]
    public void A_hold_can_be_kept_and_its_lifting_asked_for_anew()
    {
        var asked = new LegalHoldLiftRequested(HoldId, Ann, Over, Eve, Dan, Monday);
        var kept = new Given<Erasures>(Held, asked) { Actor = Dan, Now = Monday, Consulting = [AnnAdded] }.When(Keep, new KeepLegalHold(HoldId, "The appeal is pending.")).Then<LegalHoldKept>();
        new Given<Erasures>(Held, asked, kept) { Actor = Dan, Consulting = [AnnAdded] }.When(Lift, new LiftLegalHold(HoldId, Over)).Refused("hold.not-requested");
        new Given<Erasures>(Held, asked, kept) { Actor = Dan, Consulting = [AnnAdded] }.When(Keep, new KeepLegalHold(HoldId, "The appeal is pending.")).Then();
        Assert.Equal(Cora, new Given<Erasures>(Held, asked, kept) { Actor = Cora, Consulting = [AnnAdded] }.When(AskLift, new RequestHoldLift(HoldId, Over)).Then<LegalHoldLiftRequested>().By);
    }

    [Fact]
    public void Those_who_may_approve_are_called_at_once_and_each_week_until_it_is_decided()
    {
        object[] people = [new RoleGranted(Cora, Role.Administrator), new RoleGranted(Ann, Role.Administrator), new RoleGranted(Dan, Role.HeadOfPmo), new RoleGranted(Dan, Role.Administrator), new RoleGranted(Eve, Role.HeadOfPmo), new PersonDisabled(Eve), new RoleGranted(Bob, Role.PmoOfficer)];
        var first = new ErasureAwaited(Id, Ann, 1, true, [Dan], Monday);
        new Given<Erasures>(Asked, Held) { Now = Monday, Consulting = people }.When(Call, new CallForApproval(Id, 1)).Then(first);
        new Given<Erasures>(Asked, first) { Now = Monday, Consulting = people }.When(Call, new CallForApproval(Id, 1)).Then();
        new Given<Erasures>(Asked, first) { Now = Monday, Consulting = people }.When(Call, new CallForApproval(Id, 2)).Then(first with { Time = 2, Held = false });
        new Given<Erasures>(Asked, first, Approved) { Consulting = people }.When(Call, new CallForApproval(Id, 2)).Then();
        new Given<Erasures>(Asked, first, new ErasureWithdrawn(Id, Ann, Why, Cora, Monday)) { Consulting = people }.When(Call, new CallForApproval(Id, 2)).Then();
    }

    [Fact]
    public void An_approval_is_final()
    {
        new Given<Erasures>(Asked, Approved) { Consulting = [AnnAdded] }.When(Withdraw, new WithdrawErasure(Id, "We changed our minds.")).Refused("erasure.approved");
        new Given<Erasures>(Asked, Approved) { Consulting = [AnnAdded] }.When(Place, new PlaceLegalHold(Ann, "A lawsuit about the bridge.")).Refused("hold.too-late");
    }

    [Fact]
    public void What_still_waits_for_somebody_is_given_to_others_first()
    {
        var (project, over, unit) = (Projects.IdOf("ONE"), Projects.IdOf("TWO"), Units.IdOf(UnitKind.Department, "ROADS"));
        object[] ties =
        [
            AnnAdded, new RoleGranted(Ann, Role.Administrator), new RoleGranted(Bob, Role.HeadOfPmo), new UnitManagerNamed(unit, UnitKind.Department, Ann),
            new ProjectManagerNamed(project, Ann, Monday), new SponsorNamed(over, Ann, Monday), new ProjectStatusRecorded(over, ProjectStatus.Completed, new(2026, 1, 1), Bob, null), new LineManagerNamed(Bob, Ann),
        ];
        new Given<Erasures>(Asked) { Actor = Dan, Consulting = ties }.When(Approve, new ApproveErasure(Id)).Refused("erasure.in-the-way",
            "First give to others: the role administrator, 1 running project they manage or sponsor, 1 department, programme or portfolio they manage and 1 person who report to them. The page of the erasure lists them with links.");
        object[] given = [.. ties, new RoleWithdrawn(Ann, Role.Administrator), new UnitManagerNamed(unit, UnitKind.Department, Bob), new ProjectManagerNamed(project, Bob, Monday), new LineManagerNamed(Bob, null)];
        new Given<Erasures>(Asked) { Actor = Dan, Now = Monday, Consulting = given }.When(Approve, new ApproveErasure(Id)).Then(Approved);
    }

    [Fact]
    public void Only_whoever_was_ordered_to_be_erased_ends_and_then_stays_as_they_are()
    {
        new Given<Person>(AnnAdded) { Consulting = [Asked] }.When(End, new EndPerson(Ann)).Refused("erasure.not-approved");
        new Given<Person>(AnnAdded) { Consulting = [Asked, Approved] }.When(End, new EndPerson(Ann)).Then(new PersonDisabled(Ann), new PersonErased(Ann, Key));
        object[] erased = [AnnAdded, new PersonDisabled(Ann), new PersonErased(Ann, Key)];
        new Given<Person>(erased) { Consulting = [Asked, Approved] }.When(End, new EndPerson(Ann)).Then();
        new Given<Person>(erased).When(new RenamePersonRule(), new RenamePerson(Ann, "Ann Again")).Refused("person.erased");
        new Given<Person>(erased).When(new EnablePersonRule(), new EnablePerson(Ann)).Refused("person.erased");
        new Given<Person>(erased) { Consulting = [ClaimedBy(Ann)] }.When(new ChangeEmailRule(Blinded), new ChangeEmail(Ann, Address)).Refused("person.erased");
        new Given<RoleBook>(erased) { Consulting = erased }.When(new GrantRoleRule(), new GrantRole(Ann, Role.Coach)).Refused("person.erased");
        new Given<EmailClaim>(ClaimedBy(Ann, TimeSpan.FromHours(2))) { Now = Monday, Consulting = erased }.When(new ReleaseEmailRule(Blinded), new ReleaseEmail(Key, Ann)).Then(new EmailReleased(Key, Ann));
    }
}
