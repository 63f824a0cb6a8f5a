using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Board;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing;

/// <summary>Targets per grade, demand without a name, and what the pool can do against both.</summary>
public sealed class Planning_capacity
{
    private static readonly SetTargetUtilisation Target = new(Grade.ProjectManager, 75, 90, new(2026, 4, 1), "Room for surprises.");
    private static readonly DemandId Wanted = new(new Guid("00000000-0000-8000-8000-0000000000d1"));
    private static readonly Need Need = new(Grade.SeniorProjectManager, 60, new(2026, 4, 1), new(2026, 6, 30), Bridge, null);
    private static readonly DemandEntered Entered = new(Wanted, Need, Head, Now);

    [Fact, Trait("Feature", "T28")]
    public void A_target_is_a_band_from_a_day_on()
    {
        var set = new TargetUtilisationSet(Grade.ProjectManager, 75, 90, Target.From, Target.Reason, Head, Now);
        Targets().When(new SetTargetUtilisationRule(), Target).Then(set);
        Targets(set).When(new SetTargetUtilisationRule(), Target with { From = new(2026, 5, 1) }).Then();
        Targets(set).When(new SetTargetUtilisationRule(), Target with { Low = 70, From = new(2026, 5, 1) }).Then<TargetUtilisationSet>();
        Targets().When(new SetTargetUtilisationRule(), Target with { Low = 90 }).Refused("target.band");
        Targets().When(new SetTargetUtilisationRule(), Target with { High = 101 }).Refused("target.band");
        Targets().When(new SetTargetUtilisationRule(), Target with { Reason = " " }).Refused("staffing.reason");
        Targets().When(new SetTargetUtilisationRule(), Target with { Grade = (Grade)9 }).Refused("target.grade");
        var book = new[] { set, set with { Low = 60, High = 80, From = new(2026, 7, 1) } }.Aggregate(TargetBook.Initial, (b, e) => b.Evolve(e));
        Assert.Equal([null, new Band(75, 90), new(60, 80)], new[] { new DateOnly(2026, 3, 31), new(2026, 4, 1), new(2026, 7, 1) }.Select(d => book.On(Grade.ProjectManager, d)));
        Assert.Null(book.On(Grade.SeniorProjectManager, new(2026, 7, 1)));
    }

    [Theory, Trait("Feature", "T28")]
    [InlineData(.744, Standing.Under)]
    [InlineData(.745, Standing.Within)]
    [InlineData(.9, Standing.Within)]
    [InlineData(.904, Standing.Within)]
    [InlineData(.905, Standing.Over)]
    [InlineData(null, Standing.None)]
    public void A_utilisation_stands_to_its_target_as_it_is_shown(double? share, Standing standing) => Assert.Equal(standing, new Band(75, 90).Of(share));

    [Fact, Trait("Feature", "T37")]
    public void Demand_is_for_a_running_project_or_for_an_initiative_by_its_name()
    {
        Demands().When(new EnterDemandRule(), new EnterDemand(Wanted, Need)).Then(Entered);
        var initiative = Need with { Project = null, Initiative = " New harbour " };
        Demands().When(new EnterDemandRule(), new EnterDemand(Wanted, initiative)).Then(Entered with { Need = initiative with { Initiative = "New harbour" } });
        Demands().When(new EnterDemandRule(), new EnterDemand(Wanted, Need with { Initiative = "New harbour" })).Refused("demand.for");
        Demands().When(new EnterDemandRule(), new EnterDemand(Wanted, Need with { Project = null })).Refused("demand.for");
        Demands().When(new EnterDemandRule(), new EnterDemand(Wanted, initiative with { Initiative = new('x', 101) })).Refused("demand.initiative");
        Demands().When(new EnterDemandRule(), new EnterDemand(Wanted, Need with { Grade = 0 })).Refused("demand.grade");
        Demands().When(new EnterDemandRule(), new EnterDemand(Wanted, Need with { Percent = 0 })).Refused("staffing.percent");
        new Given<Demand>().When(new EnterDemandRule(), new EnterDemand(Wanted, Need)).Refused("project.unknown");
        Demands(Entered).When(new EnterDemandRule(), new EnterDemand(Wanted, Need)).Refused("demand.exists");
    }

    [Fact, Trait("Feature", "T37")]
    public void Demand_is_changed_or_withdrawn_with_a_reason_while_it_is_open()
    {
        var other = Need with { Percent = 80 };
        Demands(Entered).When(new ChangeDemandRule(), new ChangeDemand(Wanted, other, "More work.")).Then(new DemandChanged(Wanted, other, "More work.", Head, Now));
        Demands(Entered).When(new ChangeDemandRule(), new ChangeDemand(Wanted, Need, "Same.")).Then();
        Demands(Entered).When(new ChangeDemandRule(), new ChangeDemand(Wanted, other, "")).Refused("staffing.reason");
        var withdrawn = new DemandWithdrawn(Wanted, "Stopped.", Head, Now);
        Demands(Entered).When(new WithdrawDemandRule(), new WithdrawDemand(Wanted, "Stopped.")).Then(withdrawn);
        Demands(Entered).When(new WithdrawDemandRule(), new WithdrawDemand(Wanted, "")).Refused("staffing.reason");
        Demands(Entered, withdrawn).When(new WithdrawDemandRule(), new WithdrawDemand(Wanted, "Again.")).Refused("demand.closed");
        Demands(Entered, withdrawn).When(new ChangeDemandRule(), new ChangeDemand(Wanted, other, "More.")).Refused("demand.closed");
        Demands().When(new WithdrawDemandRule(), new WithdrawDemand(Wanted, "Stopped.")).Refused("demand.unknown");
        Demands().When(new ChangeDemandRule(), new ChangeDemand(Wanted, other, "More.")).Refused("demand.unknown");
    }

    [Fact, Trait("Feature", "T37")]
    public void Demand_is_met_by_a_hard_booking_for_it()
    {
        var meet = new MeetDemand(Wanted, Pat, One);
        Given<Demand> Met(PersonBooked booked, params object[] history) => new(history) { Actor = Head, Consulting = [Joined, booked] };
        var booked = Booked(One, "BRIDGE", 60, new(2026, 6, 30), new(2026, 12, 31));
        Met(booked, Entered).When(new MeetDemandRule(), meet).Then(new DemandMet(Wanted, Pat, One, Head, Now));
        Met(booked with { Kind = BookingKind.Soft, Lapses = Now.AddDays(3) }, Entered).When(new MeetDemandRule(), meet).Refused("demand.soft");
        Met(Booked(One, "HARBOUR", 60, new(2026, 4, 1), new(2026, 6, 30)), Entered).When(new MeetDemandRule(), meet).Refused("demand.other");
        Met(Booked(One, "HARBOUR", 60, new(2026, 4, 1), new(2026, 6, 30)), Entered with { Need = Need with { Project = null, Initiative = "New harbour" } }).When(new MeetDemandRule(), meet).Then<DemandMet>();
        Met(booked with { From = new(2026, 7, 1) }, Entered).When(new MeetDemandRule(), meet).Refused("demand.days");
        Met(booked, Entered).When(new MeetDemandRule(), meet with { Booking = Two }).Refused("booking.unknown");
        Met(booked).When(new MeetDemandRule(), meet).Refused("demand.unknown");
        Met(booked, Entered, new DemandMet(Wanted, Pat, One, Head, Now)).When(new MeetDemandRule(), meet).Refused("demand.closed");
    }

    [Fact, Trait("Feature", "T37"), Trait("Feature", "T28")]
    public async Task Capacity_sets_what_can_be_worked_against_what_is_booked_pencilled_in_and_needed()
    {
        await using var world = new World(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await world.Do(new ClaimEmail(Pat, "pat@example.org"), roles: [Role.Administrator]);
        await world.Do(new AddPerson(Pat, "pat", "pat@example.org", "UTC"), roles: [Role.Administrator]);
        await world.Do(new JoinPool(Pat, Grade.ProjectManager, 100, Start));
        await world.Do(new RegisterProject("BRIDGE", "BRIDGE", null, null, new ProjectProfile()));
        await world.Do(new BookPerson(Pat, Bridge, BookingKind.Hard, 50, new(2026, 3, 1), new(2026, 4, 30)));
        await world.Do(new BookPerson(Pat, Bridge, BookingKind.Soft, 30, new(2026, 4, 1), new(2026, 4, 30), new(2026, 4, 30)));
        await world.Do(new SetTargetUtilisation(Grade.ProjectManager, 60, 90, new(2026, 4, 1), "Room for surprises."));
        await world.Do(new EnterDemand(Wanted, new(Grade.ProjectManager, 60, new(2026, 4, 1), new(2026, 5, 31), Bridge, null)));
        await world.Do(new EnterDemand(new(new Guid("00000000-0000-8000-8000-0000000000d2")), new(Grade.PortfolioManager, 100, new(2026, 5, 1), new(2026, 5, 8), null, "New harbour")));

        var board = await world.Ask(new ShowCapacity(Months: 3));
        var pm = board.Grades.Single(g => g.Grade == Grade.ProjectManager).Months;
        Assert.Equal((22m, 11m, 0m, 0m, 0m, Standing.None), (pm[0].Supply, pm[0].Hard, pm[0].Soft, pm[0].Unnamed, pm[0].Short, pm[0].Standing));
        Assert.Equal((22m, 11m, 6.6m, 13.2m, 2.2m, 8.8m, Standing.Under), (pm[1].Supply, pm[1].Hard, pm[1].Soft, pm[1].Unnamed, pm[1].Short, pm[1].ShortWithSoft, pm[1].Standing));
        Assert.Equal((0m, 12.6m), (pm[2].Hard, pm[2].Unnamed));
        Assert.Equal([(Grade.ProjectManager, new DateOnly(2026, 4, 1), 2.2m), (Grade.PortfolioManager, new(2026, 5, 1), 6m)], board.Shortfalls.Select(s => (s.Grade, s.Months.Single().Month, s.Months.Single().Short)));
        Assert.Equal(Standing.Under, board.People.Single().Months[1].Standing);
        Assert.Equal(Standing.Under, (await world.Ask(new FindPool(new(2026, 4, 1), 1))).People.Single().Standing);

        // Once it is met, the booking counts and the demand does not.
        await world.Do(new MeetDemand(Wanted, Pat, (await world.Ask(new ShowPoolMember(Pat)))!.Bookings.First(b => b.Kind == BookingKind.Hard).Booking));
        Assert.Equal(0, (await world.Ask(new ShowCapacity(Months: 3))).Grades.Single(g => g.Grade == Grade.ProjectManager).Months[1].Unnamed);
        Assert.Equal((DemandState.Met, Pat), (await world.Ask(new FindDemand())).Rows.Select(r => (r.State, r.Person!.Value)).Last());
    }

    private static Given<TargetBook> Targets(params object[] history) => new(history) { Actor = Head };

    private static Given<Demand> Demands(params object[] history) => new(history) { Actor = Head, Consulting = [Registered(Bridge, "BRIDGE")] };
}
