using Pmo.Staffing.Capacity;

namespace Pmo.Staffing.Board;

/// <summary>A person's place in the pool as the tables hold it, with what can be worked out of it for any day.</summary>
internal sealed class PoolPlace(PersonId person, string name, IReadOnlyList<PoolPlace.StayRow> stays, IReadOnlyList<PoolPlace.GradeRow> grades, IReadOnlyList<PoolPlace.PercentRow> percents, IReadOnlyList<PoolBar> bars, IReadOnlyList<PoolPlace.AwayRow> absences)
{
    internal sealed record StayRow(PersonId Person, string Name, DateOnly FromDay, DateOnly? LastDay, string? Reason);

    internal sealed record GradeRow(PersonId Person, DateOnly FromDay, Grade Grade);

    internal sealed record PercentRow(PersonId Person, DateOnly FromDay, int Percent);

    internal sealed record AwayRow(PersonId Person, DateOnly FromDay, DateOnly ToDay);

    private sealed record BarRow(PersonId Person, BookingId Booking, ProjectId Project, string Code, string Title, BookingKind Kind, int Percent, DateOnly FromDay, DateOnly ToDay);

    public PersonId Person => person;
    public string Name => name;
    public IReadOnlyList<StayRow> Stays => stays;
    public IReadOnlyList<GradeRow> Grades => grades;
    public IReadOnlyList<PercentRow> Percents => percents;
    public IReadOnlyList<AwayRow> Absences => absences;

    /// <summary>In order; a booking whose share changes is several.</summary>
    public IReadOnlyList<PoolBar> Bars => bars;

    /// <summary>Everybody who was ever in the pool, or one person.</summary>
    public static IReadOnlyList<PoolPlace> Read(Db db, PersonId? one = null)
    {
        var where = Where.All.And(one is not null, $"person = {one}");
        var grades = db.List<GradeRow>($"select person, from_day, grade from pool_grade where {where} order by person, from_day").ToLookup(g => g.Person);
        var percents = db.List<PercentRow>($"select person, from_day, percent from pool_percent where {where} order by person, from_day").ToLookup(p => p.Person);
        var absences = db.List<AwayRow>($"select person, from_day, to_day from staffing_absence where {where} order by from_day").ToLookup(a => a.Person);
        var bars = db.List<BarRow>($"""
            select b.person, b.id booking, b.project, b.code, coalesce(p.name, b.code) title, b.kind, s.percent, s.from_day,
                min(b.to_day, coalesce((select date(min(n.from_day), '-1 day') from booking_share n where n.booking = b.id and n.from_day > s.from_day), b.to_day)) to_day
            from booking b join booking_share s on s.booking = b.id left join staffing_project p on p.id = b.project where s.from_day <= b.to_day and {where} order by s.from_day, b.code, b.id
            """).ToLookup(b => b.Person);
        return [.. db.List<StayRow>($"select person, coalesce(person_name(person), '') name, from_day, last_day, reason from pool_stay where {where} order by person, from_day").GroupBy(s => s.Person)
            .Select(s => new PoolPlace(s.Key, s.First().Name, [.. s], [.. grades[s.Key]], [.. percents[s.Key]],
                [.. bars[s.Key].Select(b => new PoolBar(b.Booking, b.Project, b.Code, b.Title, b.Kind, b.Percent, b.FromDay, b.ToDay))], [.. absences[s.Key]]))];
    }

    public bool Overlaps(DateOnly from, DateOnly to) => stays.Any(s => s.FromDay <= to && (s.LastDay is null || s.LastDay >= from));

    public Grade? GradeOn(DateOnly day) => grades.LastOrDefault(g => g.FromDay <= day)?.Grade ?? (grades.Count > 0 ? grades[0].Grade : null);

    public int AvailableOn(DateOnly day) => Belongs(day) ? percents.LastOrDefault(p => p.FromDay <= day)?.Percent ?? 0 : 0;

    public int BookedOn(DateOnly day) => bars.Where(b => b.Kind == BookingKind.Hard && b.From <= day && day <= b.To).Sum(b => b.Percent);

    public int PencilledOn(DateOnly day) => bars.Where(b => b.Kind == BookingKind.Soft && b.From <= day && day <= b.To).Sum(b => b.Percent);

    public bool AwayOn(DateOnly day) => absences.Any(a => a.FromDay <= day && day <= a.ToDay);

    public int FreeOn(DateOnly day) => Math.Max(0, AvailableOn(day) - BookedOn(day));

    public bool Belongs(DateOnly day) => stays.Any(s => s.FromDay <= day && (s.LastDay is null || day <= s.LastDay));

    public PoolRow Row(DateOnly today, DateOnly from, DateOnly to, WorkingCalendar calendar, KnownTargets targets)
    {
        var stay = stays.LastOrDefault(s => s.FromDay <= today) ?? stays[^1];
        var shown = Availability.Of(this, from, to, calendar);
        var target = targets.On(GradeOn(from), from);
        return new(person, name, GradeOn(today), stay.FromDay, stay.LastDay, AvailableOn(today), BookedOn(today), shown.Utilisation, AwayOn(today), [.. bars.Where(b => b.From <= to && b.To >= from)])
        {
            Shown = shown, Target = target, Standing = target?.Of(shown.Utilisation) ?? Standing.None,
        };
    }
}
