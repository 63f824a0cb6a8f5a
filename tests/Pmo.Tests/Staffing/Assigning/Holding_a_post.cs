using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Assigning;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;
using Post = Pmo.Staffing.Assigning.Post;

namespace Pmo.Tests.Staffing.Assigning;

/// <summary>There is at most one who answers for a project at any moment; whoever comes relieves whoever was there, and the end of the project ends the bookings.</summary>
[Trait("Feature", "T22")]
public sealed class Holding_a_post
{
    private static readonly object[] Office = [Added, Registered(Bridge, "BRIDGE")];

    private static readonly DateTimeOffset April = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    private static Given<Post> Held(params object[] history) => new(history) { Actor = Head, Roles = [Role.HeadOfPmo], Consulting = Office };

    private static PostFilled Filled(PersonId person, BookingId? booking, DateTimeOffset from, bool acting = false) =>
        new(Bridge, person, booking, null, DateOnly.FromDateTime(from.UtcDateTime), from, acting, acting ? "Until then." : null, Head, Now);

    [Fact]
    public void A_post_is_filled_from_the_day_on_which_the_person_is_booked()
    {
        var fill = new FillPost(Bridge, Pat, One, Id, From, Head);
        Held().When(new FillPostRule(), fill).Then(Filled(Pat, One, April) with { Request = Id });
        Held(Filled(Pat, One, April)).When(new FillPostRule(), fill).Then();
        // A day that has begun begins now.
        Assert.Equal(Now, Held().When(new FillPostRule(), fill with { From = Start }).Then<PostFilled>().TakesOver);
    }

    [Fact]
    public void Whoever_comes_relieves_whoever_was_there_and_who_was_to_come()
    {
        var state = new object[] { Filled(Lee, One, Now), Filled(Sam, Two, April.AddDays(30)), Filled(Pat, null, April) }.Aggregate(Post.Initial, (s, e) => s.Evolve(e));
        Assert.Equal((Lee, Lee, Pat, Pat), (state.At(Now)!.Person, state.At(April.AddTicks(-1))!.Person, state.At(April)!.Person, state.At(April.AddYears(1))!.Person));
        Assert.Null(Post.Initial.At(Now));
    }

    [Fact]
    public void The_post_is_taken_up_on_its_day_unless_something_else_was_decided()
    {
        var rule = new TakeUpPostRule();
        new Given<Post>(Filled(Pat, One, April)) { Now = April }.When(rule, new TakeUpPost(Bridge, Pat)).Then(new PostTakenUp(Bridge, Pat, false, April));
        new Given<Post>(Filled(Pat, One, April), new PostTakenUp(Bridge, Pat, false, April)) { Now = April }.When(rule, new TakeUpPost(Bridge, Pat)).Then();
        new Given<Post>(Filled(Pat, One, April), Filled(Lee, Two, April)) { Now = April }.When(rule, new TakeUpPost(Bridge, Pat)).Then();
        Held(Filled(Pat, One, April)).When(rule, new TakeUpPost(Bridge, Pat)).Then();
    }

    [Fact]
    public void Somebody_who_acts_is_named_with_a_day_and_a_reason()
    {
        var (rule, name) = (new NameActingRule(), new NameActing(Bridge, Pat, From, " Until then. "));
        Held().When(rule, name).Then(Filled(Pat, null, April, acting: true));
        Held().When(rule, name with { Reason = "" }).Refused("staffing.reason");
        Held().When(rule, name with { From = new(2026, 3, 1) }).Refused("post.past");
        Held(Filled(Pat, One, Now)).When(rule, name).Refused("post.same");
        new Given<Post> { Consulting = [Added] }.When(rule, name).Refused("project.unknown");
        new Given<Post> { Consulting = [.. Office, new PersonDisabled(Pat)] }.When(rule, name).Refused("person.disabled");
    }

    [Fact]
    public void Whom_the_register_names_from_elsewhere_holds_the_post()
    {
        var rule = new RecordPostRule();
        Held().When(rule, new RecordPost(Bridge, Pat)).Then(new PostRecorded(Bridge, Pat, Now));
        Held(Filled(Pat, One, Now)).When(rule, new RecordPost(Bridge, Pat)).Then();
        Held(Filled(Pat, One, Now)).When(rule, new RecordPost(Bridge, null)).Then(new PostRecorded(Bridge, null, Now));
        Held().When(rule, new RecordPost(Bridge, null)).Then();
        // Who is to come still comes.
        var state = new object[] { Filled(Pat, One, April), new PostRecorded(Bridge, Lee, Now) }.Aggregate(Post.Initial, (s, e) => s.Evolve(e));
        Assert.Equal((Lee, Pat), (state.At(Now)!.Person, state.At(April)!.Person));
    }

    [Fact]
    public void Whoever_is_released_leaves_the_post_on_the_day_after()
    {
        var (rule, vacate) = (new VacatePostRule(), new VacatePost(Bridge, Pat, One, new(2026, 3, 31), "Recalled."));
        Held(Filled(Pat, One, Now)).When(rule, vacate).TooEarly(April, "post.booked");
        new Given<Post>(Filled(Pat, One, Now)) { Now = April, Consulting = Office }.When(rule, vacate).Then(new PostVacated(Bridge, Pat, "Recalled.", April));
        // Somebody else answers by then, or the project has ended.
        new Given<Post>(Filled(Pat, One, Now), Filled(Lee, Two, April)) { Now = April, Consulting = Office }.When(rule, vacate).Then();
        new Given<Post>(Filled(Pat, One, Now)) { Now = April, Consulting = [.. Office, new ProjectStatusRecorded(Bridge, ProjectStatus.Completed, Start, null, null)] }.When(rule, vacate).Then();
        // A booking that never began: who was to come does not come, and who answers goes on.
        Held(Filled(Lee, Two, Now), Filled(Pat, One, April)).When(rule, vacate with { LastDay = null }).Then(new SuccessionDropped(Bridge, Pat, One, "Recalled.", Now));
        var state = new object[] { Filled(Lee, Two, Now), Filled(Pat, One, April), new SuccessionDropped(Bridge, Pat, One, "Recalled.", Now) }.Aggregate(Post.Initial, (s, e) => s.Evolve(e));
        Assert.Equal(Lee, state.At(April)?.Person);
        // Another booking of the same person for the project has nothing to do with it.
        Held(Filled(Pat, One, Now)).When(rule, vacate with { Booking = Two }).Then();
    }

    [Fact, Trait("Feature", "T25")]
    public void Whoever_changes_places_with_the_one_who_answers_takes_the_post_over()
    {
        var (rule, take) = (new TakeOverPostRule(), new TakeOverPost(Bridge, Pat, Lee, One, From, Head));
        Held(Filled(Lee, Two, Now)).When(rule, take).Then(Filled(Pat, One, April));
        Held(Filled(Sam, Two, Now)).When(rule, take).Then();
        Held().When(rule, take).Then();
    }

    [Fact, Trait("Feature", "T24")]
    public void The_end_of_a_project_ends_every_booking_for_it_and_counts_for_who_led_it()
    {
        var close = new ClosePost(Bridge, new(2026, 3, 2), true);
        object[] history = [new PostBooked(Bridge, Pat, One), new PostBooked(Bridge, Lee, Two), Filled(Pat, One, Now.AddDays(-9))];
        Held(history).When(new ClosePostRule(), close).Then(new PostClosed(Bridge, Pat, One, new(2026, 3, 1), Now), new PostClosed(Bridge, Lee, Two, new(2026, 3, 1), Now), new PostLed(Bridge, Pat, true, new(2026, 3, 2), Now));
        Held().When(new ClosePostRule(), close).Then();
        Given().When(new RecordLedRule(), new RecordLed(Pat, Bridge, true, Start)).Then(new ProjectLed(Pat, Bridge, true, Start, Now));
        Given(new ProjectLed(Pat, Bridge, true, Start, Now)).When(new RecordLedRule(), new RecordLed(Pat, Bridge, true, Start)).Then();
        new Given<PoolMember>().When(new RecordLedRule(), new RecordLed(Pat, Bridge, true, Start)).Then();
        Held(new PostBooked(Bridge, Pat, One)).When(new NoteBookingRule(), new NoteBooking(Bridge, Pat, One)).Then();
    }

    [Fact, Trait("Feature", "T24")]
    public void Only_the_share_of_the_project_that_ended_returns()
    {
        var (rule, end) = (new EndBookingRule(), new EndBooking(Pat, One, new(2026, 3, 1)));
        Given<PoolMember> Pool(params object[] history) => new([Joined, .. history]) { Actor = PersonId.System };
        Pool(Booked(One, "BRIDGE", 60, Start, To), Booked(Two, "HARBOUR", 40, Start, To)).When(rule, end)
            .Then(new BookingReleased(Pat, One, new(2026, 3, 1), "The project has ended.", PersonId.System, Now, Bridge));
        // What was over stays; what never began goes.
        Pool(Booked(One, "BRIDGE", 60, Start, new(2026, 2, 28))).When(rule, end).Then();
        Assert.Null(Pool(Booked(One, "BRIDGE", 60, From, To)).When(rule, end).Then<BookingReleased>().LastDay);
        Pool().When(rule, end).Then();
    }
}
