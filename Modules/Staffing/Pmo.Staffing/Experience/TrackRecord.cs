using Pmo.Office;

namespace Pmo.Staffing.Experience;

/// <summary>How reports came of projects while a person led them. Excused and dropped periods are outside of all of it.</summary>
/// <param name="Due">Reports that came, or fell late without coming.</param>
/// <param name="OnTime">Of those, whose first complete one came by its due instant.</param>
/// <param name="Accepted">Reports accepted, without those that were sent back because something was missing.</param>
/// <param name="FirstPass">Of those, accepted as first handed in.</param>
public sealed record ReportingDiscipline(int Due, int OnTime, int Accepted, int FirstPass)
{
    public double? OnTimeShare => Due == 0 ? null : (double)OnTime / Due;
    public double? FirstPassShare => Accepted == 0 ? null : (double)FirstPass / Accepted;
}

/// <summary>What one person has done: projects led, how big they were, how they closed, and how reports came. Of one person only: nobody is ranked by it.</summary>
/// <param name="Led">Newest first; a person who led a project twice has it twice.</param>
/// <param name="Reports">Null: not known, because Reporting has seen no report of theirs, or is switched off.</param>
public sealed record TrackRecord(PersonId Person, IReadOnlyList<LedProject> Led, ReportingDiscipline? Reports)
{
    /// <summary>Projects led until they were completed, each once, newest first.</summary>
    public IReadOnlyList<LedProject> ToTheirEnd => [.. Led.Where(l => l.ToItsEnd).DistinctBy(l => l.Project)];

    internal static TrackRecord Of(Db db, PersonId person)
    {
        var leads = db.List<LeadRow>($"select project, from_at, person, to_at from project_lead where project in (select project from project_lead where person = {person}) order by position").ToLookup(l => l.Project);
        var lives = db.List<LifeRow>($"select id project, code, name, class, budget, currency, status, status_from from led_project where id in (select project from project_lead where person = {person})");
        var led = lives.SelectMany(p => p.Life([.. leads[p.Project].Select(l => new Lead(l.Person, l.FromAt, l.ToAt))]).LedBy(person));
        return new(person, [.. led.OrderByDescending(l => l.From).ThenBy(l => l.Code, StringComparer.Ordinal)], Discipline(db, person));
    }

    private static ReportingDiscipline? Discipline(Db db, PersonId person)
    {
        var d = db.One<DisciplineRow>($"""
            select count(*) due, coalesce(sum(r.on_time is 1 and r.incomplete is null), 0) on_time, coalesce(sum(r.accepted is not null and r.incomplete is null), 0) accepted, coalesce(sum(r.accepted is 1 and r.incomplete is null), 0) first_pass
            from led_report r join project_lead l on l.project = r.project and l.from_at <= r.due and (l.to_at is null or l.to_at > r.due)
            where l.person = {person} and (r.submitted_at is not null or r.behind is not null)
            """);
        return d is null or { Due: 0 } ? null : new((int)d.Due, (int)d.OnTime, (int)d.Accepted, (int)d.FirstPass);
    }

    private sealed record LeadRow(ProjectId Project, DateTimeOffset FromAt, PersonId Person, DateTimeOffset? ToAt);

    private sealed record LifeRow(ProjectId Project, string Code, string Name, string? Class, decimal? Budget, string? Currency, ProjectStatus Status, DateOnly? StatusFrom)
    {
        public ProjectLife Life(System.Collections.Immutable.ImmutableList<Lead> leads) => new(Project, Code, Name, Class, Budget, Currency, Status, StatusFrom, leads);
    }

    private sealed record DisciplineRow(long Due, long OnTime, long Accepted, long FirstPass);
}
