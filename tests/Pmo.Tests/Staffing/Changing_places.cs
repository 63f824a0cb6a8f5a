using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Board;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing;

/// <summary>Two people change places: both sponsors are asked, and both steps happen or neither.</summary>
[Trait("Feature", "T25")]
public sealed class Changing_places : IAsyncDisposable
{
    private static readonly PersonId Lee = new(new Guid("00000000-0000-8000-8000-0000000000b4"));
    private static readonly PersonId Ann = new(new Guid("00000000-0000-8000-8000-0000000000c1"));
    private static readonly PersonId Bob = new(new Guid("00000000-0000-8000-8000-0000000000c2"));
    private readonly World world = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task With_both_sponsors_yes_each_takes_over_the_others_booking()
    {
        await Asked();
        Assert.Equal([(Bridge, Ann), (Harbour, Bob)], (await world.Ask(new FindConsents())).OrderBy(c => c.Code).Select(c => (c.Project, c.Asked!.Value)));
        await Answer(Pat, Ann, true);
        Assert.Equal([ConsentState.Agreed, ConsentState.Waiting], (await world.Ask(new FindConsents())).OrderBy(c => c.Code).Select(c => c.State));
        Assert.Equal([("BRIDGE", new DateOnly(2026, 6, 30))], await Booked(Pat));
        await Answer(Lee, Bob, true);

        Assert.Equal([("BRIDGE", new(2026, 3, 15)), ("HARBOUR", new(2026, 8, 31))], await Booked(Pat));
        Assert.Equal([("HARBOUR", new(2026, 3, 15)), ("BRIDGE", new(2026, 6, 30))], await Booked(Lee));
        Assert.Equal(40, (await Sheet(Pat)).Bookings.Single(b => b.Code == "HARBOUR").Percent);
        Assert.All(await world.Ask(new FindConsents(All: true)), c => Assert.Equal(ConsentState.Done, c.State));
        var told = (await world.Log<NoticeRequested>()).Where(n => n.Kind == TellOfConsents.Changed.Name).Select(n => n.To).Order(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value)));
        Assert.Equal([Pat, Lee], told);
    }

    [Fact]
    public async Task If_it_does_not_fit_the_second_one_any_more_the_first_is_let_go()
    {
        await Asked();
        // Lee gets something else that leaves no room for the larger share.
        await world.Do(new BookPerson(Lee, Projects.IdOf("TOWER"), BookingKind.Hard, 60, new(2026, 4, 1), new(2026, 4, 30)));
        await Answer(Pat, Ann, true);
        await Answer(Lee, Bob, true);

        Assert.Equal([("BRIDGE", new DateOnly(2026, 6, 30))], await Booked(Pat));
        Assert.Equal([("HARBOUR", new(2026, 8, 31)), ("TOWER", new(2026, 4, 30))], await Booked(Lee));
        Assert.Equal([Pat], (await world.Log<SwapConfirming>()).Select(e => e.Person));
        Assert.Equal([Lee, Pat], (await world.Log<SwapFailed>()).Select(e => e.Person));
        Assert.Empty(await world.Ask(new FindConsents()));
        // Nothing is held back: they can be booked again.
        await world.Do(new BookPerson(Pat, Projects.IdOf("TOWER"), BookingKind.Hard, 10, new(2026, 4, 1), new(2026, 4, 30)));
    }

    [Fact]
    public async Task If_one_side_is_taken_back_the_other_is_too()
    {
        await Asked();
        await Answer(Pat, Ann, true);
        await Answer(Lee, Bob, false);
        Assert.Equal(ConsentState.Declined, (await world.Ask(new FindConsents())).Single(c => c.Project == Harbour).State);
        await world.Do(new WithdrawConsent(Lee, (await Sheet(Lee)).Bookings.Single().Booking, "Then not."));
        Assert.Empty(await world.Ask(new FindConsents()));
        Assert.Equal([("BRIDGE", new DateOnly(2026, 6, 30))], await Booked(Pat));
    }

    [Fact]
    public async Task The_head_may_decide_for_the_side_that_does_not_answer()
    {
        await Asked();
        await Answer(Pat, Ann, true);
        await world.Until(new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(ConsentState.Undecided, (await world.Ask(new FindConsents())).Single(c => c.Project == Harbour).State);
        // The day wanted has passed meanwhile: they change places tomorrow.
        await world.Until(new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero));
        await world.Do(new OverrideConsent(Lee, (await Sheet(Lee)).Bookings.Single().Booking, "It has to be."));
        Assert.Equal([("BRIDGE", new(2026, 3, 20)), ("HARBOUR", new(2026, 8, 31))], await Booked(Pat));
        Assert.Equal([("HARBOUR", new(2026, 3, 20)), ("BRIDGE", new(2026, 6, 30))], await Booked(Lee));
    }

    [Fact]
    public void While_somebody_is_changing_places_nothing_else_is_decided_about_their_time()
    {
        var swap = new SwapTerms(new(new Guid("00000000-0000-8000-8000-0000000000e1")), new(Pat, One, Bridge, "BRIDGE", 60, new(2026, 6, 30)), new(Lee, Two, Harbour, "HARBOUR", 40, new(2026, 8, 31)), new(2026, 3, 16));
        var booked = ThePool.Booked(One, "BRIDGE", 60, new(2026, 2, 1), new(2026, 6, 30));
        var asked = new ConsentAsked(Pat, One, Bridge, ConsentFor.Swap, Ann, AskedAs.Sponsor, new(2026, 3, 15), null, null, swap, "Better fit.", Now.AddDays(8), Head, Now);
        var agreed = new ConsentAnswered(Pat, One, Bridge, ConsentFor.Swap, true, AskedAs.Sponsor, null, null, swap, Head, Ann, null, Now);
        var held = Given(booked, asked, agreed, new SwapConfirming(Pat, swap, swap.From, Now));
        var soon = Now.AddMinutes(1);
        held.When(new BookPersonRule(), new BookPerson(Pat, Bridge, BookingKind.Hard, 10, new(2026, 4, 1), new(2026, 4, 30))).TooEarly(soon, "swap.confirming");
        held.When(new ChangeBookingRule(), new ChangeBooking(Pat, One, 70, new(2026, 4, 1), new(2026, 6, 30), "More.")).TooEarly(soon, "swap.confirming");
        held.When(new SetAvailabilityRule(), new SetAvailability(Pat, 80, new(2026, 4, 1), "Less.")).TooEarly(soon, "swap.confirming");
        held.When(new LeavePoolRule(), new LeavePool(Pat, new(2026, 6, 30), "Leaves.")).TooEarly(soon, "swap.confirming");
        held.When(new WithdrawConsentRule(), new WithdrawConsent(Pat, One, "Not.")).TooEarly(soon, "swap.confirming");
        new Given<PoolMember>(Joined, booked, asked, agreed, new SwapConfirming(Pat, swap, swap.From, Now)) { Roles = [Role.System] }.When(new ReleaseBookingRule(), new ReleaseBooking(Pat, One, new(2026, 3, 31), "Closed.")).TooEarly(soon, "swap.confirming");
        held.When(new ConfirmSwapRule(), new ConfirmSwap(swap)).Then();
        held.When(new TakeOverFirstRule(), new TakeOverFirst(swap, swap.From)).Then<SwapMade>();
        Given(booked, asked, agreed).When(new TakeOverFirstRule(), new TakeOverFirst(swap, swap.From)).Then();
        Given(booked, asked).When(new ConfirmSwapRule(), new ConfirmSwap(swap)).Then<SwapFailed>();
    }

    [Fact]
    public async Task Places_are_changed_between_running_bookings_of_two_people_and_two_projects()
    {
        await Begin();
        var (pat, lee) = ((await Sheet(Pat)).Bookings.Single().Booking, (await Sheet(Lee)).Bookings.Single().Booking);
        var ask = new AskSwap(Pat, pat, Lee, lee, new(2026, 3, 16), "Better fit.");
        Assert.Equal("swap.same", (await world.Try(ask with { Other = Pat, OtherBooking = pat })).Code);
        Assert.Equal("swap.day", (await world.Try(ask with { From = new(2026, 3, 2) })).Code);
        Assert.Equal("swap.not-possible", (await world.Try(ask with { From = new(2026, 7, 1) })).Code);
        Assert.Equal("booking.unknown", (await world.Try(ask with { OtherBooking = One })).Code);
        Assert.Equal("staffing.reason", (await world.Try(ask with { Reason = "" })).Code);
        await world.Do(new AskRelease(Lee, lee, ConsentFor.Release, new(2026, 4, 30), "Done."));
        Assert.Equal("swap.not-possible", (await world.Try(ask)).Code);
    }

    private async Task Asked()
    {
        await Begin();
        await world.Do(new AskSwap(Pat, (await Sheet(Pat)).Bookings.Single().Booking, Lee, (await Sheet(Lee)).Bookings.Single().Booking, new(2026, 3, 16), "Better fit."));
    }

    private async Task Answer(PersonId person, PersonId by, bool yes)
    {
        var asked = (await world.Ask(new FindConsents(), by, [Role.Reader, Role.Sponsor])).Single(c => c.Person == person);
        await world.Do(new AnswerConsent(person, asked.Booking, yes, yes ? null : "We need them."), by, [Role.Reader, Role.Sponsor]);
    }

    private async Task<IEnumerable<(string, DateOnly)>> Booked(PersonId person) => (await Sheet(person)).Bookings.OrderBy(b => b.From).ThenBy(b => b.Code).Select(b => (b.Code, b.To));

    private async Task<PoolSheet> Sheet(PersonId person) => (await world.Ask(new ShowPoolMember(person)))!;

    private async Task Begin()
    {
        await world.GoesLive();
        foreach (var (person, name) in new[] { (Pat, "pat"), (Lee, "lee"), (Ann, "ann"), (Bob, "bob") })
        {
            await world.Do(new ClaimEmail(person, $"{name}@example.org"), roles: [Role.Administrator]);
            await world.Do(new AddPerson(person, name, $"{name}@example.org", "UTC"), roles: [Role.Administrator]);
        }

        foreach (var person in new[] { Pat, Lee }) await world.Do(new JoinPool(person, Grade.ProjectManager, 100, Start));
        foreach (var code in new[] { "BRIDGE", "HARBOUR", "TOWER" }) await world.Do(new RegisterProject(code, code, null, null, new ProjectProfile()));
        await world.Do(new NameSponsor(Bridge, Ann, null));
        await world.Do(new NameSponsor(Harbour, Bob, null));
        await world.Do(new BookPerson(Pat, Bridge, BookingKind.Hard, 60, new(2026, 2, 1), new(2026, 6, 30)));
        await world.Do(new BookPerson(Lee, Harbour, BookingKind.Hard, 40, new(2026, 2, 1), new(2026, 8, 31)));
    }
}
