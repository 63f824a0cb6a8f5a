using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Career;
using static Pmo.Tests.Staffing.Career.TheCareer;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Career;

/// <summary>A project manager sees what is missing to their next grade; the head of the PMO sees anybody's, and nobody else sees it.</summary>
[Trait("Feature", "T30")]
public sealed class Seeing_ones_career : IAsyncDisposable
{
    private readonly World world = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_is_missing_comes_from_the_persons_own_facts()
    {
        await Begin(world);
        var mine = (await world.Ask(new ShowCareer(Pat), Pat, [Role.Reader, Role.ProjectManager]))!;
        Assert.Equal((Grade.ProjectManager, Grade.SeniorProjectManager, 2), (mine.Grade, mine.Next, mine.Missing));
        Assert.Equal(["22 more months, reached on 2028-01-01", "3 more projects led to their end"], mine.Conditions.Select(c => c.Missing));

        await world.Do(new SetGradeConditions(Grade.SeniorProjectManager, new(2, 1, [new(Risk, CompetencyLevel.Competent)], []), new(2026, 3, 2), "A shorter way."));
        Assert.Equal([null, "Risk management validated at 3 Competent", "1 more project led to its end"], (await Pats()).Conditions.Select(c => c.Missing));
        await Validated(world, Pat, CompetencyLevel.Competent);
        await LedToItsEnd(world, "BRIDGE", Pat);
        Assert.Equal(0, (await Pats()).Missing);
        Assert.Equal(["BRIDGE"], (await Pats()).Record.ToTheirEnd.Select(p => p.Code));
    }

    [Fact, Trait("Feature", "T34")]
    public async Task It_is_the_persons_own_the_heads_and_the_reviewers_to_see()
    {
        await Begin(world);
        Assert.NotNull(await world.Ask(new ShowCareer(Pat), Pat, [Role.Reader]));
        Assert.NotNull(await world.Ask(new ShowCareer(Pat), Sam, [Role.Reader, Role.HeadOfPmo]));
        Assert.NotNull(await world.Ask(new ShowCareer(Pat), Sam, [Role.Reader, Role.ComplianceReviewer]));
        foreach (var role in Enum.GetValues<Role>().Except([Role.System, Role.HeadOfPmo, Role.ComplianceReviewer]))
            Assert.Null(await world.Ask(new ShowCareer(Pat), Sam, [Role.Reader, role]));
    }

    [Fact]
    public async Task Everybody_reads_the_ladder_as_it_holds_on_a_day()
    {
        await Begin(world);
        await world.Do(new SetGradeConditions(Grade.ProjectManager, new(6, 1, [new(Risk, CompetencyLevel.Basic)], []), new(2026, 5, 1), "A shorter way."));
        var now = (await world.Ask(new ShowCareerLadder(), Sam, [Role.Reader])).Rungs[1];
        Assert.Equal((12, null), (now.Conditions.Months, now.Since));
        Assert.Equal([new DateOnly(2026, 5, 1)], now.Planned);
        var then = (await world.Ask(new ShowCareerLadder(new(2026, 5, 1)), Sam, [Role.Reader])).Rungs[1];
        Assert.Equal((6, new DateOnly(2026, 5, 1), "A shorter way."), (then.Conditions.Months, then.Since, then.Reason));
        Assert.Equal(["Risk management: 2 Basic"], then.Competencies);
    }

    private async Task<CareerSheet> Pats() => (await world.Ask(new ShowCareer(Pat)))!;
}
