using Pmo.Office;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

/// <summary>The trees through time: what holds from which day, on every page and for every roll-up.</summary>
[Trait("Feature", "G2")]
public sealed class A_reorganisation : IAsyncLifetime
{
    private static readonly DateOnly Founded = new(2020, 1, 1);
    private static readonly DateOnly April = new(2026, 4, 1);
    private readonly World world = new(Utc(2026, 3, 2, 9));

    public async Task InitializeAsync()
    {
        await world.Do(new CreateUnit(UnitKind.Department, "WORKS", "Public Works", null, Founded));
        await world.Do(new CreateUnit(UnitKind.Department, "ROADS", "Roads", Works, Founded));
        await world.Do(new CreateUnit(UnitKind.Department, "WATER", "Water", null, Founded));
        await world.Do(new RegisterProject("BR-1", "North Bridge", null, Roads, new ProjectProfile()));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Decided_ahead_it_is_a_plan_until_its_day_and_holds_from_then_on()
    {
        await world.Do(new MoveUnit(UnitKind.Department, Roads, Water, April));
        Assert.Equal(["WATER 0 0", "WORKS 0 1", "ROADS 1 1"], await Tree());
        var planned = (await world.Ask(new FindUnits(UnitKind.Department))).Single(u => u.Code == "ROADS").Planned;
        Assert.Equal(new PlannedMove(Water, "Water", April), planned);

        await world.Until(Utc(2026, 3, 31, 23));
        Assert.Equal(["WATER 0 0", "WORKS 0 1", "ROADS 1 1"], await Tree());

        await world.Until(Utc(2026, 4, 1));
        Assert.Equal(["WATER 0 1", "ROADS 1 1", "WORKS 0 0"], await Tree());
        Assert.All(await world.Ask(new FindUnits(UnitKind.Department)), u => Assert.Null(u.Planned));
    }

    [Fact]
    public async Task It_holds_also_when_the_site_was_stopped_on_its_day()
    {
        await world.Do(new MoveUnit(UnitKind.Department, Roads, Water, April));
        await world.StoppedUntil(Utc(2026, 5, 20));
        Assert.Equal(["WATER 0 1", "ROADS 1 1", "WORKS 0 0"], await Tree());
        Assert.Single(await world.Log<UnitMoved>());
    }

    [Fact]
    public async Task Past_days_keep_the_old_tree_and_coming_days_show_the_plan()
    {
        await world.Do(new MoveUnit(UnitKind.Department, Roads, Water, April));
        Assert.Equal(["WATER 0", "ROADS 1", "WORKS 0"], await Tree(April));
        await world.Until(Utc(2026, 4, 2));
        Assert.Equal(["WATER 0", "WORKS 0", "ROADS 1"], await Tree(April.AddDays(-1)));
        Assert.Equal(["WATER 0", "ROADS 1", "WORKS 0"], await Tree(April));
        Assert.Empty(await world.Ask(new FindUnits(UnitKind.Department, Founded.AddDays(-1))));
    }

    [Fact]
    public async Task A_whole_branch_moves_and_its_projects_follow()
    {
        var bridges = Units.IdOf(UnitKind.Department, "BRIDGES");
        await world.Do(new CreateUnit(UnitKind.Department, "BRIDGES", "Bridges", Roads, Founded));
        await world.Do(new RegisterProject("BR-2", "South Bridge", null, bridges, new ProjectProfile()));
        await world.Do(new MoveUnit(UnitKind.Department, Roads, Water, Today));
        Assert.Equal(["WATER 0 2", "ROADS 1 2", "BRIDGES 2 1", "WORKS 0 0"], await Tree());
        Assert.Equal(["BR-1", "BR-2"], await Codes(Water));
        Assert.Empty(await Codes(Works));
        var sheet = await world.Ask(new ShowProject(Projects.IdOf("BR-2")));
        Assert.Equal(["Water", "Roads", "Bridges"], sheet!.Department.Select(d => d.Name));
    }

    [Fact]
    public async Task A_project_moves_on_its_own_day()
    {
        await world.Do(new MoveProject(Bridge, Water, April));
        Assert.Equal(new PlannedMove(Water, "Water", April), (await world.Ask(new ShowProject(Bridge)))!.Planned);
        Assert.Equal(["BR-1"], await Codes(Works));
        await world.Until(Utc(2026, 4, 1));
        Assert.Equal(["BR-1"], await Codes(Water));
        Assert.Null((await world.Ask(new ShowProject(Bridge)))!.Planned);
    }

    [Fact]
    public async Task A_closed_unit_stands_in_the_tree_with_its_day_and_is_gone_from_then_on()
    {
        await world.Do(new CloseUnit(UnitKind.Department, Water, Today));
        Assert.Equal(Today, (await world.Ask(new FindUnits(UnitKind.Department))).Single(u => u.Code == "WATER").Closed);
        Assert.Equal(["WORKS 0", "ROADS 1"], await Tree(Today));
        Assert.Contains("WATER 0", await Tree(Today.AddDays(-1)));
    }

    [Fact]
    public async Task A_project_counts_once_in_each_portfolio_and_ended_ones_do_not()
    {
        await world.Do(new CreateUnit(UnitKind.Portfolio, "CITY", "City", null, Founded));
        await world.Do(new CreateUnit(UnitKind.Portfolio, "GREEN", "Green City", Units.IdOf(UnitKind.Portfolio, "CITY"), Founded));
        await world.Do(new GroupProject(Bridge, [Green, Units.IdOf(UnitKind.Portfolio, "CITY")]));
        Assert.Equal(["CITY 0 1", "GREEN 1 1"], await Counted(UnitKind.Portfolio));
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.Completed, Today), PersonId.System, [Role.System]);
        Assert.Equal(["CITY 0 0", "GREEN 1 0"], await Counted(UnitKind.Portfolio));
    }

    private Task<string[]> Tree() => Counted(UnitKind.Department);

    private async Task<string[]> Counted(UnitKind kind) => [.. (await world.Ask(new FindUnits(kind))).Select(u => $"{u.Code} {u.Depth} {u.Projects}")];

    private async Task<string[]> Tree(DateOnly on) => [.. (await world.Ask(new FindUnits(UnitKind.Department, on))).Select(u => $"{u.Code} {u.Depth}")];

    private async Task<string[]> Codes(UnitId unit) => [.. (await world.Ask(new FindProjects(Unit: unit))).Rows.Select(p => p.Code)];
}
