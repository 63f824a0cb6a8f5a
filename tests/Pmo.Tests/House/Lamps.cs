namespace Pmo.Tests.House;

/// <summary>A module so small that only the machinery can be wrong: lamps that are switched on and go out by themselves.</summary>
public sealed class LampsModule : IModule
{
    public string Name => "Tests";
    public IReadOnlyList<Link> Menu => [];
}

[EventName("tests.lamp-switched-on")]
public sealed record LampSwitchedOn(Guid Lamp, string Room, int Watts, DateTimeOffset At);

[EventName("tests.lamp-went-out")]
public sealed record LampWentOut(Guid Lamp, DateTimeOffset At);

[May(Role.PmoOfficer, Role.System)]
public sealed record SwitchOn(Guid Lamp, string Room, int Watts = 40) : ICommand;

[May(Role.System)]
public sealed record GoOut(Guid Lamp) : ICommand;

public sealed record Lamp(bool On, DateTimeOffset Since, int Times) : IState<Lamp>
{
    public static Lamp Initial { get; } = new(false, default, 0);
    public static string StreamOf(Guid lamp) => $"tests.lamp-{lamp:n}";

    public Lamp Evolve(object @event) => @event switch
    {
        LampSwitchedOn e => new(true, e.At, Times + 1),
        LampWentOut => this with { On = false },
        _ => throw new UnknownEventException(typeof(Lamp), @event),
    };
}

public sealed record Rooms(int Lit) : IState<Rooms>
{
    public static Rooms Initial { get; } = new(0);
    public Rooms Evolve(object @event) => @event switch { LampSwitchedOn => new(Lit + 1), LampWentOut => new(Lit - 1), _ => this };
}

/// <summary>A lamp that is on cannot be switched on, and a room called "dark" takes one lamp only (which is consulted).</summary>
public sealed class SwitchOnRule : IRule<SwitchOn, Lamp, Rooms>
{
    public static Guid DarkRoom { get; } = new("00000000-0000-8000-8000-00000000da2c");

    public string Stream(SwitchOn c) => Lamp.StreamOf(c.Lamp);
    public IEnumerable<string> Consults(SwitchOn c, Lamp lamp) => c.Room == "dark" ? [Lamp.StreamOf(DarkRoom)] : [];

    public Decision Decide(SwitchOn c, Lamp lamp, Rooms rooms, Moment m) => lamp switch
    {
        _ when c.Watts <= 0 => Decision.Refuse("lamp.watts", "A lamp has at least one watt."),
        _ when c.Room == "nowhere" => Decision.Refuse("lamp.unknown", "There is no such lamp."),
        _ when rooms.Lit > 0 => Decision.Refuse("lamp.dark", "This room takes one lamp."),
        { On: true } => Decision.Nothing,
        _ => [new LampSwitchedOn(c.Lamp, c.Room, c.Watts, m.Now)],
    };
}

/// <summary>A lamp goes out an hour after it was switched on.</summary>
public sealed class GoOutRule : IRule<GoOut, Lamp>
{
    /// <summary>A lamp that breaks its rule.</summary>
    public static Guid Broken { get; } = new("01900000-0000-7000-8000-0000000000bb");

    /// <summary>A lamp that for two hours is put off to an instant that has passed.</summary>
    public static Guid Stubborn { get; } = new("01900000-0000-7000-8000-0000000000cc");

    /// <summary>A lamp that is put off for five days.</summary>
    public static Guid Patient { get; } = new("01900000-0000-7000-8000-0000000000dd");

    public string Stream(GoOut c) => Lamp.StreamOf(c.Lamp);

    public Decision Decide(GoOut c, Lamp lamp, Moment m) => lamp switch
    {
        { On: false } => Decision.Nothing,
        _ when c.Lamp == Broken => throw new InvalidOperationException("The filament is gone."),
        _ when c.Lamp == Stubborn && m.Now < lamp.Since.AddHours(2) => Decision.NotBefore(lamp.Since, "lamp.stubborn", "It burns on."),
        _ when c.Lamp == Patient && m.Now < lamp.Since.AddDays(5) => Decision.NotBefore(lamp.Since.AddDays(5), "lamp.patient", "It burns for five days."),
        _ when m.Now < lamp.Since.AddHours(1) => Decision.NotBefore(lamp.Since.AddHours(1), "lamp.burning", "It burns for an hour."),
        _ => [new LampWentOut(c.Lamp, m.Now)],
    };
}

public sealed class GoOutAfterAnHour : Policy
{
    public override string StoredName => "tests.go-out-after-an-hour";

    /// <summary>Fires ten minutes early on purpose: the rule moves the timer.</summary>
    public override IEnumerable<Reaction> React(object @event) => @event is LampSwitchedOn e ? [At(e.At.AddMinutes(50), new GoOut(e.Lamp))] : None;
}

[May(Role.Reader)]
public sealed record FindLamps(string? Room = null, int[]? Watts = null, DateOnly? Day = null, Rag? Rag = null, bool Lit = true, ProjectId? Project = null) : IQuery<IReadOnlyList<LampRow>>;

public sealed record LampRow(Guid Lamp, string Room, int Watts, bool Lit, DateTimeOffset At);

/// <summary>What a test changes in the table of lamps, as a new build would.</summary>
/// <param name="Version">What it means.</param>
/// <param name="More">More tables.</param>
/// <param name="Gate">While it is closed, filling waits.</param>
/// <param name="Check">What a lamp's watts must be.</param>
public sealed record LampMeaning(int Version = 1, string More = "", ManualResetEventSlim? Gate = null, string Check = "check (watts <> 666)");

/// <summary>Every lamp with its room; a lamp of 666 watts breaks a constraint, as a wrong event would.</summary>
public sealed class LampTable(LampMeaning? meaning = null) : Projection, IAnswer<FindLamps, IReadOnlyList<LampRow>>
{
    public override string Schema => $"create table lamp (lamp blob primary key, room text not null, watts integer not null {meaning?.Check ?? "check (watts <> 666)"}, lit integer not null, at integer not null) without rowid" + meaning?.More;
    public override string Indexes => "create index lamp_room on lamp(room)";
    public override int Version => meaning?.Version ?? 1;

    public override Sql[] Apply(object @event, Recorded about)
    {
        meaning?.Gate?.Wait();
        return Follows(@event);
    }

    private static Sql[] Follows(object @event) => @event switch
    {
        LampSwitchedOn e =>
        [
            Sql($"insert into lamp values ({e.Lamp}, {e.Room}, {e.Watts}, 1, {e.At}) on conflict do update set lit = 1, watts = excluded.watts, at = excluded.at"),
        ],
        LampWentOut e => [Sql($"update lamp set lit = 0 where lamp = {e.Lamp}")],
        _ => Skip,
    };

    public IReadOnlyList<LampRow> Answer(FindLamps q, Viewer who, Db db) => db.List<LampRow>($"""
        select at, lamp, room, watts, lit from lamp
        where {Where.All.And(q.Room is not null, $"room = {q.Room}").And(q.Watts is not null, $"watts = {q.Watts?[0]}")}
        order by {SortBy.Of("room", "lamp", ("room", "room"), ("watts", "watts"))}
        """);
}
