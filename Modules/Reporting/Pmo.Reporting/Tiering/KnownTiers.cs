using System.Text.Json;
using System.Text.Json.Serialization;
using Pmo.Reporting.ShortReporting;

namespace Pmo.Reporting.Tiering;

/// <summary>Tiers and the exception setting as the tables hold them, for pages and forecasts; what is decided consults the log.</summary>
internal sealed class KnownTiers
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly Dictionary<UnitId, IReadOnlyList<Tier>> own;
    private readonly Dictionary<UnitId, Unit> units;

    private KnownTiers(IReadOnlyList<Tier> @default, Dictionary<UnitId, IReadOnlyList<Tier>> own, Dictionary<UnitId, Unit> units) => (Default, this.own, this.units) = (@default, own, units);

    private sealed record Row(UnitId Department, string Tiers);

    private sealed record Unit(UnitId Id, UnitId? Parent, string Name, string Kind);

    /// <summary>Those of departments that have none of their own.</summary>
    public IReadOnlyList<Tier> Default { get; }

    /// <summary>No tier is set anywhere.</summary>
    public bool None => Default.Count == 0 && own.Count == 0;

    /// <summary>The departments with tiers of their own.</summary>
    public IReadOnlyDictionary<UnitId, IReadOnlyList<Tier>> Own => own;

    public static KnownTiers Read(Db db)
    {
        var rows = db.List<Row>($"select department, tiers from reporting_tiers").ToDictionary(r => r.Department, r => Tiers(r.Tiers));
        var @default = rows.Remove(default, out var set) ? set : [];
        return new(@default, rows, db.List<Unit>($"select unit id, parent, name, kind from reporting_units where kind = 'Department'").ToDictionary(u => u.Id));
    }

    /// <summary>The setting of exception reports.</summary>
    public static ExceptionReports Exceptions(Db db) =>
        db.One<Setting>($"select is_on, day, due_after from reporting_exceptions") is { } s ? new(s.IsOn, s.Day, s.DueAfter) : ExceptionReports.Initial;

    private sealed record Setting(bool IsOn, DayOfWeek Day, int DueAfter);

    /// <summary>A department's tiers, and whose they are.</summary>
    public (UnitId? Department, IReadOnlyList<Tier> Tiers) For(UnitId? department, (UnitId? Unit, IReadOnlyList<Tier>? Tiers)? instead = null)
    {
        var seen = new HashSet<UnitId>();
        for (var unit = department; unit is { } here && seen.Add(here); unit = units.GetValueOrDefault(here)?.Parent)
            if (instead is { Unit: { } changed } other && changed == here ? other.Tiers is not null : own.ContainsKey(here))
                return (here, instead is { Unit: { } same } && same == here ? instead.Value.Tiers! : own[here]);
        return (null, instead is { Unit: null } all ? all.Tiers ?? [] : Default);
    }

    /// <summary>Every department, by name.</summary>
    public IEnumerable<(UnitId Unit, string Name)> Departments => units.Values.OrderBy(u => u.Name, StringComparer.OrdinalIgnoreCase).Select(u => (u.Id, u.Name));

    /// <summary>Whose tiers they are, in words.</summary>
    public string NameOf(UnitId? department) => department is { } unit && units.TryGetValue(unit, out var known) ? known.Name : "the installation";

    public static string Text(object value) => JsonSerializer.Serialize(value, Options);

    public static IReadOnlyList<Tier> Tiers(string text) => JsonSerializer.Deserialize<IReadOnlyList<Tier>>(text, Options)!;

    public static HeldTier? Held(string? text) => text is null ? null : JsonSerializer.Deserialize<HeldTier>(text, Options);
}

/// <summary>The tiers and the exception setting as they are now.</summary>
internal sealed class TierTables : Projection
{
    public override string Schema => """
        create table reporting_tiers (department blob primary key, tiers text not null) without rowid;
        create table reporting_exceptions (one int primary key, is_on int not null, day text not null, due_after int not null, by blob not null, at int not null);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        TiersSet { Tiers: null } e => [Sql($"delete from reporting_tiers where department = {e.Department?.Value ?? default}")],
        TiersSet e => [Sql($"insert into reporting_tiers (department, tiers) values ({e.Department?.Value ?? default}, {KnownTiers.Text(e.Tiers!)}) on conflict do update set tiers = excluded.tiers")],
        ExceptionReportsSet e => [Sql($"insert into reporting_exceptions (one, is_on, day, due_after, by, at) values (1, {e.On}, {e.Day}, {e.DueAfterWorkingDays}, {e.By}, {e.At}) on conflict do update set is_on = excluded.is_on, day = excluded.day, due_after = excluded.due_after, by = excluded.by, at = excluded.at")],
        _ => Skip,
    };
}
