using System.Text;
using Pmo.Reporting.Portfolio;

namespace Pmo.Reporting.Searching;

/// <summary>Find anything: projects, reports, issues, risks and decisions that hold all the words, the best match first.</summary>
/// <param name="Text">Words; each matches its beginnings, "several words" in quotes match as they stand.</param>
/// <param name="Unit">Only in this part of the tree.</param>
/// <param name="From">Only with a data date on or after this day; To: on or before.</param>
[May(Role.Reader)]
internal sealed record Search(string? Text = null, FoundKind? Kind = null, UnitId? Unit = null, DateOnly? From = null, DateOnly? To = null, int Page = 1) : IQuery<Found>;

/// <summary>What was found, with how many of each kind the words match.</summary>
public sealed record Found(Page<Hit> Hits, IReadOnlyList<KindCount> Kinds);

/// <summary>How many of a kind match.</summary>
public sealed record KindCount(FoundKind Kind, int Count);

/// <summary>Something found.</summary>
/// <param name="Excerpt">The place in the text, matches between « and ».</param>
/// <param name="Open">Accepted or imported; otherwise only the project's own people see it.</param>
public sealed record Hit(FoundKind Kind, ProjectId Project, string Code, string Name, ObligationId? Obligation, int? Revision, DateOnly? DataDate, bool Open, string Excerpt);

/// <summary>Answers from the full-text index, within what the viewer may read.</summary>
internal sealed class SearchAnswer : IAnswer<Search, Found>
{
    private const int Size = 25;

    public Found Answer(Search query, Viewer who, Db db)
    {
        if (Match(query.Text) is not { } words) return new Found(new Page<Hit>([], 0, 1, Size), []);
        var where = Where.All
            .And(true, $"t.import is null and p.import is null")
            .And(true, $"t.open or {who.Projects("t.project")}")
            .And(query.Unit is not null, $"{PortfolioUnits.Under(query.Unit)}")
            .And(query.From is not null, $"t.data_date >= {query.From}")
            .And(query.To is not null, $"t.data_date <= {query.To}");
        var kinds = db.List<KindCount>($"""
            select t.kind, count(*) count from search_words w join search_texts t on t.id = w.rowid join portfolio p on p.project = t.project
            where search_words match {words} and {where} group by t.kind
            """);
        var total = kinds.Where(k => query.Kind is null || k.Kind == query.Kind).Sum(k => k.Count);
        var slice = Slice.Of(who, query.Page, Size, total);
        return new Found(new Page<Hit>(Hits(words, where, query.Kind, slice, db), total, slice.Number, slice.Size), kinds);
    }

    private static IReadOnlyList<Hit> Hits(string words, Where where, FoundKind? kind, Slice slice, Db db) => db.List<Hit>($"""
        select t.kind, t.project, p.code, p.name, t.obligation, t.revision, t.data_date, t.open, snippet(search_words, -1, '«', '»', '…', 24) excerpt
        from search_words w join search_texts t on t.id = w.rowid join portfolio p on p.project = t.project
        where search_words match {words} and {where} and {Where.All.And(kind is not null, $"t.kind = {kind}")}
        order by t.kind <> 'Project', bm25(search_words, 4.0, 1.0), t.data_date desc limit {slice.Size} offset {slice.Skip}
        """);

    /// <summary>The words as the index takes them: each in quotes, so that nothing a person types is an operator. Null: nothing to look for.</summary>
    internal static string? Match(string? text)
    {
        var match = new StringBuilder();
        foreach (var (phrase, quoted) in Phrases(text ?? "").Take(12))
        {
            if (!phrase.Any(char.IsLetterOrDigit)) continue;
            if (match.Length > 0) match.Append(' ');
            match.Append('"').Append(phrase.Replace("\0", "", StringComparison.Ordinal)).Append('"');
            if (!quoted) match.Append('*');
        }

        return match.Length == 0 ? null : match.ToString();
    }

    private static IEnumerable<(string Phrase, bool Quoted)> Phrases(string text)
    {
        var parts = text.Length > 400 ? text[..400].Split('"') : text.Split('"');
        for (var i = 0; i < parts.Length; i++)
            if (i % 2 == 1 && i < parts.Length - 1) yield return (parts[i], true);
            else
                foreach (var word in parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) yield return (word, false);
    }
}
