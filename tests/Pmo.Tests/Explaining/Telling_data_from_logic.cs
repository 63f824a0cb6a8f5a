using Microsoft.Extensions.DependencyInjection;
using Pmo.Host;
using Pmo.Host.Comparing;
using Pmo.Host.Deploying;
using Pmo.Host.Explaining;
using Pmo.Tests.Security;

namespace Pmo.Tests.Explaining;

/// <summary>Programs and definitions of figures are events, once each, so that a figure that moved because of them is told from one that moved because of what happened.</summary>
[Trait("Feature", "A6")]
public sealed class Telling_data_from_logic
{
    [Fact]
    public async Task A_start_records_the_program_and_each_definition_and_the_next_start_only_what_is_another()
    {
        var folder = Directory.CreateTempSubdirectory("pmo-deployed-").FullName;
        try
        {
            var first = await Start(folder, "1.0.0+aaaaaaaabbbb");
            var program = Assert.Single(first.OfType<SoftwareDeployed>());
            Assert.Equal(("1.0.0", "aaaaaaaabbbb"), (program.Version, program.Commit));
            Assert.Contains(program.Modules, m => m.Module == "reporting" && m.Fingerprint.Length > 8);
            Assert.NotEmpty(first.OfType<KpiDefined>());
            Assert.Equal(first.OfType<KpiDefined>().Count(), first.OfType<KpiDefined>().Select(k => k.Figure).Distinct().Count());

            Assert.Equal(first.Count, (await Start(folder, "1.0.0+aaaaaaaabbbb")).Count);

            var third = await Start(folder, "1.0.1");
            Assert.Equal(["1.0.0", "1.0.1"], third.OfType<SoftwareDeployed>().Select(p => p.Version));
            Assert.Equal(first.OfType<KpiDefined>().Count(), third.OfType<KpiDefined>().Count());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_figure_names_the_program_and_definition_of_then_and_of_now_and_a_difference_those_between()
    {
        await using var world = new World();
        var figure = world.Get<Figures>().Find("reporting.red-projects")!;
        await Deploy(world, "1.0.0", "old", figure.Version, "other");
        var then = (await world.Log())[^1].Position;
        await Deploy(world, "1.0.1", "new", figure.Version + 1, figure.Hash);

        var past = await Asking.Why(world, new ShowWhy(figure.Name), position: then);
        var sheet = await Asking.Query(world, new ShowDifference($"#{then}"));

        Assert.Equal(("1.0.0 (old)", "1.0.1 (new)", false), (past.Then!.Program, past.Now!.Program, past.Then.Same(past.Now)));
        Assert.Equal((figure.Version, figure.Version + 1), (past.Then.Definition, past.Now.Definition));
        Assert.Equal(["Program 1.0.1 (new)", $"“{figure.Title}”, version {figure.Version + 1}"], sheet.Logic.Select(l => l.What));
        Assert.Equal(0, sheet.Cells);
    }

    private static async Task Deploy(World world, string version, string commit, int definition, string hash)
    {
        var figure = world.Get<Figures>().Find("reporting.red-projects")!;
        await world.Do(new RecordDeployment(version, commit, [new("reporting", commit)]), PersonId.System, [Role.System]);
        await world.Do(new DefineKpi(figure.Name, definition, figure.Title, figure.Words, hash), PersonId.System, [Role.System]);
    }

    private static async Task<List<object>> Start(string folder, string version)
    {
        await using var site = await Site.Open(directory: folder, with: s => s.AddSingleton(new DeploymentOptions()).AddSingleton(new Build(version)));
        await site.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<NoteDeployment>().Single().ExecuteTask!;
        return [.. (await site.Log()).Select(r => r.Event).Where(e => e is SoftwareDeployed or KpiDefined)];
    }
}
