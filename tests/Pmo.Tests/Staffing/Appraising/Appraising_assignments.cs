using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Appraising;
using static Pmo.Tests.Staffing.Appraising.AnAppraisal;
using static Pmo.Tests.Staffing.Career.TheCareer;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Appraising;

/// <summary>When an assignment has ended, its sponsor and the head of the PMO appraise it, weighted as it was set then, and the person comments.</summary>
[Trait("Feature", "T33")]
public sealed class Appraising_assignments
{
    private static readonly AppraisalId Id = AppraisalId.Of(One);
    private static readonly PersonBooked Long = Booked(One, "BRIDGE", 60, new(2026, 1, 5), new(2026, 2, 27));
    private static readonly object[] Facts = [Joined, Long, Added, new RoleGranted(Head, Role.HeadOfPmo), new RoleGranted(Kim, Role.HeadOfPmo), new SponsorNamed(Bridge, Sam, Now)];
    private static readonly AppraisalOpened Asked = new(Id, Pat, One, Bridge, "BRIDGE", Long.From, Long.To, Sam, [Head, Kim], 60, 40, Now.AddDays(14), Now);
    private static readonly AppraisalGiven Sponsors = new(Id, Pat, AppraisalPart.Sponsor, Marks(4), "Good.", null, Sam, Now);
    private static readonly AppraisalGiven Heads = new(Id, Pat, AppraisalPart.HeadOfPmo, Marks(2), "So so.", Now.AddDays(14), Head, Now);
    private static readonly AppraisalClosed Done = new(Id, Pat, 3.2m, null, Pat, Now);

    [Fact]
    public void It_is_opened_on_the_day_after_the_last_one_with_the_weights_of_that_moment()
    {
        var (rule, open) = (new OpenAppraisalRule(), new OpenAppraisal(Pat, One));
        Later(Facts).When(rule, open).Then(Asked);
        Later(Facts, Asked).When(rule, open).Then();
        Later([.. Facts, new AppraisalWeightsSet(30, 70, "Less.", Head, Now)]).When(rule, open).Then(Asked with { SponsorWeight = 30, HeadWeight = 70 });
        Later([.. Facts, new SponsorNamed(Bridge, null, Now)]).When(rule, open).Then(Asked with { Sponsor = null, SponsorWeight = 0, HeadWeight = 100 });
        Later([.. Facts, new RoleWithdrawn(Kim, Role.HeadOfPmo)]).When(rule, open).Then(Asked with { Heads = [Head] });
        Later([.. Facts, new BookingChanged(Pat, One, 60, new(2026, 2, 1), new(2026, 3, 2), "Longer.", Head, Now)]).When(rule, open).TooEarly(new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), "appraisal.runs");
    }

    [Fact, Trait("Feature", "T3")]
    public void Where_the_department_is_the_solid_line_on_the_last_day_the_weights_swap()
    {
        var (rule, open, unit) = (new OpenAppraisalRule(), new OpenAppraisal(Pat, One), Units.IdOf(UnitKind.Department, "OPS"));
        object[] Reversed(DateOnly from) => [.. Facts, new OwnDepartmentSet(Pat, unit, Start, "Theirs.", Head, Now), new ArrangementSet(unit, Arrangement.Department, from, "Tried here.", Head, Now)];
        Later(Reversed(Long.To)).When(rule, open).Then(Asked with { SponsorWeight = 40, HeadWeight = 60 });
        Later(Reversed(Long.To.AddDays(1))).When(rule, open).Then(Asked);
    }

    [Fact]
    public void Short_soft_old_and_gone_ones_are_not_appraised()
    {
        var (rule, open) = (new OpenAppraisalRule(), new OpenAppraisal(Pat, One));
        var joined = Joined with { From = new(2025, 1, 1) };
        Later([joined, Booked(One, "BRIDGE", 60, new(2026, 1, 30), new(2026, 2, 27)), Added]).When(rule, open).Then();
        Later([joined, Booked(One, "BRIDGE", 60, new(2026, 1, 29), new(2026, 2, 27)), Added]).When(rule, open).Then<AppraisalOpened>();
        Later([joined, Booked(One, "BRIDGE", 60, new(2025, 9, 1), new(2025, 12, 1)), Added]).When(rule, open).Then();
        Later([joined, Booked(One, "BRIDGE", 60, new(2025, 9, 1), new(2025, 12, 2)), Added]).When(rule, open).Then<AppraisalOpened>();
        Later([Joined, Booked(One, "BRIDGE", 60, Long.From, Long.To, Now.AddDays(9))]).When(rule, open).Then();
        Later([.. Facts, new BookingReleased(Pat, One, null, "Never began.", Head, Now)]).When(rule, open).Then();
        Later([.. Facts, new PersonErased(Pat, null)]).When(rule, open).Then();
    }

    [Fact]
    public void Every_event_that_says_when_a_booking_ends_has_it_looked_at()
    {
        var (policy, open) = (new OpenAppraisalWhenBookingEnds(), new OpenAppraisal(Pat, One));
        Assert.Equal([new Reaction(new(2026, 2, 28, 0, 0, 0, TimeSpan.Zero), open)], policy.React(Long));
        Assert.Empty(policy.React(Booked(One, "BRIDGE", 60, Long.From, Long.To, Now)));
        Assert.Equal([new Reaction(null, open)], policy.React(new BookingConfirmed(Pat, One, Head, Now)));
        Assert.Equal([new Reaction(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), open)], policy.React(new BookingChanged(Pat, One, 60, Start, new(2026, 3, 31), "Longer.", Head, Now)));
        Assert.Equal([new Reaction(new(2026, 2, 11, 0, 0, 0, TimeSpan.Zero), open)], policy.React(new BookingReleased(Pat, One, new(2026, 2, 10), "Early.", Head, Now)));
        Assert.Empty(policy.React(new BookingReleased(Pat, One, null, "Never.", Head, Now)));
    }

    [Fact]
    public void Each_part_is_handed_in_once_by_whom_it_is_asked_of()
    {
        var rule = new GiveAppraisalRule();
        var sponsors = new GiveAppraisal(Id, AppraisalPart.Sponsor, Marks(4), "Good.");
        var heads = new GiveAppraisal(Id, AppraisalPart.HeadOfPmo, Marks(2), "So so.");
        By(Sam, [], Asked).When(rule, sponsors).Then(Sponsors);
        By(Head, [Role.HeadOfPmo], Asked, Sponsors).When(rule, heads).Then(Heads);
        By(Head, [Role.HeadOfPmo], Asked).When(rule, heads).Then(Heads with { CommentUntil = null });
        By(Sam, [], Asked, Sponsors).When(rule, sponsors).Refused("appraisal.given");
        By(Sam, [Role.Sponsor], Asked).When(rule, heads).Refused("appraisal.unknown");
        By(Head, [Role.HeadOfPmo], Asked).When(rule, sponsors).Refused("appraisal.unknown");
        By(Pat, [Role.HeadOfPmo], Asked).When(rule, heads).Refused("appraisal.own");
        // Whoever is sponsor now answers for one who left.
        new Given<Appraisal>(Asked) { Actor = Lee, Consulting = [.. Facts, new SponsorNamed(Bridge, Lee, Now)] }.When(rule, sponsors).Then<AppraisalGiven>();
        By(Sam, [], Asked, Done).When(rule, sponsors).Refused("appraisal.closed");
        By(Head, [Role.HeadOfPmo], Asked with { SponsorWeight = 100, HeadWeight = 0 }).When(rule, heads).Refused("appraisal.not-asked");
    }

    [Fact]
    public void What_cannot_be_handed_in_is_refused_in_words()
    {
        var rule = new GiveAppraisalRule();
        var sponsors = new GiveAppraisal(Id, AppraisalPart.Sponsor, Marks(4), "Good.");
        By(Sam, []).When(rule, sponsors).Refused("appraisal.unknown");
        By(Sam, [], Asked).When(rule, sponsors with { Marks = Marks(6) }).Refused("appraisal.marks", "Rate each of these once, from 1 to 5: planning, delivery, leadership, stakeholders and candour.");
        By(Sam, [], Asked).When(rule, sponsors with { Marks = Marks(0) }).Refused("appraisal.marks");
        By(Sam, [], Asked).When(rule, sponsors with { Marks = [.. Marks(4).Skip(1)] }).Refused("appraisal.marks");
        By(Sam, [], Asked).When(rule, sponsors with { Marks = null! }).Refused("appraisal.marks");
        By(Sam, [], Asked).When(rule, sponsors with { Words = " " }).Refused("appraisal.words");
        new Given<Appraisal>(Asked) { Actor = Sam, Consulting = [.. Facts, new PersonErased(Pat, null)] }.When(rule, sponsors).Refused("person.disabled");
    }

    [Fact]
    public void The_result_weighs_the_parts_as_they_were_frozen_and_what_is_missing_weighs_nothing()
    {
        Assert.Equal(3.2m, Folded(Asked, Sponsors, Heads).Result);
        Assert.Equal(2.6m, Folded(Asked with { SponsorWeight = 30, HeadWeight = 70 }, Sponsors, Heads).Result);
        Assert.Equal(4m, Folded(Asked, Sponsors).Result);
        Assert.Null(Folded(Asked).Result);
    }

    [Fact]
    public void The_person_comments_when_both_are_in_which_closes_it()
    {
        var rule = new CommentOnAppraisalRule();
        var comment = new CommentOnAppraisal(Id, "I see it otherwise.");
        By(Pat, [], Asked, Sponsors, Heads).When(rule, comment).Then(new AppraisalCommented(Id, Pat, "I see it otherwise.", Now), Done);
        By(Pat, [], Asked, Sponsors).When(rule, comment).Refused("appraisal.incomplete");
        By(Sam, [], Asked, Sponsors, Heads).When(rule, comment).Refused("appraisal.unknown");
        By(Pat, [], Asked, Sponsors, Heads, Done).When(rule, comment).Refused("appraisal.closed");
        By(Pat, [], Asked, Sponsors, Heads).When(rule, comment with { Comment = "" }).Refused("appraisal.comment");
    }

    [Fact]
    public void Silence_closes_it_and_the_head_may_close_one_that_nobody_completes()
    {
        var end = Now.AddDays(14);
        new Given<Appraisal>(Asked, Sponsors, Heads) { Now = end, Actor = PersonId.System }.When(new CloseUncommentedRule(), new CloseUncommented(Id)).Then(Done with { By = PersonId.System, At = end });
        By(Head, [], Asked, Sponsors, Heads).When(new CloseUncommentedRule(), new CloseUncommented(Id)).TooEarly(end, "appraisal.waits");
        By(Head, [], Asked, Sponsors, Heads, Done).When(new CloseUncommentedRule(), new CloseUncommented(Id)).Then();
        var close = new CloseAppraisal(Id, "The sponsor has left.");
        By(Head, [Role.HeadOfPmo], Asked).When(new CloseAppraisalRule(), close).Refused("appraisal.early");
        By(Head, [Role.HeadOfPmo], Asked, Sponsors, Heads).When(new CloseAppraisalRule(), close).Refused("appraisal.comment-first");
        var late = new Given<Appraisal>(Asked, Sponsors) { Now = end, Actor = Head, Roles = [Role.HeadOfPmo] };
        late.When(new CloseAppraisalRule(), close).Then(new AppraisalClosed(Id, Pat, 4m, "The sponsor has left.", Head, end));
        late.When(new CloseAppraisalRule(), close with { Reason = "" }).Refused("staffing.reason");
        new Given<Appraisal>(Asked) { Now = end, Actor = Pat }.When(new CloseAppraisalRule(), close).Refused("appraisal.own");
    }

    [Fact]
    public void Whoever_is_missing_is_reminded_each_week_four_times()
    {
        var (rule, due) = (new RemindOfAppraisalRule(), Now.AddDays(14));
        Given<Appraisal> Late(params object[] history) => new(history) { Now = due, Actor = PersonId.System, Consulting = Facts };
        Late(Asked).When(rule, new(Id, 1)).Then(new AppraisalReminded(Id, Pat, 1, [Sam, Head, Kim], due, due.AddDays(7)));
        Late(Asked, Sponsors).When(rule, new(Id, 1)).Then(new AppraisalReminded(Id, Pat, 1, [Head, Kim], due, due.AddDays(7)));
        Late(Asked).When(rule, new(Id, 4)).Then(new AppraisalReminded(Id, Pat, 4, [Sam, Head, Kim], due, null));
        Late(Asked).When(rule, new(Id, 5)).Then();
        Late(Asked, Sponsors, Heads).When(rule, new(Id, 1)).Then();
        Late(Asked, Done).When(rule, new(Id, 1)).Then();
        new Given<Appraisal>(Asked) { Actor = PersonId.System, Consulting = Facts }.When(rule, new(Id, 1)).TooEarly(due, "appraisal.in-time");
    }

    [Fact]
    public void Weights_make_a_hundred()
    {
        var rule = new SetAppraisalWeightsRule();
        new Given<AppraisalWeights> { Actor = Head }.When(rule, new(30, 70, "The head sees more.")).Then(new AppraisalWeightsSet(30, 70, "The head sees more.", Head, Now));
        new Given<AppraisalWeights> { Actor = Head }.When(rule, new(60, 40, "As before.")).Then();
        foreach (var (a, b) in new[] { (60, 41), (-1, 101), (101, -1) }) new Given<AppraisalWeights>().When(rule, new(a, b, "No.")).Refused("weights.sum");
        new Given<AppraisalWeights>().When(rule, new(50, 50, "")).Refused("staffing.reason");
    }

    private static Appraisal Folded(params object[] events) => events.Aggregate(Appraisal.Initial, (s, e) => s.Evolve(e));

    private static Given<Appraisal> Later(object[] facts, params object[] history) => new(history) { Actor = PersonId.System, Consulting = facts };

    private static Given<Appraisal> By(PersonId actor, Role[] roles, params object[] history) => new(history) { Actor = actor, Roles = roles, Consulting = Facts };
}
