namespace Pmo.Reporting.Searching;

/// <summary>What can be found by words: projects, what reports say, and the issues, risks and decisions of each project's newest accepted report.</summary>
/// <remarks>A text is open once accepted (or imported), else only for the project's own people. Drafts and names of people are never in it.</remarks>
internal sealed class SearchTexts : Projection
{
    // These two indexes are needed while filling: acceptance finds a report's texts, and a project's older entries, by them.
    public override string Schema => """
        create table search_texts (
            id integer primary key, kind text not null, project blob not null, obligation blob, revision int, data_date text,
            open int not null, import blob, title text not null, body text not null);
        create index search_texts_project on search_texts (project, kind, data_date);
        create index search_texts_obligation on search_texts (obligation, revision) where obligation is not null;
        """;

    // The full-text index reads its rows from the table and is kept by triggers, so that a bulk fill makes it in one go.
    public override string Indexes => """
        create index search_texts_import on search_texts (import) where import is not null;
        create virtual table search_words using fts5 (title, body, content='search_texts', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
        insert into search_words (search_words) values ('rebuild');
        create trigger search_texts_new after insert on search_texts begin
            insert into search_words (rowid, title, body) values (new.id, new.title, new.body);
        end;
        create trigger search_texts_gone after delete on search_texts begin
            insert into search_words (search_words, rowid, title, body) values ('delete', old.id, old.title, old.body);
        end;
        create trigger search_texts_changed after update of title, body on search_texts begin
            insert into search_words (search_words, rowid, title, body) values ('delete', old.id, old.title, old.body);
            insert into search_words (rowid, title, body) values (new.id, new.title, new.body);
        end
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        Pmo.Office.ProjectRegistered e => [Sql($"insert into search_texts (kind, project, open, import, title, body) values ({FoundKind.Project}, {e.Project}, 1, {e.Import}, {e.Code + " " + e.Name}, {e.Description ?? ""})")],
        Pmo.Office.ProjectRenamed e => [Renamed(e)],
        ReportSubmitted e => [.. Report(e.Project, e.Obligation, e.Revision, e.DataDate, e.Content, null)],
        ReportAccepted e => [Open(e), Older(e), .. Entries(e.Project, e.DataDate)],
        ReportImported e => [.. Report(e.Project, e.Obligation, 0, e.DataDate, e.Content, e.Import)],
        ImportCompleted e => Reveal(e.Import),
        _ => Skip,
    };

    // The code is the title's first word and never changes.
    private static Sql Renamed(Pmo.Office.ProjectRenamed e) => Sql($"""
        update search_texts set title = substr(title, 1, instr(title, ' ')) || {e.Name}, body = {e.Description ?? ""}
        where project = {e.Project} and kind = {FoundKind.Project}
        """);

    private static IEnumerable<Sql> Report(ProjectId project, ObligationId obligation, int revision, DateOnly dataDate, ReportContent content, Guid? import)
    {
        yield return Sql($"""
            insert into search_texts (kind, project, obligation, revision, data_date, open, import, title, body)
            values ({FoundKind.Report}, {project}, {obligation}, {revision}, {dataDate}, 0, {import}, '', {Words(content)})
            """);
        foreach (var entry in content.Entries.Where(e => !e.Closed))
            yield return Sql($"""
                insert into search_texts (kind, project, obligation, revision, data_date, open, import, title, body)
                values ({Kind(entry.Kind)}, {project}, {obligation}, {revision}, {dataDate}, 0, {import}, '', {entry.Text})
                """);
    }

    private static string Words(ReportContent c) => string.Join('\n', ((IEnumerable<string?>)
        [c.OverallComment, .. c.Ratings.Select(r => r.Comment), .. c.Sections.Select(s => s.Text), c.Recovery?.Cause, c.Recovery?.Action, c.Recovery?.DependsOn, .. c.Milestones.Select(m => m.Name)])
        .Where(t => !string.IsNullOrWhiteSpace(t)));

    private static FoundKind Kind(EntryKind kind) => kind switch
    {
        EntryKind.Issue => FoundKind.Issue,
        EntryKind.Risk => FoundKind.Risk,
        _ => FoundKind.Decision,
    };

    private static Sql Open(ReportAccepted e) => Sql($"update search_texts set open = 1 where obligation = {e.Obligation} and revision = {e.Revision}");

    private static Sql Older(ReportAccepted e) => Sql($"delete from search_texts where obligation = {e.Obligation} and revision < {e.Revision}");

    // Of issues only those of the newest open report are kept: what stands in every report would be found once a report.
    private static Sql[] Entries(ProjectId project, DateOnly dataDate) =>
    [
        Sql($"""
            delete from search_texts where project = {project} and kind in ('Issue', 'Risk', 'Decision') and open
                and data_date < (select max(data_date) from search_texts where project = {project} and kind = 'Report' and open) and data_date <= {dataDate}
            """),
    ];

    private static Sql[] Reveal(Guid import) =>
    [
        Sql($"""
            delete from search_texts where import = {import} and kind in ('Issue', 'Risk', 'Decision')
                and data_date < (select max(n.data_date) from search_texts n where n.project = search_texts.project and n.kind = 'Report' and (n.open or n.import = {import}))
            """),
        Sql($"update search_texts set open = 1, import = null where import = {import}"),
    ];
}

/// <summary>What was found.</summary>
public enum FoundKind { Project, Report, Issue, Risk, Decision }
