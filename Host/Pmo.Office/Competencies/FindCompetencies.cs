namespace Pmo.Office.Competencies;

/// <summary>Everyone signed in may read what the organisation asks, and how many have it; who has it is for those who may see it.</summary>
internal sealed class FindCompetenciesAnswer : IAnswer<FindCompetencies, IReadOnlyList<CompetencyRow>>
{
    public IReadOnlyList<CompetencyRow> Answer(FindCompetencies q, Viewer who, Db db) => CompetencyList.Read(db, who.Now, q.Retired, q.Kind);
}

/// <summary>Who has a competency, claims it or should have it, those with the widest gap first.</summary>
internal sealed class ShowCompetencyAnswer : IAnswer<ShowCompetency, CompetencySheet?>
{
    public CompetencySheet? Answer(ShowCompetency q, Viewer who, Db db)
    {
        if (CompetencyList.Read(db, who.Now, null, null, q.Competency) is not [var row]) return null;
        return new(row, MaySeeProfiles.All(who) ? PeopleOf(row, who, db) : null);
    }

    private static List<CompetencyHolder> PeopleOf(CompetencyRow row, Viewer who, Db db)
    {
        var day = CompetencyList.Day(who.Now);
        var had = db.List<HadRow>($"select person, competency, validated, level, evidence, on_day \"on\", until, by from person_competency where competency = {row.Competency}").ToLookup(h => h.Person);
        var targets = row.Retired is null ? db.List<Asked>($"""
            select r.person, max(t.level) level from core_target t join person_role r on r.role = t.role join person p on p.id = r.person and not p.disabled
            where t.competency = {row.Competency} group by r.person
            """).ToDictionary(a => a.Person, a => a.Level) : [];
        var names = db.List<Known>($"""
            select p.id person, coalesce(person_name(p.id), '') name from person p where not p.disabled and
                (p.id in (select person from person_competency where competency = {row.Competency})
                 or p.id in (select r.person from person_role r join core_target t on t.role = r.role where t.competency = {row.Competency}))
            """);
        return [.. names.Select(n => Of(n, had[n.Person], targets.TryGetValue(n.Person, out var t) ? t : null, day)).Where(h => h.Claimed is not null || h.Validated is not null || h.Target is not null)
            .OrderByDescending(h => h.Gap).ThenByDescending(h => h.Validated?.Level).ThenBy(h => h.Name, StringComparer.OrdinalIgnoreCase).ThenBy(h => h.Person.Value)];
    }

    private static CompetencyHolder Of(Known n, IEnumerable<HadRow> had, int? target, DateOnly day)
    {
        var (claimed, validated) = HadRow.Apart(had, day);
        return new(n.Person, n.Name, claimed, validated, (CompetencyLevel?)target, Gaps.Of(validated, target));
    }

    private sealed record Known(PersonId Person, string Name);

    private sealed record Asked(PersonId Person, int Level);
}

/// <summary>The rows of the catalogue.</summary>
internal static class CompetencyList
{
    /// <summary>The day on which certificates are looked at.</summary>
    public static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    /// <param name="retired">Null: all.</param>
    public static IReadOnlyList<CompetencyRow> Read(Db db, DateTimeOffset now, bool? retired, CompetencyKind? kind, CompetencyId? one = null)
    {
        var day = Day(now);
        var where = Where.All
            .And(retired == true, $"c.retired is not null").And(retired == false, $"c.retired is null")
            .And(kind is not null, $"c.kind = {kind}").And(one is not null, $"c.id = {one}");
        var core = db.List<Target>($"select competency, role, level from core_target").ToLookup(t => t.Competency);
        return [.. db.List<Row>($"""
            select c.id competency, c.name, c.kind, c.description, c.retired, c.retired_reason,
                (select count(*) from person_competency h join person p on p.id = h.person and not p.disabled
                    where h.competency = c.id and h.validated and (h.until is null or h.until >= {day})) validated,
                (select count(*) from (select r.person, max(t.level) target from core_target t join person_role r on r.role = t.role join person p on p.id = r.person and not p.disabled
                        where t.competency = c.id group by r.person) a
                    where a.target > coalesce((select h.level from person_competency h where h.person = a.person and h.competency = c.id and h.validated), 0)) below
            from competency c where {where} order by c.kind <> {CompetencyKind.Competency}, c.kind, c.name collate nocase, c.id
            """).Select(r => new CompetencyRow(r.Competency, r.Name, r.Kind, r.Description, [.. core[r.Competency].Select(t => new CoreTarget(t.Role, (CompetencyLevel)t.Level)).OrderBy(t => t.Role)],
                r.Validated, r.Retired is null ? r.Below : 0, r.Retired, r.RetiredReason))];
    }

    private sealed record Row(CompetencyId Competency, string Name, CompetencyKind Kind, string? Description, DateTimeOffset? Retired, string? RetiredReason, int Validated, int Below);

    private sealed record Target(CompetencyId Competency, Role Role, int Level);
}

/// <summary>What a person has of a competency, as the table holds it.</summary>
internal sealed record HadRow(PersonId Person, CompetencyId Competency, bool Validated, int? Level, string Evidence, DateOnly On, DateOnly? Until, PersonId? By)
{
    public HeldCompetency Held(DateOnly day) => new((CompetencyLevel?)Level, Evidence, On, Until, Until < day, By);

    /// <summary>Their own word, and what was validated.</summary>
    public static (HeldCompetency? Claimed, HeldCompetency? Validated) Apart(IEnumerable<HadRow> had, DateOnly day)
    {
        var rows = had.ToList();
        return (rows.FirstOrDefault(h => !h.Validated)?.Held(day), rows.FirstOrDefault(h => h.Validated)?.Held(day));
    }
}

/// <summary>What is missing to a target. A person's own word never closes a gap.</summary>
internal static class Gaps
{
    public static int Of(HeldCompetency? validated, int? target) => target is { } t ? Math.Max(0, t - (int)(validated?.Level ?? 0)) : 0;
}

/// <summary>Who may see what people have: those who validate, and the compliance reviewer; a line manager their own people.</summary>
internal static class MaySeeProfiles
{
    public static bool All(Viewer who) => who.Is(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Coach, Role.ComplianceReviewer);
}
