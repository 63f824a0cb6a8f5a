namespace Pmo.Office;

/// <summary>The register is open to everyone signed in; every word must be found in code, name, description, department or project manager.</summary>
internal sealed class FindProjectsAnswer : IAnswer<FindProjects, Page<ProjectRow>>
{
    private const int MostWords = 8;

    public Page<ProjectRow> Answer(FindProjects q, Viewer who, Db db)
    {
        var (number, size) = Slice.Of(who, q.Page, q.Size);
        var where = Matching(q);
        var sort = SortBy.Of(q.Sort, "p.n", ("code", "p.code collate nocase"), ("name", "p.name collate nocase"), ("department", "d.name collate nocase"),
            ("manager", "person_name(p.manager) collate nocase"), ("sponsor", "person_name(p.sponsor) collate nocase"), ("status", "p.status"), ("phase", "p.phase collate nocase"),
            ("category", "p.category collate nocase"), ("start", "p.starts"), ("end", "p.ends"), ("budget", "p.budget"));
        var total = db.Value<long>($"select count(*) from project p where {where}");
        var rows = db.List<ProjectRow>($"""
            with page as (select p.n from project p left join unit d on d.id = p.department where {where} order by {sort} limit {size} offset {(number - 1L) * size})
            select p.id project, p.code, p.name, p.department, d.name department_name, p.manager, person_name(p.manager) manager_name,
                p.sponsor, person_name(p.sponsor) sponsor_name, p.status, p.category, p.class, p.phase, p.starts start, p.ends "end", p.budget, p.currency
            from page join project p on p.n = page.n left join unit d on d.id = p.department order by {sort}
            """);
        return new(rows, total, number, size);
    }

    private static Where Matching(FindProjects q)
    {
        var where = Where.All
            .And(true, $"p.hidden = 0")
            .And(q.Only is not null, $"p.id in (select unhex(value) from json_each({"[" + string.Join(',', (q.Only ?? []).Select(p => $"\"{p}\"")) + "]"}))")
            .And(q.Status is not null, $"p.status = {q.Status}")
            .And(q.Manager is not null, $"p.manager = {q.Manager}")
            .And(q.Unit is not null, $"""
                p.department in (select unit from unit_path where ancestor = {q.Unit})
                or p.id in (select g.project from project_unit g join unit_path x on x.unit = g.unit where x.ancestor = {q.Unit})
                """);
        foreach (var word in (q.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
            where.And(true, $"""
                p.n in (select rowid from project_text where project_text match {BeginsWith(word)})
                or p.department in (select id from unit where name like {Contains(word)} escape '\' or code like {Contains(word)} escape '\')
                or p.manager in (select manager from (select distinct manager from project where manager is not null) where person_name(manager) like {Contains(word)} escape '\')
                """);
        return where;
    }

    /// <summary>A full-text search for words that begin so; in quotes, it has no other meaning.</summary>
    private static string BeginsWith(string word) => $"\"{word.Replace("\"", "\"\"")}\"*";

    private static string Contains(string word) => $"%{word.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
}
