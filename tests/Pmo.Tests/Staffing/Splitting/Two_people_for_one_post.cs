using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Assigning;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;
using Pmo.Staffing.Splitting;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;
using Post = Pmo.Staffing.Assigning.Post;

namespace Pmo.Tests.Staffing.Splitting;

/// <summary>Where nobody alone has enough time two people are looked for, beside each other or one after the other; what neither covers is shown.</summary>
[Trait("Feature", "T20")]
public sealed class Two_people_for_one_post : IAsyncDisposable
{
    private static readonly RequestId Other = new(new Guid("00000000-0000-8000-8000-0000000000c2"));
    private static readonly PostPart First = new(40, From, To);
    private static readonly PostPart Second = new(20, From, To);
    private static readonly SplitStaffing Split = new(Id, First, Other, Second);
    private static readonly RequestSplit Done = new(Id, Bridge, "BRIDGE", Needs, First, Other, Second, true, Readiness.Gate, Head, Now);

    private readonly World world = new(Now);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public void A_request_that_is_handed_in_is_split_in_two_parts_that_make_no_more_than_was_asked()
    {
        var rule = new SplitStaffingRule();
        Request(Drafted, Submitted).When(rule, Split).Then(Done);
        Request(Drafted, Submitted, Done).When(rule, Split).Then();
        var (until, since) = (new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 1));
        Request(Drafted, Submitted).When(rule, Split with { First = new(60, From, until), Other = new(50, since, To) }).Then(Done with { First = new(60, From, until), Other = new(50, since, To), Supports = false });
        // One day together is together.
        Request(Drafted, Submitted).When(rule, Split with { First = new(60, From, since), Other = new(50, since, To) }).Refused("split.too-much", "Together both parts take 110 % of a week on some days, and 60 % is asked.");
        Request(Drafted, Submitted).When(rule, Split with { First = new(41, From, To) }).Refused("split.too-much");
        Request(Drafted, Submitted).When(rule, Split with { First = new(61, From, To) }).Refused("split.share");
        Request(Drafted, Submitted).When(rule, Split with { Other = new(61, From, To) }).Refused("split.share");
        Request(Drafted, Submitted).When(rule, Split with { First = new(60, From, To), Other = new(1, To, To) }).Refused("split.whole");
        Request(Drafted, Submitted).When(rule, Split with { Other = Second with { To = To.AddDays(1) } }).Refused("split.days");
        Request(Drafted, Submitted).When(rule, Split with { First = First with { From = From.AddDays(-1) } }).Refused("split.days");
        Request(Drafted, Submitted).When(rule, Split with { First = First with { From = From.AddDays(1) } }).Refused("split.order");
        Request(Drafted, Submitted).When(rule, Split with { Other = Second with { Percent = 0 } }).Refused("staffing.percent");
    }

    [Fact]
    public void Only_what_is_open_and_whole_is_split()
    {
        var rule = new SplitStaffingRule();
        Request().When(rule, Split).Refused("request.unknown");
        Request(Drafted).When(rule, Split).Refused("request.draft");
        Request(Drafted, Submitted, Proposed(Pat, Now.AddDays(3))).When(rule, Split).Refused("request.proposed");
        Request(Drafted, Submitted, new RequestWithdrawn(Id, "No.", Head, Now)).When(rule, Split).Refused("request.withdrawn");
        Request(Drafted, Submitted, Done).When(rule, Split with { Second = new(Guid.NewGuid()) }).Refused("split.twice");
        Request(Drafted with { PartOf = Other }, Submitted).When(rule, Split).Refused("split.twice");
        Request(Drafted, Submitted).When(rule, Split with { Second = Id }).Refused("request.taken");
        foreach (var (fact, code) in new (object, string)[] { (Drafted with { Request = Other }, "request.taken"), (new ProjectStatusRecorded(Bridge, ProjectStatus.Completed, Start, Sponsor, null), "project.ended") })
            new Given<StaffingRequest>(Drafted, Submitted) { Actor = Head, Consulting = [Registered(Bridge, "BRIDGE"), fact] }.When(rule, Split).Refused(code);
    }

    [Fact]
    public void The_second_part_is_asked_for_as_the_first_was_and_handed_in()
    {
        var open = new OpenSecondPart(Other, Id, Bridge, "BRIDGE", Needs with { Percent = 20 }, true, Readiness.Gate, Head);
        Assert.Equal([new Reaction(null, open)], new OpenSecondPartWhenSplit().React(Done));
        var later = Done with { Other = new(50, new(2026, 7, 1), To), Supports = false };
        Assert.Equal([new Reaction(null, open with { Needs = Needs with { Percent = 50, From = new(2026, 7, 1) }, Supports = false })], new OpenSecondPartWhenSplit().React(later));
        Request().When(new OpenSecondPartRule(), open).Then(
            new RequestDrafted(Other, Bridge, "BRIDGE", Needs with { Percent = 20 }, Readiness.Gate, Head, Now, Id, true), new RequestSubmitted(Other, Bridge, [Head], Head, Now));
        Request(Drafted).When(new OpenSecondPartRule(), open).Then();
    }

    [Fact, Trait("Feature", "T22")]
    public void Who_supports_relieves_nobody_and_who_follows_does()
    {
        var fill = new FillPost(Bridge, Pat, Two, Other, From, Head);
        Given<Post> Held(bool supports) => new(new PostFilled(Bridge, Lee, One, Id, From, new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), false, null, Head, Now)) { Actor = PersonId.System, Consulting = [Added, Registered(Bridge, "BRIDGE"), Drafted with { Request = Other, PartOf = Id, Supports = supports }] };
        Held(true).When(new FillPostRule(), fill).Then(new PostShared(Bridge, Pat, Two, Other, Now));
        Held(false).When(new FillPostRule(), fill with { From = new(2026, 7, 1) }).Then<PostFilled>();
        Assert.Equal([new Reaction(null, new FillStaffing(Other, Pat))], new AssignWhenConfirmed().React(new PostShared(Bridge, Pat, Two, Other, Now)));
    }

    [Fact]
    public void The_gap_is_what_neither_covers_on_working_days()
    {
        var calendar = WorkingCalendar.Plain with { Holidays = [new(2026, 4, 3)] };
        // Wednesday to the Tuesday after next; the first alone until Friday, which is a holiday, then both, and on the last two days nobody.
        var whole = new PostPart(80, new(2026, 4, 1), new(2026, 4, 14));
        var cover = Cover.Of(whole, d => Cover.On(new(40, new(2026, 4, 1), new(2026, 4, 12)), d), d => Cover.On(new(40, new(2026, 4, 6), new(2026, 4, 12)), d), calendar);
        Assert.Equal(
        [
            new(new(2026, 4, 1), new(2026, 4, 5), 2, 80, 40, 0, 40, 6.4m),
            new(new(2026, 4, 6), new(2026, 4, 12), 5, 80, 40, 40, 0, 0m),
            new(new(2026, 4, 13), new(2026, 4, 14), 2, 80, 0, 0, 80, 12.8m),
        ], cover);
        var sheet = new CoverSheet(whole, null!, null!, cover);
        Assert.Equal((4, 19.2m), (sheet.GapDays, sheet.GapHours));
        // More than asked is no gap below nothing.
        Assert.Equal(0, Assert.Single(Cover.Of(whole with { Percent = 30 }, _ => 40, _ => 0, calendar)).Gap);
    }

    [Fact]
    public void Pairs_that_leave_the_smallest_gap_come_first_and_nothing_but_time_is_relaxed()
    {
        PersonId Person(int n) => new(new Guid(n, 0, 0, [0x80, 0, 0, 0, 0, 0, 0, 9]));
        var needs = new PostNeeds(Grade.ProjectManager, 100, new(2026, 4, 1), new(2026, 4, 30), []);
        PoolPerson With(Grade grade, params (int Percent, DateOnly From, DateOnly To)[] booked) => PoolPerson.Nobody with
        {
            Member = booked.Select((b, n) => Booked(new(new Guid(n + 50, 0, 0, new byte[8])), "HARBOUR", b.Percent, b.From, b.To)).Aggregate<PersonBooked, PoolMember>(PoolMember.Initial.Evolve(Joined with { Grade = grade }), (m, b) => m.Evolve(b)),
        };
        var people = new Dictionary<PersonId, PoolPerson>
        {
            [Person(1)] = With(Grade.ProjectManager, (40, needs.From, needs.To)),
            [Person(2)] = With(Grade.ProjectManager, (57, needs.From, needs.To)),
            // All of it until the 14th, nothing after.
            [Person(3)] = With(Grade.ProjectManager, (100, new(2026, 4, 15), needs.To)),
            // Nothing until the 10th, all of it after.
            [Person(4)] = With(Grade.ProjectManager, (100, needs.From, new(2026, 4, 10))),
            [Person(5)] = With(Grade.AssociateProjectManager, (10, needs.From, needs.To)),
        };
        var pairs = Pairs.Best(needs, Pmo.Staffing.Matching.Fit.Usual, people, WorkingCalendar.Plain);
        Assert.Equal((Person(3), Person(4), 0, 0m), (pairs[0].First.Person, pairs[0].Second.Person, pairs[0].GapDays, pairs[0].GapHours));
        Assert.Equal((new PostPart(100, needs.From, new(2026, 4, 14)), new PostPart(100, new(2026, 4, 15), needs.To)), (pairs[0].FirstPart, pairs[0].SecondPart));
        // 60 and 43, in steps of five: together 100.
        var beside = Assert.Single(pairs, p => p.First.Person == Person(1) && p.Second.Person == Person(2));
        Assert.Equal((60, 40, 0m), (beside.FirstPart.Percent, beside.SecondPart.Percent, beside.GapHours));
        // After the 14th number 1 has 60 % for twelve working days.
        var after = Assert.Single(pairs, p => p.First.Person == Person(3) && p.Second.Person == Person(1));
        Assert.Equal((60, 12, 38.4m), (after.SecondPart.Percent, after.GapDays, after.GapHours));
        Assert.DoesNotContain(pairs, p => p.First.Person == Person(5) || p.Second.Person == Person(5));
        Assert.Equal(pairs.OrderBy(p => p.GapHours), pairs);
        Assert.Empty(Pairs.Best(needs, Pmo.Staffing.Matching.Fit.Usual, new Dictionary<PersonId, PoolPerson> { [Person(1)] = people[Person(1)], [Person(6)] = With(Grade.ProjectManager) }, WorkingCalendar.Plain));
    }

    [Fact]
    public async Task Both_parts_are_filled_and_one_answers_while_a_shortened_booking_leaves_a_gap()
    {
        await Begin(world);
        await world.Do(new BookPerson(Pat, Harbour, BookingKind.Hard, 50, Start, new(2026, 12, 31)));
        await world.Do(new BookPerson(Lee, Harbour, BookingKind.Hard, 70, Start, new(2026, 12, 31)));
        await Submit(world);
        Assert.Empty((await world.Ask(new ShowRanking(Id)))!.Ranking.Ranked);
        var pair = (await world.Ask(new FindPairs(Id)))[0];
        Assert.Equal((Pat, 50, Lee, 10, true, 0m), (pair.First, pair.FirstPart.Percent, pair.Second, pair.SecondPart.Percent, pair.Beside, pair.GapHours));
        Assert.Null(await world.Ask(new ShowCover(Id)));

        await world.Do(new SplitStaffing(Id, pair.FirstPart, Other, pair.SecondPart));
        await world.Until(Now.AddMinutes(1));
        Assert.Equal([(Id, 50, false), (Other, 10, true)], (await world.Ask(new FindRequests())).Requests.Select(r => (r.Request, r.Percent, r.Supports)));
        foreach (var (request, person) in new[] { (Id, Pat), (Other, Lee) })
        {
            await world.Do(new ProposeCandidate(request, person));
            await world.Do(new AcceptProposal(request), by: person, roles: [Role.Reader]);
            await world.Do(new ConfirmProposal(request));
            await world.Until(world.Clock.GetUtcNow().AddMinutes(1));
        }

        await world.Until(new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal([Pat], (await world.Log<PostTakenUp>()).Select(p => p.Person));
        Assert.Equal([Lee], (await world.Log<PostShared>()).Select(p => p.Person));
        Assert.Equal([Id, Other], (await world.Log<RequestFilled>()).Select(p => p.Request).OrderBy(r => r.Value));
        var cover = (await world.Ask(new ShowCover(Other)))!;
        Assert.Equal((Pat, Lee, 0), (cover.First.Person, cover.Second.Person, cover.GapDays));

        // Booked until the end of September; from Monday 14 September on only Pat is left.
        var booking = (await world.Log<PersonBooked>()).Last(b => b.Person == Lee).Booking;
        await world.Do(new ChangeBooking(Lee, booking, 10, new(2026, 4, 2), new(2026, 9, 13), "Less to do."));
        cover = (await world.Ask(new ShowCover(Id)))!;
        Assert.Equal(new CoverStretch(new(2026, 9, 14), To, 13, 60, 50, 0, 10, 10.4m), cover.Stretches[^1]);
    }

    [Fact]
    public async Task A_part_that_is_withdrawn_covers_nothing_and_a_sponsor_of_another_project_sees_nothing()
    {
        await Begin(world);
        await Submit(world);
        await world.Do(Split);
        await world.Until(Now.AddMinutes(1));
        Assert.Equal((0, 40, 20), ((await world.Ask(new ShowCover(Id)))!.GapDays, (await world.Ask(new ShowCover(Id)))!.Stretches[0].First, (await world.Ask(new ShowCover(Id)))!.Stretches[0].Second));
        await world.Do(new WithdrawStaffing(Other, "One is enough."));
        var cover = (await world.Ask(new ShowCover(Id)))!;
        Assert.Equal((20, 131), (Assert.Single(cover.Stretches).Gap, cover.GapDays));
        Assert.NotNull(await world.Ask(new ShowCover(Id), by: Sponsor, roles: [Role.Reader, Role.Sponsor], own: new HashSet<ProjectId> { Bridge }));
        Assert.Null(await world.Ask(new ShowCover(Id), by: Sam, roles: [Role.Reader, Role.Sponsor], own: new HashSet<ProjectId> { Harbour }));
    }
}
