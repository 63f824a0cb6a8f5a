using Pmo.Host;
using Pmo.Host.Setup;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Reviewing;
using Pmo.Reporting.Submitting;
using Pmo.Reporting.Summaries;

namespace Pmo.Tests.Solution;

/// <summary>A year in the life of a small PMO, made by the real commands through the real rules, to look at from many sides.</summary>
public sealed class SmallPmo : IAsyncLifetime
{
    private static readonly DateOnly LastDay = new(2026, 6, 30);

    /// <summary>The installation as it stands at the end of the year.</summary>
    public World World { get; private set; } = null!;

    /// <summary>What the PMO said of the report of <see cref="Remarked"/> when it accepted it: for its project's own people only.</summary>
    public const string Remark = "Zanzibar stands between us and the sponsor.";

    /// <summary>An accepted report with a remark, of another project than the first.</summary>
    public ObligationId Remarked { get; private set; }

    /// <summary>Everything that happened.</summary>
    public IReadOnlyList<Recorded> Log { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pmo-small-").FullName;
        await Sample.Make(folder, SampleSize.Of("small")!, LastDay, seed: 1, PmoSettings.ModulesOf(null), _ => { }, CancellationToken.None);
        World = new World(SampleStage.At(LastDay, 23), folder);
        Log = await World.Log();
        await AcceptWithRemark();
        await Summarise();
        Log = await World.Log();
    }

    // A correction of an accepted report, so that its first revision may be read by everyone.
    private async Task AcceptWithRemark()
    {
        var events = Log.Select(r => r.Event).ToArray();
        var accepted = events.OfType<ReportAccepted>().Last(e => e.Revision == 1 && e.Project != All<ProjectId>(p => p is ProjectRegistered).First());
        var said = events.OfType<ReportSubmitted>().Single(e => e.Obligation == accepted.Obligation);
        var manager = events.OfType<ProjectManagerNamed>().Last(e => e.Project == said.Project).Manager;
        await World.Do(new SubmitReport(said.Obligation, said.Content, "A figure was mistyped."), manager, [Role.Reader, Role.ProjectManager]);
        await World.Do(new AcceptReport(said.Obligation, 2, Remark));
        Remarked = said.Obligation;
    }

    // An officer sums up a month for the head of the PMO.
    private async Task Summarise()
    {
        await World.Do(new IssueSummary(null, new(2026, 5, 1), new(2026, 5, 31)));
        await World.Get<ReadModels>().CatchUp();
        await World.Get<SummaryPress>().Run();
    }

    /// <summary>The values of a property of this type in the events that hold one of another, in order, once each.</summary>
    public IEnumerable<T> All<T>(Func<object, bool> of) where T : struct =>
        Log.Select(r => r.Event).Where(of).SelectMany(e => e.GetType().GetProperties().Where(p => p.PropertyType == typeof(T)).Select(p => (T)p.GetValue(e)!)).Distinct();

    public async Task DisposeAsync()
    {
        await World.DisposeAsync();
        Directory.Delete(World.DataDirectory, recursive: true);
    }
}

/// <summary>What looks at the same small PMO; alone, because it moves the process to other places of the world.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SmallPmoTests : ICollectionFixture<SmallPmo>
{
    public const string Name = "A small PMO";
}
