using Pmo.Office;
using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Cadences;

public sealed class Planning_periods
{
    private static readonly PlanNextPeriodRule Rule = new();
    private static readonly GoLiveSet Live = new(Bridge, GoLive.NextPeriod, new(2026, 3, 2));
    private static readonly object[] Facts = [Registered, new DefaultCadenceSet(Monthly)];

    [Fact, Trait("Feature", "R1")]
    public void The_first_period_is_the_first_data_date_on_or_after_go_live() =>
        new Given<ProjectReporting>(Live) { Consulting = Facts }.When(Rule, new PlanNextPeriod(Bridge)).Then(Planned(DataDate));

    [Fact, Trait("Feature", "R1")]
    public void Without_any_setting_the_cadence_that_ships_is_used() =>
        new Given<ProjectReporting>(Live) { Consulting = [Registered] }.When(Rule, new PlanNextPeriod(Bridge)).Then(Planned(DataDate, Cadence.Default));

    [Fact, Trait("Feature", "R5")]
    public void The_next_period_follows_the_last_one_whatever_became_of_it() =>
        new Given<ProjectReporting>(Live, Planned(DataDate)) { Consulting = Facts, Now = Noon(2026, 8, 1) }
            .When(Rule, new PlanNextPeriod(Bridge, DataDate)).Then(Planned(new(2026, 4, 30)));

    [Fact, Trait("Feature", "R4")]
    public void A_period_that_was_planned_is_not_planned_again() =>
        new Given<ProjectReporting>(Live, Planned(DataDate), Planned(new(2026, 4, 30))) { Consulting = Facts }
            .When(Rule, new PlanNextPeriod(Bridge, DataDate)).Then();

    [Fact, Trait("Feature", "R4")]
    public void A_settled_period_is_not_planned_again() =>
        new Given<ProjectReporting>(Live, Planned(DataDate), new PeriodSettled(Bridge, Id, DataDate)) { Consulting = Facts }
            .When(Rule, new PlanNextPeriod(Bridge)).Then(Planned(new(2026, 4, 30)));

    [Fact, Trait("Feature", "R4")]
    public void Two_periods_never_have_one_name_when_the_anchor_moves_within_a_month()
    {
        var middle = Monthly with { Anchor = new(2026, 1, 15) };
        var asked = Planned(new(2026, 3, 15), middle);
        object[][] histories = [[Live, asked], [Live, asked, new PeriodSettled(Bridge, asked.Obligation, asked.DataDate)]];
        foreach (var history in histories)
            new Given<ProjectReporting>([.. history, new CadenceSet(Bridge, Monthly, new(2026, 3, 20))]) { Consulting = Facts, Now = Noon(2026, 3, 20) }
                .When(Rule, new PlanNextPeriod(Bridge)).Then(Planned(new(2026, 4, 30)));
    }

    [Fact, Trait("Feature", "R6")]
    public void A_first_period_that_was_due_earlier_today_is_not_asked_for()
    {
        var atOnce = Monthly with { DueAfterWorkingDays = 0, Anchor = new(2026, 1, 2) };
        var evening = new DateTimeOffset(2026, 3, 2, 18, 0, 0, TimeSpan.Zero);
        var given = (DateTimeOffset now) => new Given<ProjectReporting>(Live) { Consulting = [Registered, new DefaultCadenceSet(atOnce)], Now = now }.When(Rule, new PlanNextPeriod(Bridge));
        given(evening).Then(Planned(new(2026, 4, 2), atOnce));
        given(evening.AddHours(-2)).Then(Planned(new(2026, 3, 2), atOnce));
    }

    [Fact, Trait("Feature", "R4")]
    public void One_period_ahead_is_enough() =>
        new Given<ProjectReporting>(Live, Planned(DataDate)) { Consulting = Facts }.When(Rule, new PlanNextPeriod(Bridge)).Then();

    [Fact, Trait("Feature", "R46")]
    public void Nothing_is_planned_before_go_live_is_decided_or_for_an_archive()
    {
        new Given<ProjectReporting> { Consulting = Facts }.When(Rule, new PlanNextPeriod(Bridge)).Then();
        new Given<ProjectReporting>(new GoLiveSet(Bridge, GoLive.Archive, new(2026, 3, 2))) { Consulting = Facts }.When(Rule, new PlanNextPeriod(Bridge)).Then();
    }

    [Fact, Trait("Feature", "R46")]
    public void Go_live_is_today_or_later_and_never_before()
    {
        var rule = new SetGoLiveRule();
        new Given<ProjectReporting> { Consulting = Facts }.When(rule, new SetGoLive(Bridge, GoLive.NextPeriod, new(2019, 1, 1))).Then(Live);
        new Given<ProjectReporting> { Consulting = Facts }.When(rule, new SetGoLive(Bridge, GoLive.NextPeriod, new(2026, 9, 1)))
            .Then(new GoLiveSet(Bridge, GoLive.NextPeriod, new(2026, 9, 1)));
        new Given<ProjectReporting>(Live) { Consulting = Facts }.When(rule, new SetGoLive(Bridge, GoLive.NextPeriod)).Then();
        new Given<ProjectReporting>().When(rule, new SetGoLive(Bridge, GoLive.NextPeriod)).Refused("project.unknown");
    }

    [Fact, Trait("Feature", "R46")]
    public void An_archive_may_go_live_later_but_a_project_that_reports_is_no_archive()
    {
        var rule = new SetGoLiveRule();
        new Given<ProjectReporting>(new GoLiveSet(Bridge, GoLive.Archive, new(2020, 1, 1))) { Consulting = Facts }.When(rule, new SetGoLive(Bridge, GoLive.NextPeriod)).Then(Live);
        new Given<ProjectReporting>(Live, Planned(DataDate)) { Consulting = Facts }.When(rule, new SetGoLive(Bridge, GoLive.Archive)).Refused("go-live.begun");
    }

    [Fact, Trait("Feature", "R8")]
    public void A_hold_drops_what_is_asked_for_from_that_day_and_keeps_what_was_owed_before()
    {
        var hold = new ProjectStatusRecorded(Bridge, ProjectStatus.OnHold, new(2026, 3, 1), null, null);
        new Given<ProjectReporting>(Live, Planned(new(2026, 2, 28)), Planned(DataDate)) { Consulting = [.. Facts, hold] }
            .When(new FollowProjectStatusRule(), new FollowProjectStatus(Bridge, hold.Status, hold.From))
            .Then(new ReportingPaused(Bridge, hold.From), new PeriodDropped(Bridge, Id, DataDate, "The project is on hold."));
    }

    [Theory, Trait("Feature", "R8")]
    [InlineData(ProjectStatus.Completed, "The project is completed.")]
    [InlineData(ProjectStatus.Cancelled, "The project is cancelled.")]
    public void An_end_drops_what_is_asked_for_from_that_day(ProjectStatus status, string reason) =>
        new Given<ProjectReporting>(Live, Planned(DataDate)) { Consulting = [Registered, new ProjectStatusRecorded(Bridge, status, new(2026, 3, 1), null, null)] }
            .When(new FollowProjectStatusRule(), new FollowProjectStatus(Bridge, status, new(2026, 3, 1)))
            .Then(new ReportingEnded(Bridge, status, new(2026, 3, 1)), new PeriodDropped(Bridge, Id, DataDate, reason));

    [Fact, Trait("Feature", "R8")]
    public void A_status_of_a_later_day_waits_for_it_and_one_that_was_overtaken_does_nothing()
    {
        var later = new ProjectStatusRecorded(Bridge, ProjectStatus.OnHold, new(2026, 4, 1), null, null);
        var follow = new FollowProjectStatus(Bridge, later.Status, later.From);
        new Given<ProjectReporting>(Live) { Consulting = [Registered, later] }.When(new FollowProjectStatusRule(), follow)
            .TooEarly(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), "status.later");
        new Given<ProjectReporting>(Live) { Consulting = [Registered, later, later with { Status = ProjectStatus.Active }], Now = Noon(2026, 4, 2) }
            .When(new FollowProjectStatusRule(), follow).Then();
    }

    [Fact, Trait("Feature", "R8"), Trait("Feature", "R10")]
    public void A_status_holds_from_midnight_in_the_projects_own_zone()
    {
        var later = new ProjectStatusRecorded(Bridge, ProjectStatus.OnHold, new(2026, 4, 1), null, null);
        var follow = new FollowProjectStatus(Bridge, later.Status, later.From);
        var york = new DefaultCadenceSet(Monthly with { Zone = "America/New_York" });
        var midnight = new DateTimeOffset(2026, 4, 1, 4, 0, 0, TimeSpan.Zero);
        new Given<ProjectReporting>(Live) { Consulting = [Registered, later, york], Now = midnight.AddHours(-4) }.When(new FollowProjectStatusRule(), follow).TooEarly(midnight, "status.later");
        new Given<ProjectReporting>(Live) { Consulting = [Registered, later, york], Now = midnight }.When(new FollowProjectStatusRule(), follow).Then(new ReportingPaused(Bridge, later.From));
    }

    [Fact, Trait("Feature", "R4")]
    public void A_project_forgets_a_period_once_it_is_settled()
    {
        new Given<ProjectReporting>(Live, Planned(DataDate)).When(new SettlePeriodRule(), new SettlePeriod(Bridge, Id)).Then(new PeriodSettled(Bridge, Id, DataDate));
        new Given<ProjectReporting>(Live).When(new SettlePeriodRule(), new SettlePeriod(Bridge, Id)).Then();
    }
}
