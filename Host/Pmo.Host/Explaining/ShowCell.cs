using MediatR;
using Pmo.Host.Stepping;

namespace Pmo.Host.Explaining;

/// <summary>Why one cell behind the figures is what it is, now or at a moment: every event that changed it, newest first. Of projects the asker may look into today.</summary>
/// <param name="Table">The table.</param>
/// <param name="Key">The row's key, as differences give it.</param>
/// <param name="Column">The cell.</param>
[May(Role.ComplianceReviewer, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.UnitManager, Role.LineManager, Role.Sponsor, Role.ProjectManager)]
public sealed record ShowCell(string Table, string Key, string Column) : IQuery<CellSheet?>;

/// <summary>One cell with its history.</summary>
/// <param name="Title">The row.</param>
/// <param name="Href">Where the row is looked at.</param>
/// <param name="Label">The cell.</param>
/// <param name="Value">What it is; null: there is no such row.</param>
/// <param name="Position">Everything in the log up to here is in it.</param>
/// <param name="Changes">What made it so, newest first.</param>
public sealed record CellSheet(string Title, string? Href, ProjectId Project, string Label, string? Value, long Position, IReadOnlyList<CellStep> Changes);

/// <summary>A change of the cell.</summary>
/// <param name="Before">Null: the row came with it.</param>
/// <param name="After">Null: the row went.</param>
public sealed record CellStep(string? Before, string? After, WhyEvent? By);

internal sealed class ShowCellHere(Traces traces, IEventStore store, StreamStories stories, EventWords events, Naming naming, LookLog looks, Caller caller) : IRequestHandler<ShowCell, CellSheet?>
{
    public async Task<CellSheet?> Handle(ShowCell q, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(ShowCell)) ?? throw new NotSignedInException();
        var found = traces.Tables.SelectMany(m => m.Value, (m, table) => (Module: m.Key, Table: table)).FirstOrDefault(t => t.Table.Name == q.Table && t.Table.Topic is not null);
        if (found.Table?.Find(q.Column) is not { } column) return null;
        var position = caller.AsOf?.Position ?? await store.Head(cancellationToken);
        var all = await traces.Read(found.Module, position, db => Changes.OfCell(db, q.Table, q.Key, q.Column, position), cancellationToken);
        if (all.Count == 0 || all.Any(c => c.Project is not { } p || !who.Sees(p))) return null;
        var told = await events.Of(all.Select(c => (c.Position, c.Project)), who, cancellationToken);
        // A row that comes or goes tells so itself; its cell changes with it.
        var steps = all.Where(c => c.Column.Length > 0 || !all.Any(o => o.Position == c.Position && o.Column.Length > 0)).Reverse().Select(c => Step(c, column, told.GetValueOrDefault(c.Position))).ToList();
        var (title, href) = Comparing.DifferenceLines.Called(found.Table, q.Key, stories);
        var gone = all.LastOrDefault(c => c.Column.Length == 0) is { New: null };
        var value = gone ? null : WhyLines.Words(column.Kind, all.LastOrDefault(c => c.Column.Length > 0)?.New);
        var name = await naming.For([title, value ?? "", .. steps.SelectMany(s => new[] { s.Before ?? "", s.After ?? "", s.By?.Sentence ?? "" })]);
        if (told.Values.Any(e => e.Stream is not null)) await looks.Note(who, typeof(ShowCell), null, $"why “{column.Label}” of {title}: {Tell.Count(steps.Count, "change")}", steps.Count);
        return new(name(title), href, all[^1].Project!.Value, column.Label, value is null ? null : name(value), position,
            [.. steps.Select(s => new CellStep(s.Before is null ? null : name(s.Before), s.After is null ? null : name(s.After), s.By is { } e ? e with { Sentence = name(e.Sentence) } : null))]);
    }

    private static CellStep Step(CellChange c, TracedColumn column, WhyEvent? by) => c.Column.Length == 0
        ? new(c.New is null ? "there" : null, c.New is null ? null : "nothing", by)
        : new(WhyLines.Words(column.Kind, c.Old), WhyLines.Words(column.Kind, c.New), by);
}
