using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.ShortReporting;
using Pmo.Reporting.Tiering;

namespace Pmo.Tests.Reporting.Tiering;

[Trait("Feature", "R3")]
public sealed class Setting_tiers
{
    private static readonly SetTiersRule Rule = new();
    private static readonly UnitId Roads = Units.IdOf(UnitKind.Department, "ROADS");
    private static readonly UnitCreated RoadsCreated = new(Roads, UnitKind.Department, "ROADS", "Roads", null, new(2020, 1, 1));
    private static readonly Tier First = new(TierWhen.First, 3, null, null, 1, CadenceUnit.Month);
    private static readonly Tier Others = new(TierWhen.Otherwise, null, null, null, 1, CadenceUnit.Quarter);

    private static Given<TierBook> Given(params object[] history) => new(history) { Consulting = [RoadsCreated] };

    [Fact]
    public void Tiers_are_kept_in_their_order_with_who_set_them() =>
        Assert.Equal([First, Others], Given().When(Rule, new SetTiers(Roads, [First, Others])).Then<TiersSet>().Tiers!);

    [Fact]
    public void The_same_tiers_again_are_nothing_new()
    {
        var set = new TiersSet(Roads, [First], World.Officer, DateTimeOffset.UnixEpoch);
        Given(set).When(Rule, new SetTiers(Roads, [First])).Then();
        Given(set).When(Rule, new SetTiers(Roads, null)).Then<TiersSet>();
        Given().When(Rule, new SetTiers(Roads, null)).Then();
        Given().When(Rule, new SetTiers(null, [])).Then();
    }

    [Fact]
    public void What_can_never_hold_or_be_kept_is_refused_with_the_line()
    {
        Refused("department.unknown", new SetTiers(Units.IdOf(UnitKind.Department, "NONE"), [First]));
        Refused("tier.periods", First with { Periods = null });
        Refused("tier.periods", First with { Periods = 0 });
        Refused("tier.phase", new Tier(TierWhen.Phase, null, " ", null, 1, CadenceUnit.Month));
        Refused("tier.health", new Tier(TierWhen.Health, null, null, null, 1, CadenceUnit.Month));
        Refused("tier.otherwise-last", Others, First);
        Refused("tier.twice", First, First with { Periods = 2, Every = 2 });
        Refused("tier.twice", new Tier(TierWhen.Phase, null, "Build", null, 1, CadenceUnit.Month), new Tier(TierWhen.Phase, null, " build", null, 2, CadenceUnit.Month));
        Refused("tier.due", First with { DueAfterWorkingDays = 61 });
        Refused("cadence.every", First with { Every = 0 });
        Refused("tier.many", [.. Enumerable.Range(1, 9).Select(n => First with { Periods = n })]);
        Given().When(Rule, new SetTiers(null, [First, First with { Periods = 6, Every = 2 }, Others])).Then<TiersSet>();
    }

    [Theory]
    [InlineData("Week", "2026-02-06")]
    [InlineData("Month", "2026-01-31")]
    [InlineData("Quarter", "2026-03-31")]
    [InlineData("Year", "2026-12-31")]
    public void Without_an_anchor_a_tier_has_Fridays_or_the_ends_of_months_quarters_and_years(string unit, string first) =>
        Assert.Equal(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), (Others with { Unit = Enum.Parse<CadenceUnit>(unit) }).On(Cadence.Default).OnOrAfter(new DateOnly(2026, 1, 31)));

    [Theory]
    [InlineData("Quarter", "2026-03-31", "2026-06-30")]
    [InlineData("Year", "2026-12-31", "2027-12-31")]
    [InlineData("Month", "2026-03-31", "2026-04-30")]
    public void A_default_counted_from_the_end_of_February_gives_ends_of_longer_months_too(string unit, string first, string second)
    {
        var cadence = (Others with { Unit = Enum.Parse<CadenceUnit>(unit) }).On(Cadence.Default with { Unit = CadenceUnit.Week, Anchor = new(2026, 2, 28) });
        var from = cadence.OnOrAfter(new(2026, 3, 1));
        Assert.Equal([first, second], new[] { from, cadence.After(from) }.Select(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Exception_reports_are_off_until_somebody_switches_them_on()
    {
        var rule = new SetExceptionReportsRule();
        Assert.False(ExceptionReports.Initial.On);
        new Given<ExceptionReports>().When(rule, new SetExceptionReports(false)).Then();
        Assert.True(new Given<ExceptionReports>().When(rule, new SetExceptionReports(true)).Then<ExceptionReportsSet>().On);
        new Given<ExceptionReports>().When(rule, new SetExceptionReports(true, DayOfWeek.Friday, 5)).Refused("exception.due");
        new Given<ExceptionReports>().When(rule, new SetExceptionReports(true, (DayOfWeek)9)).Refused("exception.day");
    }

    private static void Refused(string code, params Tier[] tiers) => Refused(code, new SetTiers(Roads, tiers));

    private static void Refused(string code, SetTiers command) => Given().When(Rule, command).Refused(code);
}
