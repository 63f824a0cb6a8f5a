using CsCheck;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Explaining;
using Pmo.Staffing;
using Pmo.Staffing.Explaining;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Explaining;

/// <summary>One trace tells the tables of every moment: at any position what it says of each cell is what a fill up to there has.</summary>
[Collection(SmallPmoTests.Name)]
public sealed class The_trace_and_the_tables(SmallPmo pmo)
{
    [Fact, Trait("Feature", "A6")]
    public void Say_the_same_of_every_traced_cell_at_any_position() => Gen.Long[1, pmo.Log[^1].Position].Sample(position =>
    {
        var expected = TracedCells.Of(pmo.World, position);
        var told = Told(position);
        Assert.True(expected.Count > 0 || position < pmo.Log.First(r => r.Event is ProjectRegistered).Position);
        Assert.Equal(expected.OrderBy(c => c.Key, StringComparer.Ordinal), told.OrderBy(c => c.Key, StringComparer.Ordinal));
    }, iter: 6, threads: 1);

    [Fact, Trait("Feature", "A6")]
    public async Task Traced_tables_name_their_whole_key_and_columns_that_exist()
    {
        await pmo.World.Get<ReadModels>().CatchUp();
        foreach (var (module, table) in ReportingTables.All.Select(t => (typeof(ReportingModule), t)).Concat(StaffingTables.All.Select(t => (typeof(StaffingModule), t))))
        {
            var columns = pmo.World.Get<ReadModels>().Read(module, db => db.List<Column>($"select name, pk from pragma_table_info({table.Name})"));
            Assert.Equal(columns.Where(c => c.Pk > 0).OrderBy(c => c.Pk).Select(c => c.Name), table.Key);
            Assert.Subset(columns.Select(c => c.Name).ToHashSet(), table.Columns.Select(c => c.Name).Append(table.Project).OfType<string>().ToHashSet());
            // A key that changed would be another row, which no trigger sees.
            Assert.Empty(table.Columns.Select(c => c.Name).Intersect(table.Key));
        }
    }

    private sealed record Column(string Name, int Pk);

    private Dictionary<string, string> Told(long position)
    {
        var changes = pmo.World.Get<Traces>().Read("reporting", position, db => Changes.Between(db, 0, position)).GetAwaiter().GetResult();
        var cells = new Dictionary<string, string>();
        foreach (var c in changes)
        {
            if (c.New is null) cells.Remove($"{c.Table} {c.Key} {c.Column}");
            else cells[$"{c.Table} {c.Key} {c.Column}"] = c.New;
        }

        return cells;
    }
}
