using MediatR;
using Pmo.Host.Deploying;
using Pmo.Host.Explaining;
using Pmo.Host.Stepping;
using Pmo.Office;

namespace Pmo.Host.Comparing;

/// <summary>What changed between two moments across the portfolio, by project, row and cell, with the events that made it; of the projects the asker may look into today.</summary>
/// <param name="From">The first moment: a day, an instant or an event's number.</param>
/// <param name="To">The second; now if not given.</param>
/// <param name="Unit">Only projects that stand in this part of the tree now.</param>
/// <param name="Project">Only this project, with all its rows.</param>
/// <param name="Topic">Only what is about this: "Status".</param>
/// <param name="Page">From 1.</param>
[May(Role.ComplianceReviewer, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.UnitManager, Role.LineManager, Role.Sponsor, Role.ProjectManager), NoPast]
public sealed record ShowDifference(string From, string? To = null, UnitId? Unit = null, ProjectId? Project = null, string? Topic = null, int Page = 1) : IQuery<DifferenceSheet>;

/// <summary>What changed between two moments.</summary>
/// <param name="Topics">What differences may be about.</param>
/// <param name="Cells">How many cells differ.</param>
/// <param name="ByWho">How many by whom.</param>
/// <param name="ByWhat">How many by what kind of event.</param>
/// <param name="ByReason">How many for which reason, as far as the asker may read reasons.</param>
/// <param name="Logic">The programs and definitions that came between the two, as told by when they did: both moments are made by today's, so they explain nothing here, but may explain what was printed.</param>
/// <param name="Late">The events, of those shown, that were entered long after the day from which they hold.</param>
/// <param name="Projects">A page of the projects in which anything changed.</param>
public sealed record DifferenceSheet(
    DifferenceMoment From, DifferenceMoment To, IReadOnlyList<string> Topics, int Cells, IReadOnlyList<CauseCount> ByWho, IReadOnlyList<CauseCount> ByWhat, IReadOnlyList<CauseCount> ByReason,
    IReadOnlyList<LogicChange> Logic, IReadOnlyList<long> Late, Page<ProjectDifference> Projects);

/// <summary>Another program, or another definition of a figure, from an event on.</summary>
public sealed record LogicChange(long Position, DateTimeOffset At, string What);

/// <summary>One of the two moments.</summary>
public sealed record DifferenceMoment(string Code, long Position, DateTimeOffset At);

/// <summary>How many cells are as they are because of somebody or something.</summary>
/// <param name="Person">Who, where it is about that.</param>
public sealed record CauseCount(string Cause, PersonId? Person, int Cells);

/// <summary>What changed in a project.</summary>
/// <param name="More">How many rows are not listed here.</param>
public sealed record ProjectDifference(ProjectId Project, string Code, string Name, IReadOnlyList<RowDifference> Rows, int More);

/// <summary>Whether a row came, went or changed.</summary>
public enum RowChange { Came, Went, Changed }

/// <summary>A row that came, went or changed.</summary>
public sealed record RowDifference(string Noun, string Title, string? Href, RowChange Change, IReadOnlyList<CellDifference> Cells);

/// <summary>A cell before and after.</summary>
/// <param name="By">The event that made it as it is.</param>
/// <param name="Cell">Names the cell, to ask why it was what it was; null: it is a row that came or went without one.</param>
/// <param name="Events">How many events changed it on the way.</param>
public sealed record CellDifference(string Label, string Before, string After, WhyEvent? By, int Events, CellName? Cell = null);

/// <summary>Names a cell of a table.</summary>
public sealed record CellName(string Table, string Key, string Column);

internal sealed class ShowDifferenceHere(Traces traces, PastMoments moments, IEventStore store, TimeProvider clock, EventWords events, Causes causes, Naming naming, LookLog looks, StreamStories stories, Caller caller, IMediator ask, Deployments deployments)
    : IRequestHandler<ShowDifference, DifferenceSheet>
{
    private const int Size = 10;
    private const int MostRows = 30;

    public async Task<DifferenceSheet> Handle(ShowDifference q, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(ShowDifference)) ?? throw new NotSignedInException();
        var (from, to) = (await Moment(q.From, cancellationToken), await Moment(q.To, cancellationToken));
        if (from.Position > to.Position) throw new BadRequestException("difference.order", "The first moment lies after the second: exchange them.");
        var all = (await Changed(q, who, from, to, cancellationToken)).GroupBy(c => c.Project!.Value).ToDictionary(g => g.Key, g => g.ToList());
        var projects = await Projects(q, all.Keys, cancellationToken);
        var page = Math.Clamp(q.Page, 1, Math.Max(1, (projects.Count + Size - 1) / Size));
        var shown = projects.Skip((page - 1) * Size).Take(Size).ToList();
        var told = await events.Of(shown.SelectMany(p => all[p.Project]).Select(c => (c.Positions[^1], c.Project)), who, cancellationToken);
        var lines = new DifferenceLines(traces.Tables.Values.SelectMany(t => t), stories, told, q.Project is null ? MostRows : int.MaxValue);
        var rows = shown.Select(p => lines.Of(p.Project, p.Code, p.Name, all[p.Project])).ToList();
        var name = await naming.For(rows.SelectMany(DifferenceLines.Texts));
        if (told.Values.Any(e => e.Stream is not null)) await looks.Note(who, typeof(ShowDifference), null, $"what changed from {from.Code} to {to.Code}, page {page}: {Tell.Count(shown.Count, "project")} of {projects.Count}", shown.Count);
        var net = projects.SelectMany(p => all[p.Project]).ToList();
        var counted = await causes.Of(net.Select(c => c.Positions[^1]), from.Position, to.Position, who, cancellationToken);
        return new(from, to, Topics, net.Count, counted.Who, counted.What, counted.Reasons, Logic(from.Position, to.Position), counted.Late(told.Keys), new([.. rows.Select(r => DifferenceLines.Read(r, name))], projects.Count, page, Size));
    }

    private List<string> Topics => [.. traces.Tables.Values.SelectMany(t => t).SelectMany(t => t.Topic is null ? [] : t.Columns.Select(c => c.Topic ?? t.Topic)).Distinct().Order(StringComparer.Ordinal)];

    private List<LogicChange> Logic(long after, long until)
    {
        var (programs, definitions) = deployments.Between(after, until);
        return [.. programs.Select(p => new LogicChange(p.Position, p.Program.At, $"Program {p.Program.Version}{(p.Program.Commit is { } commit ? $" ({commit[..Math.Min(8, commit.Length)]})" : "")}"))
            .Concat(definitions.Select(d => new LogicChange(d.Position, d.Kpi.At, $"“{d.Kpi.Title}”, version {d.Kpi.Version}"))).OrderBy(c => c.Position)];
    }

    private async Task<DifferenceMoment> Moment(string? text, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text) || moments.IsToday(text, naming.Zone())) return new("now", await store.Head(cancellation), clock.GetUtcNow());
        var moment = await moments.Find(text, naming.Zone(), cancellation);
        return new(moment.Text, moment.Position, moment.At);
    }

    private async Task<List<NetChange>> Changed(ShowDifference q, Viewer who, DifferenceMoment from, DifferenceMoment to, CancellationToken cancellation)
    {
        var changed = new List<NetChange>();
        foreach (var (module, tables) in traces.Tables)
        {
            var compared = tables.Where(t => t.Topic is not null).ToDictionary(t => t.Name);
            if (compared.Count == 0) continue;
            var changes = await traces.Read(module, to.Position, db => Changes.Between(db, from.Position, to.Position), cancellation);
            changed.AddRange(NetChange.Of(changes.Where(c => compared.ContainsKey(c.Table) && c.Project is { } p && who.Sees(p) && (q.Project is null || p == q.Project)))
                .Where(c => string.IsNullOrEmpty(q.Topic) || (compared[c.Table].Find(c.Column)?.Topic ?? compared[c.Table].Topic) == q.Topic));
        }

        return changed;
    }

    /// <summary>By code; what is still being imported is shown nowhere.</summary>
    private async Task<List<ProjectRow>> Projects(ShowDifference q, IReadOnlyCollection<ProjectId> changed, CancellationToken cancellation)
    {
        var found = new List<ProjectRow>();
        foreach (var some in changed.Chunk(500)) found.AddRange((await ask.Send(new FindProjects(Unit: q.Unit, Size: 500, Only: some), cancellation)).Rows);
        return [.. found.OrderBy(p => p.Code, StringComparer.Ordinal)];
    }
}
