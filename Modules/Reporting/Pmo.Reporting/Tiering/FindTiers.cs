using Pmo.Reporting.ShortReporting;

namespace Pmo.Reporting.Tiering;

/// <summary>The tiers of every department, and whether red projects are asked for exception reports.</summary>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record FindTiers : IQuery<TierList>;

/// <summary>All tiers.</summary>
internal sealed record TierList(Cadence Others, IReadOnlyList<DepartmentTiers> Departments, ExceptionReports Exceptions);

/// <summary>A department with the tiers its projects report by.</summary>
/// <param name="Unit">Null: all departments that have none of their own.</param>
/// <param name="Own">It has set them itself.</param>
internal sealed record DepartmentTiers(UnitId? Unit, string Name, bool Own, IReadOnlyList<Tier> Tiers);

/// <summary>Reads what was set.</summary>
internal sealed class FindTiersAnswer : IAnswer<FindTiers, TierList>
{
    public TierList Answer(FindTiers q, Viewer who, Db db)
    {
        var known = KnownTiers.Read(db);
        return new(KnownCalendars.Default(db),
            [new(null, "The installation", true, known.Default), .. known.Departments.Select(d => new DepartmentTiers(d.Unit, d.Name, known.Own.ContainsKey(d.Unit), known.For(d.Unit).Tiers))],
            KnownTiers.Exceptions(db));
    }
}

/// <summary>What tiers would mean for the projects they are for, or why they cannot be kept.</summary>
/// <param name="Department">Null: all departments that have none of their own.</param>
/// <param name="Tiers">As JSON, like those of the command that sets them; null: as the department above.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record PreviewTiers(UnitId? Department = null, string? Tiers = null) : IQuery<TierPreview>
{
    public static PreviewTiers Of(UnitId? department, IReadOnlyList<Tier> tiers) => new(department, KnownTiers.Text(tiers));
}

/// <summary>What tiers would mean.</summary>
/// <param name="Tiers">Each with its data dates and due dates in words.</param>
/// <param name="Projects">The projects they are for, changed ones first; at most 100.</param>
internal sealed record TierPreview(IReadOnlyList<string> Tiers, IReadOnlyList<TierChange> Projects, int All, int Changed, string? Fault = null);

/// <summary>What tiers would mean for one project.</summary>
internal sealed record TierChange(ProjectId Project, string Code, string Name, string Now, string Then, string Why, bool Changes);

/// <summary>Tries the tiers on every project that follows the default cadence, as of its next period that is not open.</summary>
internal sealed class PreviewTiersAnswer : IAnswer<PreviewTiers, TierPreview>
{
    private const int Most = 100;

    private sealed record Row(ProjectId Project, string Code, string Name, UnitId? Department, string? Phase, Rag? Rating, bool Imported, int Asked)
    {
        public TierCase Case => new(Asked, Imported, Phase, Rating);
    }

    public TierPreview Answer(PreviewTiers q, Viewer who, Db db)
    {
        var (known, others) = (KnownTiers.Read(db), KnownCalendars.Default(db));
        IReadOnlyList<Tier>? tiers;
        try
        {
            tiers = q.Tiers is { } text ? KnownTiers.Tiers(text) : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return new([], [], 0, 0, "The tiers cannot be read: give them as JSON, like those of the command that sets them.");
        }

        if (tiers is not null && TierFaults.Of(tiers, others, new WorkingDays(true, KnownCalendars.Read(db, others.Calendar))) is { Sentence: var fault }) return new([], [], 0, 0, fault);
        var changes = Projects(who, db).Select(p => (Row: p, Then: known.For(p.Department, (q.Department, tiers)), Now: known.For(p.Department)))
            .Where(p => q.Department is { } unit ? p.Then.Department == unit || p.Now.Department == unit : p.Then.Department is null)
            .Select(p => Change(p.Row, p.Now.Tiers, p.Then.Tiers, others)).OrderByDescending(c => c.Changes).ThenBy(c => c.Code, StringComparer.Ordinal).ToList();
        return new([.. (tiers ?? []).Select(t => $"{TierWords.Sentence(t, others)}: {CadenceWords.DataDates(t.On(others))}, {CadenceWords.Due(t.On(others))}.")], [.. changes.Take(Most)], changes.Count, changes.Count(c => c.Changes));
    }

    private static IReadOnlyList<Row> Projects(Viewer who, Db db) => db.List<Row>($"""
        select p.project, p.code, p.name, p.department, p.phase, p.rating, p.import is not null imported, 
            (select count(*) from obligations o where o.project = p.project and o.short is null and o.state not in ('Cancelled', 'Historic', 'Scheduled')) asked
        from reporting_projects p where p.shown and p.go_live = 'NextPeriod' and p.status = 'Active' and p.cadence is null and {who.Projects("p.project")}
        """);

    private static TierChange Change(Row p, IReadOnlyList<Tier> now, IReadOnlyList<Tier> then, Cadence others)
    {
        var (before, after) = (now.FirstOrDefault(t => t.HoldsFor(p.Case)), then.FirstOrDefault(t => t.HoldsFor(p.Case)));
        var (was, willBe) = (before?.On(others) ?? others, after?.On(others) ?? others);
        return new(p.Project, p.Code, p.Name, CadenceWords.Rhythm(was), CadenceWords.Rhythm(willBe), after is null ? "No tier holds for it." : TierWords.Why(after, p.Case, "these tiers"), was != willBe);
    }
}
