using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Escalating;
using Pmo.Staffing;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Escalating;

/// <summary>A report does not come, and the ladder climbs: who is told, when, and what stops it. Told over Reporting's real rules and policies.</summary>
public sealed class Climbing_the_ladder
{
    private static readonly PersonId Manager = Who(1), LineManager = Who(2), Head = Who(3), Sponsor = Who(4), Executive = Who(5), Other = Who(6);

    // Monthly on the last day, due five working days later at 17:00 UTC; the default ladder: 1, 2, 3, 3, 5 working days.
    private static readonly DateTimeOffset Due = Examples.Dates.Due;

    [Fact, Trait("Feature", "R12")]
    public void Without_a_report_each_level_is_told_when_the_grace_of_its_step_has_passed()
    {
        var story = Begun().Until(Noon(2026, 4, 29));

        Assert.Equal(
            [(LadderLevel.ProjectManager, Manager), (LadderLevel.LineManager, LineManager), (LadderLevel.HeadOfPmo, Head), (LadderLevel.Sponsor, Sponsor), (LadderLevel.Executive, Executive)],
            story.All<ReportEscalated>().Select(e => (e.Level, e.To)));
        Assert.Equal([At(4, 8), At(4, 10), At(4, 15), At(4, 20), At(4, 27)], story.All<ReportEscalated>().Select(e => e.At));
        Assert.Null(story.All<ReportEscalated>().Last().NextAt);
        Assert.All(story.All<ReportEscalated>(), e => Assert.Empty(e.Passed));
    }

    [Fact, Trait("Feature", "R12"), Trait("Feature", "T3")]
    public void Where_a_department_is_the_solid_line_its_manager_holds_the_line_step_from_its_day_on()
    {
        var (works, head) = (Units.IdOf(UnitKind.Department, "WORKS"), Who(9));
        Story Turned(DateOnly from) => Begun()
            .Happens(Units.StreamOf(UnitKind.Department), new UnitCreated(works, UnitKind.Department, "WORKS", "Works", null, new(2026, 1, 1))).Happens(Units.StreamOf(UnitKind.Department), new UnitManagerNamed(works, UnitKind.Department, Other))
            .Happens(PoolStreams.Of(Manager), new PoolJoined(Manager, Grade.ProjectManager, 100, new(2026, 1, 1), "UTC", head, Noon(2026, 1, 1))).Happens(PoolStreams.Of(Manager), new OwnDepartmentSet(Manager, works, new(2026, 1, 1), "Works there.", head, Noon(2026, 1, 1)))
            .Happens(SolidLines.Stream, new ArrangementSet(works, Arrangement.Department, from, "They know their people.", head, Noon(2026, 1, 1)));

        Assert.Equal(Other, Turned(new(2026, 4, 10)).Until(Noon(2026, 4, 13)).All<ReportEscalated>().Single(e => e.Level == LadderLevel.LineManager).To);
        Assert.Equal(LineManager, Turned(new(2026, 4, 11)).Until(Noon(2026, 4, 13)).All<ReportEscalated>().Single(e => e.Level == LadderLevel.LineManager).To);
    }

    [Fact, Trait("Feature", "R12")]
    public void It_stops_at_once_when_the_report_arrives()
    {
        var story = Begun().Until(Noon(2026, 4, 13)).Happens(Obligation.StreamOf(Id), Submitted with { At = Noon(2026, 4, 13) });

        Assert.Equal("The report came.", Assert.Single(story.All<LadderEnded>()).Reason);
        Assert.Equal(2, story.Until(Noon(2026, 4, 29)).All<ReportEscalated>().Count());
    }

    [Fact, Trait("Feature", "R12")]
    public void A_vacant_step_and_a_step_of_the_same_person_are_passed_over_with_the_reason()
    {
        var story = Begun(lineManager: null, head: Manager, sponsor: Sponsor).Until(Noon(2026, 4, 29));

        var sponsor = story.All<ReportEscalated>().Single(e => e.Level == LadderLevel.Sponsor);
        Assert.Equal([new(LadderLevel.LineManager, PassedReason.Vacant), new(LadderLevel.HeadOfPmo, PassedReason.SamePerson)], sponsor.Passed);
        Assert.Equal(At(4, 10), sponsor.At);
    }

    [Fact, Trait("Feature", "R12")]
    public void When_nobody_is_left_to_tell_the_ladder_says_so_once()
    {
        var story = Begun(lineManager: null, head: null, sponsor: null, executive: null).Until(Noon(2026, 4, 29));

        Assert.Single(story.All<ReportEscalated>());
        Assert.Equal([LadderLevel.LineManager, LadderLevel.HeadOfPmo, LadderLevel.Sponsor, LadderLevel.Executive], Assert.Single(story.All<LadderExhausted>()).Passed.Select(p => p.Level));
    }

    [Fact, Trait("Feature", "R15")]
    public void A_sponsor_changed_in_the_middle_is_the_one_who_is_told()
    {
        var story = Begun().Until(Noon(2026, 4, 16)).Happens(Projects.StreamOf(Bridge), new SponsorNamed(Bridge, Other, Noon(2026, 4, 16)));

        Assert.Equal(Other, story.Until(Noon(2026, 4, 21)).All<ReportEscalated>().Single(e => e.Level == LadderLevel.Sponsor).To);
    }

    [Fact, Trait("Feature", "R13")]
    public void After_a_month_without_timers_only_the_highest_step_reached_is_taken_once()
    {
        var story = Begun().Until(Noon(2026, 4, 9)).StoppedUntil(Noon(2026, 5, 5));

        var step = Assert.Single(story.All<ReportEscalated>(), e => e.Step > 0);
        Assert.Equal((LadderLevel.Executive, Executive), (step.Level, step.To));
        Assert.Equal([LadderLevel.LineManager, LadderLevel.HeadOfPmo, LadderLevel.Sponsor], step.Passed.Where(p => p.Reason == PassedReason.WhileDown).Select(p => p.Level));
    }

    [Fact, Trait("Feature", "R13")]
    public void Hours_in_which_nobody_could_reach_the_site_lengthen_the_grace()
    {
        // From the 9th to the 14th at noon nobody could hand anything in: five days that do not count.
        var story = Begun().Until(Noon(2026, 4, 9)).Happens(Outages.Stream, new SiteUnreachable(Noon(2026, 4, 9), Noon(2026, 4, 14))).StoppedUntil(Noon(2026, 4, 14));

        Assert.Single(story.All<ReportEscalated>());
        var held = Assert.Single(story.All<LadderHeld>());
        Assert.Equal((LadderWait.Unreachable, At(4, 15)), (held.Because, held.Until));
        Assert.Equal(At(4, 15), story.Until(Noon(2026, 4, 16)).All<ReportEscalated>().Single(e => e.Level == LadderLevel.LineManager).At);
    }

    [Fact, Trait("Feature", "R13")]
    public void Hours_before_the_ladder_could_begin_lengthen_its_first_grace_once()
    {
        // Two days from the due instant on; the first step would have come after one.
        var story = Begun().Until(Noon(2026, 4, 7)).Happens(Outages.Stream, new SiteUnreachable(Due, Due.AddDays(2))).StoppedUntil(Due.AddDays(2));

        Assert.Equal(At(4, 10), story.Until(Noon(2026, 4, 14)).All<ReportEscalated>().Single(e => e.Level == LadderLevel.ProjectManager).At);
    }

    [Fact, Trait("Feature", "R13")]
    public void Such_hours_lengthen_the_graces_of_the_steps_that_a_stop_passes_over_too()
    {
        // Without the two days the sponsor's step would have been reached on the 20th.
        var story = Begun().Until(Noon(2026, 4, 9)).Happens(Outages.Stream, new SiteUnreachable(At(4, 13), At(4, 15))).StoppedUntil(Noon(2026, 4, 21));

        Assert.Equal(LadderLevel.HeadOfPmo, Assert.Single(story.All<ReportEscalated>(), e => e.Step > 0).Level);
    }

    [Fact, Trait("Feature", "R13")]
    public void A_grace_longer_than_the_cadence_still_escalates()
    {
        var story = Begun(rules: new([], [new(LadderLevel.Sponsor, 60)], 5)).Until(Noon(2026, 8, 1));

        var step = Assert.Single(story.All<ReportEscalated>());
        Assert.Equal((LadderLevel.Sponsor, At(6, 30)), (step.Level, step.At));
        Assert.True(step.Missing.Count >= 2, "The next period is missing by then too, and the one notice names both.");
    }

    [Fact, Trait("Feature", "R47")]
    public void One_ladder_runs_for_a_project_counted_from_its_oldest_missing_report_and_names_all()
    {
        var story = Begun(rules: new([], [new(LadderLevel.ProjectManager, 1), new(LadderLevel.Sponsor, 25)], 5)).Until(Noon(2026, 5, 20));

        Assert.Single(story.All<LadderStarted>());
        Assert.Equal(new DateOnly(2026, 4, 30), Assert.Single(story.All<PeriodJoinedLadder>()).DataDate);
        var sponsor = story.All<ReportEscalated>().Single(e => e.Level == LadderLevel.Sponsor);
        Assert.Equal([new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 30)], sponsor.Missing.Select(r => r.DataDate));
        Assert.Equal(36, sponsor.DaysLate);
    }

    [Fact, Trait("Feature", "R47")]
    public void The_newest_due_report_ends_it_and_an_older_one_only_leaves_it()
    {
        var newest = ObligationId.Of(Bridge, new(2026, 4, 30));
        var story = Begun().Until(Noon(2026, 5, 12)).Happens(Obligation.StreamOf(Id), Submitted with { At = Noon(2026, 5, 12), OnTime = false });
        Assert.Equal(Id, Assert.Single(story.All<PeriodLeftLadder>()).Obligation);
        Assert.Empty(story.All<LadderEnded>());

        story.Happens(Obligation.StreamOf(newest), Submitted with { Obligation = newest, DataDate = new(2026, 4, 30), At = Noon(2026, 5, 13), OnTime = false });
        Assert.Single(story.All<LadderEnded>());
    }

    [Fact, Trait("Feature", "R21")]
    public void A_report_sent_back_and_left_alone_climbs_a_ladder_of_its_own()
    {
        var asked = new AskedRevision(Id, 1);
        var story = Begun().Until(Noon(2026, 4, 6)).Happens(Obligation.StreamOf(Id), Submitted with { At = Noon(2026, 4, 6) })
            .Happens(Obligation.StreamOf(Id), new ReportReturned(Id, Bridge, 1, [new("summary", "Say more.")], At(4, 10), Head, Noon(2026, 4, 7))).Until(Noon(2026, 4, 16));

        Assert.All(story.All<ReportEscalated>(), e => Assert.Equal(asked, e.Returned));
        Assert.Equal([(LadderLevel.ProjectManager, At(4, 13)), (LadderLevel.LineManager, At(4, 15))], story.All<ReportEscalated>().Select(e => (e.Level, e.At)));
        Assert.Equal(At(4, 10), story.All<ReportEscalated>().First().Missing.Single().Due);

        story.Happens(Obligation.StreamOf(Id), Submitted with { Revision = 2, At = Noon(2026, 4, 16) });
        Assert.Equal("Revision 2 came.", Assert.Single(story.All<LadderEnded>()).Reason);
    }

    [Fact, Trait("Feature", "R14")]
    public void A_promise_lets_the_ladder_wait_and_a_broken_one_is_the_next_step()
    {
        var story = Begun().Until(Noon(2026, 4, 9));
        story.Send(new HoldLadder(Bridge, story.All<LadderStarted>().Single().Ladder, null, LadderWait.Promised, new(2026, 4, 16)));

        Assert.Equal(new DateTimeOffset(2026, 4, 17, 0, 0, 0, TimeSpan.Zero), story.Until(Noon(2026, 4, 18)).All<ReportEscalated>().Single(e => e.Level == LadderLevel.LineManager).At);
    }

    [Fact, Trait("Feature", "G1")]
    public void Absent_without_a_deputy_gives_one_fresh_grace_and_absence_entered_after_due_gives_none()
    {
        var absence = new AbsenceEntered(Manager, new Guid("00000000-0000-8000-8000-00000000abc1"), new(2026, 4, 1), new(2026, 4, 30), "UTC", Noon(2026, 3, 25));
        var away = Begun().Happens(PersonStreams.Of(Manager), absence).Until(Noon(2026, 4, 29));
        Assert.Equal([LadderWait.Absent], away.All<LadderHeld>().Select(h => h.Because));
        Assert.Equal(At(4, 9), away.All<ReportEscalated>().First().At);

        var tooLate = Begun().Until(Noon(2026, 4, 8)).Happens(PersonStreams.Of(Manager), absence with { At = Noon(2026, 4, 8) }).Until(Noon(2026, 4, 29));
        Assert.Empty(tooLate.All<LadderHeld>());
    }

    [Fact, Trait("Feature", "G1")]
    public void What_goes_to_an_absent_person_goes_to_their_deputy_and_both_are_named()
    {
        var story = Begun()
            .Happens(PersonStreams.Of(Sponsor), new AbsenceEntered(Sponsor, new Guid("00000000-0000-8000-8000-00000000abc2"), new(2026, 4, 1), new(2026, 4, 30), "UTC", Noon(2026, 3, 25)))
            .Happens(PersonStreams.Of(Sponsor), new DeputyNamed(Sponsor, new Guid("00000000-0000-8000-8000-00000000abc3"), Other, DeputyScope.Answers, new(2026, 4, 1), null, false, Noon(2026, 3, 25)));

        var step = story.Until(Noon(2026, 4, 21)).All<ReportEscalated>().Single(e => e.Level == LadderLevel.Sponsor);
        Assert.Equal((Other, Sponsor), (step.To, step.InPlaceOf));
    }

    [Fact, Trait("Feature", "R12")]
    public void A_department_without_a_ladder_of_its_own_climbs_that_of_the_one_above()
    {
        var (above, below) = (Units.IdOf(UnitKind.Department, "A"), Units.IdOf(UnitKind.Department, "B"));
        var story = new Story(Noon(2026, 3, 2))
            .Happens(Units.StreamOf(UnitKind.Department), new UnitCreated(above, UnitKind.Department, "A", "Above", null, new(2026, 1, 1)))
            .Happens(Units.StreamOf(UnitKind.Department), new UnitCreated(below, UnitKind.Department, "B", "Below", above, new(2026, 1, 1)));
        story.Send(new SetLadder(above, new([], [new(LadderLevel.Sponsor, 2)], 5)), Role.HeadOfPmo);
        With(story, Registered with { Department = below }, Manager, LineManager, Head, Sponsor, Executive);

        Assert.Equal([LadderLevel.Sponsor], story.Until(Noon(2026, 4, 29)).All<ReportEscalated>().Select(e => e.Level));
    }

    [Fact, Trait("Feature", "R12")]
    public void Across_the_change_to_summer_time_a_step_stays_at_the_same_time_of_day()
    {
        // Berlin goes to summer time on 29 March 2026, between the report's due date and the next step.
        var story = With(new Story(Noon(2026, 3, 2)), Registered with { Profile = new(Start: new(2026, 3, 24)) }, Manager, LineManager, Head, Sponsor, Executive,
            Weekly with { Zone = "Europe/Berlin", Anchor = new(2026, 3, 24), DueAfterWorkingDays = 2 }).Until(Noon(2026, 4, 2));

        Assert.Equal(
            [new DateTimeOffset(2026, 3, 27, 16, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 31, 15, 0, 0, TimeSpan.Zero)],
            story.All<ReportEscalated>().Take(2).Select(e => e.At));
    }

    internal static Story Begun(PersonId? lineManager, PersonId? head, PersonId? sponsor, PersonId? executive, LadderRules? rules = null, Cadence? cadence = null)
    {
        var story = new Story(Noon(2026, 3, 2));
        if (rules is not null) story.Send(new SetLadder(null, rules), Role.HeadOfPmo);
        return With(story, Registered, Manager, lineManager, head, sponsor, executive, cadence);
    }

    private static Story Begun(LadderRules? rules = null, Cadence? cadence = null) => Begun(LineManager, Head, Sponsor, Executive, rules, cadence);

    private static Story Begun(PersonId? lineManager, PersonId? head, PersonId? sponsor) => Begun(lineManager, head, sponsor, Executive);

    private static Story With(Story story, ProjectRegistered project, PersonId? manager, PersonId? lineManager, PersonId? head, PersonId? sponsor, PersonId? executive, Cadence? cadence = null)
    {
        story.Send(new SetDefaultCadence(cadence ?? Monthly), Role.HeadOfPmo);
        if (lineManager is not null) story.Happens(PersonStreams.Of(Manager), new LineManagerNamed(Manager, lineManager));
        if (head is { } h) story.Happens(RoleHolders.StreamOf(Role.HeadOfPmo), new RoleGranted(h, Role.HeadOfPmo));
        if (executive is { } x) story.Happens(RoleHolders.StreamOf(Role.Executive), new RoleGranted(x, Role.Executive));
        story.Happens(Projects.StreamOf(Bridge), project).Happens(Projects.StreamOf(Bridge), new ProjectManagerNamed(Bridge, manager, story.Now));
        if (sponsor is not null) story.Happens(Projects.StreamOf(Bridge), new SponsorNamed(Bridge, sponsor, story.Now));
        return story;
    }

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, Due.Hour, Due.Minute, 0, TimeSpan.Zero);

    private static PersonId Who(int n) => new(new Guid($"00000000-0000-8000-8000-0000000000{n:x2}"));
}
