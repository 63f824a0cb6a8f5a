using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Assigning;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Assigning;

/// <summary>The head chooses, with all inputs frozen; the chosen person is heard first; then they are booked.</summary>
[Trait("Feature", "T21")]
public sealed class Choosing_somebody
{
    private static readonly object[] People =
    [
        new RosterEntered(Pat), new RosterEntered(Lee), Registered(Bridge, "BRIDGE"), Joined, Joined with { Person = Lee },
        new CompetencyValidated(Pat, Risk, CompetencyLevel.Competent, "Seen.", Start, null, Head, Now), new CompetencyValidated(Lee, Risk, CompetencyLevel.Expert, "Seen.", Start, null, Head, Now),
        new CompetencyValidated(Pat, Works, CompetencyLevel.Proficient, "Seen.", Start, null, Head, Now),
    ];

    private static Given<StaffingRequest> Choosing(params object[] more) => new(Drafted, Submitted) { Actor = Head, Roles = [Role.HeadOfPmo], Consulting = [.. People, .. more] };

    [Fact, Trait("Feature", "T12")]
    public void All_that_went_into_the_ranking_stands_in_the_event()
    {
        var chosen = Choosing(Booked(One, "HARBOUR", 40, new(2026, 1, 1), new(2026, 12, 31)), new AbsenceEntered(Pat, Guid.NewGuid(), new(2026, 8, 3), new(2026, 8, 14), "UTC", Now), new ProjectLed(Pat, Harbour, true, Start, Now), new WishesStated(Pat, "Hamburg", [Works], [], Now))
            .When(new ProposeCandidateRule(), new ProposeCandidate(Id, Pat)).Then<CandidateProposed>();
        Assert.Equal((Pat, null, 1, Pat, 2), (chosen.Person, chosen.Reason, chosen.Ranking.Rank, chosen.Ranking.First, chosen.Ranking.Candidates.Count));
        // Three working days after Monday the 2nd, 17:00 of the calendar's zone.
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 17, 0, 0, TimeSpan.Zero), chosen.AnswerBy);
        var pat = chosen.Ranking.Candidates.Single(c => c.Person == Pat);
        // 131 working days, of which 10 away: those count as taken whole, the others by 40 %.
        Assert.Equal((true, Grade.ProjectManager, 60, null, 10, 1, "Hamburg", true), (pat.Belongs, pat.Grade, pat.LeastFree, pat.ShortFrom, pat.DaysAway, pat.Led, pat.Place, pat.Wishes));
        Assert.Equal(decimal.Round((10 * 100 + 121 * 40) / 13100m, 4), pat.Load);
        Assert.Equal(Pmo.Staffing.Matching.Fit.Digest(Pmo.Staffing.Matching.Fit.Rank(chosen.Ranking.Needs, chosen.Ranking.Weights, chosen.Ranking.Candidates)), chosen.Ranking.Digest);
    }

    [Fact, Trait("Feature", "T13")]
    public void Somebody_else_than_the_first_is_chosen_with_a_reason()
    {
        Choosing().When(new ProposeCandidateRule(), new ProposeCandidate(Id, Lee)).Refused("request.reason", "1 person fits better by the ranking: say in a line why you choose somebody else.");
        var chosen = Choosing().When(new ProposeCandidateRule(), new ProposeCandidate(Id, Lee, " Knows the site. ")).Then<CandidateProposed>();
        Assert.Equal(("Knows the site.", 2, Pat), (chosen.Reason, chosen.Ranking.Rank, chosen.Ranking.First));
        // The first needs none, and what is given is not kept as if it were one.
        Assert.Null(Choosing().When(new ProposeCandidateRule(), new ProposeCandidate(Id, Pat, "Because.")).Then<CandidateProposed>().Reason);
    }

    [Fact, Trait("Feature", "T10")]
    public void Nobody_is_chosen_who_misses_a_must()
    {
        void Unfit(string sentence, params object[] more) => Choosing(more).When(new ProposeCandidateRule(), new ProposeCandidate(Id, Pat)).Refused("request.unfit", sentence);
        Unfit("This person does not meet what the post must have: time on every day.", Booked(One, "HARBOUR", 50, new(2026, 9, 30), new(2026, 9, 30)));
        Unfit("This person does not meet what the post must have: competencies.", new CompetencyValidationWithdrawn(Pat, Risk, "Wrong.", Head, Now));
        Unfit("This person does not meet what the post must have: grade.", new GradeSet(Pat, Grade.AssociateProjectManager, Start, "Why.", Head, Now));
        Unfit("This person does not meet what the post must have: belongs to the pool on every day.", new PersonDisabled(Pat));
        Unfit("This person does not meet what the post must have: belongs to the pool on every day.", new PoolLeft(Pat, To.AddDays(-1), "Why.", Head, Now));
        Choosing().When(new ProposeCandidateRule(), new ProposeCandidate(Id, Sam)).Refused("request.unfit", "This person does not belong to the pool.");
        // A weekend is no day of the post: what is booked then takes nothing away.
        Choosing(Booked(One, "HARBOUR", 100, new(2026, 9, 26), new(2026, 9, 27))).When(new ProposeCandidateRule(), new ProposeCandidate(Id, Pat)).Then<CandidateProposed>();
    }

    [Fact]
    public void One_is_proposed_at_a_time()
    {
        var given = new Given<StaffingRequest>(Drafted, Submitted, Proposed(Pat, Now.AddDays(3))) { Actor = Head, Roles = [Role.HeadOfPmo], Consulting = People };
        given.When(new ProposeCandidateRule(), new ProposeCandidate(Id, Pat)).Then();
        given.When(new ProposeCandidateRule(), new ProposeCandidate(Id, Lee)).Refused("request.proposed");
        given.When(new TakeBackProposalRule(), new TakeBackProposal(Id, "Ill.")).Then(new ProposalTakenBack(Id, Bridge, Pat, "Ill.", Head, Now));
        given.When(new TakeBackProposalRule(), new TakeBackProposal(Id, " ")).Refused("staffing.reason");
        Request(Drafted, Submitted).When(new TakeBackProposalRule(), new TakeBackProposal(Id, "Ill.")).Refused("request.not-proposed");
        new Given<StaffingRequest>(Drafted) { Consulting = People }.When(new ProposeCandidateRule(), new ProposeCandidate(Id, Pat)).Refused("request.draft");
        new Given<StaffingRequest>().When(new ProposeCandidateRule(), new ProposeCandidate(Id, Pat)).Refused("request.unknown");
    }

    [Fact]
    public void The_chosen_person_is_heard_first()
    {
        var until = Now.AddDays(3);
        object[] proposed = [Drafted, Submitted, Proposed(Pat, until)];
        Request(proposed).When(new ConfirmProposalRule(), new ConfirmProposal(Id)).TooEarly(until, "proposal.open");
        new Given<StaffingRequest>(proposed) { Now = until }.When(new ConfirmProposalRule(), new ConfirmProposal(Id)).Then<RequestConfirmed>();
        var made = Request([.. proposed, new ProposalAccepted(Id, Pat, Now)]).When(new ConfirmProposalRule(), new ConfirmProposal(Id)).Then<RequestConfirmed>();
        Assert.Equal((Pat, Bridge, 60, From, To, null), (made.Person, made.Project, made.Percent, made.From, made.To, made.Despite));
        object[] objected = [.. proposed, new ProposalObjected(Id, Bridge, Pat, "Too far.", Head, Now)];
        Request(objected).When(new ConfirmProposalRule(), new ConfirmProposal(Id)).Refused("proposal.objection");
        Assert.Equal("Nobody else.", Request(objected).When(new ConfirmProposalRule(), new ConfirmProposal(Id, "Nobody else.")).Then<RequestConfirmed>().Despite);
        Request(Drafted, Submitted).When(new ConfirmProposalRule(), new ConfirmProposal(Id)).Refused("request.not-proposed");
    }

    [Fact]
    public void Only_the_chosen_person_answers_in_time_and_with_a_reason()
    {
        object[] proposed = [Drafted, Submitted, Proposed(Pat, Now.AddDays(3))];
        Given<StaffingRequest> By(PersonId actor, params object[] more) => new([.. proposed, .. more]) { Actor = actor, Roles = [Role.Reader] };
        By(Pat).When(new AcceptProposalRule(), new AcceptProposal(Id)).Then(new ProposalAccepted(Id, Pat, Now));
        By(Lee).When(new AcceptProposalRule(), new AcceptProposal(Id)).Refused("request.unknown");
        By(Lee).When(new ObjectToProposalRule(), new ObjectToProposal(Id, "Me.")).Refused("request.unknown");
        By(Pat).When(new ObjectToProposalRule(), new ObjectToProposal(Id, " Too far. ")).Then(new ProposalObjected(Id, Bridge, Pat, "Too far.", Head, Now));
        By(Pat).When(new ObjectToProposalRule(), new ObjectToProposal(Id, "")).Refused("staffing.reason");
        By(Pat, new ProposalAccepted(Id, Pat, Now)).When(new ObjectToProposalRule(), new ObjectToProposal(Id, "Late.")).Refused("proposal.accepted");
        By(Pat, new ProposalObjected(Id, Bridge, Pat, "Too far.", Head, Now)).When(new ObjectToProposalRule(), new ObjectToProposal(Id, "Again.")).Refused("proposal.objected");
        new Given<StaffingRequest>(proposed) { Actor = Pat, Now = Now.AddDays(4) }.When(new ObjectToProposalRule(), new ObjectToProposal(Id, "Late.")).Refused("proposal.late");
    }

    [Fact]
    public void What_does_not_fit_any_more_opens_the_request_again()
    {
        var book = new BookForPost(Pat, Two, Id, Bridge, 60, From, To, Head);
        var booked = Given().When(new BookForPostRule(), book).Then<PersonBooked>();
        Assert.Equal((Two, BookingKind.Hard, 60, Id), (booked.Booking, booked.Kind, booked.Percent, booked.Request));
        Given(booked).When(new BookForPostRule(), book).Then();
        var failed = Given(Booked(One, "HARBOUR", 50, From, From)).When(new BookForPostRule(), book).Then<AssignmentFailed>();
        Assert.Contains("60 % for BRIDGE and 50 % for HARBOUR", failed.Why);
        new Given<PoolMember> { Consulting = [Added, Registered(Bridge, "BRIDGE")] }.When(new BookForPostRule(), book).Then<AssignmentFailed>();

        object[] confirmed = [Drafted, Submitted, Proposed(Pat, Now), new RequestConfirmed(Id, Bridge, Pat, Two, 60, From, To, null, Head, Now)];
        Request(confirmed).When(new ReopenStaffingRule(), new ReopenStaffing(Id, Pat, "Full.")).Then(new RequestReturned(Id, Bridge, Pat, "Full.", Head, Now));
        Request(confirmed).When(new FillStaffingRule(), new FillStaffing(Id, Pat)).Then(new RequestFilled(Id, Bridge, Pat, Head, Now));
        Request(Drafted).When(new FillStaffingRule(), new FillStaffing(Id, Pat)).Then();
        Request(Drafted).When(new ReopenStaffingRule(), new ReopenStaffing(Id, Pat, "Full.")).Then();
    }
}
