using Pmo.Office;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

[Trait("Feature", "G2")]
public sealed class Moving_projects
{
    private static readonly MoveProjectRule Rule = new();
    private static readonly object[] Departments = [WorksCreated, RoadsCreated, WaterCreated];
    private static readonly ProjectMoveDecided ToWaterInApril = new(Bridge, Water, new DateOnly(2026, 4, 1), Utc(2026, 4, 1));

    [Fact]
    public void A_move_of_today_holds_at_once() => new Given<Project>(BridgeRegistered) { Consulting = Departments }.When(Rule, new MoveProject(Bridge, Roads, Today))
        .Then(new ProjectMoveDecided(Bridge, Roads, Today, Utc(2026, 3, 2)), new ProjectMoved(Bridge, Roads, Today));

    [Fact]
    public void A_move_of_a_later_day_is_a_plan_until_then() =>
        new Given<Project>(BridgeRegistered) { Consulting = Departments }.When(Rule, new MoveProject(Bridge, Water, new DateOnly(2026, 4, 1))).Then(ToWaterInApril);

    [Fact]
    public void Its_day_begins_at_midnight_where_the_organisation_is()
    {
        var berlin = new CalendarCreated(CalendarId.Default, "Berlin", "Europe/Berlin", [DayOfWeek.Monday]);
        new Given<Project>(BridgeRegistered) { Consulting = [.. Departments, berlin] }.When(Rule, new MoveProject(Bridge, Water, new DateOnly(2026, 4, 1)))
            .Then(ToWaterInApril with { TakesEffect = Utc(2026, 3, 31, 22) });
    }

    [Fact]
    public void A_planned_move_takes_effect_on_its_day_and_not_before()
    {
        var effect = new TakeEffectOfProjectMove(Bridge, new DateOnly(2026, 4, 1));
        new Given<Project>(BridgeRegistered, ToWaterInApril) { Now = Utc(2026, 4, 1) }.When(new TakeEffectOfProjectMoveRule(), effect).Then(new ProjectMoved(Bridge, Water, new DateOnly(2026, 4, 1)));
        new Given<Project>(BridgeRegistered, ToWaterInApril) { Now = Utc(2026, 3, 31) }.When(new TakeEffectOfProjectMoveRule(), effect).TooEarly(Utc(2026, 4, 1), "project.move-ahead");
    }

    [Fact]
    public void A_plan_is_dropped_when_its_department_is_closed_meanwhile()
    {
        var closed = new UnitClosed(Water, UnitKind.Department, new DateOnly(2026, 3, 20));
        var given = new Given<Project>(BridgeRegistered, ToWaterInApril) { Consulting = [.. Departments, closed], Now = Utc(2026, 4, 1) };
        given.When(new TakeEffectOfProjectMoveRule(), new TakeEffectOfProjectMove(Bridge, ToWaterInApril.From)).Then(new ProjectMoveDropped(Bridge, Water, ToWaterInApril.From, closed.From));
    }

    [Fact]
    public async Task A_dropped_plan_leaves_the_project_where_it_is()
    {
        await using var world = new World(Utc(2026, 3, 2, 8));
        foreach (var code in new[] { "ROADS", "WATER" }) await world.Do(new CreateUnit(UnitKind.Department, code, code, null, new DateOnly(2020, 1, 1)));
        await world.Do(new RegisterProject("BR-1", "North Bridge", null, Roads, new ProjectProfile()));
        await world.Do(new MoveProject(Bridge, Water, new DateOnly(2026, 4, 1)));
        await world.Do(new CloseUnit(UnitKind.Department, Water, Today));
        Assert.NotNull((await world.Ask(new ShowProject(Bridge)))!.Planned);
        await world.Until(Utc(2026, 4, 2));
        var project = (await world.Ask(new ShowProject(Bridge)))!;
        Assert.Null(project.Planned);
        Assert.Equal([Roads], project.Department.Select(d => d.Unit));
    }

    [Fact]
    public void The_newest_decision_counts()
    {
        var instead = new ProjectMoveDecided(Bridge, Roads, new DateOnly(2026, 5, 1), Utc(2026, 5, 1));
        new Given<Project>(BridgeRegistered, ToWaterInApril, instead) { Now = Utc(2026, 4, 1) }.When(new TakeEffectOfProjectMoveRule(), new TakeEffectOfProjectMove(Bridge, ToWaterInApril.From)).Then();
    }

    [Fact]
    public void A_plan_is_dropped_by_deciding_to_stay() => new Given<Project>(BridgeRegistered, ToWaterInApril) { Consulting = Departments }.When(Rule, new MoveProject(Bridge, null, Today))
        .Then(new ProjectMoveDecided(Bridge, null, Today, Utc(2026, 3, 2)), new ProjectMoved(Bridge, null, Today));

    [Fact]
    public void Where_it_stands_already_it_need_not_move() => new Given<Project>(BridgeRegistered) { Consulting = Departments }.When(Rule, new MoveProject(Bridge, null, Today)).Then();

    [Fact]
    public void Moves_are_recorded_in_the_order_of_their_days() =>
        new Given<Project>(BridgeRegistered, new ProjectMoved(Bridge, Roads, Today)) { Consulting = Departments }.When(Rule, new MoveProject(Bridge, Water, Today.AddDays(-1)))
            .Refused("project.moved-later", "The project was moved on 2026-03-02 already. Choose that day or a later one.");

    [Fact]
    public void Decided_moves_wait_on_the_agenda() => Assert.Equal(
        [new Reaction(Utc(2026, 4, 1), new TakeEffectOfProjectMove(Bridge, ToWaterInApril.From))], new TakeEffectWhenDayComes().React(ToWaterInApril));
}
