using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Board;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing;

/// <summary>A running promise is taken back only after its sponsor was asked, or by the head of the PMO with the notice kept.</summary>
[Trait("Feature", "T25")]
public sealed class Asking_for_consent
{
    private static readonly PersonId Sponsor = new(new Guid("00000000-0000-8000-8000-0000000000c1"));
    private static readonly PersonBooked Running = Booked(One, "BRIDGE", 60, new(2026, 2, 1), new(2026, 6, 30));
    private static readonly AskRelease Ask = new(Pat, One, ConsentFor.Release, new(2026, 3, 6), "The work is done.");

    // Ten working days after Monday 2 March, and five to answer: until the end of the 9th.
    private static readonly ConsentAsked Asked = new(Pat, One, Bridge, ConsentFor.Release, Sponsor, AskedAs.Sponsor, new(2026, 3, 6), new(2026, 3, 16), null, null, "The work is done.", new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero), Head, Now);

    private static Given<PoolMember> Given(PersonId actor, params object[] history) =>
        new([Joined, Running, .. history]) { Actor = actor, Roles = [actor == Head ? Role.HeadOfPmo : Role.Sponsor], Consulting = [Added, Registered(Bridge, "BRIDGE"), new SponsorNamed(Bridge, Sponsor, Now)] };

    [Fact]
    public void The_sponsor_is_asked_whether_a_running_booking_may_end_early()
    {
        var rule = new AskReleaseRule();
        Given(Head).When(rule, Ask).Then(Asked);
        Given(Head, Asked).When(rule, Ask).Refused("consent.asked");
        Given(Head).When(rule, Ask with { LastDay = new(2026, 6, 30) }).Refused("booking.not-early");
        Given(Head).When(rule, Ask with { LastDay = new(2026, 3, 1) }).Refused("booking.past");
        Given(Head).When(rule, Ask with { Reason = "" }).Refused("staffing.reason");
        Given(Head).When(rule, Ask with { For = ConsentFor.Swap }).Refused("consent.kind");
        Given(Head).When(rule, Ask with { Booking = Two }).Refused("booking.unknown");
        Given(Head).When(rule, Ask with { Needs = Harbour }).Refused("consent.needs");
        Given(Head, Booked(Two, "BRIDGE", 10, new(2026, 4, 1), new(2026, 6, 30))).When(rule, Ask with { Booking = Two }).Refused("booking.not-begun");
        Given(Head, Booked(Two, "BRIDGE", 10, new(2026, 2, 1), new(2026, 6, 30), Now.AddDays(9))).When(rule, Ask with { Booking = Two }).Refused("booking.soft");
    }

    [Fact]
    public void A_recall_names_the_project_that_needs_the_person()
    {
        var recall = Ask with { For = ConsentFor.Recall, Needs = Harbour };
        new Given<PoolMember>(Joined, Running) { Actor = Head, Consulting = [Registered(Harbour, "HARBOUR"), Added, Registered(Bridge, "BRIDGE"), new SponsorNamed(Bridge, Sponsor, Now)] }
            .When(new AskReleaseRule(), recall).Then(Asked with { For = ConsentFor.Recall, Needs = Harbour });
        Given(Head).When(new AskReleaseRule(), recall).Refused("project.unknown");
        Given(Head).When(new AskReleaseRule(), recall with { Needs = null }).Refused("consent.needs");
        Given(Head).When(new AskReleaseRule(), recall with { Needs = Bridge }).Refused("consent.needs");
    }

    [Fact]
    public void Where_there_is_nobody_to_ask_the_head_decides()
    {
        var nobody = Asked with { Asked = null };
        new Given<PoolMember>(Joined, Running) { Actor = Head, Consulting = [Added, Registered(Bridge, "BRIDGE")] }.When(new AskReleaseRule(), Ask).Then(nobody);
        // Nobody consents to their own release.
        new Given<PoolMember>(Joined, Running) { Actor = Head, Consulting = [Added, Registered(Bridge, "BRIDGE"), new SponsorNamed(Bridge, Pat, Now)] }.When(new AskReleaseRule(), Ask).Then(nobody);
        Given(Head, nobody).When(new OverrideConsentRule(), new OverrideConsent(Pat, One, "Nobody to ask.")).Then<BookingReleased>();
    }

    [Fact]
    public void With_the_sponsors_yes_the_booking_ends_on_the_day_wanted()
    {
        Given(Sponsor, Asked).When(new AnswerConsentRule(), new AnswerConsent(Pat, One, true)).Then(
            new ConsentAnswered(Pat, One, Bridge, ConsentFor.Release, true, AskedAs.Sponsor, null, new(2026, 3, 6), null, Head, Sponsor, null, Now),
            new BookingReleased(Pat, One, new(2026, 3, 6), "The work is done.", Head, Now, Bridge));
        // A late yes ends it today, never in the past.
        new Given<PoolMember>(Joined, Running, Asked) { Now = Now.AddDays(14), Actor = Sponsor, Consulting = [Added, Registered(Bridge, "BRIDGE"), new SponsorNamed(Bridge, Sponsor, Now)] }
            .When(new AnswerConsentRule(), new AnswerConsent(Pat, One, true)).Then<BookingReleased>();
        Given(Pat, Asked).When(new AnswerConsentRule(), new AnswerConsent(Pat, One, true)).Refused("consent.unknown");
        Given(Head, Asked).When(new AnswerConsentRule(), new AnswerConsent(Pat, One, true)).Refused("consent.unknown");
        Given(Sponsor).When(new AnswerConsentRule(), new AnswerConsent(Pat, One, true)).Refused("consent.unknown");
        Given(Sponsor, Asked).When(new AnswerConsentRule(), new AnswerConsent(Pat, One, false)).Refused("staffing.reason");
    }

    [Fact]
    public void A_deputy_answers_with_both_names_and_a_new_sponsor_in_the_place_of_the_old_one()
    {
        var deputy = new Given<PoolMember>(Joined, Running, Asked) { Actor = Pat, OnBehalfOf = Sponsor, Consulting = [Added, Registered(Bridge, "BRIDGE"), new SponsorNamed(Bridge, Sponsor, Now)] };
        Assert.Equal((Pat, Sponsor), deputy.When(new AnswerConsentRule(), new AnswerConsent(Pat, One, true)).Then<ConsentAnswered>() is var e ? (e.By, e.OnBehalfOf!.Value) : default);
        new Given<PoolMember>(Joined, Running, Asked) { Actor = Head, Consulting = [Added, Registered(Bridge, "BRIDGE"), new SponsorNamed(Bridge, Head, Now)] }.When(new AnswerConsentRule(), new AnswerConsent(Pat, One, true)).Then<BookingReleased>();
    }

    [Fact]
    public void Without_it_the_head_decides_and_the_notice_is_kept()
    {
        var no = new ConsentAnswered(Pat, One, Bridge, ConsentFor.Release, false, AskedAs.Sponsor, "We need Pat.", null, null, Head, Sponsor, null, Now);
        Given(Sponsor, Asked).When(new AnswerConsentRule(), new AnswerConsent(Pat, One, false, "We need Pat.")).Then(no);
        Given(Head, Asked, no).When(new OverrideConsentRule(), new OverrideConsent(Pat, One, "Needed elsewhere.")).Then(
            new ConsentOverridden(Pat, One, Bridge, ConsentFor.Release, Sponsor, new(2026, 3, 16), null, "Needed elsewhere.", Head, Now),
            new BookingReleased(Pat, One, new(2026, 3, 16), "The work is done.", Head, Now, Bridge));
        // A last day beyond the notice stays as wanted.
        Assert.Equal(new DateOnly(2026, 5, 29), Given(Head, Asked with { LastDay = new(2026, 5, 29) }).When(new OverrideConsentRule(), new OverrideConsent(Pat, One, "Needed.")).Then<BookingReleased>().LastDay);
        Given(Head, Asked).When(new OverrideConsentRule(), new OverrideConsent(Pat, One, "")).Refused("staffing.reason");
        Given(Head).When(new OverrideConsentRule(), new OverrideConsent(Pat, One, "Why.")).Refused("consent.unknown");
        Given(Head, new BookingChanged(Pat, One, 60, new(2026, 3, 2), new(2026, 3, 10), "Shorter.", Head, Now), Asked).When(new OverrideConsentRule(), new OverrideConsent(Pat, One, "Needed.")).Refused("consent.notice");
    }

    [Fact]
    public void What_nobody_answers_in_time_goes_to_the_head()
    {
        Given(Head, Asked).When(new ExpireConsentRule(), new ExpireConsent(Pat, One)).TooEarly(Asked.AnswerBy, "consent.waits");
        var late = new Given<PoolMember>(Joined, Running, Asked) { Now = Asked.AnswerBy };
        late.When(new ExpireConsentRule(), new ExpireConsent(Pat, One)).Then(new ConsentUnanswered(Pat, One, Bridge, ConsentFor.Release, Head, Asked.AnswerBy));
        new Given<PoolMember>(Joined, Running, Asked, new BookingReleased(Pat, One, new(2026, 3, 1), "Closed.", Head, Now)) { Now = Asked.AnswerBy }.When(new ExpireConsentRule(), new ExpireConsent(Pat, One)).Then();
        // A late answer still counts.
        Given(Sponsor, Asked, new ConsentUnanswered(Pat, One, Bridge, ConsentFor.Release, Head, Now)).When(new AnswerConsentRule(), new AnswerConsent(Pat, One, true)).Then<BookingReleased>();
    }

    [Fact]
    public void What_was_asked_can_be_taken_back()
    {
        Given(Head, Asked).When(new WithdrawConsentRule(), new WithdrawConsent(Pat, One, "Stays.")).Then(new ConsentWithdrawn(Pat, One, Bridge, ConsentFor.Release, Sponsor, null, "Stays.", Head, Now));
        Given(Head, Asked).When(new WithdrawConsentRule(), new WithdrawConsent(Pat, One, " ")).Refused("staffing.reason");
        Given(Head).When(new WithdrawConsentRule(), new WithdrawConsent(Pat, One, "Stays.")).Refused("consent.unknown");
    }

    [Fact]
    public void Only_the_system_ends_a_running_promise_without_asking()
    {
        var release = new ReleaseBooking(Pat, One, new(2026, 3, 31), "Why.");
        Given(Head).When(new ReleaseBookingRule(), release).Refused("booking.ask", "This booking has begun: ask for the release, so that the sponsor is heard.");
        new Given<PoolMember>(Joined, Running) { Roles = [Role.System] }.When(new ReleaseBookingRule(), release).Then<BookingReleased>();
        Given(Head, Booked(Two, "BRIDGE", 10, new(2026, 4, 1), new(2026, 6, 30))).When(new ReleaseBookingRule(), release with { Booking = Two, LastDay = new(2026, 3, 2) }).Then<BookingReleased>();
        Given(Head, Booked(Two, "BRIDGE", 10, new(2026, 2, 1), new(2026, 6, 30), Now.AddDays(9))).When(new ReleaseBookingRule(), release with { Booking = Two }).Then<BookingReleased>();
    }

    [Fact]
    public void Notice_and_time_to_answer_are_settings_with_a_reason()
    {
        var rule = new SetConsentTermsRule();
        var set = new ConsentTermsSet(20, 3, "Agreed with the board.", Head, Now);
        Given<ConsentTerms> Terms(params object[] history) => new(history) { Actor = Head };
        Terms().When(rule, new SetConsentTerms(20, 3, "Agreed with the board.")).Then(set);
        Terms().When(rule, new SetConsentTerms(10, 5, "As it is.")).Then();
        Terms(set).When(rule, new SetConsentTerms(10, 5, "Back.")).Then<ConsentTermsSet>();
        Terms().When(rule, new SetConsentTerms(121, 5, "Why.")).Refused("terms.notice");
        Terms().When(rule, new SetConsentTerms(10, 0, "Why.")).Refused("terms.answer");
        Terms().When(rule, new SetConsentTerms(20, 5, "")).Refused("staffing.reason");
        new Given<PoolMember>(Joined, Running) { Actor = Head, Consulting = [Added, Registered(Bridge, "BRIDGE"), new SponsorNamed(Bridge, Sponsor, Now), set] }
            .When(new AskReleaseRule(), Ask).Then(Asked with { NoticeEnds = new(2026, 3, 30), AnswerBy = new(2026, 3, 6, 0, 0, 0, TimeSpan.Zero) });
    }
}
