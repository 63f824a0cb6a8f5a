using System.Text.Json;
using MediatR;
using Pmo.Office;

namespace Pmo.Host.Stepping;

/// <summary>Finds records to step through. Looks into the log are among them only where their kind is asked for. The look is recorded.</summary>
/// <param name="Text">Words that all must fit: a project's code or name, a person's name, what the record is called, its kind, or an id.</param>
/// <param name="Project">Records that concern this project.</param>
/// <param name="Person">Records that concern this person, or on which they acted.</param>
/// <param name="Kind">The kind of record, as its streams are named: <c>reporting.obligation</c>.</param>
/// <param name="From">Something was recorded on this day (UTC) or later.</param>
/// <param name="To">Something was recorded on this day (UTC) or before.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page, at most 500.</param>
[May(Role.ComplianceReviewer, Role.HeadOfPmo, Role.Administrator), NoPast, NotesLook]
public sealed record FindStreams(
    string? Text = null, ProjectId? Project = null, PersonId? Person = null, string? Kind = null, DateOnly? From = null, DateOnly? To = null, int Page = 1, int Size = 50) : IQuery<Page<StreamRow>>;

/// <summary>A record that can be stepped through.</summary>
/// <param name="Stream">The stream's name, which is its address.</param>
/// <param name="Kind">What kind of record it is, in words.</param>
/// <param name="Title">What it is called.</param>
/// <param name="First">When its first step was recorded.</param>
/// <param name="Last">When its last step was recorded.</param>
/// <param name="Steps">How many there are.</param>
public sealed record StreamRow(string Stream, string Kind, string Title, DateTimeOffset First, DateTimeOffset Last, int Steps);

internal sealed class FindStreamsHere(ReadModels models, StreamStories stories, Naming naming, LookLog looks, Caller caller, IMediator ask) : IRequestHandler<FindStreams, Page<StreamRow>>
{
    private const int MostWords = 6;

    public async Task<Page<StreamRow>> Handle(FindStreams q, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(FindStreams)) ?? throw new NotSignedInException();
        var words = new List<Word>();
        foreach (var word in (q.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords)) words.Add(await Meant(word, cancellationToken));
        var found = models.Read(typeof(StreamIndex), db => Found(q, who, words, db));
        var name = await naming.For(found.Rows.Select(r => r.Title));
        await looks.Note(who, typeof(FindStreams), null, Range(q, words, found), found.Rows.Count);
        return new([.. found.Rows.Select(r => r with { Title = name(r.Title), Kind = stories.Of(r.Stream)?.Name ?? r.Kind })], found.Total, found.Number, found.Size);
    }

    private Page<StreamRow> Found(FindStreams q, Viewer who, IReadOnlyList<Word> words, Db db)
    {
        var (number, size) = Slice.Of(who, q.Page, q.Size);
        var kinds = Ids(stories.For(who.Roles).Select(s => s.Kind).Where(k => q.Kind is { Length: > 0 } asked ? k == asked : k != LookStory.Kind));
        var (from, to) = (q.From ?? DateOnly.MinValue.AddDays(1), q.To ?? DateOnly.MaxValue.AddDays(-1));
        var (begin, end) = (new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero), new DateTimeOffset(to.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
        var where = Where.All.And(true, $"s.kind in (select value from json_each({kinds}))")
            .And(q.Project is not null, $"s.number in (select stream from audit_subject where subject = {q.Project})")
            .And(q.Person is not null, $"s.number in (select stream from audit_subject where subject = {q.Person})")
            .And(q.From is not null || q.To is not null, $"s.last >= {begin} and s.first < {end} and exists (select 1 from audit_step p where p.stream = s.number and p.at >= {begin} and p.at < {end})");
        foreach (var word in words)
            where.And(true, $"""
                s.title like {word.Pattern} escape '\' or s.stream = {word.Text} or s.kind in (select value from json_each({word.Kinds}))
                or s.number in (select a.stream from audit_subject a where a.subject in (select unhex(value) from json_each({word.Subjects})))
                """);
        var total = db.Value<long>($"select count(*) from audit_stream s where {where}");
        return new(db.List<StreamRow>($"select s.stream, s.kind, s.title, s.first, s.last, s.steps from audit_stream s where {where} order by s.last desc, s.number desc limit {size} offset {(number - 1L) * size}"), total, number, size);
    }

    /// <summary>What a word may mean: projects and people it fits, kinds of records, an id.</summary>
    private async Task<Word> Meant(string word, CancellationToken cancellation)
    {
        var projects = (await ask.Send(new FindProjects(word, Size: 100), cancellation)).Rows.Select(p => p.Project).ToList();
        var people = (await ask.Send(new FindPeople(word, Size: 100), cancellation)).Rows.Select(p => p.Person).ToList();
        var subjects = projects.Select(p => p.Value).Concat(people.Select(p => p.Value)).Append(Guid.TryParse(word, out var id) ? id : Guid.Empty).Where(g => g != Guid.Empty);
        var kinds = stories.All.Where(s => s.Name.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(s => s.Kind);
        var pattern = $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return new(word, pattern, Ids(kinds), Ids(subjects.Select(s => $"{s:n}")), projects, people);
    }

    // What was typed is not kept: a name may be among it, and the log forgets nothing. What it meant is.
    private string Range(FindStreams q, IReadOnlyList<Word> words, Page<StreamRow> found)
    {
        string?[] parts =
        [
            $"{Tell.Count(found.Rows.Count, "record")} of {found.Total} shown",
            words.Count == 0 ? null : $"{Tell.Count(words.Count, "word")} typed",
            .. words.SelectMany(w => w.Projects.Take(2)).Append(q.Project ?? default).Where(p => p != default).Distinct().Take(3).Select(p => $"about {Tell.Name(p)}"),
            .. words.SelectMany(w => w.People.Take(2)).Append(q.Person ?? default).Where(p => p != default).Distinct().Take(3).Select(p => $"about {Tell.Name(p)}"),
            stories.All.FirstOrDefault(s => s.Kind == q.Kind) is { } story ? $"of the kind {story.Name}" : null,
            q.From is { } from ? $"from {Tell.Day(from)}" : null,
            q.To is { } to ? $"to {Tell.Day(to)}" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string Ids(IEnumerable<string> values) => JsonSerializer.Serialize(values);

    private sealed record Word(string Text, string Pattern, string Kinds, string Subjects, IReadOnlyList<ProjectId> Projects, IReadOnlyList<PersonId> People);
}
