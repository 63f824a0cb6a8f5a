using System.Text;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Importing;

namespace Pmo.Tests.Reporting.Importing;

/// <summary>An import from file to log and read models.</summary>
public sealed class Writing_histories
{
    private const string Rows = """
        A,Alpha,FIN,2024-01-31,green,,2025-01-01,1
        A,Alpha,FIN,2024-03-31,amber,late,2025-03-01,1
        B,Beta,HR,2024-02-29,TBC,,n/a,Exempt from publication
        B,Beta,HR,2024-03-31,red,lost,2025-01-01,2
        B,Beta,HR,2024-03-31,red,lost,2025-01-01,2
        """;

    private static ImportPlan Small(string name = "small.csv") =>
        Planning.Of(ImportMapFile.Read(Sheet.Map), Bytes, name, Sheet.Map);

    private static byte[] Bytes => Encoding.UTF8.GetBytes(Sheet.Header + Rows + "\n");

    [Fact, Trait("Feature", "R41")]
    public async Task A_file_becomes_projects_obligations_and_reports_with_their_own_dates()
    {
        await using var world = new World();
        await Imported.Into(world, Bytes, Sheet.Map);

        Assert.Equal(["A", "B"], (await world.Log<ProjectRegistered>()).Select(p => p.Code).Order());
        Assert.Equal(["FIN", "HR"], (await world.Log<UnitCreated>()).Select(u => u.Code).Order());
        Assert.Equal(4, (await world.Log<ReportImported>()).Count);
        var gap = Assert.Single(await world.Log<ObligationImported>(), o => o.Missing);
        Assert.Equal((Projects.IdOf("A"), new DateOnly(2024, 2, 29), "2024-02"), (gap.Project, gap.DataDate, gap.Period));
        var beta = Assert.Single(await world.Log<ReportImported>(), r => r.DataDate == new DateOnly(2024, 2, 29));
        Assert.Equal(["overall status not given", "budget not published", "forecast end not given"], beta.Marks);
        Assert.Equal("small.csv, row 4, B 2024-02", beta.Source);
        var done = Assert.Single(await world.Log<ImportCompleted>());
        Assert.Equal((2, 4, 1), (done.Projects, done.Reports, done.Missing));
    }

    [Fact, Trait("Feature", "R41")]
    public async Task Every_row_keeps_its_verdict()
    {
        await using var world = new World();
        var plan = Small();
        await Imported.Into(world, Bytes, Sheet.Map);

        var view = await world.Ask(new ShowImport(plan.Import));
        Assert.Equal([(Verdict.Duplicate, 1), (Verdict.Imported, 3), (Verdict.Marked, 1)], view!.Verdicts.Select(v => (v.Verdict, v.Rows)));
        Assert.Equal((5, 2, 4, 1), (view.Counts.Rows, view.Counts.Projects, view.Reports, view.Missing));
        Assert.Equal(new MarkCount("baseline", FieldMarkKind.NotPublished, 1), view.Counts.Marks[0]);
        var rows = await world.Ask(new FindImportRows(plan.Import));
        Assert.Equal([2, 3, 4, 5, 6], rows.Rows.Select(r => r.Row));
        var duplicate = Assert.Single((await world.Ask(new FindImportRows(plan.Import, Verdict.Duplicate))).Rows);
        Assert.Equal((6, "says the same as row 5"), (duplicate.Row, duplicate.Why));
        Assert.Equal([4], (await world.Ask(new FindImportRows(plan.Import, Search: "NOT PUBLISHED"))).Rows.Select(r => r.Row));
        Assert.Equal("small.csv", Assert.Single(await world.Ask(new FindImports())).File);
    }

    [Fact, Trait("Feature", "R41")]
    public async Task Importing_twice_adds_nothing_also_under_another_file_name()
    {
        await using var world = new World();
        await Imported.Into(world, Bytes, Sheet.Map);
        var head = await world.Store.Head();

        await Imported.Into(world, Bytes, Sheet.Map);
        await Imported.Into(world, Bytes, Sheet.Map, "renamed.csv");

        Assert.Equal(head, await world.Store.Head());
    }

    [Fact, Trait("Feature", "R41")]
    public async Task The_same_rows_through_another_map_add_no_project_and_no_report_and_say_so_row_by_row()
    {
        await using var world = new World();
        await Imported.Into(world, Bytes, Sheet.Map);
        var map = Sheet.Map + "\n# the same, written differently";
        var plan = Planning.Of(ImportMapFile.Read(map), Bytes, "small.csv", map);

        await Imported.Into(world, Bytes, map);

        Assert.Equal((2, 4), ((await world.Log<ProjectRegistered>()).Count, (await world.Log<ReportImported>()).Count));
        Assert.Equal(0, (await world.Log<ImportCompleted>())[1].Reports);
        Assert.All((await world.Ask(new FindImportRows(plan.Import))).Rows, r => Assert.Equal(Verdict.Duplicate, r.Verdict));
    }

    [Fact, Trait("Feature", "R46")]
    public async Task Nothing_follows_from_an_archive_however_long_one_waits()
    {
        await using var world = new World();
        await Imported.Into(world, Bytes, Sheet.Map);
        var head = await world.Store.Head();

        await world.Until(world.Clock.GetUtcNow().AddYears(2));

        var after = (await world.Log()).Where(e => e.Position > head).Select(e => e.Event.GetType().Name).ToArray();
        Assert.Empty(after);
        Assert.Null(world.Get<Agenda>().Next());
        Assert.All(await world.Log<GoLiveSet>(), g => Assert.Equal(GoLive.Archive, g.GoLive));
    }

    [Fact, Trait("Feature", "R46")]
    public async Task A_project_that_reports_already_keeps_its_department_its_go_live_and_its_tracked_periods()
    {
        await using var world = new World();
        await world.Do(new RegisterProject("A", "Alpha by hand", null, null, new ProjectProfile()));
        var before = (await world.Log<GoLiveSet>()).Count;

        await Imported.Into(world, Bytes, Sheet.Map);

        Assert.Equal("Alpha by hand", (await world.Log<ProjectRegistered>()).Single(p => p.Code == "A").Name);
        Assert.Equal(before + 1, (await world.Log<GoLiveSet>()).Count);
        Assert.Equal(2, (await world.Log<ReportImported>()).Count(r => r.Project == Projects.IdOf("A")));
    }

    [Theory, Trait("Feature", "R41")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task An_import_that_was_killed_half_way_goes_on_at_the_next_start(int after)
    {
        var directory = Directory.CreateTempSubdirectory("pmo-import-").FullName;
        try
        {
            await using (var world = new World(directory: directory))
            {
                await world.Get<Importer>().Begin(Small(), Bytes, Sheet.Map, World.Officer);
                using var kill = new CancellationTokenSource();
                await Assert.ThrowsAnyAsync<Exception>(() => world.Get<Importer>().Run(Small().Import, (done, _) => { if (done > after) throw new InvalidOperationException("killed"); }, kill.Token));
                Assert.Empty(await world.Log<ImportCompleted>());
            }

            await using (var world = new World(directory: directory))
            {
                await world.Get<ReadModels>().CatchUp();
                var import = Assert.Single(await world.Get<Importer>().Unfinished(default));
                await world.Get<Importer>().Run(import);

                Assert.Equal((2, 2, 4, 1), ((await world.Log<ProjectRegistered>()).Count, (await world.Log<UnitCreated>()).Count, (await world.Log<ReportImported>()).Count, (await world.Log<ObligationImported>()).Count(o => o.Missing)));
                var done = Assert.Single(await world.Log<ImportCompleted>());
                Assert.Equal((2, 4, 1), (done.Projects, done.Reports, done.Missing));
                var view = await world.Ask(new ShowImport(import));
                Assert.Equal([(Verdict.Duplicate, 1), (Verdict.Imported, 3), (Verdict.Marked, 1)], view!.Verdicts.Select(v => (v.Verdict, v.Rows)));
                Assert.Empty(await world.Get<Importer>().Unfinished(default));
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact, Trait("Feature", "R41")]
    public async Task A_broken_file_leaves_no_trace_in_the_log()
    {
        await using var world = new World();
        var bytes = Encoding.UTF8.GetBytes(Sheet.Header + Rows + "\nC,Gamma,FIN,2024-01-31,green,,soon,1\n");
        var plan = Planning.Of(ImportMapFile.Read(Sheet.Map), bytes, "small.csv", Sheet.Map);
        var head = await world.Store.Head();

        var outcome = await world.Get<Importer>().Begin(plan, bytes, Sheet.Map, World.Officer);

        Assert.Equal((OutcomeKind.Refused, "import.broken"), (outcome.Kind, outcome.Code));
        Assert.Equal(head, await world.Store.Head());
    }

    [RealPortfolioFact(Portfolios.NewYork), Trait("Feature", "R46")]
    public async Task New_York_comes_in_whole_and_nobody_hears_of_it()
    {
        await using var world = new World();
        await Imported.Real(world, Portfolios.NewYork, "nyc-capital-projects");

        Assert.Equal((378, 2259, 15), ((await world.Log<ProjectRegistered>()).Count, (await world.Log<ReportImported>()).Count, (await world.Log<ObligationImported>()).Count(o => o.Missing)));
        Assert.Equal(new DateOnly(2019, 9, 1), (await world.Log<ObligationImported>()).Max(o => o.DataDate));
        Assert.Null(world.Get<Agenda>().Next());
        Assert.DoesNotContain(await world.Log(), e => e.Event is ObligationScheduled or ObligationOpened or ReportFellBehind || e.Event.GetType().Name.Contains("Notice", StringComparison.Ordinal));
    }

    [RealPortfolioFact(Portfolios.Kingdom), Trait("Feature", "R41")]
    public async Task The_Kingdom_comes_in_whole_and_the_return_of_2023_as_published_adds_nothing_to_it()
    {
        await using var world = new World();
        await Imported.Real(world, Portfolios.Kingdom, "uk-gmpp");
        Assert.Equal((659, 1727, 22), ((await world.Log<ProjectRegistered>()).Count, (await world.Log<ReportImported>()).Count, (await world.Log<ObligationImported>()).Count(o => o.Missing)));

        await Imported.Real(world, Portfolios.Return2023, "uk-gmpp-2023-raw");

        Assert.Equal((659, 1727), ((await world.Log<ProjectRegistered>()).Count, (await world.Log<ReportImported>()).Count));
        Assert.Equal([1727, 0], (await world.Log<ImportCompleted>()).Select(i => i.Reports));
    }
}
