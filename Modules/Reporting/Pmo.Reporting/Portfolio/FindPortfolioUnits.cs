namespace Pmo.Reporting.Portfolio;

/// <summary>The units by which the portfolio is filtered: departments first, each tree from the top down.</summary>
[May(Role.Reader)]
internal sealed record FindPortfolioUnits : IQuery<IReadOnlyList<PortfolioUnit>>;

/// <summary>A department, programme or portfolio in its tree.</summary>
/// <param name="Depth">0 at the top.</param>
public sealed record PortfolioUnit(UnitId Unit, Pmo.Office.UnitKind Kind, string Name, int Depth);

/// <summary>Answers with the trees in the order they are read.</summary>
internal sealed class PortfolioUnitsAnswer : IAnswer<FindPortfolioUnits, IReadOnlyList<PortfolioUnit>>
{
    public IReadOnlyList<PortfolioUnit> Answer(FindPortfolioUnits query, Viewer who, Db db) => db.List<PortfolioUnit>($"""
        with recursive tree (unit, kind, name, depth, path) as (
            select unit, kind, name, 0, name from portfolio_units where parent is null
            union all
            select u.unit, u.kind, u.name, depth + 1, path || char(1) || u.name from portfolio_units u join tree on u.parent = tree.unit where depth < 20)
        select unit, kind, name, depth from tree order by kind, path collate nocase
        """);
}
