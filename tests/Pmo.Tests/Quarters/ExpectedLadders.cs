namespace Pmo.Tests.Quarters;

/// <summary>A step as it must have been taken.</summary>
internal sealed record ExpectedStep(string Project, string Level, string Holder, DateTimeOffset At);

/// <summary>
/// What a patient officer would have escalated, worked out again from the bare log: one ladder a project (and one a returned
/// revision), from its oldest missing report, step by step in working days, past whoever was told or is not there.
/// </summary>
internal sealed class ExpectedLadders
{
    private sealed class Climb(string project, DateTimeOffset due)
    {
        public string Project => project;
        public SortedDictionary<string, string> Missing { get; } = new(StringComparer.Ordinal);
        public HashSet<string> Told { get; } = [];
        public int Step { get; set; } = -1;
        public DateTimeOffset? Next { get; set; } = due;
    }

    private sealed record Awaited(string Project, string Obligation, string DataDate, DateTimeOffset Due, string Ladder);

    private readonly Dictionary<string, Awaited> awaited = [];
    private readonly Dictionary<string, Climb> climbs = [];
    private readonly Dictionary<string, (string? Manager, string? Sponsor)> teams = [];
    private readonly Dictionary<string, string> lineManagers = [], projects = [];
    private readonly List<(string Role, string Person)> holders = [];
    private readonly HashSet<string> disabled = [];
    private readonly HashSet<DateOnly> holidays = [];
    private readonly TimeZoneInfo zone;
    private readonly (string Level, int Grace)[] ladder;

    /// <param name="zone">Of all projects.</param>
    /// <param name="ladder">The steps with their graces in working days.</param>
    public ExpectedLadders(TimeZoneInfo zone, params (string Level, int Grace)[] ladder) => (this.zone, this.ladder) = (zone, ladder);

    public List<ExpectedStep> Steps { get; } = [];

    /// <summary>Ladders at whose top nobody was left to tell.</summary>
    public int Exhausted { get; private set; }

    /// <summary>Ladders that go on.</summary>
    public int Running => climbs.Count;

    public ExpectedLadders Read(IEnumerable<Told> log, DateTimeOffset now)
    {
        foreach (var told in log)
        {
            if (told.Has("at") && told.Name.StartsWith("reporting.", StringComparison.Ordinal)) Until(told.Instant("at"));
            Hear(told);
        }

        Until(now.AddTicks(1));
        return this;
    }

    private void Hear(Told e)
    {
        switch (e.Name)
        {
            case "office.project-manager-named": teams[e["project"]] = (Some(e, "manager"), teams.GetValueOrDefault(e["project"]).Sponsor); break;
            case "office.sponsor-named": teams[e["project"]] = (teams.GetValueOrDefault(e["project"]).Manager, Some(e, "sponsor")); break;
            case "office.line-manager-named": lineManagers[e["person"]] = Some(e, "manager") ?? ""; break;
            case "office.role-granted": holders.Remove((e["role"], e["person"])); holders.Add((e["role"], e["person"])); break;
            case "office.role-withdrawn": holders.Remove((e["role"], e["person"])); break;
            case "office.person-disabled": disabled.Add(e["person"]); break;
            case "office.person-enabled": disabled.Remove(e["person"]); break;
            case "office.holidays-added": foreach (var h in e.Data.GetProperty("holidays").EnumerateArray()) holidays.Add(DateOnly.Parse(h.GetProperty("day").GetString()!, System.Globalization.CultureInfo.InvariantCulture)); break;
            case "reporting.obligation-scheduled":
                projects[e["obligation"]] = e["project"];
                awaited[e["obligation"]] = new(e["project"], e["obligation"], e["dataDate"], e.Instant("due"), e["project"]);
                break;
            case "reporting.obligation-redated": if (awaited.TryGetValue(e["obligation"], out var known)) awaited[e["obligation"]] = known with { Due = e.Instant("due") }; break;
            case "reporting.report-returned":
                awaited[$"{e["obligation"]}/{e["revision"]}"] = new(e["project"], e["obligation"], "", e.Instant("revisionDue"), $"{e["obligation"]}/{e["revision"]}");
                break;
            case "reporting.report-submitted": Comes(e["revision"] == "1" ? e["obligation"] : $"{e["obligation"]}/{int.Parse(e["revision"], System.Globalization.CultureInfo.InvariantCulture) - 1}"); break;
            case "reporting.period-excused" or "reporting.obligation-cancelled": Comes(e["obligation"], stands: false); break;
            // What an answer or a promise is given has tests of its own: how long is taken from the log.
            case "reporting.ladder-held": if (climbs.TryGetValue(e.Has("returned") ? $"{e.Data.GetProperty("returned").GetProperty("obligation")}/{e.Data.GetProperty("returned").GetProperty("revision")}" : e["project"], out var held)) held.Next = e.Instant("until"); break;
            // Who stood in for somebody away counts as told too.
            case "reporting.report-escalated" when e.Has("inPlaceOf"): foreach (var climb in climbs.Values.Where(c => c.Project == e["project"])) climb.Told.Add(e["to"]); break;
        }
    }

    private void Until(DateTimeOffset now)
    {
        while (true)
        {
            var due = awaited.Where(a => a.Value.Due < now).OrderBy(a => a.Value.Due).Select(a => (a.Key, a.Value)).FirstOrDefault();
            var step = climbs.Values.Where(c => c.Next < now).OrderBy(c => c.Next).FirstOrDefault();
            if (due.Value is null && step is null) return;
            if (step is null || due.Value?.Due <= step.Next) Begin(due.Key, due.Value!);
            else Take(step);
        }
    }

    private void Begin(string key, Awaited report)
    {
        awaited.Remove(key);
        if (!climbs.TryGetValue(report.Ladder, out var climb)) climbs[report.Ladder] = climb = new(report.Project, After(report.Due, ladder[0].Grace));
        climb.Missing[report.DataDate] = key;
    }

    // A report stands for the older ones; a period that is not asked for only for itself.
    private void Comes(string key, bool stands = true)
    {
        awaited.Remove(key);
        foreach (var (name, climb) in climbs.Where(c => c.Value.Missing.ContainsValue(key)).ToArray())
            if (climb.Missing.Values.Last() == key && (stands || climb.Missing.Count == 1)) climbs.Remove(name);
            else climb.Missing.Remove(climb.Missing.First(m => m.Value == key).Key);
    }

    private void Take(Climb climb)
    {
        var at = climb.Next!.Value;
        while (++climb.Step < ladder.Length)
        {
            if (Holder(climb.Project, ladder[climb.Step].Level) is not { } holder || !climb.Told.Add(holder)) continue;
            Steps.Add(new(climb.Project, ladder[climb.Step].Level, holder, at));
            climb.Next = climb.Step + 1 < ladder.Length ? After(at, ladder[climb.Step + 1].Grace) : null;
            return;
        }

        climb.Next = null;
        Exhausted++;
    }

    private string? Holder(string project, string level)
    {
        var (manager, sponsor) = teams.GetValueOrDefault(project);
        return level switch
        {
            "ProjectManager" => Able(manager ?? sponsor),
            "LineManager" => Able(lineManagers.GetValueOrDefault(manager ?? sponsor ?? "")),
            "Sponsor" => Able(sponsor),
            _ => holders.Where(h => h.Role == level).Select(h => Able(h.Person)).FirstOrDefault(p => p is not null),
        };
    }

    private string? Able(string? person) => string.IsNullOrEmpty(person) || disabled.Contains(person) ? null : person;

    private DateTimeOffset After(DateTimeOffset from, int workingDays)
    {
        if (workingDays == 0) return from;
        var local = TimeZoneInfo.ConvertTime(from, zone).DateTime;
        for (var left = workingDays; left > 0;)
        {
            local = local.AddDays(1);
            if (local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(DateOnly.FromDateTime(local))) left--;
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static string? Some(Told e, string field) => e.Has(field) ? e[field] : null;
}
