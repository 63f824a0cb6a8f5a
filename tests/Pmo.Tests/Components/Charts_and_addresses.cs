using System.Text.Json;
using Pmo.Components;

namespace Pmo.Tests.Components;

/// <summary>A chart and its table show the same; a link changes one value of the address and keeps the rest.</summary>
public sealed class Charts_and_addresses
{
    private static readonly RagCounts Counts = new(Green: 5, Amber: 3, Red: 2, Unknown: 1);

    [Fact]
    public void Stacked_bars_start_with_red_at_the_axis_and_end_with_unknown()
    {
        var chart = Charts.RagBars([("P1", Counts)], "Period");

        Assert.Equal(["Period", "Red", "Amber", "Green", "Unknown"], chart.Head);
        Assert.Equal(["P1", "2", "3", "5", "1"], Assert.Single(chart.Rows));
        Assert.Equal("Red Amber Green Unknown", string.Join(' ', Names(chart)));
    }

    [Fact]
    public void A_donut_names_unknown_as_a_slice_of_its_own()
    {
        var chart = Charts.RagDonut(Counts);

        Assert.Equal([["Green", "5"], ["Amber", "3"], ["Red", "2"], ["Unknown", "1"]], chart.Rows.Select(r => r.ToArray()));
        Assert.Contains("\"text\":\"11\"", Json(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void A_status_that_nobody_has_is_in_the_legend_and_has_no_slice()
    {
        var chart = Charts.RagDonut(new(5, 3, 0, 0));

        Assert.Contains("{\"name\":\"Red\",\"value\":null", Json(chart), StringComparison.Ordinal);
        Assert.Equal(["Red", "0"], chart.Rows[2]);
    }

    [Fact]
    public void A_gap_in_a_line_is_a_dash_in_the_table_and_null_in_the_chart()
    {
        var chart = Charts.Line(["W1", "W2"], "Week", "%", new Series("On time", [90, null]), new Series("Target", [95, 95], Target: true));

        Assert.Equal([["W1", "90", "95"], ["W2", "–", "95"]], chart.Rows.Select(r => r.ToArray()));
        Assert.Contains("\"data\":[90,null]", Json(chart), StringComparison.Ordinal);
        Assert.Contains("\"dashed\"", Json(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_address_keeps_the_rest_and_forgets_what_is_empty()
    {
        var address = new Address("http://127.0.0.1/projects?text=a%20b&sort=name&page=3");

        Assert.Equal("a b", address["text"]);
        Assert.Equal("/projects?text=a%20b&sort=-name", address.With("sort", "-name").With("page", null).ToString());
        Assert.Equal("/projects?text=a%20b&sort=name&page=3", address.ToString());
        Assert.Equal("/projects?x=%26%3D%3F", new Address("http://h/projects").With("x", "&=?").ToString());
    }

    private static string Json(ChartModel chart) => JsonSerializer.Serialize(chart.Option, JsonSerializerOptions.Web);

    private static string?[] Names(ChartModel chart) =>
        JsonDocument.Parse(Json(chart)).RootElement.GetProperty("series").EnumerateArray().Select(s => s.GetProperty("name").GetString()).ToArray();
}
