using Microsoft.Extensions.Time.Testing;
using Pmo.Components;

namespace Pmo.Tests.Components;

/// <summary>How days, instants, numbers, money and names in code are written on screen.</summary>
public sealed class Words_and_figures
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 23, 30, 0, TimeSpan.Zero);
    private readonly Format format = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), new FakeTimeProvider(Now));

    [Fact]
    public void An_instant_and_today_are_those_of_the_persons_zone()
    {
        Assert.Equal("2026-11-24 00:30", format.Instant(Now));
        Assert.Equal(new DateOnly(2026, 11, 24), format.Today);
    }

    [Theory]
    [InlineData(0, "just now")]
    [InlineData(-60, "1 minute ago")]
    [InlineData(-7200, "2 hours ago")]
    [InlineData(-86400, "1 day ago")]
    [InlineData(259200, "in 3 days")]
    [InlineData(-86400 * 40, "2026-10-15")]
    public void How_long_ago_is_said_in_the_largest_unit_and_as_the_day_beyond_a_month(int seconds, string said) =>
        Assert.Equal(said, format.Ago(Now.AddSeconds(seconds)));

    [Fact]
    public void Figures_have_separators_a_true_minus_sign_and_a_dash_for_nothing()
    {
        Assert.Equal("1,234,567", format.Number(1234567));
        Assert.Equal("−1,234.5", format.Number(-1234.5m, 1));
        Assert.Equal("–", format.Number(null));
        Assert.Equal("+3", format.Change(3));
        Assert.Equal("−3", format.Change(-3));
        Assert.Equal("0", format.Change(0));
        Assert.Equal("94.0 %", format.Percent(0.94, 1));
        Assert.Equal("1 project", Format.Count(1, "project"));
        Assert.Equal("2,000 countries", Format.Count(2000, "country", "countries"));
    }

    [Theory]
    [InlineData(950, "950 EUR")]
    [InlineData(9_999, "9,999 EUR")]
    [InlineData(12_340, "12.3 k EUR")]
    [InlineData(1_234_567, "1.23 m EUR")]
    [InlineData(-45_600_000, "−45.6 m EUR")]
    [InlineData(2_100_000_000, "2.10 bn EUR")]
    public void Money_in_headlines_has_three_figures(int amount, string said) => Assert.Equal(said, format.ShortMoney(amount, "EUR"));

    [Theory]
    [InlineData("VeryLate", "Very late")]
    [InlineData("InGrace", "Overdue (in grace)")]
    [InlineData("HeadOfPmo", "Head of PMO")]
    [InlineData("PmoOfficer", "PMO officer")]
    [InlineData("SomethingNew", "Something new")]
    public void A_name_in_code_reads_as_words(string name, string words) => Assert.Equal(words, States.Of(name).Word);

    [Fact]
    public void Unknown_is_a_word_and_a_shape_of_its_own()
    {
        Assert.Equal("Unknown", Rags.Word(null));
        Assert.Equal(4, new Rag?[] { Rag.Green, Rag.Amber, Rag.Red, null }.Select(Rags.Icon).Distinct().Count());
        Assert.Equal(4, new Rag?[] { Rag.Green, Rag.Amber, Rag.Red, null }.Select(Rags.Fill).Distinct().Count());
    }
}
