using System.Globalization;
using System.Text.RegularExpressions;
using Pmo.Reporting;
using Pmo.Reporting.Importing;

namespace Pmo.Tests.Reporting.Importing;

/// <summary>The shipped maps on the files as found. Expected numbers are counted here a second time, from the bare cells.</summary>
public sealed class Real_portfolios
{
    [RealPortfolioFact(Portfolios.NewYork), Trait("Feature", "R41")]
    public void Every_row_of_the_New_York_file_has_a_verdict_and_378_projects_come_out()
    {
        var (plan, rows) = NewYork();

        Assert.Equal(2259, rows.Count);
        Assert.Equal(Enumerable.Range(2, rows.Count), plan.Rows.Select(r => r.Row));
        Assert.Equal(2259, plan.Count(Verdict.Imported) + plan.Count(Verdict.Marked));
        Assert.Equal(2259, plan.Reports);
        Assert.Equal(378, plan.Projects.Count);
        Assert.Equal(rows.Select(r => "NYC-" + r["PID"]).Distinct().Order(), plan.Projects.Select(p => p.Code).Order());
        Assert.Equal(15, plan.DataDates.Count);
        Assert.Equal((new DateOnly(2013, 9, 1), new DateOnly(2019, 9, 1)), (plan.DataDates[0], plan.DataDates[^1]));
        Assert.Equal(12, plan.Departments.Count);
        Assert.Empty(plan.Unused);
    }

    [RealPortfolioFact(Portfolios.NewYork), Trait("Feature", "R46")]
    public void The_15_gaps_of_New_York_lie_inside_projects_own_spans_and_nothing_follows_their_last_report()
    {
        var (plan, rows) = NewYork();
        var dates = rows.Select(r => Portfolios.American(r["Date Reported As Of"])).Distinct().Order().ToArray();
        var expected = rows.GroupBy(r => r["PID"], r => Portfolios.American(r["Date Reported As Of"]))
            .SelectMany(p => dates.Where(d => p.Min() < d && d < p.Max() && !p.Contains(d)).Select(d => ("NYC-" + p.Key, d))).Order().ToArray();

        Assert.Equal(15, expected.Length);
        Assert.Equal(expected, plan.Projects.SelectMany(p => p.Gaps.Select(g => (p.Code, g.DataDate))).Order());
    }

    [RealPortfolioFact(Portfolios.NewYork), Trait("Feature", "R31")]
    public void Rows_of_New_York_without_phase_or_forecast_are_imported_and_marked()
    {
        var (plan, rows) = NewYork();

        Assert.Equal(105, rows.Count(r => r["Current Phase"].Length == 0));
        Assert.Equal(122, rows.Count(r => r["Forecast Completion"].Length == 0));
        Assert.Equal(105, plan.Marks.Single(m => m.Field == "phase").Count);
        Assert.Equal(122, plan.Marks.Single(m => m.Field == "forecast-end").Count);
        Assert.Equal(106, plan.Marks.Single(m => m.Field == "forecast").Count);
        var unmarked = rows.Count(r => new[] { "Current Phase", "Forecast Completion", "Budget Forecast", "Design Start" }.All(c => r[c].Length > 0) && !r["Forecast Completion"].EndsWith("2108", StringComparison.Ordinal)
            && !r["Budget Forecast"].StartsWith('-') && Portfolios.American(r["Forecast Completion"]) >= Portfolios.American(r["Design Start"]));
        Assert.Equal(unmarked, plan.Count(Verdict.Imported));
    }

    [RealPortfolioFact(Portfolios.NewYork), Trait("Feature", "R41")]
    public void Re_forecasts_of_New_York_are_counted_as_moved_dates()
    {
        var (plan, rows) = NewYork();
        var moves = rows.Where(r => r["Forecast Completion"].Length > 0).GroupBy(r => r["PID"])
            .Select(p => p.OrderBy(r => Portfolios.American(r["Date Reported As Of"])).Select(r => Portfolios.American(r["Forecast Completion"])).ToArray())
            .SelectMany(ends => ends.Zip(ends.Skip(1), (a, b) => b.CompareTo(a))).ToArray();

        Assert.Equal((827, 243), (moves.Count(m => m > 0), moves.Count(m => m < 0)));
        Assert.Equal((827, 243), (plan.MovedLater, plan.MovedEarlier));
    }

    [RealPortfolioFact(Portfolios.NewYork), Trait("Feature", "R41")]
    public void Amounts_and_dates_of_New_York_are_those_of_the_file()
    {
        var (plan, rows) = NewYork();
        var reports = plan.Projects.SelectMany(p => p.Reports).ToDictionary(r => r.Row);

        for (var i = 0; i < rows.Count; i++)
        {
            var (row, figures) = (rows[i], reports[i + 2].Content.Figures);
            Assert.Equal(row["Budget Forecast"].Length == 0 ? null : decimal.Parse(row["Budget Forecast"], CultureInfo.InvariantCulture), figures.Forecast);
            Assert.Equal(row["Forecast Completion"].Length == 0 ? null : Portfolios.American(row["Forecast Completion"]), figures.ForecastEnd);
            Assert.Equal(Portfolios.American(row["Date Reported As Of"]), reports[i + 2].DataDate);
        }

        Assert.Contains("forecast end 2108-10-21 is more than 50 years away", plan.Rows.SelectMany(r => r.Why));
    }

    [RealPortfolioFact(Portfolios.Kingdom), Trait("Feature", "R41")]
    public void Ten_yearly_returns_of_the_Kingdom_come_in_whole_but_for_two_rows_that_are_no_reports()
    {
        var (plan, rows) = Kingdom();

        Assert.Equal(1729, rows.Count);
        Assert.Equal(Enumerable.Range(2, rows.Count), plan.Rows.Select(r => r.Row));
        Assert.Equal([864, 1339], plan.Rows.Where(r => r.Verdict == Verdict.LeftOut).Select(r => r.Row));
        Assert.Equal(1727, plan.Reports);
        Assert.Equal(0, plan.Count(Verdict.Duplicate));
        Assert.Equal(10, plan.DataDates.Count);
        Assert.Equal(rows.Where(r => r["year"].Length > 0).GroupBy(r => r["year"][..4]).Select(g => (g.Key, g.Count())).Order(),
            plan.Projects.SelectMany(p => p.Reports).GroupBy(r => r.Period).Select(g => (g.Key, g.Count())).Order());
    }

    [RealPortfolioFact(Portfolios.Kingdom), Trait("Feature", "R41")]
    public void The_Kingdoms_710_names_are_659_projects_joined_by_number_or_name()
    {
        var (plan, rows) = Kingdom();
        var real = rows.Where(r => r["year"].Length > 0).ToArray();

        Assert.Equal(710, real.Select(r => r["project_name"].Trim().ToLowerInvariant()).Distinct().Count());
        Assert.Equal(CountJoined(real), plan.Projects.Count);
        Assert.Equal(659, plan.Projects.Count);
        Assert.Equal(22, plan.Gaps);
        Assert.All(plan.Projects, p => Assert.Equal(p.Reports.Count, p.Reports.Select(r => r.DataDate).Distinct().Count()));
        var gov = plan.Projects.Single(p => p.Code == "CO_0033_2122-Q1");
        Assert.Equal("GOV.UK One Login", gov.Name);
        Assert.Contains("called \"Digital Identity\" here, \"GOV.UK One Login\" later", gov.Reports[0].Marks);
    }

    [RealPortfolioFact(Portfolios.Kingdom), Trait("Feature", "R31")]
    public void Ratings_of_the_Kingdom_have_a_colour_and_their_own_words_or_a_mark_with_the_reason()
    {
        var (plan, rows) = Kingdom();
        var reports = plan.Projects.SelectMany(p => p.Reports).ToDictionary(r => r.Row, r => r.Content);
        var expected = rows.Select((r, i) => (Row: i + 2, Rating: Regex.Replace(r["colour_rating"], @"\s", "").ToLowerInvariant(), r["year"])).Where(r => r.Item3.Length > 0).ToArray();

        foreach (var (row, rating, _) in expected)
        {
            Rag? colour = rating switch { "green" => Rag.Green, "amber" or "amber/green" or "amber/red" => Rag.Amber, "red" => Rag.Red, _ => null };
            Assert.Equal(colour, reports[row].Overall);
            var mark = reports[row].Marks.SingleOrDefault(m => m.Field == "overall");
            Assert.Equal(colour is null, mark is not null);
            if (colour is not null) Assert.Equal(rating, Regex.Replace(reports[row].OverallAsGiven!, @"\s", "").ToLowerInvariant());
            else Assert.Equal(rating.Contains("exempt", StringComparison.Ordinal), mark!.Mark == FieldMarkKind.NotPublished);
        }

        Assert.Equal(301, reports.Values.Count(r => r.OverallAsGiven?.Replace(" ", "", StringComparison.Ordinal).Equals("Amber/Red", StringComparison.OrdinalIgnoreCase) == true));
    }

    [RealPortfolioFact(Portfolios.Kingdom), Trait("Feature", "R41")]
    public void Garbled_pounds_and_three_date_formats_of_the_Kingdom_are_read_exactly()
    {
        var (plan, rows) = Kingdom();
        var reports = plan.Projects.SelectMany(p => p.Reports).ToDictionary(r => r.Row, r => r.Content.Figures);
        var (amounts, days) = (0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!reports.TryGetValue(i + 2, out var figures)) continue;
            var digits = Regex.Match(rows[i]["wlc_baseline_incl_NCG"], @"^\D{0,4}?(-?)\D{0,3}([\d,]+(\.\d+)?)m?\s*$");
            Assert.Equal(digits.Success ? decimal.Parse(digits.Groups[1].Value + digits.Groups[2].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1_000_000m : null, figures.Baseline);
            Assert.Equal(British(rows[i]["start_date"]), figures.Start);
            Assert.Equal(British(rows[i]["end_date"]), figures.ForecastEnd);
            if (figures.Baseline is not null) amounts++;
            if (figures.ForecastEnd is not null) days++;
        }

        Assert.Equal((1372, 1241), (amounts, days));
    }

    [RealPortfolioFact(Portfolios.Kingdom), Trait("Feature", "R31")]
    public void No_text_of_the_Kingdom_keeps_a_garbled_sign_and_none_is_lost()
    {
        var (plan, rows) = Kingdom();
        var reports = plan.Projects.SelectMany(p => p.Reports).ToDictionary(r => r.Row, r => r.Content);

        Assert.DoesNotContain(reports.Values.SelectMany(r => r.Sections), s => s.Text.Any(c => c is (>= '\u0080' and <= '\u009f') or 'Ł' or 'Ĺ'));
        for (var i = 0; i < rows.Count; i++)
            if (reports.TryGetValue(i + 2, out var content) && Bare(rows[i]["schedule_comment"]) is { Length: > 0 } said)
                Assert.Equal(said, Bare(content.Sections.SingleOrDefault(s => s.Section == "schedule")?.Text ?? content.Marks.Single(m => m.Field == "schedule").Reason));
    }

    [RealPortfolioFact(Portfolios.Return2023), Trait("Feature", "R41")]
    public void The_return_of_2023_as_published_is_the_same_244_projects_with_the_same_ratings_as_the_joined_file()
    {
        var raw = Plan(Portfolios.Return2023, "uk-gmpp-2023-raw");
        var joined = Kingdom().Plan.Projects.SelectMany(p => p.Reports.Where(r => r.Period == "2023").Select(r => (p.Project, r.Content))).ToDictionary(r => r.Project, r => r.Content);

        Assert.Equal((244, 244), (raw.Projects.Count, raw.Reports));
        Assert.All(raw.Projects, p => Assert.Equal(joined[p.Project].Overall, p.Reports[0].Content.Overall));
        Assert.All(raw.Projects, p => Assert.Equal(joined[p.Project].Figures.Baseline, p.Reports[0].Content.Figures.Baseline));
        Assert.Contains(raw.Projects, p => p.Reports[0].Content.OverallAsGiven == "Amber (independent)");
    }

    private static (ImportPlan Plan, List<Dictionary<string, string>> Rows) NewYork() => ReadNewYork.Value;
    private static (ImportPlan Plan, List<Dictionary<string, string>> Rows) Kingdom() => ReadKingdom.Value;

    private static readonly Lazy<(ImportPlan, List<Dictionary<string, string>>)> ReadNewYork = new(() => (Plan(Portfolios.NewYork, "nyc-capital-projects"), Portfolios.Rows(Portfolios.NewYork)));
    private static readonly Lazy<(ImportPlan, List<Dictionary<string, string>>)> ReadKingdom = new(() => (Plan(Portfolios.Kingdom, "uk-gmpp"), Portfolios.Rows(Portfolios.Kingdom)));

    private static ImportPlan Plan(string file, string map)
    {
        var yaml = Portfolios.Map(map);
        var plan = Planning.Of(ImportMapFile.Read(yaml), File.ReadAllBytes(Portfolios.Real(file)), file, yaml);
        Assert.True(plan.CanRun, string.Join('\n', plan.Problems.Take(20)));
        return plan;
    }

    /// <summary>Connected names and numbers, counted by colouring.</summary>
    private static int CountJoined(Dictionary<string, string>[] rows)
    {
        var colours = Enumerable.Range(0, rows.Length).ToArray();
        string[][] keys = [[.. rows.Select(r => r["project_number"].ToUpperInvariant())], [.. rows.Select(r => Regex.Replace(r["project_name"].ToUpperInvariant(), "[^\\p{L}\\p{Nd}]", ""))]];
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var key in keys)
                foreach (var same in Enumerable.Range(0, rows.Length).Where(i => key[i].Length > 0).GroupBy(i => key[i]))
                    if (same.Min(i => colours[i]) is var least && same.Any(i => colours[i] != least))
                    {
                        changed = true;
                        foreach (var i in same) colours[i] = least;
                    }
        }

        return colours.Distinct().Count();
    }

    private static DateOnly? British(string text)
    {
        var m = Regex.Match(text.Trim(), @"^(?:(?<d>\d\d)[./](?<m>\d\d)[./](?<y>\d\d(\d\d)?)|(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d))$");
        if (!m.Success) return null;
        var year = int.Parse(m.Groups["y"].Value);
        return new DateOnly(year < 70 ? 2000 + year : year < 100 ? 1900 + year : year, int.Parse(m.Groups["m"].Value), int.Parse(m.Groups["d"].Value));
    }

    /// <summary>Letters and digits of plain English only: what no repair may touch.</summary>
    private static string Bare(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));
}
