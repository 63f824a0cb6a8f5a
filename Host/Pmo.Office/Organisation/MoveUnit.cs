namespace Pmo.Office;

/// <summary>A reorganisation holds from its day: decided ahead, it is a plan until then. No unit ever stands under itself.</summary>
internal sealed class MoveUnitRule : IRule<MoveUnit, UnitTree, Structure>
{
    public string Stream(MoveUnit c) => Units.StreamOf(c.Kind);

    public IEnumerable<string> Consults(MoveUnit c, UnitTree tree) => [Calendars.StreamOf(CalendarId.Default)];

    public Decision Decide(MoveUnit c, UnitTree tree, Structure structure, Moment m)
    {
        if (Days.Refused(c.From) is { } unlikely) return unlikely;
        var move = new UnitMoveDecided(c.Unit, c.Kind, c.Parent, c.From, structure.Starts(c.From));
        return tree.Find(c.Unit) switch
        {
            null => UnitTree.Unknown,
            { Closed: { } day } unit => Decision.Refuse("unit.closed", $"{unit.Name} is closed since {day:yyyy-MM-dd}."),
            _ when tree.RefusesParent(c.Parent) is { } refused => refused,
            { } unit when c.From < unit.MovedOn => Decision.Refuse("unit.moved-later", $"{unit.Name} stands where it does since {unit.MovedOn:yyyy-MM-dd}. Choose that day or a later one."),
            { } unit when IsSettled(tree, unit, move) => Decision.Nothing,
            { } unit when tree.WouldLoop(move) => Decision.Refuse("unit.loop", $"{unit.Name} would stand under itself, now or on the day of a move that is decided already."),
            _ when c.From > structure.Today(m) => [move],
            _ => [move, new UnitMoved(c.Unit, c.Kind, c.Parent, c.From)],
        };
    }

    private static bool IsSettled(UnitTree tree, Unit unit, UnitMoveDecided move) =>
        tree.Planned.TryGetValue(unit.Id, out var planned) ? planned.Parent == move.Parent && planned.From == move.From : unit.Parent == move.Parent;
}

/// <summary>The day of a reorganisation has come.</summary>
[May(Role.System)]
internal sealed record TakeEffectOfMove(UnitKind Kind, UnitId Unit, DateOnly From) : ICommand;

/// <summary>A decided reorganisation takes effect on its day, unless another decision replaced it.</summary>
internal sealed class TakeEffectOfMoveRule : IRule<TakeEffectOfMove, UnitTree>
{
    public string Stream(TakeEffectOfMove c) => Units.StreamOf(c.Kind);

    public Decision Decide(TakeEffectOfMove c, UnitTree tree, Moment m) => tree.Planned.GetValueOrDefault(c.Unit) switch
    {
        { } planned when planned.From != c.From => Decision.Nothing,
        { } planned when m.Now < planned.TakesEffect => Decision.NotBefore(planned.TakesEffect, "unit.move-ahead", $"The move takes effect on {planned.From:yyyy-MM-dd}."),
        { } planned => [new UnitMoved(planned.Unit, planned.Kind, planned.Parent, planned.From)],
        null => Decision.Nothing,
    };
}

/// <summary>Decided moves of units and projects wait on the agenda for their day.</summary>
internal sealed class TakeEffectWhenDayComes : Policy
{
    public override string StoredName => "office.take-effect-when-day-comes";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        UnitMoveDecided e => [At(e.TakesEffect, new TakeEffectOfMove(e.Kind, e.Unit, e.From))],
        ProjectMoveDecided e => [At(e.TakesEffect, new TakeEffectOfProjectMove(e.Project, e.From))],
        _ => None,
    };
}
