namespace Pmo.Office.TwoClocks;

/// <summary>How projects stood on a day, twice: as it was known by its end, and as it was true, by all that has been entered since.</summary>
/// <param name="Day">The day.</param>
/// <param name="Known">The end of what counts as known then, for whoever asks in another zone; null: the end of the day, UTC.</param>
/// <param name="Differing">Only facts that differ.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Facts of a page, at most 500.</param>
[May(Role.ComplianceReviewer, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record ShowTwoClocks(DateOnly Day, DateTimeOffset? Known = null, bool Differing = false, int Page = 1, int Size = 25) : IQuery<TwoClocksSheet>;

/// <summary>What kind of fact has two clocks.</summary>
public enum FactKind
{
    /// <summary>Running, on hold, completed or cancelled.</summary>
    Status,
    /// <summary>The department a project belongs to.</summary>
    Department,
    /// <summary>The overall rating, which holds from the data date of its report.</summary>
    Rating,
    /// <summary>How one report stands: behind, on time, late, excused.</summary>
    Report,
}

/// <summary>A day by both clocks.</summary>
/// <param name="Known">The end of what counts as known then.</param>
/// <param name="Counts">The portfolio: how many stand how.</param>
/// <param name="Differing">Of how many projects something differs.</param>
/// <param name="Facts">Status, department and rating of each project, and those of its reports that differ.</param>
public sealed record TwoClocksSheet(DateOnly Day, DateTimeOffset Known, IReadOnlyList<ClockCount> Counts, int Differing, Page<ClockRow> Facts);

/// <summary>How many projects, or reports, stood so.</summary>
public sealed record ClockCount(FactKind Kind, string Value, int Known, int True);

/// <summary>A fact of a project by both clocks.</summary>
/// <param name="Known">As it was known; null: not at all.</param>
/// <param name="True">As it was true.</param>
/// <param name="Because">What was entered after the day and makes them differ; null: they agree.</param>
public sealed record ClockRow(ProjectId Project, string Code, string Name, FactKind Kind, string? Known, string? True, LateFact? Because);

/// <summary>What was entered after a day from which it holds.</summary>
/// <param name="Position">Its event.</param>
/// <param name="By">Who entered it.</param>
public sealed record LateFact(long Position, DateOnly TrueOn, DateTimeOffset KnownOn, string What, string? Reason, PersonId By, string Link);

/// <summary>Of each subject the newest fact that holds on the day is sought twice: among those that were known, and among all. Where the two differ, what the second says was entered late.</summary>
internal sealed class ShowTwoClocksAnswer : IAnswer<ShowTwoClocks, TwoClocksSheet>
{
    public TwoClocksSheet Answer(ShowTwoClocks q, Viewer who, Db db)
    {
        var until = q.Known ?? new DateTimeOffset(q.Day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero).AddMicroseconds(-1);
        var (known, all) = (Winners(db, q.Day, until), Winners(db, q.Day, DateTimeOffset.MaxValue));
        var names = db.List<Named>($"select id, code, name from project where hidden = 0").ToDictionary(p => p.Id);
        var pairs = all.Values.Where(f => names.ContainsKey(f.Project)).Select(f => (Then: known.GetValueOrDefault((f.Kind, f.Subject)), Now: f)).ToList();
        var rows = pairs.Where(p => Differs(p.Then, p.Now) || (!q.Differing && p.Now.Kind is not FactKind.Report))
            .Select(p => Row(names[p.Now.Project], p.Then, p.Now)).OrderBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Kind).ThenBy(r => r.Because?.TrueOn).ToList();
        var (number, size) = Slice.Of(who, q.Page, q.Size);
        var counts = pairs.Where(p => p.Now.Kind is not FactKind.Department).SelectMany(p => new ClockCount[] { new(p.Now.Kind, p.Now.Value ?? "", 0, 1), new(p.Now.Kind, p.Then?.Value ?? "", p.Then is null ? 0 : 1, 0) })
            .Where(c => c.Known + c.True > 0).GroupBy(c => (c.Kind, c.Value)).OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Value, StringComparer.Ordinal)
            .Select(g => new ClockCount(g.Key.Kind, g.Key.Value, g.Sum(c => c.Known), g.Sum(c => c.True)));
        var differing = pairs.Where(p => Differs(p.Then, p.Now)).Select(p => p.Now.Project).Distinct().Count();
        return new(q.Day, until, [.. counts], differing, new([.. rows.Skip((number - 1) * size).Take(size)], rows.Count, number, size));
    }

    // Another fact that says the same is no difference.
    private static bool Differs(Fact? then, Fact now) => then?.Position != now.Position && (then is null || then.Shown != now.Shown);

    private static ClockRow Row(Named project, Fact? then, Fact now) => new(project.Id, project.Code, project.Name, now.Kind, then?.Shown, now.Shown,
        Differs(then, now) ? new(now.Position, now.TrueOn, now.KnownOn, now.What, now.Reason, now.Actor, now.Link) : null);

    private static Dictionary<(FactKind, Guid), Fact> Winners(Db db, DateOnly day, DateTimeOffset until) => db.List<Fact>($"""
        select f.position, f.kind, f.project, f.subject, f.true_on, f.known_on, f.value, u.name unit, f.what, f.reason, f.link, f.actor
        from (select x.*, row_number() over (partition by x.kind, x.subject order by x.weight desc, x.true_on desc, x.position desc) place
            from effective_fact x where x.true_on <= {day} and x.known_on <= {until}) f left join unit u on u.id = f.unit
        where f.place = 1
        """).ToDictionary(f => (f.Kind, f.Subject));

    private sealed record Named(ProjectId Id, string Code, string Name);

    private sealed record Fact(long Position, FactKind Kind, ProjectId Project, Guid Subject, DateOnly TrueOn, DateTimeOffset KnownOn, string? Value, string? Unit, string What, string? Reason, string Link, PersonId Actor)
    {
        public string? Shown => Kind is FactKind.Department ? Unit : Value;
    }
}
