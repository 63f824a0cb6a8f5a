using Pmo.Office;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

[Trait("Feature", "G2")]
public sealed class Moving_units
{
    private static readonly MoveUnitRule Rule = new();
    private static readonly DateOnly April = new(2026, 4, 1);
    private static readonly UnitMoveDecided RoadsToWaterInApril = new(Roads, UnitKind.Department, Water, April, Utc(2026, 4, 1));

    [Fact]
    public void A_reorganisation_of_today_or_the_past_holds_at_once() => Given().When(Rule, Move(Roads, Water, Today))
        .Then(new UnitMoveDecided(Roads, UnitKind.Department, Water, Today, Utc(2026, 3, 2)), new UnitMoved(Roads, UnitKind.Department, Water, Today));

    [Fact]
    public void A_reorganisation_of_a_later_day_is_a_plan_until_then() => Given().When(Rule, Move(Roads, Water, April)).Then(RoadsToWaterInApril);

    [Fact]
    public void The_day_is_the_organisations_own()
    {
        var auckland = new CalendarCreated(CalendarId.Default, "Auckland", "Pacific/Auckland", [DayOfWeek.Monday]);
        var given = new Given<UnitTree>(WorksCreated, RoadsCreated, WaterCreated) { Consulting = [auckland], Now = Utc(2026, 3, 31, 12) };
        given.When(Rule, Move(Roads, Water, April)).Then(RoadsToWaterInApril with { TakesEffect = Utc(2026, 3, 31, 11) }, new UnitMoved(Roads, UnitKind.Department, Water, April));
    }

    [Fact]
    public void On_its_day_the_plan_takes_effect()
    {
        var effect = new TakeEffectOfMove(UnitKind.Department, Roads, April);
        var history = new object[] { WorksCreated, RoadsCreated, WaterCreated, RoadsToWaterInApril };
        new Given<UnitTree>(history) { Now = Utc(2026, 4, 1) }.When(new TakeEffectOfMoveRule(), effect).Then(new UnitMoved(Roads, UnitKind.Department, Water, April));
        new Given<UnitTree>(history) { Now = Utc(2026, 3, 31, 23) }.When(new TakeEffectOfMoveRule(), effect).TooEarly(Utc(2026, 4, 1), "unit.move-ahead");
        new Given<UnitTree>([.. history, new UnitMoved(Roads, UnitKind.Department, Water, April)]) { Now = Utc(2026, 4, 1) }.When(new TakeEffectOfMoveRule(), effect).Then();
    }

    [Fact]
    public void A_later_decision_replaces_the_plan()
    {
        var instead = RoadsToWaterInApril with { Parent = null, From = April.AddDays(30), TakesEffect = Utc(2026, 5, 1) };
        new Given<UnitTree>(WorksCreated, RoadsCreated, WaterCreated, RoadsToWaterInApril, instead) { Now = Utc(2026, 4, 1) }.When(new TakeEffectOfMoveRule(), new TakeEffectOfMove(UnitKind.Department, Roads, April)).Then();
    }

    [Fact]
    public void Nothing_stands_under_itself()
    {
        Given().When(Rule, Move(Works, Roads, Today)).Refused("unit.loop");
        Given().When(Rule, Move(Works, Works, Today)).Refused("unit.loop");
        Given().When(Rule, Move(Works, Roads, April)).Refused("unit.loop");
    }

    [Fact]
    public void Two_plans_never_make_a_loop_together() => Given(RoadsToWaterInApril).When(Rule, Move(Water, Roads, Today)).Refused("unit.loop");

    [Fact]
    public void A_plan_that_undoes_the_loop_first_is_fine() => Given(RoadsToWaterInApril).When(Rule, Move(Works, Roads, April.AddDays(1))).Then<UnitMoveDecided>();

    [Fact]
    public void Where_it_stands_already_it_need_not_move() => Given().When(Rule, Move(Roads, Works, Today)).Then();

    [Fact]
    public void Deciding_to_stay_drops_the_plan() => Given(RoadsToWaterInApril).When(Rule, Move(Roads, Works, Today)).Then<UnitMoved>();

    [Fact]
    public void Moves_are_recorded_in_the_order_of_their_days() =>
        Given(new UnitMoved(Roads, UnitKind.Department, Water, Today)).When(Rule, Move(Roads, Works, Today.AddDays(-1))).Refused("unit.moved-later");

    [Fact]
    public void A_closed_unit_neither_moves_nor_takes_anything_in()
    {
        var closed = new UnitClosed(Water, UnitKind.Department, Today);
        Given(closed).When(Rule, Move(Water, Works, Today)).Refused("unit.closed");
        Given(closed).When(Rule, Move(Roads, Water, Today)).Refused("unit.parent-closed");
        Given().When(Rule, Move(Green, Water, Today)).Refused("unit.unknown");
    }

    [Fact]
    public void Decided_moves_wait_on_the_agenda() => Assert.Equal(
        [new Reaction(Utc(2026, 4, 1), new TakeEffectOfMove(UnitKind.Department, Roads, April))], new TakeEffectWhenDayComes().React(RoadsToWaterInApril));

    private static MoveUnit Move(UnitId unit, UnitId? parent, DateOnly from) => new(UnitKind.Department, unit, parent, from);

    private static Given<UnitTree> Given(params object[] more) => new([WorksCreated, RoadsCreated, WaterCreated, .. more]);
}
