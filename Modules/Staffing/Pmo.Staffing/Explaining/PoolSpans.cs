using Pmo.Staffing.Capacity;

namespace Pmo.Staffing.Explaining;

/// <summary>What somebody works, from a day to a day.</summary>
/// <param name="Stay">The first day of the stay in the pool.</param>
/// <param name="Since">The day from which the share was set.</param>
internal sealed record WorkSpan(PersonId Person, DateOnly Stay, DateOnly Since, int Percent, DateOnly FromDay, DateOnly ToDay);

/// <summary>What somebody is booked for, from a day to a day.</summary>
/// <param name="Since">The day from which the booking takes this share.</param>
internal sealed record BookedSpan(BookingId Booking, PersonId Person, ProjectId Project, BookingKind Kind, DateOnly Since, int Percent, DateOnly FromDay, DateOnly ToDay);

/// <summary>Days on which somebody is away.</summary>
internal sealed record AwaySpan(Guid Id, PersonId Person, DateOnly FromDay, DateOnly ToDay);

/// <summary>
/// The pool stretch by stretch, as the tables hold it. Pages count it day by day, person by person; a why counts each stretch by itself, so
/// that the two check each other.
/// </summary>
internal sealed class PoolSpans
{
    private readonly WorkingCalendar calendar;
    private readonly ILookup<PersonId, WorkSpan> works;
    private readonly ILookup<PersonId, BookedSpan> hard;
    private readonly ILookup<PersonId, AwaySpan> away;
    private readonly ILookup<PersonId, GradeRow> grades;
    private readonly HashSet<PersonId> gone;

    private PoolSpans(Db db)
    {
        calendar = PoolCalendar.Read(db);
        Worked = db.List<WorkSpan>($"""
            select * from (
                select s.person, s.from_day stay, p.from_day since, p.percent, max(p.from_day, s.from_day) from_day,
                    min(coalesce(s.last_day, '9999-12-31'), coalesce(date(lead(p.from_day) over (partition by s.person, s.from_day order by p.from_day), '-1 day'), '9999-12-31')) to_day
                from pool_stay s join pool_percent p on p.person = s.person)
            where from_day <= to_day order by coalesce(person_name(person), ''), person, from_day
            """);
        Booked = db.List<BookedSpan>($"""
            select * from (
                select b.id booking, b.person, b.project, b.kind, s.from_day since, s.percent, s.from_day,
                    min(b.to_day, coalesce(date(lead(s.from_day) over (partition by b.id order by s.from_day), '-1 day'), b.to_day)) to_day
                from booking b join booking_share s on s.booking = b.id)
            where from_day <= to_day order by coalesce(person_name(person), ''), person, from_day, booking
            """);
        (works, hard) = (Worked.ToLookup(w => w.Person), Booked.Where(b => b.Kind == BookingKind.Hard).ToLookup(b => b.Person));
        away = db.List<AwaySpan>($"select id, person, from_day, to_day from staffing_absence order by from_day, id").ToLookup(a => a.Person);
        grades = db.List<GradeRow>($"select person, from_day, grade from pool_grade order by from_day desc").ToLookup(g => g.Person);
        gone = [.. db.List<PersonId>($"select person value from pool_gone")];
    }

    private sealed record GradeRow(PersonId Person, DateOnly FromDay, Grade Grade);

    public static PoolSpans Read(Db db) => new(db);

    public IReadOnlyList<WorkSpan> Worked { get; }

    public IReadOnlyList<BookedSpan> Booked { get; }

    /// <summary>Whoever does not work here any more.</summary>
    public bool IsGone(PersonId person) => gone.Contains(person);

    /// <summary>The grade on a day; a newcomer's before their first day is the one they come with.</summary>
    public Grade? GradeOn(PersonId person, DateOnly day) => grades[person].FirstOrDefault(g => g.FromDay <= day)?.Grade ?? grades[person].LastOrDefault()?.Grade;

    /// <summary>The first working day from a day on.</summary>
    public DateOnly WorkingDay(DateOnly day) => calendar.AddWorkingDays(day, 0);

    /// <summary>The working day before a day.</summary>
    public DateOnly WorkingDayBefore(DateOnly day) => calendar.AddWorkingDays(day, -1);

    public bool IsWorkingDay(DateOnly day) => calendar.IsWorkingDay(day);

    public bool IsAway(PersonId person, DateOnly day) => away[person].Any(a => a.FromDay <= day && day <= a.ToDay);

    public WorkSpan? WorkedOn(PersonId person, DateOnly day) => works[person].FirstOrDefault(w => Holds(w.FromDay, w.ToDay, day));

    public IReadOnlyList<BookedSpan> BookedOn(PersonId person, DateOnly day) => [.. hard[person].Where(b => Holds(b.FromDay, b.ToDay, day))];

    /// <summary>The absences that touch some days.</summary>
    public IEnumerable<AwaySpan> AwayIn(PersonId person, DateOnly from, DateOnly to) => away[person].Where(a => a.FromDay <= to && a.ToDay >= from);

    /// <summary>How many working days of a stretch somebody works and is not away, within some days.</summary>
    public int DaysThere(WorkSpan w, DateOnly from, DateOnly to) => Days(w.Person, Later(w.FromDay, from), Earlier(w.ToDay, to));

    /// <summary>The same of what they are booked for: on days on which they do not belong to the pool nothing is worked.</summary>
    public int DaysThere(BookedSpan b, DateOnly from, DateOnly to) =>
        works[b.Person].Sum(w => Days(b.Person, Later(Later(b.FromDay, w.FromDay), from), Earlier(Earlier(b.ToDay, w.ToDay), to)));

    public static bool Holds(DateOnly from, DateOnly to, DateOnly day) => from <= day && day <= to;

    private int Days(PersonId person, DateOnly from, DateOnly to)
    {
        var days = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
            if (calendar.IsWorkingDay(day) && !IsAway(person, day)) days++;
        return days;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
