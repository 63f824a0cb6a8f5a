using System.Text.Json;
using Pmo.Host.Explaining;
using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Staffing;
using Pmo.Staffing.Board;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;
using Pmo.Staffing.RollingOff;
using Pmo.Tests.Explaining;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing;

/// <summary>The figures of staffing say which stretches of work, bookings, requests and demand made them; the rows add up, and one that is missing shows.</summary>
[Trait("Feature", "A6")]
public sealed class Why_of_the_pool : IAsyncLifetime
{
    private static readonly DateOnly March = new(2026, 3, 1), LastOfMarch = new(2026, 3, 31);

    private readonly World world = new(Now);
    private BookingId bridge;

    public async Task InitializeAsync()
    {
        await Begin(world);
        await world.Do(new SetAvailability(Lee, 80, new(2026, 3, 16), "Studies."));
        bridge = await Book(Pat, Bridge, 60, new(2026, 1, 5), new(2026, 3, 27));
        await Book(Pat, Harbour, 20, new(2026, 3, 9), new(2026, 12, 31));
        await Book(Lee, Harbour, 50, new(2026, 1, 5), new(2026, 12, 31));
        await world.Do(new BookPerson(Lee, Bridge, BookingKind.Soft, 30, new(2026, 3, 2), new(2026, 3, 31), new(2026, 3, 31)));
        await world.Do(new AddHolidays(CalendarId.Default, [new(new(2026, 3, 12), "Harbour Day")]));
        await world.Do(new EnterAbsence(Pat, new(2026, 3, 19), new(2026, 3, 20)));
        await Submit(world);
        await world.Do(new EnterDemand(new(new Guid("00000000-0000-8000-8000-0000000000d1")), new(Grade.ProjectManager, 50, new(2026, 3, 16), new(2026, 4, 3), Harbour, null)));
    }

    public Task DisposeAsync() => world.DisposeAsync().AsTask();

    [Fact]
    public async Task The_pool_today_is_made_of_who_works_and_what_is_booked()
    {
        Assert.Equal((new FigureValue(2), new FigureValue(2m), new FigureValue(110, 200), new FigureValue(2)), (await Made("staffing.pool-people"), await Made("staffing.pool-weeks"), await Made("staffing.pool-booked"), await Made("staffing.pool-with-free")));
        var booked = await Why(new("staffing.pool-booked"));
        Assert.Equal((4, "soft bookings"), (booked.Entered, Assert.Single(booked.Left).Why));
    }

    [Fact]
    public async Task A_utilisation_counts_the_hours_of_each_stretch_without_holidays_and_absences()
    {
        // Pat is there on 22 days less the holiday and two days away; the bridge has 17 of the 19, the harbour 14.
        var pat = await Why(new(WhyUtilisation.Named, From: March, To: LastOfMarch, Part: $"{Pat}"));
        Assert.Equal((new FigureValue(81.6m + 22.4m, 152m), true, "pat, from 2026-03-01, to 2026-03-31"), (pat.Made, pat.Adds, pat.Scope));
        Assert.Contains(pat.Rows.Rows, r => r.Says == "booked 60 % of a week: 17 working days there, 81.6 h");
        Assert.Contains(pat.Rows.Rows, r => r.Says == "works 100 % of a week: 19 working days there, 152 h, absences left out" && r.Cells.Any(c => c.Label == "Away from"));
        // What changes on a day is two stretches, each with the event that set it.
        await world.Do(new ChangeBooking(Pat, bridge, 10, new(2026, 3, 23), new(2026, 3, 27), "Less to do."));
        pat = await Why(new(WhyUtilisation.Named, From: March, To: LastOfMarch, Part: $"{Pat}"));
        Assert.Equal((new FigureValue(57.6m + 4m + 22.4m, 152m), true), (pat.Made, pat.Adds));
        Assert.Equal(["staffing.book-person", "staffing.change-booking"], pat.Rows.Rows.Where(r => r.Title == "pat for BRIDGE BRIDGE").Select(r => r.Cells.Single(c => c.Label == "Booked, %").SetBy!.Command));
        // Lee's share becomes less on the 16th.
        var lee = await Why(new(WhyUtilisation.Named, From: March, To: LastOfMarch, Part: $"{Lee}"));
        Assert.Equal((new FigureValue(21 * 4, (9 * 8) + (12 * 6.4m)), true), (lee.Made, lee.Adds));
    }

    [Fact]
    public async Task A_grades_month_is_made_of_its_people_and_of_demand()
    {
        var board = await world.Ask(new ShowCapacity());
        var month = board.Grades.Single(g => g.Grade == Grade.ProjectManager).Months[0];
        Assert.True(month is { Hard: > 0, Soft: > 0, Unnamed: > 0 });
        foreach (var shown in board.Grades.SelectMany(g => g.Months, (g, m) => (g.Grade, Month: m)))
        {
            Assert.Equal(new(shown.Month.Hard, shown.Month.Supply), await Made("staffing.grade-booked", shown.Grade, shown.Month.Month));
            Assert.Equal(new(shown.Month.Soft), await Made("staffing.grade-soft", shown.Grade, shown.Month.Month));
            Assert.Equal(new(shown.Month.Unnamed), await Made("staffing.grade-needed", shown.Grade, shown.Month.Month));
        }
    }

    [Fact]
    public async Task What_is_free_and_what_comes_free_is_made_of_bookings_and_of_those_that_end()
    {
        foreach (var person in (await world.Ask(new FindAvailable())).People)
        {
            var free = await Why(new(WhyFree.Named, Part: $"{person.Person}"));
            Assert.Equal((new FigureValue(person.Free), true), (free.Made, free.Adds));
        }

        var rollsOff = await Why(new("staffing.roll-off-people", To: new(2026, 4, 30)));
        Assert.Equal((1, true, 0), (rollsOff.Entered, rollsOff.Adds, rollsOff.Left.Count));
        Assert.Equal("60 % of a week comes free on 2026-03-30", Assert.Single(rollsOff.Rows.Rows).Says);
        Assert.Equal((new FigureValue(2), new FigureValue(.6m)), (await Made("staffing.roll-off-posts"), await Made("staffing.grade-comes-free", Grade.ProjectManager)));
        var balance = (await world.Ask(new FindRollOff())).Grades.Single();
        Assert.Equal((new FigureValue(balance.Now), new FigureValue(balance.Needed)), (await Made("staffing.grade-free-today", Grade.ProjectManager), await Made("staffing.grade-asked", Grade.ProjectManager)));
        // As the page filters, so does the why: only Pat has it, and only the request asks for it.
        var works = await Why(new("staffing.roll-off-posts", By: $"{Works}"));
        Assert.Equal((1, true, 1), (works.Entered, works.Adds, works.Left.Single(l => l.Why == "that do not ask for the competency").Rows));
        Assert.True((await Why(new("staffing.roll-off-people", By: $"{Works}"))).Adds);
        Assert.Equal((0, true), ((await Why(new("staffing.roll-off-people", By: $"{Certificate}"))).Entered, (await Why(new("staffing.roll-off-people", By: $"{Certificate}"))).Adds));
    }

    [Fact]
    public async Task A_row_that_is_left_out_shows_in_every_figure()
    {
        var (left, who) = (0, new Viewer(World.Officer, new HashSet<Role> { Role.HeadOfPmo, Role.Reader }, world.Clock.GetUtcNow(), null));
        await world.Do(new ChangeStaffing(Id, Needs with { Percent = 20 }, Readiness.Gate));
        await world.Do(new ProposeCandidate(Id, (await world.Ask(new Pmo.Staffing.Matching.ShowRanking(Id)))!.Ranking.Ranked[^1].Person, "Knows the site."));
        await world.Do(new TakeBackProposal(Id, "Is ill."));
        await world.Get<ReadModels>().CatchUp();
        foreach (var figure in world.Get<Figures>().All.Where(f => f.Name.StartsWith("staffing.", StringComparison.Ordinal)))
        {
            var scope = new FigureScope(From: March, To: figure.OfEach == "person" ? LastOfMarch : null, Part: figure.OfEach switch { "person" => $"{Lee}", "grade" => $"{Grade.ProjectManager}", _ => null });
            var answer = world.Get<ReadModels>().Read(typeof(StaffingModule), db => figure.Explain(scope, who, db));
            Assert.True(answer.Made(figure.Kind) == answer.Shown && answer.Shown.Number > 0, $"{figure.Name}: shown {answer.Shown}, made {answer.Made(figure.Kind)}");
            foreach (var row in answer.Entered.Where(r => r.Gives != 0 || r.Of != 0 || figure.Kind == FigureKind.Share))
            {
                Assert.NotEqual(answer.Shown, (answer with { Rows = [.. answer.Rows.Where(r => r != row)] }).Made(figure.Kind));
                left++;
            }
        }

        Assert.True(left > 25, $"{left} rows only.");
    }

    [Fact]
    public async Task A_persons_day_and_weeks_add_up_also_where_more_is_promised_than_worked()
    {
        // Lee works less than is promised from the 16th on, and Pat does not work at all on two of the days.
        await world.Do(new SetAvailability(Pat, 60, new(2026, 4, 1), "Studies."));
        await Happened(new AvailabilitySet(Lee, 40, new(2026, 3, 23), "Studies.", Head, Now));
        foreach (var (person, most) in new[] { (Pat, 0), (Lee, 1) })
        {
            var sheet = (await world.Ask(new ShowPoolMember(person)))!;
            Assert.Equal((new FigureValue(sheet.Booked), new FigureValue(sheet.Free)), (await Of(PersonFigure.BookedToday, person), await Of(PersonFigure.FreeToday, person)));
            foreach (var week in sheet.Weeks)
            {
                Assert.Equal((new FigureValue(week.Soft), new FigureValue(week.Free)), (await Of(PersonFigure.SoftHours, person, week.From, week.To), await Of(PersonFigure.FreeHours, person, week.From, week.To)));
                Assert.Equal(new(week.Hard, week.Worked), (await Why(new(WhyUtilisation.Named, From: week.From, To: week.To, Part: $"{person}"))).Made);
            }

            var free = await Why(new(WhyPerson.NameOf(PersonFigure.FreeHours), From: March, To: LastOfMarch, Part: $"{person}"));
            Assert.Equal((true, most), (free.Adds, free.Rows.Rows.Count(r => r.Says == "on 7 days more is promised than they work: nothing is free on them")));
        }
    }

    [Fact, Trait("Feature", "A20")]
    public async Task Everybody_asks_why_about_themselves_and_only_who_sees_the_pool_about_others()
    {
        foreach (var figure in Enum.GetValues<PersonFigure>().Select(WhyPerson.NameOf).Append(WhyUtilisation.Named))
        {
            var query = new ShowWhy(figure, From: March, To: LastOfMarch, Part: $"{Lee}");
            Task<WhySheet?> As(PersonId who) => Asking.Query(world, query, [Role.Reader, Role.ProjectManager], new HashSet<ProjectId> { Harbour }, who: who);
            var (own, others) = ((await As(Lee))!, (await As(Pat))!);
            Assert.True(own is { Adds: true, Entered: > 0 }, figure);
            Assert.True(others is { Adds: true, Entered: 0, Left.Count: 0, Shown.Number: 0 }, figure);
        }
    }

    [Fact]
    public async Task How_often_the_first_of_the_ranking_was_not_chosen_is_made_of_choices()
    {
        await world.Do(new ChangeStaffing(Id, Needs with { Percent = 20 }, Readiness.Gate));
        var ranked = (await world.Ask(new Pmo.Staffing.Matching.ShowRanking(Id)))!.Ranking.Ranked;
        await world.Do(new ProposeCandidate(Id, ranked[^1].Person, "Knows the site."));
        await world.Do(new TakeBackProposal(Id, "Is ill."));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Do(new ProposeCandidate(Id, ranked[0].Person));
        var sheet = await Why(new(WhyChoices.Named));
        Assert.Equal((new FigureValue(1, 2), true), (sheet.Made, sheet.Adds));
        Assert.All(sheet.Rows.Rows, r => Assert.Equal("staffing.propose-candidate", Assert.Single(r.Cells).SetBy!.Command));
        // Whoever is not told who was chosen on the way gets neither the sum nor its rows.
        var sponsor = (await Asking.Query(world, new ShowWhy(WhyChoices.Named), [Role.Reader, Role.Sponsor], new HashSet<ProjectId> { Bridge }))!;
        Assert.Equal((new FigureValue(0, 0), 0, true), (sponsor.Shown, sponsor.Rows.Rows.Count, sponsor.Adds));
        Assert.Empty((await Asking.Why(world, new(WhyChoices.Named), [Role.Reader, Role.PmoOfficer], new HashSet<ProjectId> { Harbour })).Rows.Rows);
    }

    [Fact]
    public async Task Of_a_past_moment_it_counts_what_was_known_then()
    {
        var before = (await world.Log()).Single(r => r.Event is PersonBooked { Project: var p, Person: var q } && p == Harbour && q == Lee).Position - 1;
        var then = await Why(new("staffing.pool-booked"), position: before);
        Assert.Equal((new FigureValue(60, 200), true), (then.Made, then.Adds));
    }

    [Fact, Trait("Feature", "A20")]
    public async Task Who_may_not_look_into_a_project_gets_its_rows_as_a_number_only()
    {
        var own = new HashSet<ProjectId> { Bridge };
        foreach (var query in new ShowWhy[] { new("staffing.pool-booked"), new(WhyUtilisation.Named, From: March, To: LastOfMarch, Part: $"{Pat}"), new("staffing.grade-booked", From: March, Part: $"{Grade.ProjectManager}"), new("staffing.grade-needed", From: March, Part: $"{Grade.ProjectManager}"), new(WhyFree.Named, Part: $"{Lee}") })
        {
            Assert.Contains("HARBOUR", JsonSerializer.Serialize(await Why(query)), StringComparison.Ordinal);
            var sheet = await Asking.Why(world, query, [Role.Executive, Role.Reader], own);
            Assert.True(sheet.Adds && sheet.Unseen > 0, $"{sheet.Figure}: {sheet.Unseen} unseen, shown {sheet.Shown}, made {sheet.Made}");
            Assert.DoesNotContain("HARBOUR", JsonSerializer.Serialize(sheet), StringComparison.Ordinal);
            Assert.All(sheet.Rows.Rows.SelectMany(r => r.Cells).Select(c => c.SetBy).OfType<WhyEvent>(), e => Assert.Null(e.Stream));
        }

        // What the page leaves out of the count for them, its why leaves out too.
        var posts = await Asking.Why(world, new("staffing.roll-off-posts"), [Role.PmoOfficer, Role.Reader], new HashSet<ProjectId> { Harbour });
        Assert.Equal((1, true), (posts.Entered, posts.Adds));
        Assert.DoesNotContain("BRIDGE", JsonSerializer.Serialize(posts), StringComparison.Ordinal);
        foreach (var role in new[] { Role.ProjectManager, Role.Sponsor, Role.LineManager })
            await Assert.ThrowsAsync<NotAllowedException>(() => Asking.Why(world, new("staffing.pool-booked"), [role, Role.Reader], own));
        await Assert.ThrowsAsync<NotAllowedException>(() => Asking.Why(world, new("staffing.roll-off-posts"), [Role.Executive, Role.Reader]));
    }

    private async Task<BookingId> Book(PersonId person, ProjectId project, int percent, DateOnly from, DateOnly to)
    {
        await world.Do(new BookPerson(person, project, BookingKind.Hard, percent, from, to));
        return (await world.Log<PersonBooked>())[^1].Booking;
    }

    private async Task<FigureValue> Of(PersonFigure which, PersonId person, DateOnly? from = null, DateOnly? to = null)
    {
        var sheet = await Why(new(WhyPerson.NameOf(which), From: from, To: to, Part: $"{person}"));
        Assert.True(sheet.Adds, $"{sheet.Figure}: shown {sheet.Shown}, made {sheet.Made}");
        return sheet.Made;
    }

    /// <summary>What no rule would let through any more, and an older log may hold.</summary>
    private async Task Happened(AvailabilitySet e)
    {
        var (now, serializer, stream) = (world.Clock.GetUtcNow(), world.Get<EventSerializer>(), PoolStreams.Of(e.Person));
        var metadata = new Metadata(now, PersonId.System, "test", Guid.NewGuid(), "", Guid.NewGuid(), "test").Write();
        Assert.Equal(AppendKind.Committed, (await world.Store.Append(stream, (await world.Store.ReadStream(stream)).Count - 1, [serializer.Write(e, Guid.CreateVersion7(), metadata, now)])).Kind);
    }

    private Task<WhySheet> Why(ShowWhy query, long? position = null) => Asking.Why(world, query, position: position);

    private async Task<FigureValue> Made(string figure, Grade? grade = null, DateOnly? from = null)
    {
        var sheet = await Why(new(figure, From: from, Part: grade?.ToString()));
        Assert.True(sheet.Adds, $"{figure}: shown {sheet.Shown}, made {sheet.Made}");
        return sheet.Made;
    }
}
