using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Portfolio;

namespace Pmo.Tests.Reporting.Importing;

/// <summary>The real portfolios as lists and pages show them. Expected numbers are counted from the bare cells.</summary>
public sealed class Real_portfolios_as_they_are_read : IAsyncDisposable
{
    private readonly World world = new();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [RealPortfolioFact(Portfolios.NewYork), Trait("Feature", "R46"), Trait("Feature", "R45")]
    public async Task New_York_shows_its_projects_as_unknown_its_moves_and_its_gaps()
    {
        await Imported.Real(world, Portfolios.NewYork, "nyc-capital-projects");
        var rows = Portfolios.Rows(Portfolios.NewYork);
        var projects = rows.GroupBy(r => "NYC-" + r["PID"]).ToDictionary(g => g.Key, g => g.OrderBy(r => Portfolios.American(r["Date Reported As Of"])).ToArray());
        var moves = projects.Values.Select(p => Changes([.. p.Where(r => r["Forecast Completion"].Length > 0).Select(r => Portfolios.American(r["Forecast Completion"]))])).ToArray();
        var dates = rows.Select(r => Portfolios.American(r["Date Reported As Of"])).Distinct().ToArray();
        var gaps = projects.SelectMany(p => dates.Except(p.Value.Select(r => Portfolios.American(r["Date Reported As Of"]))).Where(d => d > Portfolios.American(p.Value[0]["Date Reported As Of"]) && d < Portfolios.American(p.Value[^1]["Date Reported As Of"])).Select(d => (Code: p.Key, Day: d))).ToArray();

        var figures = await world.Ask(new ShowPortfolio());
        Assert.Equal((378, 378), (projects.Count, figures.Projects));
        Assert.Equal((378, 0, 0, 0), (figures.Unknown, figures.Red, figures.Amber, figures.Green));
        Assert.Equal((moves.Sum(), moves.Count(m => m > 0)), (figures.Moves, figures.Moved));
        Assert.Equal((0, 0, 0), (figures.Due, figures.Late, figures.Waiting));
        Assert.Equal(dates.Max(), figures.LastDataDate);

        var historic = new List<ObligationRow>();
        for (var page = 1; page <= 5; page++) historic.AddRange((await world.Ask(new FindObligations(ObligationState.Historic, Page: page, Size: 500))).Rows);
        Assert.Equal((2274, 2274), (rows.Count + gaps.Length, historic.Count));
        Assert.Equal(2274, (await world.Ask(new FindObligations(ObligationState.Historic))).Total);
        Assert.Equal(gaps.Order(), historic.Where(o => o.Missing).Select(o => (o.Code, o.DataDate)).Order());
        Assert.Equal(15, gaps.Length);

        var page1 = (await world.Ask(new ShowProjectReporting(Projects.IdOf(gaps[0].Code)), World.Officer, [Role.Reader], new HashSet<ProjectId>()))!;
        Assert.Equal("Missing", page1.Periods.Single(p => p.DataDate == gaps[0].Day).State);
        Assert.Equal(projects[gaps[0].Code].Length, page1.Periods.Count(p => p.State == "Historic"));
    }

    [RealPortfolioFact(Portfolios.Kingdom), Trait("Feature", "R45")]
    public async Task The_Kingdom_lists_its_projects_with_the_ratings_of_the_newest_return()
    {
        await Imported.Real(world, Portfolios.Kingdom, "uk-gmpp");
        var year = Portfolios.Rows(Portfolios.Kingdom).Where(r => r["year"].StartsWith("2023", StringComparison.Ordinal)).ToArray();
        var expected = year.Select(r => r["colour_rating"].Trim()).ToArray();

        var list = new List<PortfolioRow>();
        for (var page = 1; page <= 2; page++) list.AddRange((await world.Ask(new FindPortfolio(Page: page, Size: 500))).Rows);
        Assert.Equal(659, list.Count);
        var newest = list.Max(p => p.DataDate);
        var rated = list.Where(p => p.RagOn == newest).ToArray();
        Assert.Equal(year.Length, list.Count(p => p.DataDate == newest));
        foreach (var colour in Enum.GetValues<Rag>()) Assert.Equal(expected.Count(r => r.Equals(colour.ToString(), StringComparison.OrdinalIgnoreCase)), rated.Count(p => p.Rag == colour));
        Assert.All(rated, p => Assert.Equal(p.Rag!.ToString(), p.RagAsGiven, ignoreCase: true));
        Assert.Contains(list, p => p.RagOn < p.DataDate);
        var figures = await world.Ask(new ShowPortfolio());
        Assert.Equal(list.Count(p => p.Rag == Rag.Red), figures.Red);
        Assert.Equal(list.Count(p => p.Rag is null), figures.Unknown);
    }

    private static int Changes(DateOnly[] ends) => ends.Zip(ends.Skip(1)).Count(pair => pair.First != pair.Second);
}
