using Pmo.Reporting;
using Pmo.Reporting.Importing;
using Pmo.Reporting.Submitting;

namespace Pmo.Tests.Reporting.Importing;

public sealed class Planning_histories
{
    private const string ByName = """
        name: By name
        project: { same number: Code, same name: Project, name: Project }
        period: { column: As of }
        report: { overall: Health, forecast end: { column: End, blank: mark } }
        """;

    private static string Row(string code, string name, string date, string health = "green", string end = "2025-01-01") => $"{code},{name},,{date},{health},,{end},\n";

    [Fact, Trait("Feature", "R31")]
    public void Blank_unknown_and_withheld_cells_become_marks_with_the_words_that_stand_there()
    {
        var report = Sheet.Plan("A,Alpha,FIN,2024-01-31,Exempt under Section 43,,TBC,\n").Only();

        Assert.Equal(
            [new FieldMark("overall", FieldMarkKind.NotPublished, "Exempt under Section 43"), new FieldMark("baseline", FieldMarkKind.NotGiven, "Blank in the file."), new FieldMark("forecast-end", FieldMarkKind.NotGiven, "TBC")],
            report.Content.Marks);
        Assert.Equal(["overall status not published", "budget not given", "forecast end not given"], report.Marks);
        Assert.Null(report.Content.Overall);
    }

    [Fact, Trait("Feature", "R31"), Trait("Feature", "R16")]
    public void A_mark_of_an_import_is_one_that_the_form_and_the_standard_know()
    {
        var content = Sheet.Plan("A,Alpha,FIN,2024-01-31,TBC,,TBC,\n").Only().Content;

        var missing = Completeness.Faults(content, StandardThatShips.Version1).Select(f => f.Field).ToArray();
        Assert.Contains("actual", missing);
        Assert.Empty(missing.Intersect(["overall", "baseline", "forecast-end"]));
        Assert.Equal(["overall", "baseline", "forecast-end"], ReportForm.From(content, StandardThatShips.Version1, samePeriod: true).Marks.Select(m => m.Field));
        Assert.Equal("Budget", ReportFields.Word("budget"));
    }

    [Fact, Trait("Feature", "R46")]
    public void A_gap_is_a_date_of_the_portfolio_between_a_projects_first_and_last_report()
    {
        var plan = Sheet.Plan(Row("A", "Alpha", "2024-01-31") + Row("A", "Alpha", "2024-04-30") + Row("B", "Beta", "2024-02-29") + Row("B", "Beta", "2024-03-31") + Row("C", "Gamma", "2024-06-30"));

        Assert.Equal([new PlannedGap(new DateOnly(2024, 2, 29), "2024-02"), new PlannedGap(new DateOnly(2024, 3, 31), "2024-03")], plan.Projects[0].Gaps);
        Assert.All(plan.Projects.Skip(1), p => Assert.Empty(p.Gaps));
    }

    [Fact, Trait("Feature", "R41")]
    public void Moved_dates_are_counted_over_reports_that_give_one()
    {
        var plan = Sheet.Plan(Row("A", "Alpha", "2024-01-31", end: "2025-01-01") + Row("A", "Alpha", "2024-02-29", end: "") + Row("A", "Alpha", "2024-03-31", end: "2025-02-01")
            + Row("A", "Alpha", "2024-04-30", end: "2025-01-15") + Row("A", "Alpha", "2024-05-31", end: "2025-01-15"));

        Assert.Equal((1, 1), (plan.MovedLater, plan.MovedEarlier));
    }

    [Fact, Trait("Feature", "R41")]
    public void A_row_that_says_the_same_again_is_a_duplicate()
    {
        var plan = Sheet.Plan(Row("A", "Alpha", "2024-01-31") + Row("a", "Alpha", "2024-01-31"));

        Assert.Equal(1, plan.Reports);
        Assert.Equal((3, Verdict.Duplicate, "says the same as row 2"), plan.Rows.Where(r => r.Row == 3).Select(r => (r.Row, r.Verdict, r.Why[0])).Single());
    }

    [Fact, Trait("Feature", "R41")]
    public void Two_rows_for_one_period_that_differ_refuse_the_file_unless_the_map_decides()
    {
        var rows = Row("A", "Alpha", "2024-01-31") + Row("A", "Alpha", "2024-01-31", "red");

        Assert.Contains("Row 2 reports the same period", Assert.Single(Sheet.Plan(rows).Problems).Why);
        Assert.Equal(Rag.Green, Sheet.Plan(rows, Sheet.Map + "\ntwice: first").Only().Content.Overall);
        Assert.Equal(Rag.Red, Sheet.Plan(rows, Sheet.Map + "\ntwice: last").Only().Content.Overall);
    }

    [Fact, Trait("Feature", "R41")]
    public void Rows_are_one_project_by_number_or_by_name_however_it_is_spelt()
    {
        var plan = Sheet.Plan(Row("", "HS2 Phase 1", "2021-01-01") + Row("", "hs2 phase-1", "2022-01-01") + Row("D1", "HS2 Phase1", "2023-01-01") + Row("d1", "Renamed", "2024-01-01"), ByName);

        var project = Assert.Single(plan.Projects);
        Assert.Equal(("d1", "Renamed", 4), (project.Code, project.Name, project.Reports.Count));
        Assert.Contains("called \"HS2 Phase 1\" here, \"Renamed\" later", project.Reports[0].Marks);
    }

    [Fact, Trait("Feature", "R41")]
    public void The_same_name_under_two_numbers_at_one_date_is_two_projects()
    {
        var plan = Sheet.Plan(Row("D1", "Fuel tank", "2024-01-01") + Row("D2", "Fuel tank", "2024-01-01") + Row("D1", "Fuel tank", "2024-02-01") + Row("D2", "Fuel tank", "2024-02-01"), ByName);

        Assert.Equal([("D1", 2), ("D2", 2)], plan.Projects.Select(p => (p.Code, p.Reports.Count)));
    }

    [Fact, Trait("Feature", "R41")]
    public void A_project_without_number_gets_a_code_made_from_its_name_that_no_other_has()
    {
        var plan = Sheet.Plan(Row("", "Société: Phase (1)", "2024-01-01") + Row("", "Societe Phase 1", "2024-01-01") + Row("SOCIETE-PHASE-1-2", "Other", "2024-01-01"), ByName);

        Assert.Equal(["SOCIETE-PHASE-1", "SOCIETE-PHASE-1-3", "SOCIETE-PHASE-1-2"], plan.Projects.Select(p => p.Code));
    }

    [Fact, Trait("Feature", "R41")]
    public void The_register_takes_the_latest_words_and_keeps_what_later_rows_leave_blank()
    {
        var plan = Sheet.Plan("A,Old,Finance Dept,2024-01-31,green,,2025-01-01,2\nA,New,,2024-02-29,green,,,\n");

        var project = Assert.Single(plan.Projects);
        Assert.Equal(("New", "FIN", new DateOnly(2025, 1, 1), 2_000_000m), (project.Name, project.DepartmentCode, project.Profile.End, project.Profile.Budget));
        Assert.Equal(new PlannedUnit(Pmo.Office.Units.IdOf(Pmo.Office.UnitKind.Department, "FIN"), "FIN", "Finance"), Assert.Single(plan.Departments));
    }

    [Fact, Trait("Feature", "R41")]
    public void The_same_bytes_and_map_are_the_same_import_and_others_are_not()
    {
        var one = Sheet.Plan(Row("A", "Alpha", "2024-01-31")).Import;

        Assert.Equal(one, Sheet.Plan(Row("A", "Alpha", "2024-01-31")).Import);
        Assert.NotEqual(one, Sheet.Plan(Row("A", "Alpha", "2024-01-31", "red")).Import);
        Assert.NotEqual(one, Sheet.Plan(Row("A", "Alpha", "2024-01-31"), Sheet.Map + "\n# another").Import);
    }
}
