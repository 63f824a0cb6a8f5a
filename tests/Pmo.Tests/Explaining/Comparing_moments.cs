using CsCheck;
using Pmo.Host.Comparing;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Explaining;

/// <summary>The difference of two moments is what two fills of the tables differ in, and names what made it.</summary>
[Collection(SmallPmoTests.Name)]
[Trait("Feature", "A5")]
public sealed class Comparing_moments(SmallPmo pmo)
{
    [Fact]
    public void Is_what_two_fills_from_the_beginning_differ_in_at_any_two_positions() =>
        Gen.Select(Gen.Long[1, pmo.Log[^1].Position], Gen.Long[1, pmo.Log[^1].Position]).Select((a, b) => (After: Math.Min(a, b), Until: Math.Max(a, b))).Sample(span =>
        {
            var (before, after) = (TracedCells.Of(pmo.World, span.After), TracedCells.Of(pmo.World, span.Until));
            var expected = before.Keys.Union(after.Keys).Where(k => before.GetValueOrDefault(k) != after.GetValueOrDefault(k)).Select(k => $"{k}: {before.GetValueOrDefault(k)} → {after.GetValueOrDefault(k)}");
            var told = NetChange.Of(pmo.World.Get<Traces>().Read("reporting", span.Until, db => Changes.Between(db, span.After, span.Until)).GetAwaiter().GetResult());
            Assert.Equal(expected.Order(StringComparer.Ordinal), told.Select(c => $"{c.Table} {c.Key} {c.Column}: {c.Old} → {c.New}").Order(StringComparer.Ordinal));
            Assert.All(told, c => Assert.All(c.Positions, p => Assert.InRange(p, span.After + 1, span.Until)));
        }, iter: 6, threads: 1);

    [Fact]
    public async Task One_moment_and_itself_differ_in_nothing()
    {
        foreach (var position in new[] { 1, pmo.Log.Count / 3, pmo.Log.Count - 1 }.Select(i => pmo.Log[i].Position))
        {
            var sheet = await Difference(new($"#{position}", $"#{position}"));
            Assert.Equal((0, 0L), (sheet.Cells, sheet.Projects.Total));
        }
    }

    [Fact]
    public async Task Says_why_the_status_of_a_project_changed_with_the_event_that_made_it()
    {
        var (from, until) = (pmo.Log[pmo.Log.Count / 3].Position, pmo.Log[^1].Position);
        var (before, after) = (TracedCells.Of(pmo.World, from), TracedCells.Of(pmo.World, until));
        var expected = after.Where(c => c.Key.StartsWith("portfolio", StringComparison.Ordinal) && c.Key.EndsWith(" rag", StringComparison.Ordinal) && before.GetValueOrDefault(c.Key) != c.Value).ToList();
        Assert.NotEmpty(expected);

        var sheet = await Difference(new($"#{from}", $"#{until}", Topic: "Status"));

        Assert.Equal(expected.Count, sheet.Cells);
        Assert.Equal(sheet.Cells, sheet.ByWho.Sum(w => w.Cells));
        Assert.Equal(("Report accepted", sheet.Cells), (Assert.Single(sheet.ByWhat).Cause, sheet.ByWhat[0].Cells));
        var log = pmo.Log.ToDictionary(r => r.Position);
        var cells = sheet.Projects.Rows.SelectMany(p => p.Rows.SelectMany(r => r.Cells).Select(c => (p.Project, Cell: c))).ToList();
        Assert.All(cells, c =>
        {
            var accepted = Assert.IsType<ReportAccepted>(log[c.Cell.By!.Position].Event);
            Assert.Equal((c.Project, "Status", log[c.Cell.By.Position].Metadata.Actor), (accepted.Project, c.Cell.Label, c.Cell.By.By));
            Assert.Equal($"{pmo.Log.Select(r => r.Event).OfType<ReportSubmitted>().Single(e => (e.Obligation, e.Revision) == (accepted.Obligation, accepted.Revision)).Content.Overall}".ToLowerInvariant(), c.Cell.After);
        });
    }

    [Theory]
    [InlineData(Role.ProjectManager)]
    [InlineData(Role.Sponsor)]
    [InlineData(Role.UnitManager)]
    [InlineData(Role.LineManager)]
    public async Task Who_has_a_part_in_one_project_sees_the_differences_of_that_one_without_sentences(Role role)
    {
        var own = pmo.Log.Select(r => r.Event).OfType<ReportEscalated>().First().Project;

        var sheet = await Asking.Query(pmo.World, new ShowDifference($"#{pmo.Log[0].Position}"), [Role.Reader, role], new HashSet<ProjectId> { own });

        var project = Assert.Single(sheet.Projects.Rows);
        Assert.Equal((own, 1L), (project.Project, sheet.Projects.Total));
        Assert.True(sheet.Cells > 50 && project.Rows.Count > 5);
        Assert.Empty(sheet.ByReason);
        Assert.All(project.Rows.SelectMany(r => r.Cells), c => Assert.True(c.By is { Stream: null, Why: null, By: not null } && c.By.Sentence.Split(' ').Length <= 4, c.By?.Sentence));
        Assert.Empty((await Asking.Query(pmo.World, new ShowDifference($"#{pmo.Log[0].Position}"), [Role.Reader, role], new HashSet<ProjectId>())).Projects.Rows);
    }

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Coach)]
    [InlineData(Role.GateAuthority)]
    public async Task Others_may_not_compare(Role role) =>
        await Assert.ThrowsAsync<NotAllowedException>(() => Asking.Query(pmo.World, new ShowDifference($"#{pmo.Log[0].Position}"), [Role.Reader, role]));

    [Fact]
    public async Task The_first_moment_must_not_lie_after_the_second() =>
        Assert.Equal("difference.order", (await Assert.ThrowsAsync<BadRequestException>(() => Difference(new($"#{pmo.Log[^1].Position}", $"#{pmo.Log[0].Position}")))).Code);

    private Task<DifferenceSheet> Difference(ShowDifference query) => Asking.Query(pmo.World, query);
}
