namespace Pmo.Office.Competencies;

/// <summary>A person's own profile, that of whom they lead, or anybody's for those who validate and for the compliance reviewer.</summary>
internal sealed class ShowProfileAnswer : IAnswer<ShowProfile, CompetencyProfile?>
{
    public CompetencyProfile? Answer(ShowProfile q, Viewer who, Db db)
    {
        if (db.One<Row>($"select coalesce(person_name(id), '') name, line_manager, disabled from person where id = {q.Person}") is not { } person) return null;
        var (own, leads) = (who.Person == q.Person, person.LineManager == who.Person);
        if (!own && !leads && !MaySeeProfiles.All(who)) return null;
        var validates = !own && who.Deputy != q.Person && !person.Disabled && (leads || who.Is(Role.HeadOfPmo, Role.PmoOfficer, Role.Coach));
        return new(q.Person, person.Name, Entries(q.Person, who, db), own && !person.Disabled, validates);
    }

    private static List<ProfileEntry> Entries(PersonId person, Viewer who, Db db)
    {
        var day = CompetencyList.Day(who.Now);
        var had = db.List<HadRow>($"select person, competency, validated, level, evidence, on_day \"on\", until, by from person_competency where person = {person}").ToLookup(h => h.Competency);
        var asked = db.List<Asked>($"""
            select distinct t.competency, t.role, t.level from core_target t join person_role r on r.role = t.role join competency c on c.id = t.competency and c.retired is null where r.person = {person}
            """).ToLookup(a => a.Competency);
        return [.. db.List<Known>($"select id competency, name, kind, retired is not null retired from competency")
            .Where(c => had.Contains(c.Competency) || asked.Contains(c.Competency)).Select(c => Entry(c, had[c.Competency], [.. asked[c.Competency]], day))
            .OrderByDescending(e => e.Gap).ThenBy(e => e.Kind).ThenBy(e => e.Name, StringComparer.OrdinalIgnoreCase).ThenBy(e => e.Competency.Value)];
    }

    private static ProfileEntry Entry(Known c, IEnumerable<HadRow> had, IReadOnlyList<Asked> asked, DateOnly day)
    {
        var (claimed, validated) = HadRow.Apart(had, day);
        int? target = asked.Count == 0 ? null : asked.Max(a => a.Level);
        return new(c.Competency, c.Name, c.Kind, c.Retired, claimed, validated, (CompetencyLevel?)target, [.. asked.Select(a => a.Role).Order()], Gaps.Of(validated, target));
    }

    private sealed record Row(string Name, PersonId? LineManager, bool Disabled);

    private sealed record Known(CompetencyId Competency, string Name, CompetencyKind Kind, bool Retired);

    private sealed record Asked(CompetencyId Competency, Role Role, int Level);
}
