using System.Text;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Importing;

namespace Pmo.Tests.Reporting.Importing;

/// <summary>What an import does where the register, or the day it is, does not fit the file; and what of the file is kept.</summary>
public sealed class Fitting_the_register : IAsyncDisposable
{
    private const string Row = "A,Alpha,FIN,2024-01-31,green,,2025-01-01,1\n";
    private const string Going = Sheet.Map + "\ngo-live: next period";
    private static readonly UnitId Finance = Units.IdOf(UnitKind.Department, "FIN");
    private readonly World world = new();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact, Trait("Feature", "R41")]
    public async Task A_closed_department_refuses_the_file_and_names_row_and_column()
    {
        await world.Do(new CreateUnit(UnitKind.Department, "FIN", "Finance", null, new(2020, 1, 1)));
        await world.Do(new CloseUnit(UnitKind.Department, Finance, new(2025, 12, 31)));
        var bytes = Encoding.UTF8.GetBytes(Sheet.Header + "B,Beta,HR,2024-01-31,green,,2025-01-01,1\n" + Row);
        var head = await world.Store.Head();

        var plan = await world.Get<Importer>().Checked(Sheet.Read(bytes));
        var begun = await world.Get<Importer>().Begin(Sheet.Read(bytes), bytes, Sheet.Map, World.Officer);

        var problem = Assert.Single(plan.Problems);
        Assert.Equal((3, "Dept", "FIN"), (problem.Row, problem.Column, problem.Value));
        Assert.Contains("Finance is closed since 2025-12-31", problem.Why);
        Assert.Equal((3, Verdict.Refused), plan.Rows.Select(r => (r.Row, r.Verdict)).Single());
        Assert.Equal("import.broken", begun.Code);
        Assert.Equal(head, await world.Store.Head());
    }

    [Fact, Trait("Feature", "R41")]
    public async Task A_department_is_known_by_the_code_it_has_now_and_by_the_one_it_first_had()
    {
        await world.Do(new CreateUnit(UnitKind.Department, "MONEY", "Money", null, new(2020, 1, 1)));
        var money = Units.IdOf(UnitKind.Department, "MONEY");
        await world.Do(new RenameUnit(UnitKind.Department, money, "FIN", "Finance"));

        await Imported.Rows(world, Row + "B,Beta,MONEY,2024-01-31,green,,2025-01-01,1\n");

        Assert.All(await world.Log<ProjectRegistered>(), p => Assert.Equal(money, p.Department));
        Assert.Single(await world.Log<UnitCreated>());
        Assert.Single(await world.Log<ImportCompleted>());
    }

    [Fact, Trait("Feature", "R41")]
    public async Task A_department_closed_after_the_file_was_checked_leaves_nothing_half_imported()
    {
        await world.Do(new CreateUnit(UnitKind.Department, "FIN", "Finance", null, new(2020, 1, 1)));
        var bytes = Encoding.UTF8.GetBytes(Sheet.Header + Row);
        await world.Get<Importer>().Begin(Sheet.Read(bytes), bytes, Sheet.Map, World.Officer);
        await world.Do(new CloseUnit(UnitKind.Department, Finance, new(2025, 12, 31)));

        await world.Get<Importer>().Run(Sheet.Read(bytes).Import);

        Assert.Null(Assert.Single(await world.Log<ProjectRegistered>()).Department);
        Assert.Equal(1, Assert.Single(await world.Log<ImportCompleted>()).Reports);
        var row = Assert.Single((await world.Ask(new FindImportRows(Sheet.Read(bytes).Import))).Rows);
        Assert.Equal(Verdict.Marked, row.Verdict);
        Assert.Contains("its department was not taken: Finance is closed", row.Why);
    }

    [Fact, Trait("Feature", "R46")]
    public async Task Reports_from_the_next_period_on_are_asked_for_after_today_and_after_the_last_one_in_the_file()
    {
        await Imported.Rows(world, Row + "B,Beta,FIN,2026-03-15,green,,2027-01-01,1\nC,Gamma,FIN,2026-01-31,green,,2027-01-01,1\n", Going);

        Assert.Equal([new(2026, 1, 5), new(2026, 3, 16), new DateOnly(2026, 2, 1)], await Froms());
        Assert.Equal([("A", new DateOnly(2026, 1, 31)), ("B", new DateOnly(2026, 3, 31)), ("C", new DateOnly(2026, 2, 28))], await First());
        Assert.Equal(3, (await world.Log<ReportImported>()).Count);
        Assert.Equal(3, Assert.Single(await world.Log<ImportCompleted>()).Reports);
    }

    [Fact, Trait("Feature", "R46")]
    public async Task No_report_of_the_file_is_refused_because_its_period_was_asked_for_meanwhile()
    {
        var plan = await Imported.Rows(world, "C,Gamma,FIN,2026-01-31,green,,2027-01-01,1\n", Going);

        Assert.All((await world.Ask(new FindImportRows(plan.Import))).Rows, r => Assert.Equal(Verdict.Imported, r.Verdict));
        var events = (await world.Log()).Select(e => e.Event).ToList();
        Assert.True(events.FindIndex(e => e is ReportImported) < events.FindIndex(e => e is GoLiveSet));
    }

    [Fact, Trait("Feature", "R41")]
    public void Verdicts_come_in_parts_that_fit_an_event_and_none_is_lost()
    {
        RowVerdict[] rows = [.. Enumerable.Range(2, 3000).Select(n => new RowVerdict(n, Verdict.Marked, "A", "Alpha", null, [new string('x', n % 7 == 0 ? 9000 : 20)]))];

        var parts = Verdicts.InParts(rows).ToArray();

        Assert.Equal(rows, parts.SelectMany(p => p));
        Assert.All(parts, p => Assert.InRange(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(p, Json.Messages).Length, 1, 520_000));
        Assert.All(parts, p => Assert.InRange(p.Count, 1, 1000));
    }

    [Fact, Trait("Feature", "R41")]
    public async Task The_log_keeps_only_the_columns_the_map_uses_and_an_import_goes_on_from_them()
    {
        var bytes = Encoding.UTF8.GetBytes(Sheet.Header.TrimEnd() + ",Contact\n" + "A,\"Al, \"\"pha\"\"\",FIN,2024-01-31,green,,2025-01-01,1,Anna Quill <anna@example.org>\n\nB,Beta,HR,2024-02-29,TBC,,n/a,2,\n");
        var plan = Sheet.Read(bytes);
        await world.Get<Importer>().Begin(plan, bytes, Sheet.Map, World.Officer);

        var kept = await Imported.KeptIn(world);
        Assert.DoesNotContain("Quill", kept, StringComparison.Ordinal);
        var again = Planning.Of(ImportMapFile.Read(Sheet.Map) with { File = KeptFile.Format }, Encoding.UTF8.GetBytes(kept), "small.csv", Sheet.Map);
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(plan with { Import = default }), System.Text.Json.JsonSerializer.Serialize(again with { Import = default }));
    }

    [Fact, Trait("Feature", "R41")]
    public async Task An_import_that_cannot_go_on_keeps_no_other_from_going_on()
    {
        var (stuck, bytes) = (new Guid("00000000-0000-8000-8000-00000000dead"), Encoding.UTF8.GetBytes(Sheet.Header + Row));
        await world.Happened(new ImportPartKept(stuck, 0, "no gzip"), new ImportStarted(stuck, "old.csv", "no map", 1, ImportCounts.Of(Sheet.Read(bytes)), World.Officer, world.Clock.GetUtcNow()));
        await world.Get<Importer>().Begin(Sheet.Read(bytes), bytes, Sheet.Map, World.Officer);

        await world.Get<ContinueImports>().GoOn(default);

        Assert.Equal(Sheet.Read(bytes).Import, Assert.Single(await world.Log<ImportCompleted>()).Import);
        Assert.NotNull(world.Get<ContinueImports>().ProgressOf(stuck)!.Stopped);
    }

    private async Task<DateOnly[]> Froms() => [.. (await world.Log<GoLiveSet>()).OrderBy(g => Code(g.Project), StringComparer.Ordinal).Select(g => g.From)];

    private async Task<(string, DateOnly)[]> First() =>
        [.. (await world.Log<ObligationScheduled>()).GroupBy(o => Code(o.Project)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Min(o => o.DataDate)))];

    private static string Code(ProjectId project) => new[] { "A", "B", "C" }.Single(c => Projects.IdOf(c) == project);
}
