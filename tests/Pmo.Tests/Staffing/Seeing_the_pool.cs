using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Board;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing;

/// <summary>The pool as head of PMO, project manager and others see it, and what happens when two decide at once.</summary>
public sealed class Seeing_the_pool : IAsyncDisposable
{
    private static readonly PersonId Lee = new(new Guid("00000000-0000-8000-8000-0000000000b4"));
    private static readonly PersonId Sam = new(new Guid("00000000-0000-8000-8000-0000000000b2"));
    private readonly World world = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact, Trait("Feature", "T15")]
    public async Task Of_heads_who_book_the_same_days_at_once_only_as_many_succeed_as_there_is_room()
    {
        await Begin();
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => world.Try(new BookPerson(Pat, Bridge, BookingKind.Hard, 40, new(2026, 4, 1), new DateOnly(2026, 4, 30).AddDays(n))))));
        Assert.Equal(2, tries.Count(t => t.Accepted));
        Assert.All(tries.Where(t => !t.Accepted), t => Assert.True(t.Code is "booking.too-much" || t.Kind == OutcomeKind.Conflict, $"{t.Kind} {t.Code}"));
        var member = (await world.Ask(new ShowPoolMember(Pat)))!;
        Assert.Equal(2, member.Bookings.Count);
    }

    [Fact, Trait("Feature", "T16")]
    public async Task A_soft_booking_that_nobody_confirms_is_gone_on_the_day_after()
    {
        await Begin();
        await world.Do(Soft(Bridge, new(2026, 3, 10)));
        await world.Do(Soft(Harbour, new(2026, 3, 12)));
        await world.Do(new ConfirmBooking(Pat, (await Sheet()).Bookings.Single(b => b.Code == "HARBOUR").Booking));
        await world.Until(new(2026, 3, 10, 23, 59, 0, TimeSpan.Zero));
        Assert.Equal(["BRIDGE", "HARBOUR"], (await Sheet()).Bookings.Select(b => b.Code).Order());
        await world.Until(new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero));
        var left = Assert.Single((await Sheet()).Bookings);
        Assert.Equal(("HARBOUR", BookingKind.Hard, null), (left.Code, left.Kind, left.Lapses));
    }

    [Fact, Trait("Feature", "T26")]
    public async Task Whoever_waits_longest_for_a_booking_stands_first()
    {
        await Begin();
        await world.Do(new BookPerson(Pat, Bridge, BookingKind.Hard, 100, new(2026, 1, 5), new(2026, 2, 20)));
        await world.Do(new BookPerson(Pat, Harbour, BookingKind.Hard, 100, new(2026, 4, 1), new(2026, 6, 30)));
        await world.Do(new BookPerson(Lee, Bridge, BookingKind.Hard, 60, new(2026, 1, 5), new(2026, 6, 30)));
        await world.Do(new BookPerson(Sam, Bridge, BookingKind.Hard, 100, new(2026, 1, 5), new(2026, 3, 31)));
        var rows = (await world.Ask(new FindAvailable())).People;
        Assert.Equal([(Pat, 100, new DateOnly(2026, 3, 2), 9, "BRIDGE", "HARBOUR"), (Lee, 40, new(2026, 3, 2), 0, "BRIDGE", null), (Sam, 100, new(2026, 4, 1), 0, "BRIDGE", null)],
            rows.Select(r => (r.Person, r.Free, r.From, r.Idle, r.Last!.Code, r.Next?.Code)));
        Assert.Equal([Pat, Lee], (await world.Ask(new FindAvailable(29))).People.Select(r => r.Person));
    }

    [Fact, Trait("Feature", "T1")]
    public async Task The_board_shows_who_belonged_to_the_pool_in_the_days_shown()
    {
        await Begin();
        await world.Do(new LeavePool(Lee, new(2026, 3, 31), "Moved to a department."));
        await world.Do(new BookPerson(Pat, Bridge, BookingKind.Hard, 50, new(2026, 3, 1), new(2026, 3, 31)));
        var march = await world.Ask(new FindPool(new(2026, 3, 1), 1));
        Assert.Equal(["lee", "pat", "sam"], march.People.Select(p => p.Name));
        Assert.Equal((.5, 100, 50, 50), (march.People[1].Utilisation, march.People[1].Percent, march.People[1].Booked, march.People[1].Free));
        await world.Until(new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(["pat", "sam"], (await world.Ask(new FindPool(new(2026, 5, 1), 1))).People.Select(p => p.Name));
        Assert.Equal(["lee", "pat", "sam"], (await world.Ask(new FindPool(new(2026, 3, 1), 1))).People.Select(p => p.Name));
    }

    [Fact, Trait("Feature", "T23")]
    public async Task A_booking_that_was_changed_shows_each_share_with_its_days()
    {
        await Begin();
        await world.Do(new BookPerson(Pat, Bridge, BookingKind.Hard, 50, new(2026, 3, 1), new(2026, 6, 30)));
        var id = (await Sheet()).Bookings.Single().Booking;
        await world.Do(new ChangeBooking(Pat, id, 80, new(2026, 4, 1), new(2026, 8, 31), "More work."));
        Assert.Equal([(50, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31)), (80, new(2026, 4, 1), new(2026, 8, 31))], (await Sheet()).Bookings.Single().Shares.Select(s => (s.Percent, s.From, s.To)));
        await world.Do(new ReleaseBooking(Pat, id, new(2026, 3, 20), "Stopped."), PersonId.System, [Role.System]);
        Assert.Equal([(50, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 20))], (await Sheet()).Bookings.Single().Shares.Select(s => (s.Percent, s.From, s.To)));
    }

    [Fact, Trait("Feature", "T2"), Trait("Feature", "T4")]
    public async Task The_solid_line_is_the_pools_and_a_dotted_one_begins_and_ends_with_its_booking()
    {
        await Begin();
        await world.Do(new NameSponsor(Bridge, Sam, Lee));
        await world.Do(new BookPerson(Pat, Bridge, BookingKind.Hard, 50, new(2026, 3, 1), new(2026, 6, 30)));
        await world.Do(Soft(Harbour, new(2026, 3, 10)));
        Assert.Equal([new ReportingLine(false, null, null, Start, null), new ReportingLine(true, Sam, "BRIDGE", new(2026, 3, 1), new(2026, 6, 30))], (await Sheet()).Lines);
        await world.Do(new ReleaseBooking(Pat, (await Sheet()).Bookings.Single(b => b.Code == "BRIDGE").Booking, new(2026, 4, 30), "Handed over."), PersonId.System, [Role.System]);
        Assert.Equal(new DateOnly(2026, 4, 30), (await Sheet()).Lines.Single(l => l.Dotted).LastDay);
    }

    [Fact, Trait("Feature", "T1")]
    public async Task A_person_sees_their_own_place_and_nobody_elses()
    {
        await Begin();
        Assert.NotNull(await world.Ask(new ShowPoolMember(Pat), Pat, [Role.Reader, Role.ProjectManager]));
        Assert.Null(await world.Ask(new ShowPoolMember(Lee), Pat, [Role.Reader, Role.ProjectManager]));
        Assert.Null(await world.Ask(new ShowPoolMember(Pat), Sam, [Role.Reader, Role.Sponsor]));
        Assert.Null(await world.Ask(new ShowPoolMember(World.Officer)));
    }

    private async Task<PoolSheet> Sheet() => (await world.Ask(new ShowPoolMember(Pat)))!;

    private static BookPerson Soft(ProjectId project, DateOnly until) => new(Pat, project, BookingKind.Soft, 50, new(2026, 3, 1), new(2026, 6, 30), until);

    private async Task Begin()
    {
        foreach (var (person, name) in new[] { (Pat, "pat"), (Lee, "lee"), (Sam, "sam") })
        {
            await world.Do(new ClaimEmail(person, $"{name}@example.org"), roles: [Role.Administrator]);
            await world.Do(new AddPerson(person, name, $"{name}@example.org", "UTC"), roles: [Role.Administrator]);
            await world.Do(new JoinPool(person, Grade.ProjectManager, 100, Start));
        }

        foreach (var code in new[] { "BRIDGE", "HARBOUR" }) await world.Do(new RegisterProject(code, code, null, null, new ProjectProfile()));
    }
}
