namespace Pmo.Office.People;

/// <summary>Anyone signed in finds people by name and role; addresses are not in this list.</summary>
internal sealed class FindPeopleAnswer : IAnswer<FindPeople, Page<PersonRow>>
{
    public Page<PersonRow> Answer(FindPeople q, Viewer who, Db db)
    {
        var (number, size) = Slice.Of(who, q.Page, q.Size);
        var where = Matching(q);
        var sort = SortBy.Of(q.Sort, "p.id", ("name", "person_name(p.id) collate nocase"), ("manager", "person_name(p.line_manager) collate nocase"), ("added", "p.added"));
        var total = db.Value<long>($"select count(*) from person p where {where}");
        var rows = db.List<Row>($"""
            select p.id person, coalesce(person_name(p.id), '') name, (select group_concat(distinct role) from person_role r where r.person = p.id) roles,
                p.line_manager, person_name(p.line_manager) line_manager_name, p.disabled, p.added, p.erased
            from person p where {where} order by {sort} limit {size} offset {(number - 1L) * size}
            """);
        return new([.. rows.Select(r => r.ToPersonRow())], total, number, size);
    }

    private static Where Matching(FindPeople q)
    {
        var where = Where.All
            .And(q.Role is not null, $"exists (select 1 from person_role r where r.person = p.id and r.role = {q.Role})")
            .And(q.Disabled is not null, $"p.disabled = {q.Disabled}");
        foreach (var word in (q.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            where.And(true, $@"person_name(p.id) like {Like.Containing(word)} escape '\'");
        return where;
    }

    private sealed record Row(PersonId Person, string Name, string? Roles, PersonId? LineManager, string? LineManagerName, bool Disabled, DateTimeOffset Added, bool Erased)
    {
        public PersonRow ToPersonRow() => new(Person, Name, HeldRoles.Of(Roles), LineManager, LineManagerName, Disabled, Added, Erased);
    }
}

/// <summary>Roles as one column lists them.</summary>
internal static class HeldRoles
{
    public static IReadOnlyList<Role> Of(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>).Distinct().Order()];
}

/// <summary>A text that people typed, as a pattern of <c>like … escape '\'</c> that means nothing else.</summary>
internal static class Like
{
    public static string Containing(string text) => "%" + text.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_") + "%";
}
