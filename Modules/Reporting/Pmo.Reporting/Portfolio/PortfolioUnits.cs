using Pmo.Office;

namespace Pmo.Reporting.Portfolio;

/// <summary>The departments, programmes and portfolios by which the portfolio is filtered, and what stands in them.</summary>
internal sealed class PortfolioUnits : Projection
{
    public override string Schema => """
        create table portfolio_units (unit blob primary key, kind text not null, name text not null, parent blob) without rowid;
        create table portfolio_groups (project blob not null, unit blob not null, primary key (project, unit)) without rowid;
        create table portfolio_members (project blob not null, person blob not null, primary key (project, person)) without rowid;
        """;

    public override string Indexes => """
        create index portfolio_units_parent on portfolio_units (parent);
        create index portfolio_groups_unit on portfolio_groups (unit);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        UnitCreated e => [Sql($"insert into portfolio_units (unit, kind, name, parent) values ({e.Unit}, {e.Kind}, {e.Name}, {e.Parent}) on conflict do nothing")],
        UnitRenamed e => [Sql($"update portfolio_units set name = {e.Name} where unit = {e.Unit}")],
        UnitMoved e => [Sql($"update portfolio_units set parent = {e.Parent} where unit = {e.Unit}")],
        ProjectGrouped e => [Sql($"delete from portfolio_groups where project = {e.Project}"), .. e.Units.Distinct().Select(u => Stand(u, e.Project))],
        TeamMemberAdded e => [Sql($"insert into portfolio_members (project, person) values ({e.Project}, {e.Member}) on conflict do nothing")],
        TeamMemberRemoved e => [Sql($"delete from portfolio_members where project = {e.Project} and person = {e.Member}")],
        _ => Skip,
    };

    private static Sql Stand(UnitId unit, ProjectId project) => Sql($"insert into portfolio_groups (unit, project) values ({unit}, {project})");

    /// <summary>The condition that a project (<c>p</c> of <c>portfolio</c>) stands somewhere in a unit's part of its tree.</summary>
    public static Where Under(UnitId? unit) => Where.All.And(unit is not null, $"""
        p.department in (with recursive part (unit) as (select {unit} union select u.unit from portfolio_units u join part on u.parent = part.unit) select unit from part)
        or p.project in (select project from portfolio_groups where unit in
            (with recursive part (unit) as (select {unit} union select u.unit from portfolio_units u join part on u.parent = part.unit) select unit from part))
        """);
}
