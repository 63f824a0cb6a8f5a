using Pmo.Reporting.Importing;

namespace Pmo.Tests.Reporting.Importing;

public sealed class Mapping_files
{
    [Theory, Trait("Feature", "R41")]
    [InlineData("nyc-capital-projects")]
    [InlineData("uk-gmpp")]
    [InlineData("uk-gmpp-2023-raw")]
    public void Every_shipped_map_can_be_read(string name) => Assert.NotEmpty(ImportMapFile.Read(Portfolios.Map(name)).Name);

    [Theory, Trait("Feature", "R41")]
    [InlineData("withheld: '^exempt\\b'", "witheld: x", 4, "\"witheld\" is not known under the file")]
    [InlineData("withheld: '^exempt\\b'", "withheld: '('", 4, "not a pattern")]
    [InlineData("  label: yyyy-MM", "  lable: yyyy-MM", 13, "\"lable\" is not known under period")]
    [InlineData("  overall: Health", "  overall: { column: Health, means: { Fine: blue } }", 16, "Fine cannot be \"blue\"")]
    [InlineData("  overall: Health", "  overall: { column: Health, means: { Fine: blue } }", 16, "It is one of: green, amber, red, none")]
    [InlineData("  currency: EUR", "  phase: Dept", 15, "amounts need a currency")]
    [InlineData("  budget: { column: Budget, unit: m }", "  budget: { unit: m }", 19, "\"column\" is missing under budget")]
    [InlineData("  same number: Code", "", 7, "say by which column rows are one project")]
    [InlineData("name: Small", "name: [Small", 1, "not YAML")]
    [InlineData("name: Small", "title: Small", 1, "\"name\" is missing")]
    public void A_mistake_in_a_map_names_its_line_and_what_is_known(string right, string wrong, int line, string sentence)
    {
        var mistake = Assert.Throws<ImportMapException>(() => ImportMapFile.Read(Sheet.Map.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.StartsWith($"Line {line} of the mapping file:", mistake.Message);
        Assert.Contains(sentence, mistake.Message);
    }

    [Theory, Trait("Feature", "R41")]
    [InlineData("")]
    [InlineData("- a\n- b")]
    [InlineData("just words")]
    public void A_file_that_is_no_map_says_so(string text) => Assert.Contains("mapping file", Assert.Throws<ImportMapException>(() => ImportMapFile.Read(text)).Message);

    [Theory, Trait("Feature", "R41")]
    [InlineData("Name", 0)]
    [InlineData(" name ", 0)]
    [InlineData("Total*", 1)]
    [InlineData("#3", 2)]
    [InlineData("#4", null)]
    [InlineData("Cost", null)]
    public void A_column_is_found_by_name_beginning_or_place(string written, int? place) =>
        Assert.Equal(place, new Column(written, 1).In(["Name", "Total (Łm)", "x"]));

    [Fact, Trait("Feature", "R41")]
    public void A_header_that_stands_twice_is_found_by_place_only() => Assert.Null(new Column("rating", 1).In(["rating", "Rating"]));
}
