namespace Pmo;

/// <summary>What became of a cell between two moments, whatever happened to it on the way.</summary>
/// <param name="Column">The cell; empty: the row itself.</param>
/// <param name="Old">At the first moment; null: nothing, or no row.</param>
/// <param name="New">At the second.</param>
/// <param name="Positions">The events that changed it, oldest first.</param>
public sealed record NetChange(string Table, string Key, string Column, string? Old, string? New, ProjectId? Project, IReadOnlyList<long> Positions)
{
    /// <summary>The differences that all changes between two moments come to; what was changed and changed back is none.</summary>
    public static IReadOnlyList<NetChange> Of(IEnumerable<CellChange> oldestFirst) =>
        [.. oldestFirst.GroupBy(c => (c.Table, c.Key, c.Column)).Select(g => (First: g.First(), Last: g.Last(), All: g)).Where(g => g.First.Old != g.Last.New)
            .Select(g => new NetChange(g.First.Table, g.First.Key, g.First.Column, g.First.Old, g.Last.New, g.Last.Project, [.. g.All.Select(c => c.Position).Distinct()]))];
}
