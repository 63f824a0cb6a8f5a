using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo.Reporting.Escalating;

/// <summary>A ladder's rules as one column of a table.</summary>
internal static class LadderText
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static LadderRules Read(string text) => JsonSerializer.Deserialize<LadderRules>(text, Options)!;

    private sealed record Column(string Rules);

    /// <summary>The ladder of a department as of the tables: its own, the nearest above, or the installation's.</summary>
    public static LadderRules For(Db db, UnitId? department)
    {
        var own = db.One<Column>($"""
            with recursive up (unit, depth) as (
                select unit, 0 from reporting_units where unit = {department}
                union all select u.parent, up.depth + 1 from up join reporting_units u on u.unit = up.unit where u.parent is not null and up.depth < 64)
            select r.rules from up join ladder_rules r on r.department = up.unit order by up.depth limit 1
            """);
        return own is { } found ? Read(found.Rules) : Default(db);
    }

    /// <summary>The ladder of departments without their own.</summary>
    public static LadderRules Default(Db db) =>
        db.One<Column>($"select rules from ladder_rules where department = {Guid.Empty}") is { } set ? Read(set.Rules) : LadderDefaults.Rules;
}
