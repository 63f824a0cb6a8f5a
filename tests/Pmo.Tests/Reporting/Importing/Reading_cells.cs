using Pmo.Reporting.Importing;

namespace Pmo.Tests.Reporting.Importing;

public sealed class Reading_cells
{
    [Theory, Trait("Feature", "R41")]
    [InlineData("1234.5", 1234.5)]
    [InlineData("£1,234.50", 1234.5)]
    [InlineData("-£3.1m", -3_100_000)]
    [InlineData("- £3.1m", -3_100_000)]
    [InlineData("(12.5)", -12.5)]
    [InlineData("1 200", 1200)]
    [InlineData("€2bn", 2_000_000_000)]
    [InlineData(".5", 0.5)]
    [InlineData("0", 0)]
    public void An_amount_is_read_as_people_write_it(string text, double amount) => Assert.Equal((decimal)amount, Amounts.Read(text, 1));

    [Theory, Trait("Feature", "R41")]
    [InlineData("1,23")]
    [InlineData("12,5")]
    [InlineData("1.234.567")]
    [InlineData("--5")]
    [InlineData("(5")]
    [InlineData("5)")]
    [InlineData("(-5)")]
    [InlineData("1e5")]
    [InlineData("12 apples")]
    [InlineData("£")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999999999999999999999")]
    public void What_is_no_amount_is_not_guessed(string text) => Assert.Null(Amounts.Read(text, 1));

    [Fact, Trait("Feature", "R41")]
    public void The_unit_of_the_column_counts_unless_the_cell_has_its_own() =>
        Assert.Equal((3_000_000m, 3_000m), (Amounts.Read("3", 1_000_000), Amounts.Read("3k", 1_000_000)));

    [Theory, Trait("Feature", "R41")]
    [InlineData("31.12.69", 1970, 2069)]
    [InlineData("31.12.70", 1970, 1970)]
    [InlineData("31.12.69", 1950, 1969)]
    public void Two_digits_of_a_year_mean_what_the_map_says(string text, int century, int year) =>
        Assert.Equal(year, new Days(new DayFormat(["dd.MM.yy"], century)).Read(text).Day!.Value.Year);

    [Fact, Trait("Feature", "R41")]
    public void A_day_that_two_formats_read_differently_is_not_guessed()
    {
        var days = new Days(new DayFormat(["dd/MM/yyyy", "MM/dd/yyyy"], 1950));

        Assert.Equal(new DateOnly(2019, 12, 25), days.Read("25/12/2019").Day);
        Assert.Equal(new DateOnly(2019, 5, 5), days.Read("05/05/2019").Day);
        Assert.Null(days.Read("01/02/2019").Day);
        Assert.Contains("2019-02-01 and as 2019-01-02", days.Read("01/02/2019").Why);
    }

    [Theory, Trait("Feature", "R41")]
    [InlineData("2019-02-30")]
    [InlineData("0202-01-01")]
    [InlineData("soon")]
    public void A_day_that_is_none_says_why(string text) => Assert.NotNull(new Days(new DayFormat(["yyyy-MM-dd"], 1950)).Read(text).Why);
}
