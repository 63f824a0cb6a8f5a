using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Board;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Planning;
using Pmo.Staffing.Pooling;
using Pmo.Tests.Staffing.Assigning;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Planning;

/// <summary>A plan laid over the pool, what it notices, and what applying it makes.</summary>
[Trait("Feature", "T29")]
public sealed class What_a_plan_does : IAsyncDisposable
{
    private static readonly PlanId Spring = ThePlan.Id;
    private readonly World world = new(Now);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Nothing_happens_until_it_is_applied_and_then_each_line_is_an_event_of_its_own()
    {
        await Draft();
        var running = await Book(Lee, Bridge, 60, new(2026, 3, 1), new(2026, 6, 30));
        await world.Do(new PlanChange(Spring, Lee, running, 20, new(2026, 4, 1), new(2026, 6, 30)));
        await world.Do(new PlanBooking(Spring, Lee, Harbour, BookingKind.Hard, 80, new(2026, 4, 1), new(2026, 6, 30)));
        await world.Do(new PlanBooking(Spring, Pat, Harbour, BookingKind.Soft, 50, new(2026, 4, 1), new(2026, 6, 30), new(2026, 4, 10)));
        await world.Do(new PlanBooking(Spring, Pat, Bridge, BookingKind.Hard, 100, new(2026, 4, 1), new(2026, 6, 30)));
        await world.Do(new PlanBooking(Spring, Pat, Harbour, BookingKind.Hard, 10, new(2026, 6, 1), new(2026, 6, 30)));
        Assert.Single(await world.Log<PersonBooked>());
        Assert.Equal(["Change", "Book", "Book", "Book", "Book"], (await Sheet()).Lines.Select(l => l.Move.Kind.ToString()));

        await world.Do(new ApplyPlan(Spring, "As agreed on Monday."));
        var sheet = await Sheet();
        Assert.Equal([(1, PlannedOutcome.Done), (2, PlannedOutcome.Done), (4, PlannedOutcome.Done), (5, PlannedOutcome.Refused), (3, PlannedOutcome.Done)], sheet.Lines.Select(l => (l.Line, l.Outcome!.Value)));
        Assert.Contains("100 % for BRIDGE and 10 % for HARBOUR", sheet.Lines[3].Why);
        Assert.Equal((PlanStage.Applied, 4, 0, 1), (sheet.Row.Stage, sheet.Row.Done, sheet.Row.Asked, sheet.Row.Refused));
        Assert.Equal([(20, "BRIDGE"), (80, "HARBOUR")], (await world.Ask(new ShowPoolMember(Lee)))!.Bookings.SelectMany(b => b.Shares.Where(s => s.To == new DateOnly(2026, 6, 30))).Select(b => (b.Percent, b.Code)).Order());
        Assert.Equal("As agreed on Monday.", Assert.Single(await world.Log<BookingChanged>()).Reason);
        var by = (await world.Log()).Single(r => r.Event is BookingChanged).Metadata;
        Assert.Equal(("staffing.carry-out-plans", PersonId.System), (by.Policy, by.Actor));

        // Once more does nothing twice.
        var events = (await world.Log()).Count;
        await world.Do(new ApplyPlan(Spring, "Again."));
        Assert.Equal(events, (await world.Log()).Count);
        // What was refused is copied and can be tried again.
        await world.Do(new CopyPlan(ThePlan.Other, Spring, "What is left"));
        Assert.Equal([10], (await world.Ask(new ShowPlan(ThePlan.Other)))!.Lines.Select(l => l.Move.Percent));
    }

    [Fact]
    public async Task The_plan_is_laid_over_the_weeks_and_over_the_grades()
    {
        await Draft();
        await Book(Pat, Bridge, 60, new(2026, 3, 1), new(2026, 6, 30));
        await world.Do(new SetTargetUtilisation(Grade.ProjectManager, 60, 90, new(2026, 3, 1), "Room for surprises."));
        await world.Do(new PlanBooking(Spring, Pat, Harbour, BookingKind.Hard, 20, new(2026, 4, 6), new(2026, 4, 12)));
        var effect = (await Sheet()).Effect!;
        Assert.Equal((new DateOnly(2026, 4, 6), 13), (effect.Weeks[0], effect.Weeks.Count));
        var pat = Assert.Single(effect.People);
        Assert.Equal((24m, 32m, 24m), (pat.Before[0].Hard, pat.After[0].Hard, pat.After[1].Hard));
        Assert.Null(pat.TooMuch);
        // Lee is of the same grade and counts, though no line is about Lee.
        var grade = Assert.Single(effect.Grades);
        Assert.Equal((Grade.ProjectManager, 1040m, 8m, Standing.Under), (grade.Grade, grade.Worked, grade.After - grade.Before, grade.Target!.Of(grade.UseAfter)));
    }

    [Fact, Trait("Feature", "T17")]
    public async Task What_would_be_too_much_is_named_as_a_booking_names_it()
    {
        await Draft();
        await Book(Pat, Bridge, 60, new(2026, 3, 1), new(2026, 6, 30));
        await world.Do(new PlanBooking(Spring, Pat, Harbour, BookingKind.Hard, 60, new(2026, 4, 1), new(2026, 4, 30)));
        var sheet = await Sheet();
        const string much = "From 2026-04-01 to 2026-04-30 60 % for BRIDGE and 60 % for HARBOUR would be booked, and 100 % is available: 35.2 hours on 22 working days too many.";
        Assert.Equal(much, Assert.Single(sheet.Effect!.People).TooMuch);
        Assert.Equal((PlannedOutcome.Refused, "This is more than the person is available. " + much), (sheet.Lines[0].Outcome!.Value, sheet.Lines[0].Why!));
        Assert.Equal(sheet.Lines[0].Why, (await world.Try(new BookPerson(Pat, Harbour, BookingKind.Hard, 60, new(2026, 4, 1), new(2026, 4, 30)))).Sentence);
        // A line before it that makes room is counted in.
        await world.Do(new PlanChange(Spring, Pat, (await world.Ask(new ShowPoolMember(Pat)))!.Bookings[0].Booking, 40, new(2026, 4, 1), new(2026, 6, 30)));
        sheet = await Sheet();
        Assert.Equal([PlannedOutcome.Done, PlannedOutcome.Done], sheet.Lines.Select(l => l.Outcome!.Value));
        Assert.Null(sheet.Effect!.People[0].TooMuch);
    }

    [Fact]
    public async Task What_the_page_foretells_is_what_applying_makes()
    {
        await Draft();
        await Consenting();
        var running = await Book(Pat, Bridge, 60, new(2026, 2, 1), new(2026, 6, 30));
        await world.Do(new PlanRelease(Spring, Pat, running, new(2026, 3, 31)));
        await world.Do(new PlanBooking(Spring, Pat, Harbour, BookingKind.Hard, 60, new(2026, 4, 1), new(2026, 4, 30)));
        await world.Do(new PlanBooking(Spring, Lee, Harbour, BookingKind.Hard, 60, new(2026, 4, 1), new(2026, 4, 30)));
        var foretold = (await Sheet()).Lines.Select(l => (l.Line, l.Outcome!.Value, l.Why)).ToList();
        // The sponsor is asked for Pat, so the room does not come yet; the manager of Lee's department is asked for Lee.
        Assert.Equal([PlannedOutcome.Asked, PlannedOutcome.Refused, PlannedOutcome.Asked], foretold.Select(l => l.Value));
        Assert.Equal("plan.not-whole", (await world.Try(new ApplyPlan(Spring, "Agreed.", Whole: true))).Code);
        Assert.Empty(await world.Log<PlanApplied>());
        await world.Do(new ApplyPlan(Spring, "Agreed."));
        Assert.Equal(foretold, (await Sheet()).Lines.Select(l => (l.Line, l.Outcome!.Value, l.Why)));
        Assert.Equal([(ConsentFor.Release, Sponsor), (ConsentFor.Assignment, Sam)], (await world.Log<ConsentAsked>()).Select(c => (c.For, c.Asked!.Value)));
        Assert.Equal(BookingKind.Soft, Assert.Single((await world.Ask(new ShowPoolMember(Lee)))!.Bookings).Kind);
    }

    [Fact]
    public async Task It_notices_what_has_changed_since_a_line_was_entered()
    {
        await Draft();
        var (one, two) = (await Book(Pat, Bridge, 50, new(2026, 3, 1), new(2026, 6, 30)), await Book(Pat, Harbour, 20, new(2026, 4, 1), new(2026, 6, 30)));
        await world.Do(new PlanChange(Spring, Pat, one, 40, new(2026, 4, 1), new(2026, 6, 30)));
        await world.Do(new PlanRelease(Spring, Pat, two, new(2026, 5, 31)));
        await world.Do(new PlanBooking(Spring, Lee, Bridge, BookingKind.Hard, 40, new(2026, 3, 10), new(2026, 6, 30)));
        Assert.All((await Sheet()).Lines, l => Assert.Empty(l.Since));
        await world.Do(new ChangeBooking(Pat, one, 30, new(2026, 3, 2), new(2026, 5, 29), "Less to do."));
        await world.Do(new ReleaseBooking(Pat, two, new(2026, 3, 2), "Not needed."));
        await world.Do(new LeavePool(Lee, new(2026, 5, 31), "Changes house."));
        await world.Until(new(2026, 3, 12, 9, 0, 0, TimeSpan.Zero));
        var lines = (await Sheet()).Lines.ToDictionary(l => l.Line);
        Assert.Equal(["The booking ends on 2026-05-29 now, and on 2026-06-30 before.", "The booking takes 30 % now, and 50 % before."], lines[1].Since);
        Assert.Equal(["The booking is not there any more."], lines[2].Since);
        Assert.Equal("There is no such booking.", lines[2].Why);
        Assert.Equal(["The person leaves the pool: their last day is 2026-05-31.", "The first day has passed: it was to begin on 2026-03-10."], lines[3].Since);
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.Cancelled, new(2026, 3, 12), Sponsor, "No money."));
        await world.Do(new DisablePerson(Lee), roles: [Role.Administrator]);
        lines = (await Sheet()).Lines.ToDictionary(l => l.Line);
        Assert.Equal("The person does not work here any more.", lines[3].Since[0]);
        Assert.Contains("BRIDGE has ended.", lines[3].Since);
        Assert.Equal(PlannedOutcome.Refused, lines[3].Outcome);
    }

    [Fact]
    public async Task It_shows_which_open_requests_and_demand_its_bookings_would_answer()
    {
        await Draft();
        await Submit(world);
        await world.Do(new EnterDemand(new(new Guid("00000000-0000-8000-8000-0000000000d1")), new(Grade.SeniorProjectManager, 60, From, To, Bridge, null)));
        await world.Do(new PlanBooking(Spring, Pat, Bridge, BookingKind.Hard, 60, From, To));
        await world.Do(new PlanBooking(Spring, Lee, Bridge, BookingKind.Hard, 40, From.AddDays(9), To));
        var covers = (await Sheet()).Effect!.Covers;
        Assert.Equal([(1, false, ""), (1, true, "a higher grade"), (2, false, "20 % of a week, the days before 2026-04-10"), (2, true, "20 % of a week, the days before 2026-04-10, a higher grade")],
            covers.Select(c => (c.Line, c.Demand, string.Join(", ", c.Lacks))));
        Assert.Equal($"/staffing/requests/{Id}", covers[0].Href);
    }

    [Fact]
    public async Task Officers_draft_the_head_applies_and_nobody_else_sees_plans()
    {
        await Draft(Role.PmoOfficer);
        await world.Do(new PlanBooking(Spring, Pat, Bridge, BookingKind.Hard, 60, From, To), roles: [Role.PmoOfficer]);
        Assert.NotNull(await world.Ask(new ShowPlan(Spring), roles: [Role.PmoOfficer, Role.Reader]));
        await Assert.ThrowsAsync<NotAllowedException>(() => world.Try(new ApplyPlan(Spring, "Mine."), roles: [Role.PmoOfficer]));
        foreach (var role in Enum.GetValues<Role>().Except([Role.System, Role.HeadOfPmo, Role.PmoOfficer]))
        {
            await Assert.ThrowsAsync<NotAllowedException>(() => world.Ask(new ShowPlan(Spring), roles: [role, Role.Reader]));
            await Assert.ThrowsAsync<NotAllowedException>(() => world.Ask(new FindPlans(), roles: [role, Role.Reader]));
            await Assert.ThrowsAsync<NotAllowedException>(() => world.Try(new PlanBooking(Spring, Pat, Bridge, BookingKind.Hard, 60, From, To), roles: [role, Role.Reader]));
        }

        await world.Do(new ApplyPlan(Spring, "Agreed."), roles: [Role.HeadOfPmo]);
        Assert.Equal((0, 1), (await world.Ask(new FindPlans())) is var l ? (l.Open, l.Ended) : default);
    }

    private async Task Draft(Role by = Role.HeadOfPmo)
    {
        await Begin(world);
        await world.Do(new DraftPlan(Spring, "Spring"), roles: [by]);
    }

    /// <summary>Lee's department is the solid line, and Sam manages it.</summary>
    private async Task Consenting()
    {
        var department = Units.IdOf(UnitKind.Department, "ROADS");
        await world.Do(new CreateUnit(UnitKind.Department, "ROADS", "Roads", null, Start), roles: [Role.Administrator]);
        await world.Do(new NameUnitManager(UnitKind.Department, department, Sam), roles: [Role.Administrator]);
        await world.Do(new SetArrangement(department, Arrangement.Department, Start, "As ever."));
        await world.Do(new SetOwnDepartment(Lee, department, Start, "As ever."));
    }

    private async Task<BookingId> Book(PersonId person, ProjectId project, int percent, DateOnly from, DateOnly to)
    {
        await world.Do(new BookPerson(person, project, BookingKind.Hard, percent, from, to));
        return (await world.Log<PersonBooked>())[^1].Booking;
    }

    private async Task<PlanSheet> Sheet() => (await world.Ask(new ShowPlan(Spring)))!;
}
