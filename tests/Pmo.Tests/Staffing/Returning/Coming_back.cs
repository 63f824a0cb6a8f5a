using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Board;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Returning;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Returning;

/// <summary>The last days of an assignment are kept for closing work; whoever is back is talked to about what comes next.</summary>
[Trait("Feature", "T24")]
public sealed class Coming_back : IAsyncDisposable
{
    private static readonly DateOnly Last = new(2026, 3, 27);
    private static readonly DateOnly Closes = new(2026, 3, 16);
    private static readonly DateTimeOffset Closing = At(Closes);
    private static readonly PersonBooked Long = Booked(One, "BRIDGE", 60, new(2026, 1, 5), Last);
    private static readonly object[] Facts = [Joined, Long, Added, new RoleGranted(Head, Role.HeadOfPmo), new PostFilled(Bridge, Pat, One, null, Long.From, At(Long.From), false, null, Head, Now)];
    private static readonly ClosingWorkBegun Begun = new(Pat, One, Bridge, Closes, Last, Closing);
    private static readonly ReturnTalkOpened Opened = new(Pat, One, Bridge, Last, new(2026, 4, 3), [Head], At(Last.AddDays(1)));

    private readonly BeginClosingWorkRule rule = new();
    private readonly BeginClosingWork follow = new(Pat, One, Last);
    private readonly OpenReturnTalkRule opens = new();
    private readonly OpenReturnTalk talks = new(Pat, One);
    private readonly World world = new(Now);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private static DateTimeOffset At(DateOnly day) => new(day, default, TimeSpan.Zero);

    private static Given<Return> On(DateTimeOffset now, object[] facts, params object[] history) => new(history) { Now = now, Actor = PersonId.System, Consulting = facts };

    [Fact]
    public void Closing_work_begins_so_many_working_days_before_the_last_day()
    {
        On(Now, Facts).When(rule, follow).TooEarly(Closing, "return.runs");
        On(Closing, Facts).When(rule, follow).Then(Begun);
        On(Closing, Facts, Begun).When(rule, follow).Then();
        // A holiday among the last ten working days moves the first of them back.
        On(Now, [.. Facts, new HolidaysAdded(CalendarId.Default, [new(new(2026, 3, 20), "Fair")])]).When(rule, follow).TooEarly(At(new(2026, 3, 13)), "return.runs");
        On(Now, [.. Facts, new ReturnTermsSet(3, 5, "Short.", Head, Now)]).When(rule, follow).TooEarly(At(new(2026, 3, 25)), "return.runs");
        On(Now, [.. Facts, new ReturnTermsSet(0, 5, "None.", Head, Now)]).When(rule, follow).Then();
        // Never before the assignment itself.
        On(Now, [.. Facts, new ReturnTermsSet(60, 5, "All.", Head, Now)]).When(rule, follow).Then(Begun with { From = Long.From, At = Now });
    }

    [Fact]
    public void Only_whoever_answers_for_the_project_closes_it()
    {
        On(Closing, [Joined, Long, Added]).When(rule, follow).Then();
        On(Closing, [.. Facts, new PostFilled(Bridge, Lee, Two, null, Closes, Closing, false, null, Head, Now)]).When(rule, follow).Then();
    }

    [Fact]
    public void An_assignment_that_is_extended_has_its_closing_work_later_once_more()
    {
        object[] extended = [.. Facts, new BookingChanged(Pat, One, 60, Closes, new(2026, 4, 24), "More to do.", Head, Now)];
        var again = At(new(2026, 4, 13));
        var longer = follow with { LastDay = new(2026, 4, 24) };
        On(Closing, extended, Begun).When(rule, longer).TooEarly(again, "return.runs");
        // What was planned for the earlier last day is not about it any more.
        On(Closing, extended).When(rule, follow).Then();
        On(Closing, extended).When(rule, follow with { LastDay = null }).TooEarly(again, "return.runs");
        On(again, extended, Begun).When(rule, longer).Then(Begun with { From = new(2026, 4, 13), LastDay = new(2026, 4, 24), At = again });
    }

    [Fact]
    public void The_talk_is_opened_on_the_day_they_are_back()
    {
        var back = At(Last.AddDays(1));
        On(back, Facts, Begun).When(opens, talks).Then(Opened);
        On(back, Facts).When(opens, talks).Then(Opened);
        On(back, Facts, Begun, Opened).When(opens, talks).Then();
        On(back, [.. Facts, new ReturnTermsSet(10, 1, "Soon.", Head, Now)]).When(opens, talks).Then(Opened with { Due = new(2026, 3, 30) });
        // Released early: back early.
        On(At(new(2026, 3, 3)), [.. Facts, new BookingReleased(Pat, One, new(2026, 3, 2), "Ended.", Head, Now, Bridge)]).When(opens, talks).Then(Opened with { LastDay = new(2026, 3, 2), Due = new(2026, 3, 10), At = At(new(2026, 3, 3)) });
    }

    [Fact]
    public void Who_stays_is_gone_was_short_or_ended_long_ago_is_not_talked_to()
    {
        var back = At(Last.AddDays(1));
        object[] stays = [.. Facts, Booked(Two, "BRIDGE", 40, Last.AddDays(1), Last.AddDays(60))];
        On(back, stays).When(opens, talks).Then();
        On(Closing, stays).When(rule, follow).Then();
        On(Closing, Facts).When(opens, talks).TooEarly(back, "return.runs");
        On(back, [.. Facts, Booked(Two, "HARBOUR", 40, Last.AddDays(1), Last.AddDays(60))]).When(opens, talks).Then<ReturnTalkOpened>();
        On(back, [.. Facts, new PersonDisabled(Pat)]).When(opens, talks).Then();
        On(back, [Joined, Booked(One, "BRIDGE", 60, Last.AddDays(-28), Last), Added]).When(opens, talks).Then();
        On(back, [Joined, Booked(One, "BRIDGE", 60, Last.AddDays(-29), Last), Added]).When(opens, talks).Then<ReturnTalkOpened>();
        On(At(Last.AddDays(30)), Facts).When(opens, talks).Then<ReturnTalkOpened>();
        On(At(Last.AddDays(31)), Facts).When(opens, talks).Then();
        On(back, [Joined, Booked(One, "BRIDGE", 60, Long.From, Last, Now.AddDays(90)), Added]).When(opens, talks).Then();
    }

    [Fact]
    public void The_talk_is_noted_once_when_it_has_taken_place_and_not_by_the_person_themselves()
    {
        var (note, talk, now) = (new HoldReturnTalkRule(), new HoldReturnTalk(One, new(2026, 3, 30)), new DateTimeOffset(2026, 3, 30, 15, 0, 0, TimeSpan.Zero));
        Given<Return> By(PersonId actor, params object[] history) => new(history) { Now = now, Actor = actor, Consulting = [Added] };
        By(Head, Opened).When(note, talk).Then(new ReturnTalkHeld(Pat, One, new(2026, 3, 30), Head, now));
        By(Head, Opened, new ReturnTalkHeld(Pat, One, new(2026, 3, 30), Head, now)).When(note, talk).Then();
        By(Pat, Opened).When(note, talk).Refused("return.own");
        By(Head, Opened).When(note, talk with { On = new(2026, 3, 31) }).Refused("return.future");
        By(Head, Opened).When(note, talk with { On = Last.AddDays(-15) }).Refused("return.early");
        By(Head, Opened).When(note, talk with { On = Last.AddDays(-14) }).Then<ReturnTalkHeld>();
        By(Head, Begun).When(note, talk).Refused("return.unknown");
    }

    [Fact]
    public void The_time_for_both_is_set_with_a_reason()
    {
        var (set, terms) = (new SetReturnTermsRule(), new SetReturnTerms(15, 3, " Large projects. "));
        new Given<ReturnTerms> { Actor = Head }.When(set, terms).Then(new ReturnTermsSet(15, 3, "Large projects.", Head, Now));
        new Given<ReturnTerms> { Actor = Head }.When(set, new(10, 5, "As before.")).Then();
        new Given<ReturnTerms>().When(set, terms with { ClosingWorkingDays = -1 }).Refused("returning.closing");
        new Given<ReturnTerms>().When(set, terms with { ClosingWorkingDays = 61 }).Refused("returning.closing");
        new Given<ReturnTerms>().When(set, terms with { TalkWorkingDays = 0 }).Refused("returning.talk");
        new Given<ReturnTerms>().When(set, terms with { Reason = " " }).Refused("staffing.reason");
    }

    [Fact]
    public void Everything_that_says_when_a_booking_ends_is_followed()
    {
        var (policy, back) = (new FollowReturns(), At(Last.AddDays(1)));
        foreach (var (happened, from) in new (object, DateTimeOffset?)[] { (Long, back), (new BookingConfirmed(Pat, One, Head, Now, To: Last), null), (new BookingChanged(Pat, One, 60, Start, Last, "Longer.", Head, Now), back), (new BookingReleased(Pat, One, Last, "Early.", Head, Now), back) })
            Assert.Equal([new Reaction(null, follow), new Reaction(from, talks)], policy.React(happened));
        Assert.Equal(new Reaction(null, follow with { LastDay = null }), policy.React(new BookingConfirmed(Pat, One, Head, Now)).First());
        Assert.Empty(policy.React(Long with { Kind = BookingKind.Soft }));
        Assert.Empty(policy.React(new BookingReleased(Pat, One, null, "Never.", Head, Now)));
        Assert.Empty(policy.React(Begun));
    }

    [Fact]
    public void The_head_of_the_PMO_and_the_person_hear_of_the_talk()
    {
        var told = new TellOfReturns().React(Opened).Select(r => (RequestNotice)r.Command).ToList();
        Assert.Equal([(Head, "/staffing/returns"), (Pat, "/staffing/mine")], told.Select(n => (n.To, n.Link)));
        Assert.All(told, n => Assert.Contains("2026-04-03", n.Text, StringComparison.Ordinal));
        Assert.Empty(new TellOfReturns().React(Opened with { Heads = [] }).Skip(1));
    }

    [Fact]
    public async Task From_the_last_days_of_an_assignment_to_the_talk_after_it()
    {
        await Begin(world);
        await world.GoesLive();
        await Choose(world, Pat);
        await world.Until(new(2026, 9, 16, 23, 0, 0, TimeSpan.Zero));
        Assert.Empty((await world.Ask(new FindReturns())).Rows);
        // 30 September is the last day; the tenth working day back from it is the 17th.
        await world.Until(new(2026, 9, 17, 1, 0, 0, TimeSpan.Zero));
        var row = Assert.Single((await world.Ask(new FindReturns())).Rows);
        Assert.Equal((Pat, new DateOnly(2026, 9, 17), To, null, false), (row.Person, row.ClosingFrom, row.LastDay, row.Due, row.Waits));
        Assert.Contains((await world.Log<NoticeRequested>()), n => n.To == Pat && n.Kind == TellOfReturns.Closing.Name && n.Text.Contains("2026-09-17", StringComparison.Ordinal));

        await world.Do(new ChangeBooking(Pat, row.Booking, 60, new(2026, 9, 18), new(2026, 10, 30), "The handover takes longer."));
        Assert.Empty((await world.Ask(new FindReturns())).Rows);
        await world.Until(new(2026, 10, 19, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateOnly(2026, 10, 19), Assert.Single((await world.Ask(new FindReturns())).Rows).ClosingFrom);

        // The project ends before its planned end: back on that day, with all of the share.
        await world.Until(new(2026, 10, 21, 8, 0, 0, TimeSpan.Zero));
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.Completed, new(2026, 10, 21), Sponsor));
        await world.Until(new(2026, 10, 21, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(100, (await world.Ask(new FindPool())).People.Single(p => p.Person == Pat).Free);
        row = Assert.Single((await world.Ask(new FindReturns())).Rows);
        Assert.Equal((new DateOnly(2026, 10, 20), new DateOnly(2026, 10, 28), true), (row.LastDay, row.Due, row.Waits));
        Assert.Equal([Pat], (await world.Log<NoticeRequested>()).Where(n => n.Kind == TellOfReturns.Own.Name).Select(n => n.To));

        // Everybody sees their own; who sees the pool sees all.
        Assert.Single((await world.Ask(new FindReturns(), by: Sam, roles: [Role.Reader, Role.Executive])).Rows);
        Assert.Single((await world.Ask(new FindReturns(), by: Pat, roles: [Role.Reader])).Rows);
        Assert.Empty((await world.Ask(new FindReturns(), by: Lee, roles: [Role.Reader])).Rows);
        await world.Do(new HoldReturnTalk(row.Booking, new(2026, 10, 21)), roles: [Role.PmoOfficer]);
        Assert.Equal((new DateOnly(2026, 10, 21), false), ((await world.Ask(new FindReturns())).Rows.Single().Held, (await world.Ask(new FindReturns())).Rows.Single().Waits));
    }
}
