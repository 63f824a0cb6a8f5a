using MediatR;
using Pmo.Host.Deploying;
using Pmo.Host.Stepping;

namespace Pmo.Host.Explaining;

/// <summary>Why a figure is what it is: its definition, the rows that entered and those left out, the check of one against the other, and for each cell the event that set it. Who may ask for the figure may ask why; the rows are those the asker may see today.</summary>
/// <param name="Figure">The figure's name: <c>reporting.red-projects</c>.</param>
/// <param name="Unit">Only projects of this part of the tree.</param>
/// <param name="From">The first day, where the figure has a span.</param>
/// <param name="To">The last day.</param>
/// <param name="By">What it is broken down by.</param>
/// <param name="Part">Which part: a month, or the key of a row it is broken down by.</param>
/// <param name="Project">Only this project.</param>
/// <param name="LeftOut">The rows that do not count instead of those that do.</param>
/// <param name="Page">From 1.</param>
[May(Role.Reader)]
public sealed record ShowWhy(string Figure, UnitId? Unit = null, DateOnly? From = null, DateOnly? To = null, string? By = null, string? Part = null, ProjectId? Project = null, bool LeftOut = false, int Page = 1) : IQuery<WhySheet?>;

/// <summary>A figure with everything behind it.</summary>
/// <param name="Words">How it is counted.</param>
/// <param name="Version">Which version of that.</param>
/// <param name="OfEach">What it is a figure of, where there is one for each.</param>
/// <param name="Scope">What of it: a department, a month, a span of days; empty: all.</param>
/// <param name="Parts">The other figures of the same kind, such as months.</param>
/// <param name="Shown">As the page shows it.</param>
/// <param name="Made">As the rows make it.</param>
/// <param name="Position">Everything in the log up to here is in it.</param>
/// <param name="Entered">How many rows entered.</param>
/// <param name="Unseen">How many of them are of projects that the viewer may not look into.</param>
/// <param name="Left">Why rows were left out, and how many for each reason.</param>
/// <param name="Rules">Versions of rules the rows were made by, and how many rows by each.</param>
/// <param name="Then">The program and the definition in use where the figure stands in the log; null: none was recorded yet.</param>
/// <param name="Now">Those in use today, by which it is counted here.</param>
/// <param name="Rows">A page of the rows.</param>
/// <param name="Untraced">Why the cells name no events; null: they do.</param>
public sealed record WhySheet(
    string Figure, string Title, string Words, int Version, FigureKind Kind, FigureForm Form, string? OfEach, string? PartIs, string? Part, string Scope, IReadOnlyList<string> Parts, FigureValue Shown, FigureValue Made,
    long Position, int Entered, int Unseen, IReadOnlyList<WhyCount> Left, IReadOnlyList<WhyCount> Rules, WhyLogic? Then, WhyLogic? Now, Page<WhyRow> Rows, string? Untraced = null)
{
    /// <summary>What is shown is what the rows make.</summary>
    public bool Adds => Shown == Made;
}

/// <summary>The program and the definition by which a figure is counted.</summary>
/// <param name="Program">Its version and the state of its source.</param>
/// <param name="Tables">What the figure's tables are and mean.</param>
/// <param name="Since">Since when the program runs.</param>
/// <param name="Definition">The version of the definition; null: none was recorded yet.</param>
/// <param name="Hash">Changes with the definition.</param>
public sealed record WhyLogic(string Program, string? Tables, DateTimeOffset Since, int? Definition, string? Hash)
{
    /// <summary>Counts the same from the same rows.</summary>
    public bool Same(WhyLogic other) => Tables == other.Tables && Hash == other.Hash;
}

/// <summary>How many rows have something in common.</summary>
public sealed record WhyCount(string Why, int Rows);

/// <summary>A row behind the figure, with the cells it was read from.</summary>
/// <param name="Gives">What it contributes.</param>
/// <param name="Says">What it is counted as.</param>
/// <param name="LeftOut">Why it does not count; null: it does.</param>
public sealed record WhyRow(string Title, string? Href, decimal Gives, string Says, string? LeftOut, IReadOnlyList<WhyCell> Cells);

/// <summary>A cell and the event that last set it.</summary>
public sealed record WhyCell(string Label, string Value, WhyEvent? SetBy);

/// <summary>An event, as far as the viewer may read it.</summary>
/// <param name="Stream">Its record, where the viewer may step through it; else null.</param>
/// <param name="Step">Its place in the record, from 1.</param>
/// <param name="Sentence">What happened; without the right to step through the record, only what kind of thing.</param>
/// <param name="By">Who did it; null: not for this viewer to see.</param>
/// <param name="OnBehalfOf">For whom.</param>
/// <param name="Command">By which command.</param>
/// <param name="Policy">The policy that sent it; null: a person did.</param>
/// <param name="Why">The reason that was given, where the viewer may read it.</param>
/// <param name="Rules">The versions of rules it was decided by, or that what it followed from was decided by.</param>
public sealed record WhyEvent(long Position, string? Stream, int Step, string Sentence, DateTimeOffset At, PersonId? By, PersonId? OnBehalfOf, string Command, string? Policy, string? Why, IReadOnlyList<WhyRule> Rules);

/// <summary>A version of rules.</summary>
/// <param name="Version">From 1, one for each time they were set; 0: as shipped, nobody had set any.</param>
/// <param name="Stream">Their record, where the viewer may step through it.</param>
public sealed record WhyRule(string Name, int Version, string? Stream)
{
    /// <summary>"Escalation ladders, version 3".</summary>
    public override string ToString() => Version == 0 ? $"{Name}, as shipped" : $"{Name}, version {Version}";
}

internal sealed class ShowWhyHere(Figures figures, TablesThen tables, Traces traces, EventWords events, Naming naming, LookLog looks, Caller caller, Deployments deployments) : IRequestHandler<ShowWhy, WhySheet?>
{
    private const int Size = 20;

    public async Task<WhySheet?> Handle(ShowWhy q, CancellationToken cancellationToken)
    {
        if (figures.Find(q.Figure) is not { } figure) return null;
        var who = caller.ViewerFor(figure.Asks) ?? throw new NotSignedInException();
        if (!Endpoints.MayOf(figure.Asks).Any(who.Roles.Contains)) throw new NotAllowedException(figure.Asks, Endpoints.MayOf(figure.Asks));
        var (answer, parts, part, position) = await tables.Read(figure.GetType(), figure.Asks, (db, viewer) => Ask(figure, q, viewer, db), cancellationToken);
        var wanted = answer.Rows.Where(r => r.LeftOut is not null == q.LeftOut).ToList();
        var (number, size) = Slice.Of(caller.ViewerFor(typeof(ShowWhy)) ?? who, q.Page, Size, wanted.Count);
        var rows = wanted.Skip((number - 1) * size).Take(size).ToList();
        var module = MessageNames.ModuleOf(figure.GetType());
        var (changes, untraced) = await Changed(module, position, rows, cancellationToken);
        var told = await events.Of(changes.Select(c => (c.Position, c.Project)), who, cancellationToken);
        var lines = WhyLines.Of(untraced is null ? rows : [.. rows.Select(r => r with { Cells = [] })], traces.Tables[module], changes, told);
        var scope = Scope(figure, q, part);
        var name = await naming.For(WhyLines.Texts(lines).Append(scope));
        if (told.Values.Any(e => e.Stream is not null)) await looks.Note(who, typeof(ShowWhy), null, Range(figure, part, number, rows.Count, wanted.Count, q.LeftOut), rows.Count);
        return new(figure.Name, figure.Title, figure.Words, figure.Version, figure.Kind, figure.Form, figure.OfEach, figure.PartIs, part, name(scope), parts, answer.Shown, answer.Made(figure.Kind), position,
            answer.Entered.Count() + answer.Unseen, answer.Unseen, Counts(answer.Rows.Select(r => r.LeftOut)), Counts(answer.Entered.SelectMany(r => r.Rules ?? [])), Logic(figure, position), Logic(figure, long.MaxValue),
            new([.. lines.Select(l => WhyLines.Read(l, name))], wanted.Count, number, size), untraced);
    }

    // Without the events a figure still has its rows and its sum.
    private async Task<(IReadOnlyList<CellChange>, string?)> Changed(string module, long position, IReadOnlyList<FigureRow> rows, CancellationToken cancellation)
    {
        try
        {
            return (await traces.Read(module, position, db => Changes.Last(db, rows.SelectMany(r => r.Cells), position), cancellation), null);
        }
        catch (TraceTooLargeException refused)
        {
            return ([], refused.Message);
        }
    }

    private static (FigureAnswer, IReadOnlyList<string>, string?, long) Ask(FigureDefinition figure, ShowWhy q, Viewer who, Db db)
    {
        var parts = figure.PartIs is null ? [] : figure.Parts(who, db);
        var part = q.Part ?? (parts.Count > 0 ? parts[^1] : null);
        return (figure.Explain(new(q.Unit, q.From, q.To, q.By, part, q.Project), who, db), parts, part, TablesThen.PositionOf(db));
    }

    private static string Scope(FigureDefinition figure, ShowWhy q, string? part)
    {
        string?[] parts = [figure.PartWords(new(q.Unit, q.From, q.To, q.By, part)), q.Unit is null ? null : Tell.Name(q.Unit, ""), q.Project is { } project ? Tell.Name(project) : null, q.From is { } from ? $"from {Tell.Day(from)}" : null, q.To is { } to ? $"to {Tell.Day(to)}" : null];
        return string.Join(", ", parts.OfType<string>());
    }

    private WhyLogic? Logic(FigureDefinition figure, long position)
    {
        if (deployments.At(position)?.Program is not { } program) return null;
        var kpi = deployments.At(figure.Name, position)?.Kpi;
        return new($"{program.Version}{(program.Commit is { Length: > 0 } commit ? $" ({commit[..Math.Min(8, commit.Length)]})" : "")}", program.Modules.FirstOrDefault(m => m.Module == MessageNames.ModuleOf(figure.GetType()))?.Fingerprint, program.At, kpi?.Version, kpi?.Hash);
    }

    private static IReadOnlyList<WhyCount> Counts(IEnumerable<string?> reasons) => [.. reasons.OfType<string>().CountBy(r => r).OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => new WhyCount(r.Key, r.Value))];

    private static string Range(FigureDefinition figure, string? part, int page, int shown, int all, bool leftOut) =>
        $"why “{figure.Title}”{(figure.PartIs is null ? "" : $" of {part}")}, {(leftOut ? "left out, " : "")}page {page}: {Tell.Count(shown, "row")} of {all}";
}
