using Pmo.Office;
using Pmo.Office.Competencies;
using Pmo.Staffing;
using Pmo.Staffing.Board;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;
using Pmo.Staffing.RollingOff;
using Pmo.Tests.Staffing.Assigning;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing;

/// <summary>Who comes free in the coming weeks, against what begins then and has nobody.</summary>
[Trait("Feature", "T27")]
public sealed class Rolling_off : IAsyncDisposable
{
    private readonly World world = new(Now);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Somebody_rolls_off_on_the_working_day_after_a_booking_ends_with_the_share_it_took()
    {
        await Begin(world);
        await Book(Pat, Bridge, 60, new(2026, 1, 5), new(2026, 3, 27));
        await Book(Pat, Harbour, 40, new(2026, 2, 2), new(2026, 12, 31));
        var row = Assert.Single((await world.Ask(new FindRollOff(30))).People);
        var drop = Assert.Single(row.Drops);
        Assert.Equal((Pat, new DateOnly(2026, 3, 30), 60, 60, false, null), (row.Person, drop.Day, drop.Comes, drop.Free, drop.Whole, drop.Next));
        Assert.Equal("BRIDGE", Assert.Single(drop.Of).Code);
        // A share that becomes less is a roll-off too, and so is the end of the last one.
        var harbour = (await world.Ask(new ShowPoolMember(Pat)))!.Bookings.Single(b => b.Project == Harbour).Booking;
        await world.Do(new ChangeBooking(Pat, harbour, 10, new(2026, 4, 20), new(2026, 5, 15), "Less to do."));
        row = Assert.Single((await world.Ask(new FindRollOff())).People);
        Assert.Equal([(new(2026, 3, 30), 60, 60, false), (new(2026, 4, 20), 30, 90, false), (new DateOnly(2026, 5, 18), 10, 100, true)], row.Drops.Select(d => (d.Day, d.Comes, d.Free, d.Whole)));
        Assert.Equal((new DateOnly(2026, 3, 30), 100), (row.Day, row.Comes));
    }

    [Fact]
    public async Task Whoever_goes_on_to_something_else_after_the_weekend_does_not_roll_off()
    {
        await Begin(world);
        await Book(Pat, Bridge, 100, new(2026, 1, 5), new(2026, 3, 13));
        await Book(Pat, Harbour, 100, new(2026, 3, 16), new(2026, 4, 30));
        await Book(Lee, Bridge, 50, new(2026, 1, 5), new(2026, 3, 13));
        await Book(Lee, Harbour, 30, new(2026, 3, 16), new(2026, 12, 31));
        await Book(Lee, Bridge, 20, new(2026, 4, 1), new(2026, 4, 30));
        var rows = (await world.Ask(new FindRollOff(30))).People;
        var lee = Assert.Single(Assert.Single(rows).Drops);
        Assert.Equal((new DateOnly(2026, 3, 16), 20, 70, new DateOnly(2026, 4, 1)), (lee.Day, lee.Comes, lee.Free, lee.Next!.From));
        Assert.Equal(["BRIDGE"], lee.Of.Select(b => b.Code));
        Assert.Equal([(Lee, new DateOnly(2026, 3, 16)), (Pat, new(2026, 5, 1))], (await world.Ask(new FindRollOff(60))).People.Select(r => (r.Person, r.Day)));
    }

    [Fact]
    public async Task Whoever_leaves_the_pool_or_was_only_pencilled_in_comes_free_for_nobody()
    {
        await Begin(world);
        await Book(Pat, Bridge, 60, new(2026, 1, 5), new(2026, 3, 31));
        await world.Do(new BookPerson(Lee, Bridge, BookingKind.Soft, 60, new(2026, 1, 5), new(2026, 3, 31), new(2026, 3, 31)));
        Assert.Equal([Pat], (await world.Ask(new FindRollOff(30))).People.Select(p => p.Person));
        await world.Do(new LeavePool(Pat, new(2026, 3, 31), "Changes house."));
        Assert.Empty((await world.Ask(new FindRollOff(30))).People);
    }

    [Fact]
    public async Task Whoever_does_not_work_here_any_more_neither_rolls_off_nor_is_ranked()
    {
        await Begin(world);
        await Book(Pat, Bridge, 60, new(2026, 1, 5), new(2026, 3, 31));
        await Book(Lee, Bridge, 60, new(2026, 1, 5), new(2026, 3, 31));
        await Submit(world);
        await world.Do(new DisablePerson(Lee), roles: [Role.Administrator]);
        var board = await world.Ask(new FindRollOff(30));
        Assert.Equal([Pat], board.People.Select(p => p.Person));
        Assert.Equal([Pat], board.Posts[0].Fits.Select(f => f.Person));
        Assert.Equal([Pat], (await world.Ask(new ShowRanking(Id)))!.Ranking.Ranked.Select(r => r.Person));
    }

    [Fact]
    public async Task Each_post_shows_who_of_those_who_roll_off_fits_it_and_who_comes_late()
    {
        await Begin(world);
        await world.Do(new JoinPool(Sam, Grade.SeniorProjectManager, 100, Start));
        await world.Do(new ValidateCompetency(Sam, Risk, CompetencyLevel.Competent, "Seen at work.", new(2026, 1, 5), null));
        await Book(Pat, Bridge, 100, new(2026, 1, 5), new(2026, 4, 10));
        await Book(Lee, Bridge, 100, new(2026, 1, 5), new(2026, 3, 31));
        await Submit(world);
        await world.Do(new EnterDemand(new(new Guid("00000000-0000-8000-8000-0000000000d1")), new(Grade.ProgrammeManager, 50, new(2026, 5, 4), new(2026, 6, 30), null, "New harbour")));
        var board = await world.Ask(new FindRollOff());
        Assert.Equal([("BRIDGE", From, 1), ("New harbour", new(2026, 5, 4), 0)], board.Posts.Select(p => (p.For, p.From, p.FreeNow)));
        // Lee in time, Pat from Monday 13 April on; Sam, who has nothing booked, does not roll off.
        Assert.Equal([(Lee, 0), (Pat, 12)], board.Posts[0].Fits.Select(f => (f.Person, f.Late)));
        Assert.Equal((await world.Ask(new ShowRanking(Id)))!.Ranking.Ranked.Single(r => r.Person == Lee).Score, board.Posts[0].Fits[0].Score);
        Assert.Empty(board.Posts[1].Fits);
        Assert.Equal([(Lee, "BRIDGE", 0), (Pat, "BRIDGE", 12)], board.People.Select(p => (p.Person, Assert.Single(p.Fits).For, p.Fits[0].Late)));
        Assert.Equal($"/staffing/requests/{Id}", board.People[0].Fits[0].Href);
        // Once somebody is chosen, nobody is sought for it.
        await world.Do(new ProposeCandidate(Id, (await world.Ask(new ShowRanking(Id)))!.Ranking.Ranked[0].Person));
        Assert.Equal(["New harbour"], (await world.Ask(new FindRollOff())).Posts.Select(p => p.For));
    }

    [Fact]
    public async Task A_post_that_ends_before_somebody_rolls_off_or_begins_later_is_none_for_them()
    {
        await Begin(world);
        await Book(Pat, Bridge, 100, new(2026, 1, 5), new(2026, 4, 10));
        foreach (var (n, from, to) in new[] { (1, new DateOnly(2026, 3, 9), new DateOnly(2026, 4, 10)), (2, new(2026, 7, 1), new(2026, 9, 30)) })
            await world.Do(new EnterDemand(new(new Guid(n, 0, 0, new byte[8])), new(Grade.ProjectManager, 50, from, to, null, $"Number {n}")));
        var board = await world.Ask(new FindRollOff());
        Assert.Equal(["Number 1"], board.Posts.Select(p => p.For));
        Assert.Empty(board.Posts[0].Fits);
        Assert.Equal(1, board.Posts[0].FreeNow);
        Assert.Empty(Assert.Single(board.People).Fits);
    }

    [Fact]
    public async Task Grades_and_competencies_say_where_people_are_missing_and_where_they_have_nothing()
    {
        await Begin(world);
        await Book(Pat, Bridge, 60, new(2026, 1, 5), new(2026, 3, 31));
        await Book(Lee, Bridge, 100, new(2026, 1, 5), new(2026, 9, 30));
        await Submit(world);
        await world.Do(new EnterDemand(new(new Guid("00000000-0000-8000-8000-0000000000d1")), new(Grade.SeniorProjectManager, 50, From, To, null, "New harbour")));
        var board = await world.Ask(new FindRollOff());
        Assert.Equal([(Grade.ProjectManager, .4m, .6m, 1, .6m, 1, .4m), (Grade.SeniorProjectManager, 0m, 0m, 0, .5m, 1, -.5m)], board.Grades.Select(g => (g.Grade, g.Now, g.Comes, g.People, g.Needed, g.Posts, g.Left)));
        // Pat has Risk management, and Public works only at a lower level than the post asks.
        Assert.Equal([("PMP", 1, 0, 0), ("Public works", 1, 0, 0), ("Risk management", 1, 1, 1)], board.Skills.Select(s => (s.Name, s.Posts, s.Musts, s.People)));
        var works = await world.Ask(new FindRollOff(Competency: Works));
        Assert.Equal([Pat], works.People.Select(p => p.Person));
        Assert.Equal(["BRIDGE"], works.Posts.Select(p => p.For));
        var senior = await world.Ask(new FindRollOff(Grade: Grade.SeniorProjectManager));
        Assert.Empty(senior.People);
        Assert.Equal(["New harbour"], senior.Posts.Select(p => p.For));
        // What a filter leaves out still stands in the balance.
        Assert.Equal(2, senior.Grades.Count);
    }

    private Task Book(PersonId person, ProjectId project, int percent, DateOnly from, DateOnly to) => world.Do(new BookPerson(person, project, BookingKind.Hard, percent, from, to));
}
