namespace Pmo.Office.People;

/// <summary>Anyone signed in sees a person's name and roles; the address only administrators and the person.</summary>
internal sealed class ShowPersonAnswer(IPeople people) : IAnswer<ShowPerson, PersonSheet?>
{
    public PersonSheet? Answer(ShowPerson q, Viewer who, Db db)
    {
        var row = db.One<Row>($"""
            select p.id person, coalesce(person_name(p.id), '') name, p.zone, p.line_manager, person_name(p.line_manager) line_manager_name, p.disabled, p.added, p.erased,
                (select group_concat(distinct role) from person_role r where r.person = p.id and r.source = {People.Granted}) granted,
                (select group_concat(distinct role) from person_role r where r.person = p.id) held
            from person p where p.id = {q.Person}
            """);
        if (row is null) return null;
        var reports = db.List<Report>($"select id person, coalesce(person_name(id), '') name from person where line_manager = {q.Person} order by 2 collate nocase, 1");
        // The address is kept in memory, as it is today.
        var email = !who.LooksBack && (who.Person == q.Person || who.Is(Role.Administrator, Role.System)) ? people.EmailOf(q.Person) : null;
        return new(row.Person, row.Name, email, row.Zone, HeldRoles.Of(row.Granted), HeldRoles.Of(row.Held),
            row.LineManager is { } manager ? new Named(manager, row.LineManagerName ?? "") : null,
            [.. reports.Select(r => new Named(r.Person, r.Name))], row.Disabled, row.Added, row.Erased);
    }

    private sealed record Row(
        PersonId Person, string Name, string Zone, PersonId? LineManager, string? LineManagerName, bool Disabled, DateTimeOffset Added, bool Erased, string? Granted, string? Held);

    private sealed record Report(PersonId Person, string Name);
}
