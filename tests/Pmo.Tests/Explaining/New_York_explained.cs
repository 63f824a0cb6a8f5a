using System.Diagnostics;
using Pmo.Host.Comparing;
using Pmo.Host.Explaining;
using Pmo.Reporting;
using Pmo.Tests.Reporting.Importing;
using Xunit.Abstractions;

namespace Pmo.Tests.Explaining;

/// <summary>The figures of a real portfolio are explained by the rows of its import.</summary>
public sealed class New_York_explained(ITestOutputHelper output)
{
    [RealPortfolioFact(Portfolios.NewYork), Trait("Feature", "A6"), Trait("Feature", "A5")]
    public async Task Every_figure_adds_up_and_the_import_is_the_difference()
    {
        await using var world = new World();
        await Imported.Real(world, Portfolios.NewYork, "nyc-capital-projects");
        var log = await world.Log();

        await Timed("first why, with the trace", () => Asking.Why(world, new ShowWhy("reporting.projects")));
        foreach (var figure in world.Get<Figures>().All)
        {
            var sheet = await Timed(figure.Name, () => Asking.Why(world, new ShowWhy(figure.Name)));
            Assert.True(sheet.Adds, $"{sheet.Figure} {sheet.Part}: shown {sheet.Shown}, made {sheet.Made}");
        }

        var completed = log.Last(r => r.Event is ImportCompleted).Position;
        var difference = await Timed("difference over the whole log", () => Asking.Query(world, new ShowDifference("#1", $"#{log[^1].Position}")));
        output.WriteLine($"{log.Count} events, trace {world.Get<Traces>().BytesOf("reporting"):N0} bytes, live {world.Get<ReadModels>().BytesOf("reporting"):N0} bytes, {difference.Cells} cells differ");
        Assert.True(difference.Cells > 1_000 && difference.Projects.Total > 100);
        Assert.Equal(0, (await Asking.Query(world, new ShowDifference($"#{completed}", $"#{completed}"))).Cells);
    }

    private async Task<T> Timed<T>(string what, Func<Task<T>> ask)
    {
        var begun = Stopwatch.GetTimestamp();
        var answer = await ask();
        output.WriteLine($"{what}: {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:0} ms");
        return answer;
    }
}
