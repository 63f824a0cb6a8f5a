using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Board;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing;

/// <summary>In a department that has the reverse arrangement its manager is the solid line, and is asked before a hard booking and a recall.</summary>
[Trait("Feature", "T3")]
public sealed class Turning_the_lines : IAsyncDisposable
{
    private static readonly UnitId Works = Units.IdOf(UnitKind.Department, "WORKS");
    private static readonly UnitId Bridges = Units.IdOf(UnitKind.Department, "BRIDGES");
    private static readonly PersonId Max = new(new Guid("00000000-0000-8000-8000-0000000000c3"));
    private static readonly PersonId Ann = new(new Guid("00000000-0000-8000-8000-0000000000c1"));
    private static readonly DateOnly July = new(2026, 7, 1);
    private static readonly object[] Tree = [new UnitCreated(Works, UnitKind.Department, "WORKS", "Works", null, Start), new UnitCreated(Bridges, UnitKind.Department, "BRIDGES", "Bridges", Works, Start), new UnitManagerNamed(Works, UnitKind.Department, Max)];
    private static readonly ArrangementSet Reverse = new(Works, Arrangement.Department, new(2026, 4, 1), "They know their people.", Head, Now);
    private static readonly OwnDepartmentSet Own = new(Pat, Bridges, Start, "Works there.", Head, Now);
    private static readonly BookPerson Book = new(Pat, Bridge, BookingKind.Hard, 50, new(2026, 4, 1), new(2026, 6, 30));
    private readonly World world = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public void An_arrangement_is_dated_and_holds_for_the_departments_below()
    {
        var lines = new object[] { Joined, Own, Reverse, Reverse with { Department = Bridges, Arrangement = Arrangement.Pmo, From = July } }.Concat(Tree).Aggregate(SolidLines.None, (l, e) => l.After(e));
        Assert.Equal([Arrangement.Pmo, Arrangement.Department, Arrangement.Department, Arrangement.Pmo], new[] { new DateOnly(2026, 3, 31), new(2026, 4, 1), new(2026, 6, 30), July }.Select(d => lines.On(Bridges, d)));
        Assert.Equal([null, Max, Max, null], new[] { new DateOnly(2026, 3, 31), new(2026, 4, 1), new(2026, 6, 30), July }.Select(d => lines.ManagerOf(Pat, d)));
        Assert.Equal(Arrangement.Department, lines.On(Works, July));
        // The nearest manager; never the person themselves; nobody outside of the pool.
        Assert.Equal(Ann, lines.After(new UnitManagerNamed(Bridges, UnitKind.Department, Ann)).ManagerOf(Pat, new(2026, 4, 1)));
        Assert.Equal(Max, lines.After(new UnitManagerNamed(Bridges, UnitKind.Department, Pat)).ManagerOf(Pat, new(2026, 4, 1)));
        Assert.Null(lines.After(new PoolLeft(Pat, new(2026, 4, 30), "Left.", Head, Now)).ManagerOf(Pat, new(2026, 5, 1)));
        Assert.Null(lines.After(Own with { Department = null, From = new(2026, 5, 1) }).ManagerOf(Pat, new(2026, 5, 1)));
    }

    [Fact]
    public void It_is_set_for_a_department_that_exists_with_a_reason()
    {
        var set = new SetArrangement(Works, Arrangement.Department, Reverse.From, Reverse.Reason);
        Given<ArrangementBook> Book(params object[] history) => new(history) { Actor = Head, Consulting = Tree };
        Book().When(new SetArrangementRule(), set).Then(Reverse);
        Book(Reverse).When(new SetArrangementRule(), set with { From = July }).Then();
        Book(Reverse).When(new SetArrangementRule(), set with { From = July, Arrangement = Arrangement.Pmo }).Then<ArrangementSet>();
        Book().When(new SetArrangementRule(), set with { Reason = "" }).Refused("staffing.reason");
        Book().When(new SetArrangementRule(), set with { Arrangement = (Arrangement)7 }).Refused("line.arrangement");
        new Given<ArrangementBook>().When(new SetArrangementRule(), set).Refused("department.unknown");
    }

    [Fact]
    public void A_person_of_the_pool_has_one_department_at_a_time()
    {
        Given<PoolMember> Member(params object[] history) => new([Joined, .. history]) { Actor = Head, Consulting = Tree };
        Member().When(new SetOwnDepartmentRule(), new SetOwnDepartment(Pat, Bridges, Start, "Works there.")).Then(Own);
        Member(Own).When(new SetOwnDepartmentRule(), new SetOwnDepartment(Pat, Bridges, July, "Same.")).Then();
        Member(Own).When(new SetOwnDepartmentRule(), new SetOwnDepartment(Pat, null, July, "Left it.")).Then<OwnDepartmentSet>();
        Member().When(new SetOwnDepartmentRule(), new SetOwnDepartment(Pat, Units.IdOf(UnitKind.Department, "NONE"), July, "Why.")).Refused("department.unknown");
        Member().When(new SetOwnDepartmentRule(), new SetOwnDepartment(Pat, Bridges, July, "")).Refused("staffing.reason");
        Member().When(new SetOwnDepartmentRule(), new SetOwnDepartment(Pat, Bridges, new(2025, 1, 1), "Why.")).Refused("pool.before");
        new Given<PoolMember> { Consulting = Tree }.When(new SetOwnDepartmentRule(), new SetOwnDepartment(Pat, Bridges, July, "Why.")).Refused("pool.unknown");
    }

    [Fact]
    public void A_hard_booking_waits_as_a_soft_one_for_the_managers_yes()
    {
        var (booked, asked) = Asked(Reversed(Head).When(new BookPersonRule(), Book));
        Assert.Equal((BookingKind.Soft, asked.AnswerBy, Max, AskedAs.DepartmentManager, ConsentFor.Assignment), (booked.Kind, booked.Lapses!.Value, asked.Asked!.Value, asked.As, asked.For));
        Reversed(Head, booked, asked).When(new ConfirmBookingRule(), new ConfirmBooking(Pat, booked.Booking)).Refused("consent.waits");
        Reversed(Head, booked, asked).When(new OverrideConsentRule(), new OverrideConsent(Pat, booked.Booking, "I decide.")).Refused("consent.manager");
        Reversed(Max, booked, asked).When(new AnswerConsentRule(), new AnswerConsent(Pat, booked.Booking, true)).Then<BookingConfirmed>();
        Assert.Null(Reversed(Max, booked, asked).When(new AnswerConsentRule(), new AnswerConsent(Pat, booked.Booking, false, "Not now.")).Then<BookingReleased>().LastDay);
        Reversed(Ann, booked, asked).When(new AnswerConsentRule(), new AnswerConsent(Pat, booked.Booking, true)).Refused("consent.unknown");
        // What was promised meanwhile counts.
        Reversed(Max, booked, asked, Booked(Two, "HARBOUR", 60, new(2026, 5, 1), new(2026, 5, 31))).When(new AnswerConsentRule(), new AnswerConsent(Pat, booked.Booking, true)).Refused("booking.too-much");
        // Without an answer it is void.
        new Given<PoolMember>(Joined, Own, booked, asked) { Now = asked.AnswerBy }.When(new LapseBookingRule(), new LapseBooking(Pat, booked.Booking))
            .Then(new ConsentUnanswered(Pat, booked.Booking, Bridge, ConsentFor.Assignment, Head, asked.AnswerBy), new BookingLapsed(Pat, booked.Booking, asked.AnswerBy));
        new Given<PoolMember>(Joined, Own, booked, asked).When(new ExpireConsentRule(), new ExpireConsent(Pat, booked.Booking)).Then();
        Reversed(Head, booked, asked).When(new WithdrawConsentRule(), new WithdrawConsent(Pat, booked.Booking, "Not needed.")).Then<BookingReleased>();
    }

    [Fact]
    public void Nobody_is_asked_before_its_day_for_soft_bookings_or_by_the_manager_themselves()
    {
        Assert.Equal(BookingKind.Hard, Reversed(Head).When(new BookPersonRule(), Book with { From = new(2026, 3, 31) }).Then<PersonBooked>().Kind);
        Reversed(Head).When(new BookPersonRule(), Book with { Kind = BookingKind.Soft, Until = new(2026, 3, 31) }).Then<PersonBooked>();
        Assert.Equal(BookingKind.Hard, Reversed(Max).When(new BookPersonRule(), Book).Then<PersonBooked>().Kind);
        new Given<PoolMember>(Joined, Own) { Actor = Head, Consulting = [Added, Registered(Bridge, "BRIDGE"), .. Tree[..2], Reverse] }.When(new BookPersonRule(), Book).Refused("line.no-manager");
        var soft = Booked(One, "BRIDGE", 50, Book.From, Book.To, Now.AddDays(20));
        Assert.Equal(soft.Lapses, Reversed(Head, soft).When(new ConfirmBookingRule(), new ConfirmBooking(Pat, One)).Then<ConsentAsked>().AnswerBy);
    }

    [Fact, Trait("Feature", "T25")]
    public void A_recall_asks_the_manager_whose_no_is_final_and_whose_time_to_answer_the_head_respects()
    {
        var turned = Reverse with { From = Start };
        var running = Booked(One, "BRIDGE", 50, Start, new(2026, 6, 30));
        Given<PoolMember> Of(PersonId actor, params object[] history) => new([Joined, Own, running, .. history]) { Actor = actor, Consulting = [Added, Registered(Bridge, "BRIDGE"), new SponsorNamed(Bridge, Ann, Now), .. Tree, turned] };
        var asked = Of(Head).When(new AskReleaseRule(), new AskRelease(Pat, One, ConsentFor.Release, new(2026, 4, 30), "Done.")).Then<ConsentAsked>();
        Assert.Equal((Max, AskedAs.DepartmentManager), (asked.Asked!.Value, asked.As));
        Of(Ann, asked).When(new AnswerConsentRule(), new AnswerConsent(Pat, One, true)).Refused("consent.unknown");
        var no = Of(Max, asked).When(new AnswerConsentRule(), new AnswerConsent(Pat, One, false, "We need Pat.")).Then<ConsentAnswered>();
        Of(Head, asked, no).When(new OverrideConsentRule(), new OverrideConsent(Pat, One, "All the same.")).Refused("consent.unknown");
        Of(Head, asked).When(new OverrideConsentRule(), new OverrideConsent(Pat, One, "At once.")).TooEarly(asked.AnswerBy, "consent.manager");
        Of(Head, asked, new ConsentUnanswered(Pat, One, Bridge, ConsentFor.Release, Head, Now)).When(new OverrideConsentRule(), new OverrideConsent(Pat, One, "No answer.")).Then<BookingReleased>();
    }

    [Fact]
    public async Task Page_notice_and_query_tell_who_is_the_solid_line_and_what_waits_for_them()
    {
        await world.GoesLive();
        foreach (var (person, name) in new[] { (Pat, "pat"), (Max, "max"), (Ann, "ann") })
        {
            await world.Do(new ClaimEmail(person, $"{name}@example.org"), roles: [Role.Administrator]);
            await world.Do(new AddPerson(person, name, $"{name}@example.org", "UTC"), roles: [Role.Administrator]);
        }

        await world.Do(new CreateUnit(UnitKind.Department, "WORKS", "Works", null, Start));
        await world.Do(new CreateUnit(UnitKind.Department, "BRIDGES", "Bridges", Works, Start));
        await world.Do(new NameUnitManager(UnitKind.Department, Works, Max));
        await world.Do(new RegisterProject("BRIDGE", "BRIDGE", null, null, new ProjectProfile()));
        await world.Do(new JoinPool(Pat, Grade.ProjectManager, 100, Start));
        await world.Do(new SetArrangement(Works, Arrangement.Department, new(2026, 4, 1), "They know their people."));
        await world.Do(new SetOwnDepartment(Pat, Bridges, Start, "Works there."));
        await world.Do(new BookPerson(Pat, Bridge, BookingKind.Hard, 50, new(2026, 4, 1), new(2026, 6, 30)));

        Assert.Equal(new ArrangementSheet(Pat, new(2026, 4, 1), Arrangement.Department, Bridges, Max), (await world.Ask(new ShowArrangement(Pat, new DateOnly(2026, 4, 1)))).Value);
        Assert.Equal(Arrangement.Pmo, (await world.Ask(new ShowArrangement(Pat))).Value!.Arrangement);
        var sheet = (await world.Ask(new ShowPoolMember(Pat)))!;
        Assert.Equal("Bridges", sheet.Department);
        Assert.Equal([(false, false, null, Start, new DateOnly(2026, 3, 31)), (false, true, Max, new(2026, 4, 1), null), (true, false, (PersonId?)null, new(2026, 4, 1), (DateOnly?)null)], sheet.Lines.Select(l => (l.Dotted, l.OfDepartment, l.To, l.From, l.LastDay)));
        Assert.Empty(await world.Ask(new FindConsents(), Ann, [Role.Reader, Role.Sponsor]));
        var waits = Assert.Single(await world.Ask(new FindConsents(), Max, [Role.Reader, Role.UnitManager]));
        Assert.Equal((true, ConsentState.Waiting, "BRIDGE"), (waits.Mine, waits.State, waits.Code));
        Assert.Contains(Max, (await world.Log<NoticeRequested>()).Where(n => n.Kind == TellOfConsents.Asked.Name).Select(n => n.To));
        // A manager named since then is asked as well, and sees it.
        await world.Do(new NameUnitManager(UnitKind.Department, Bridges, Ann));
        Assert.True(Assert.Single(await world.Ask(new FindConsents(), Ann, [Role.Reader, Role.UnitManager])).Mine);
        await world.Do(new AnswerConsent(Pat, waits.Booking, true), Max, [Role.Reader, Role.UnitManager]);
        Assert.Equal((BookingKind.Hard, null), (await world.Ask(new ShowPoolMember(Pat)))!.Bookings.Select(b => (b.Kind, b.Consent)).Single());
    }

    private static Given<PoolMember> Reversed(PersonId actor, params object[] history) =>
        new([Joined, Own, .. history]) { Actor = actor, Consulting = [Added, Registered(Bridge, "BRIDGE"), .. Tree, Reverse] };

    private static (PersonBooked Booked, ConsentAsked Asked) Asked(Given<PoolMember>.Decided decided) => (decided.Then<PersonBooked>(), decided.Then<ConsentAsked>());
}
