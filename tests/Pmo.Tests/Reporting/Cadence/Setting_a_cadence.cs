using Pmo.Office;
using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Cadences;

public sealed class Setting_a_cadence
{
    private static readonly SetCadenceRule Rule = new();
    private static readonly object[] Register = [Registered];
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact, Trait("Feature", "R1")]
    public void A_project_gets_its_own_cadence_from_today() =>
        new Given<ProjectReporting> { Consulting = Register }.When(Rule, new SetCadence(Bridge, Weekly)).Then(new CadenceSet(Bridge, Weekly, Today));

    [Fact, Trait("Feature", "R1")]
    public void The_same_cadence_again_changes_nothing() =>
        new Given<ProjectReporting>(new CadenceSet(Bridge, Weekly, Today)) { Consulting = Register }.When(Rule, new SetCadence(Bridge, Weekly)).Then();

    [Fact, Trait("Feature", "R4")]
    public void A_planned_period_the_new_cadence_also_asks_for_is_dated_anew_and_others_are_dropped()
    {
        var fortnightly = Monthly with { Every = 2, Unit = CadenceUnit.Week, Anchor = DataDate };
        new Given<ProjectReporting>(Planned(new(2026, 2, 28)), Planned(DataDate), Planned(new(2026, 4, 30))) { Consulting = Register }
            .When(Rule, new SetCadence(Bridge, fortnightly))
            .Then(
                new CadenceSet(Bridge, fortnightly, Today),
                new PeriodMoved(Bridge, Id, DataDate, new(2026, 4, 14), fortnightly, "The project's cadence was changed."),
                new PeriodDropped(Bridge, ObligationId.Of(Bridge, new(2026, 4, 30)), new(2026, 4, 30), "The project's cadence was changed."));
    }

    [Fact, Trait("Feature", "R46")]
    public void A_cadence_does_not_bring_a_later_go_live_forward() =>
        new Given<ProjectReporting>(new GoLiveSet(Bridge, GoLive.NextPeriod, new(2026, 6, 1))) { Consulting = Register }
            .When(Rule, new SetCadence(Bridge, Weekly)).Then(new CadenceSet(Bridge, Weekly, new(2026, 6, 1)));

    [Fact, Trait("Feature", "R1")]
    public void An_unknown_project_has_no_cadence() =>
        new Given<ProjectReporting>().When(Rule, new SetCadence(Bridge, Weekly)).Refused("project.unknown");

    [Theory, Trait("Feature", "R1")]
    [InlineData(0, 5, 2, 10, 7, "UTC", "cadence.every")]
    [InlineData(int.MaxValue, 5, 2, 10, 7, "UTC", "cadence.every")]
    [InlineData(1, -1, 2, 10, 7, "UTC", "cadence.due")]
    [InlineData(1, 61, 2, 10, 7, "UTC", "cadence.due")]
    [InlineData(1, 5, -1, 10, 7, "UTC", "cadence.grace")]
    [InlineData(1, 5, 2, 2, 7, "UTC", "cadence.very-late")]
    [InlineData(1, 5, 2, 251, 7, "UTC", "cadence.very-late")]
    [InlineData(1, 5, 2, 10, -1, "UTC", "cadence.opens")]
    [InlineData(1, 5, 2, 10, 29, "UTC", "cadence.opens")]
    [InlineData(1, 5, 2, 10, 7, "Europe/Atlantis", "cadence.zone")]
    public void A_cadence_that_cannot_be_kept_is_refused(int every, int due, int grace, int veryLate, int opens, string zone, string code)
    {
        var cadence = Monthly with { Every = every, DueAfterWorkingDays = due, GraceWorkingDays = grace, VeryLateAfterWorkingDays = veryLate, OpensDaysBefore = opens, Zone = zone };
        new Given<ProjectReporting> { Consulting = Register }.When(Rule, new SetCadence(Bridge, cadence)).Refused(code);
        new Given<CadenceDefaults>().When(new SetDefaultCadenceRule(), new SetDefaultCadence(cadence)).Refused(code);
    }

    [Fact, Trait("Feature", "R1")]
    public void A_calendar_nobody_made_is_refused() =>
        new Given<ProjectReporting> { Consulting = Register }
            .When(Rule, new SetCadence(Bridge, Weekly with { Calendar = new CalendarId(new Guid("00000000-0000-8000-8000-00000000beef")) })).Refused("calendar.unknown");

    [Fact, Trait("Feature", "R1")]
    public void The_installation_has_a_default_cadence_that_can_be_set()
    {
        Assert.Equal(Cadence.Default, CadenceDefaults.Initial.Cadence);
        new Given<CadenceDefaults>().When(new SetDefaultCadenceRule(), new SetDefaultCadence(Weekly)).Then(new DefaultCadenceSet(Weekly));
        new Given<CadenceDefaults>(new DefaultCadenceSet(Weekly)).When(new SetDefaultCadenceRule(), new SetDefaultCadence(Weekly)).Then();
    }
}
