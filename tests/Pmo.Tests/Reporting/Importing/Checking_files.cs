using System.Text;
using Pmo.Reporting;
using Pmo.Reporting.Importing;

namespace Pmo.Tests.Reporting.Importing;

/// <summary>The whole file is checked before anything is imported, and one broken row refuses all.</summary>
public sealed class Checking_files
{
    private const string Good = "A,Alpha,FIN,2024-01-31,green,,2025-01-01,1\n";

    [Fact, Trait("Feature", "R41")]
    public void A_good_row_becomes_a_report()
    {
        var report = Sheet.Plan("A,Alpha,Fin.,2024-01-31,Amber,late,01/03/2025,£1.5\n").Only();

        Assert.Equal(new ReportFigures(1_500_000m, Currency: "EUR", ForecastEnd: new DateOnly(2025, 3, 1)), report.Content.Figures);
        Assert.Equal((Rag.Amber, "Amber", "late"), (report.Content.Overall, report.Content.OverallAsGiven, report.Content.OverallComment));
        Assert.Equal("2024-01", report.Period);
        Assert.Empty(report.Marks);
    }

    [Theory, Trait("Feature", "R41")]
    [InlineData("B,Beta,FIN,2024-13-31,green,,2025-01-01,1\n", 3, "As of", "2024-13-31", "not a day")]
    [InlineData("B,Beta,FIN,,green,,2025-01-01,1\n", 3, "As of", "", "no data date")]
    [InlineData("B,Beta,FIN,2024-01-31,purple,,2025-01-01,1\n", 3, "Health", "purple", "what this rating means")]
    [InlineData("B,Beta,FIN,2024-01-31,green,,soon,1\n", 3, "End", "soon", "not a day")]
    [InlineData("B,Beta,FIN,2024-01-31,green,,2025-01-01,lots\n", 3, "Budget", "lots", "not an amount")]
    [InlineData("B,,FIN,2024-01-31,green,,2025-01-01,1\n", 3, "Project", "", "names no project")]
    [InlineData(",Beta,FIN,2024-01-31,green,,2025-01-01,1\n", 3, "Code", "", "which project")]
    [InlineData("B,Beta,FIN,2024-01-31,green,2025-01-01,1\n", 3, "", "B,Beta,FIN,2024-01-31,green,2025-01-01,1", "7 columns, the header 8")]
    [InlineData("B,\"Beta,FIN,2024-01-31,green,,2025-01-01,1\nC,Gamma,FIN,2024-01-31,green,,2025-01-01,1\n", 3, "", "B,\"Beta", "never closes")]
    [InlineData("B,\"Beta\"x,FIN,2024-01-31,green,,2025-01-01,1\n", 3, "", "B,\"Beta\"x", "must be doubled")]
    [InlineData("B,Be\"ta,FIN,2024-01-31,green,,2025-01-01,1\n", 3, "", "B,Be\"ta", "put the cell in quotes")]
    public void A_broken_row_refuses_the_whole_file_and_names_row_column_and_value(string bad, int row, string column, string value, string why)
    {
        var plan = Sheet.Plan(Good + bad + (bad.Contains('"', StringComparison.Ordinal) ? "" : "D,Delta,FIN,2024-01-31,green,,2025-01-01,1\n"));

        Assert.False(plan.CanRun);
        Assert.Empty(plan.Projects);
        var problem = Assert.Single(plan.Problems);
        Assert.Equal((row, column), (problem.Row, problem.Column));
        Assert.StartsWith(value, problem.Value);
        Assert.Contains(why, problem.Why);
        Assert.Equal(Verdict.Refused, Assert.Single(plan.Rows).Verdict);
    }

    [Fact, Trait("Feature", "R41")]
    public void All_broken_rows_are_listed_at_once()
    {
        var plan = Sheet.Plan(string.Concat(Enumerable.Range(0, 200).Select(i => $"P{i},Project {i},FIN,2024-01-31,{(i % 2 == 0 ? "green" : "mauve")},,x,1\n")));

        Assert.Equal(300, plan.Problems.Count);
        Assert.Equal(200, plan.Count(Verdict.Refused));
    }

    [Theory, Trait("Feature", "R41")]
    [InlineData("", "empty")]
    [InlineData("Code,Project,Dept,As of,Health,Why,End,Budget\n", "no rows")]
    [InlineData("Code;Project;Dept;As of;Health;Why;End;Budget\nA;Alpha;FIN;2024-01-31;green;;2025-01-01;1\n", "no such column")]
    [InlineData("Code,Project,Dept,As of,Health,Why,End,Cost\nA,Alpha,FIN,2024-01-31,green,,2025-01-01,1\n", "no such column")]
    [InlineData("Code,Project,Dept,As of,Health,Why,End,Budget,budget\nA,Alpha,FIN,2024-01-31,green,,2025-01-01,1,1\n", "more than once")]
    [InlineData("PK\u0003\u0004", "Excel workbook")]
    [InlineData("Code,Project\nA,\0B\n", "Line 2 holds a NUL")]
    public void A_file_of_another_shape_is_refused_with_what_to_do(string file, string why)
    {
        var plan = Sheet.Read(Encoding.UTF8.GetBytes(file));

        Assert.False(plan.CanRun);
        Assert.Contains(plan.Problems, p => p.Why.Contains(why, StringComparison.Ordinal));
    }

    [Fact, Trait("Feature", "R41")]
    public void Bytes_of_another_encoding_are_refused_with_their_line()
    {
        var plan = Sheet.Read([.. Encoding.UTF8.GetBytes(Sheet.Header), .. "A,Caf"u8, 0xE9, .. ",FIN,2024-01-31,green,,2025-01-01,1\n"u8]);

        Assert.Contains("line 2) is not utf-8", Assert.Single(plan.Problems).Why);
    }

    [Theory, Trait("Feature", "R41")]
    [InlineData("windows-1252", "Caf\u00E9 £")]
    [InlineData("utf-16", "Caf\u00E9 €")]
    public void The_encoding_the_map_names_is_used(string encoding, string name)
    {
        var bytes = encoding == "utf-16" ? Encoding.Unicode : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var plan = Sheet.Read(bytes.GetBytes(Sheet.Header + $"A,{name},FIN,2024-01-31,green,,2025-01-01,1\n"), Sheet.Map + $"\nfile: {{ encoding: {encoding} }}");

        Assert.Equal(name, Assert.Single(plan.Projects).Name);
    }

    [Fact, Trait("Feature", "R41")]
    public void A_mark_of_the_byte_order_is_not_part_of_the_first_header() =>
        Assert.True(Sheet.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sheet.Header + Good)]).CanRun);

    [Fact, Trait("Feature", "R41")]
    public void A_blank_row_has_a_verdict_and_later_rows_keep_their_number()
    {
        var plan = Sheet.Plan(Good + "\nB,Beta,FIN,2024-01-31,green,,2025-01-01,1\n");

        Assert.Equal([(2, Verdict.Imported), (3, Verdict.LeftOut), (4, Verdict.Imported)], plan.Rows.Select(r => (r.Row, r.Verdict)));
    }

    [Fact, Trait("Feature", "R41")]
    public void A_line_break_within_quotes_does_not_count_as_a_row()
    {
        var plan = Sheet.Plan("A,\"Al\npha\",FIN,2024-01-31,green,,2025-01-01,1\nB,Beta,FIN,2024-01-31,green,,2025-01-01,1\n");

        Assert.Equal([2, 3], plan.Rows.Select(r => r.Row));
    }

    [Fact, Trait("Feature", "R41")]
    public void What_the_register_cannot_take_is_refused_before_anything_is_written()
    {
        var plan = Sheet.Plan(new string('A', 61) + ",Alpha,FIN,2024-01-31,green,,2025-01-01,1\nB," + new string('x', 401) + ",FIN,2024-01-31,green,,2025-01-01,1\nC,Gamma," + new string('d', 61) + ",2024-01-31,green,,2025-01-01,1\n"
            + "D,Delta,FIN,2024-01-31,green," + new string('w', 250_001) + ",2025-01-01,1\n");

        Assert.Equal([(2, "Code"), (3, "Project"), (4, "Dept"), (5, "Project")], plan.Problems.Select(p => (p.Row, p.Column)));
    }

    [Fact, Trait("Feature", "R41")]
    public void What_contradicts_itself_stays_in_the_report_is_marked_and_stays_out_of_the_register()
    {
        var map = Sheet.Map.Replace("  forecast end: End", "  forecast end: End\n  start: Why", StringComparison.Ordinal).Replace("  overall comment: { column: Why, blank: fine }\n", "", StringComparison.Ordinal);
        var plan = Sheet.Plan("A,\"Al\npha\",FIN,2024-01-31,green,2025-02-20,2025-01-20,-3\n", map);

        Assert.Equal(["forecast end 2025-01-20 is before the start 2025-02-20", "budget is negative"], plan.Only().Marks);
        Assert.Equal((new DateOnly(2025, 1, 20), -3_000_000m), (plan.Only().Content.Figures.ForecastEnd, plan.Only().Content.Figures.Baseline));
        var project = Assert.Single(plan.Projects);
        Assert.Equal(("Al pha", new DateOnly(2025, 2, 20), null, null), (project.Name, project.Profile.Start, project.Profile.End, project.Profile.Budget));
    }
}
