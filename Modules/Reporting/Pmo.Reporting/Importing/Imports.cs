using System.Text.Json;

namespace Pmo.Reporting.Importing;

/// <summary>Past and running imports, newest first.</summary>
[May(Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator, Role.ComplianceReviewer)]
internal sealed record FindImports : IQuery<IReadOnlyList<ImportRow>>;

/// <summary>One import; null when there is none.</summary>
[May(Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator, Role.ComplianceReviewer)]
internal sealed record ShowImport(Guid Import) : IQuery<ImportView?>;

/// <summary>The verdicts on the rows of an import.</summary>
/// <param name="Verdict">Only these.</param>
/// <param name="Search">In project, name or reason.</param>
[May(Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator, Role.ComplianceReviewer)]
internal sealed record FindImportRows(Guid Import, Verdict? Verdict = null, string? Search = null, int Page = 1) : IQuery<Page<JudgedRow>>;

/// <summary>Imports that have begun and are not complete.</summary>
[May(Role.System), NoPast]
internal sealed record FindUnfinishedImports : IQuery<IReadOnlyList<Guid>>;

/// <summary>What is needed to carry an import out.</summary>
[May(Role.System)]
internal sealed record ShowKeptImport(Guid Import) : IQuery<KeptImport?>;

/// <summary>An import in the list.</summary>
public sealed record ImportRow(Guid Import, string File, PersonId By, DateTimeOffset Started, DateTimeOffset? Completed, int Rows, int Projects, int Reports, int Missing);

/// <summary>An import with its counts.</summary>
public sealed record ImportView(Guid Import, string File, string Map, PersonId By, DateTimeOffset Started, DateTimeOffset? Completed, int Reports, int Missing, ImportCounts Counts, IReadOnlyList<VerdictCount> Verdicts);

/// <summary>How many rows got a verdict.</summary>
public sealed record VerdictCount(Verdict Verdict, int Rows);

/// <summary>A row with its verdict.</summary>
public sealed record JudgedRow(int Row, Verdict Verdict, string? Project, string? Name, DateOnly? DataDate, string Why);

/// <summary>An import as the log keeps it.</summary>
/// <param name="Position">Where the log stood when it began.</param>
/// <param name="Reduced">Its file holds only what the map uses.</param>
internal sealed record KeptImport(string File, string Map, PersonId By, DateTimeOffset Started, bool Completed, long Position, bool Reduced, byte[] Gzip);

/// <summary>Imports with their files and the verdict on every row.</summary>
internal sealed class Imports : Projection,
    IAnswer<FindImports, IReadOnlyList<ImportRow>>, IAnswer<ShowImport, ImportView?>, IAnswer<FindImportRows, Page<JudgedRow>>,
    IAnswer<FindUnfinishedImports, IReadOnlyList<Guid>>, IAnswer<ShowKeptImport, KeptImport?>
{
    private const int Size = 50;

    public override string Schema => """
        create table imports (import blob primary key, file text, map text, parts integer, by blob, started integer, completed integer, rows integer, projects integer, reports integer, missing integer, counts text, position integer, reduced integer) without rowid;
        create table import_parts (import blob, part integer, content text, primary key (import, part)) without rowid;
        create table import_rows (import blob, row integer, verdict text, project text, name text, data_date text, why text, primary key (import, row)) without rowid;
        """;

    public override string Indexes => "create index import_rows_by_verdict on import_rows (import, verdict, row);";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ImportPartKept e => [Sql($"insert into import_parts values ({e.Import}, {e.Part}, {e.Content}) on conflict do update set content = excluded.content")],
        ImportStarted e => [Started(e, about)],
        ImportRowsJudged e => [.. e.Rows.Select(r => Judged(e.Import, r))],
        ImportCompleted e =>
        [
            Sql($"update imports set completed = {e.At}, projects = {e.Projects}, reports = {e.Reports}, missing = {e.Missing} where import = {e.Import}"),
            Sql($"delete from import_parts where import = {e.Import}"),
        ],
        _ => Skip,
    };

    private static Sql Started(ImportStarted e, Recorded about) => Sql($"""
        insert into imports values ({e.Import}, {e.File}, {e.Map}, {e.Parts}, {e.By}, {e.At}, {(DateTimeOffset?)null}, {e.Counts.Rows}, {e.Counts.Projects}, {e.Counts.Reports}, {e.Counts.Missing},
        {JsonSerializer.Serialize(e.Counts)}, {about.Position}, {e.Reduced})
        """);

    private static Sql Judged(Guid import, RowVerdict r) =>
        Sql($"insert into import_rows values ({import}, {r.Row}, {r.Verdict}, {r.Project}, {r.Name}, {r.DataDate}, {string.Join("; ", r.Why)}) on conflict do nothing");

    public IReadOnlyList<ImportRow> Answer(FindImports query, Viewer who, Db db) =>
        db.List<ImportRow>($"select import, file, by, started, completed, rows, projects, reports, missing from imports order by started desc limit 200");

    public ImportView? Answer(ShowImport query, Viewer who, Db db)
    {
        if (db.One<StoredImport>($"select file, map, by, started, completed, reports, missing, counts from imports where import = {query.Import}") is not { } i) return null;
        var verdicts = db.List<VerdictCount>($"select verdict, count(*) rows from import_rows where import = {query.Import} group by verdict order by verdict");
        return new ImportView(query.Import, i.File, i.Map, i.By, i.Started, i.Completed, i.Reports, i.Missing, JsonSerializer.Deserialize<ImportCounts>(i.Counts)!, verdicts);
    }

    public Page<JudgedRow> Answer(FindImportRows query, Viewer who, Db db)
    {
        var (verdict, search, slice) = (query.Verdict, query.Search?.Trim() ?? "", Slice.Of(who, query.Page, Size));
        var where = Where.All.And(verdict is not null, $"verdict = {verdict}")
            .And(search.Length > 0, $"instr(lower(coalesce(project, '') || ' ' || coalesce(name, '') || ' ' || why), lower({search})) > 0");
        var total = db.Value<long>($"select count(*) from import_rows where import = {query.Import} and {where}");
        var rows = db.List<JudgedRow>($"select row, verdict, project, name, data_date, why from import_rows where import = {query.Import} and {where} order by row limit {slice.Size} offset {slice.Skip}");
        return new Page<JudgedRow>(rows, total, slice.Number, slice.Size);
    }

    public IReadOnlyList<Guid> Answer(FindUnfinishedImports query, Viewer who, Db db) =>
        [.. db.List<Unfinished>($"select import from imports where completed is null order by position").Select(u => u.Import)];

    public KeptImport? Answer(ShowKeptImport query, Viewer who, Db db)
    {
        if (db.One<StoredKept>($"select file, map, parts, by, started, completed, position, reduced from imports where import = {query.Import}") is not { } i) return null;
        var parts = db.List<StoredPart>($"select content from import_parts where import = {query.Import} and part < {i.Parts} order by part");
        return new KeptImport(i.File, i.Map, i.By, i.Started, i.Completed is not null, i.Position, i.Reduced, [.. parts.SelectMany(p => Convert.FromBase64String(p.Content))]);
    }

    private sealed record StoredImport(string File, string Map, PersonId By, DateTimeOffset Started, DateTimeOffset? Completed, int Reports, int Missing, string Counts);
    private sealed record StoredKept(string File, string Map, int Parts, PersonId By, DateTimeOffset Started, DateTimeOffset? Completed, long Position, bool Reduced);
    private sealed record StoredPart(string Content);
    private sealed record Unfinished(Guid Import);
}
