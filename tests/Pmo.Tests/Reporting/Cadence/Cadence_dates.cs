using System.Globalization;
using CsCheck;
using Pmo.Reporting;

namespace Pmo.Tests.Reporting.Cadences;

public sealed class Cadence_dates
{
    private static readonly Gen<Cadence> Any =
        from every in Gen.Int[1, 13]
        from unit in Gen.Enum<CadenceUnit>()
        from anchor in Gen.Int[0, 40_000]
        select Cadence.Default with { Every = every, Unit = unit, Anchor = new DateOnly(1990, 1, 1).AddDays(anchor) };

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 80_000].Select(n => new DateOnly(1980, 1, 1).AddDays(n));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact, Trait("Feature", "R2")]
    public void An_anchor_on_the_31st_falls_on_the_last_day_of_every_month_and_never_drifts()
    {
        var monthly = Cadence.Default with { Anchor = Day("2027-01-31") };
        var day = Day("2027-01-01");
        for (var month = 0; month < 60; month++)
        {
            day = monthly.After(day);
            Assert.Equal(DateTime.DaysInMonth(day.Year, day.Month), day.Day);
            Assert.Equal(Day("2027-01-31").AddMonths(month), day);
        }
    }

    [Theory, Trait("Feature", "R2")]
    [InlineData("2028-01-29", "2028-02-29", "2028-03-29")]
    [InlineData("2027-01-29", "2027-02-28", "2027-03-29")]
    [InlineData("2027-01-30", "2027-02-28", "2027-03-30")]
    [InlineData("2024-02-29", "2024-03-29", "2024-04-29")]
    public void A_short_month_is_used_to_its_end_and_the_next_returns_to_the_anchor(string anchor, string second, string third)
    {
        var monthly = Cadence.Default with { Anchor = Day(anchor) };
        Assert.Equal(Day(second), monthly.After(Day(anchor)));
        Assert.Equal(Day(third), monthly.After(Day(second)));
    }

    [Fact, Trait("Feature", "R2")]
    public void A_year_anchored_on_29_February_uses_28_February_in_between()
    {
        var yearly = Cadence.Default with { Unit = CadenceUnit.Year, Anchor = Day("2024-02-29") };
        Assert.Equal(Day("2025-02-28"), yearly.After(Day("2024-02-29")));
        Assert.Equal(Day("2028-02-29"), yearly.After(Day("2027-02-28")));
    }

    [Fact, Trait("Feature", "R2")]
    public void Each_data_date_follows_the_one_before_with_none_between_and_all_stand_on_the_anchor() =>
        (from cadence in Any from day in AnyDay select (cadence, day)).Sample((cadence, day) =>
        {
            var first = cadence.OnOrAfter(day);
            var second = cadence.After(first);
            Assert.True(first >= day && second > first);
            Assert.Equal(first, cadence.OnOrAfter(first));
            Assert.Equal(second, cadence.OnOrAfter(first.AddDays(1)));
            var n = IndexOf(cadence, first);
            Assert.Equal(first, cadence.DataDate(n));
            Assert.Equal(second, cadence.DataDate(n + 1));
            Assert.True(cadence.DataDate(n - 1) < day);
            if (cadence.Unit != CadenceUnit.Week) Assert.Equal(Math.Min(cadence.Anchor.Day, DateTime.DaysInMonth(first.Year, first.Month)), first.Day);
            else Assert.Equal(cadence.Anchor.DayOfWeek, first.DayOfWeek);
        });

    [Theory, Trait("Feature", "R1")]
    [InlineData("Week", "2026-12-31", "2026-W53")]
    [InlineData("Week", "2027-01-03", "2026-W53")]
    [InlineData("Week", "2027-01-04", "2027-W01")]
    [InlineData("Week", "2024-12-30", "2025-W01")]
    [InlineData("Month", "2026-11-30", "November 2026")]
    [InlineData("Quarter", "2026-12-31", "2026 Q4")]
    [InlineData("Year", "2026-03-31", "2026")]
    public void A_period_has_the_name_people_call_it(string unit, string dataDate, string name) =>
        Assert.Equal(name, (Cadence.Default with { Unit = Enum.Parse<CadenceUnit>(unit) }).NameOf(Day(dataDate)));

    // Counted the slow way, from the anchor one by one.
    private static int IndexOf(Cadence cadence, DateOnly dataDate)
    {
        var n = 0;
        while (cadence.DataDate(n) < dataDate) n++;
        while (cadence.DataDate(n) > dataDate) n--;
        return n;
    }
}
