using Pmo.Reporting;

namespace Pmo.Office;

/// <summary>The three trees as they stand, with the days from which each unit stood where; every unit's ancestors, itself among them, are kept for rights and roll-ups.</summary>
internal sealed class UnitTrees : Projection
{
    public override string Schema => """
        create table unit (
            id blob primary key, kind text not null, code text not null, name text not null, parent blob, manager blob,
            since text not null, closed text, planned_to blob, planned_from text, import blob, hidden integer not null);
        create table unit_path (unit blob not null, ancestor blob not null, primary key (unit, ancestor)) without rowid;
        create index unit_path_ancestor on unit_path (ancestor, unit);
        create table unit_place (unit blob not null, since text not null, parent blob, primary key (unit, since)) without rowid;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        UnitCreated e => Created(e),
        UnitRenamed e => [Sql($"update unit set code = {e.Code}, name = {e.Name} where id = {e.Unit}")],
        UnitMoveDecided e => [Sql($"update unit set planned_to = {e.Parent}, planned_from = {e.From} where id = {e.Unit}")],
        UnitMoved e => Moved(e),
        UnitManagerNamed e => [Sql($"update unit set manager = {e.Manager} where id = {e.Unit}")],
        UnitClosed e => [Sql($"update unit set closed = {e.From}, planned_to = null, planned_from = null where id = {e.Unit}")],
        ImportCompleted e => [Sql($"update unit set hidden = 0 where import = {e.Import}")],
        _ => Skip,
    };

    private static Sql[] Created(UnitCreated e) =>
    [
        Sql($"insert into unit (id, kind, code, name, parent, since, import, hidden) values ({e.Unit}, {e.Kind}, {e.Code}, {e.Name}, {e.Parent}, {e.From}, {e.Import}, {e.Import is not null})"),
        Sql($"insert into unit_path (unit, ancestor) select {e.Unit}, {e.Unit} union all select {e.Unit}, ancestor from unit_path where unit = {e.Parent}"),
        Stands(e.Unit, e.Parent, e.From),
    ];

    /// <summary>The unit and all below it leave the ancestors they had and get those of the new parent.</summary>
    private static Sql[] Moved(UnitMoved e) =>
    [
        Sql($"update unit set parent = {e.Parent}, planned_to = null, planned_from = null where id = {e.Unit}"),
        Sql($"""
            delete from unit_path where unit in (select unit from unit_path where ancestor = {e.Unit})
                and ancestor in (select ancestor from unit_path where unit = {e.Unit} and ancestor <> {e.Unit})
            """),
        Sql($"insert into unit_path (unit, ancestor) select below.unit, above.ancestor from unit_path below join unit_path above on above.unit = {e.Parent} where below.ancestor = {e.Unit}"),
        Stands(e.Unit, e.Parent, e.From),
    ];

    private static Sql Stands(UnitId unit, UnitId? parent, DateOnly from) =>
        Sql($"insert into unit_place (unit, since, parent) values ({unit}, {from}, {parent}) on conflict (unit, since) do update set parent = excluded.parent");
}
