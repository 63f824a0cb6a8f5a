using Pmo.Host.Comparing;
using Pmo.Host.Explaining;
using Pmo.Reporting;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Explaining;

/// <summary>From a cell that differs to why it was what it was at each of the two moments.</summary>
[Collection(SmallPmoTests.Name)]
[Trait("Feature", "A5"), Trait("Feature", "A6")]
public sealed class Cells_at_two_moments(SmallPmo pmo)
{
    [Fact]
    public async Task Each_changed_cell_says_at_each_moment_what_it_was_and_the_event_that_made_it_so()
    {
        var (from, to) = (pmo.Log[pmo.Log.Count / 3].Position, pmo.Log[pmo.Log.Count / 2].Position);
        var differs = (await Asking.Query(pmo.World, new ShowDifference($"#{from}", $"#{to}"))).Projects.Rows.SelectMany(p => p.Rows).SelectMany(r => r.Cells, (r, c) => (r.Change, Cell: c)).Where(c => c.Cell.Cell is not null).ToList();
        var changed = differs.Where(c => c.Change is RowChange.Changed).Take(12).Concat(differs.Where(c => c.Change is RowChange.Came).Take(4)).ToList();
        Assert.True(changed.Count > 10);

        foreach (var (change, cell) in changed)
        {
            var after = (await Show(cell.Cell!, to))!;
            Assert.Equal((cell.Label, cell.After, to, cell.By!.Position), (after.Label, after.Value, after.Position, after.Changes[0].By!.Position));
            var before = await Show(cell.Cell!, from);
            if (change is RowChange.Came)
            {
                Assert.Null(before);
                continue;
            }

            Assert.Equal(cell.Before, before!.Value);
            Assert.All(before.Changes, c => Assert.True(c.By!.Position <= from));
            Assert.Equal(before.Changes.Count + cell.Events, after.Changes.Count);
        }
    }

    [Fact]
    public async Task Who_may_not_look_into_the_project_and_who_may_not_compare_learn_nothing()
    {
        var project = pmo.Log.Select(r => r.Event).OfType<ReportEscalated>().First().Project;
        var cell = new CellName("portfolio", RowCells.KeyOf(project.Value), "rag");

        Assert.NotNull(await Show(cell, pmo.Log[^1].Position, [Role.Sponsor, Role.Reader], new HashSet<ProjectId> { project }));
        Assert.Null(await Show(cell, pmo.Log[^1].Position, [Role.Sponsor, Role.Reader], new HashSet<ProjectId>()));
        await Assert.ThrowsAsync<NotAllowedException>(() => Show(cell, pmo.Log[^1].Position, [Role.Reader]));
        Assert.Null(await Show(cell with { Column = "description" }, pmo.Log[^1].Position));
        Assert.Null(await Show(cell with { Table = "summary_lines", Column = "rag" }, pmo.Log[^1].Position));
    }

    private Task<CellSheet?> Show(CellName cell, long position, Role[]? roles = null, IReadOnlySet<ProjectId>? own = null) =>
        Asking.Query(pmo.World, new ShowCell(cell.Table, cell.Key, cell.Column), roles, own, position);
}
