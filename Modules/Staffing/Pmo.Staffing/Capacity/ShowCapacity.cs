using Pmo.Staffing.Board;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Capacity;

/// <summary>What the pool can do in some months against what is promised, pencilled in and needed without a name, by grade.</summary>
/// <param name="From">A day of the first month; null: this month.</param>
/// <param name="Months">How many months, 1 to 12.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)]
internal sealed record ShowCapacity(DateOnly? From = null, int Months = 6) : IQuery<CapacityBoard>;

/// <summary>Supply and demand of some months.</summary>
/// <param name="Months">The first days of the months.</param>
/// <param name="Grades">Lowest first; only grades that somebody has or that are needed.</param>
/// <param name="People">By name.</param>
public sealed record CapacityBoard(DateOnly Today, IReadOnlyList<DateOnly> Months, IReadOnlyList<GradeCapacity> Grades, IReadOnlyList<PersonUse> People)
{
    /// <summary>The grades that are short in some month, with these months in order.</summary>
    public IEnumerable<(Grade Grade, IReadOnlyList<MonthCapacity> Months)> Shortfalls =>
        Grades.Select(g => (g.Grade, (IReadOnlyList<MonthCapacity>)[.. g.Months.Where(m => m.Short >= Least)])).Where(g => g.Item2.Count > 0);

    /// <summary>Less than half a day in a month is not called short.</summary>
    public const decimal Least = .5m;
}

/// <summary>A grade, month by month.</summary>
public sealed record GradeCapacity(Grade Grade, IReadOnlyList<MonthCapacity> Months);

/// <summary>A grade in a month, in full working days of one person.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Supply">What those of the grade work, absences and holidays left out.</param>
/// <param name="Hard">Promised.</param>
/// <param name="Soft">Pencilled in.</param>
/// <param name="Unnamed">Needed, and nobody is named.</param>
/// <param name="Target">The band that holds at the month's start; null: none.</param>
public sealed record MonthCapacity(DateOnly Month, decimal Supply, decimal Hard, decimal Soft, decimal Unnamed, Band? Target)
{
    /// <summary>What is missing to do all that is promised or needed; 0: nothing. Soft bookings are not counted: they may lapse.</summary>
    public decimal Short => Math.Max(0, Hard + Unnamed - Supply);

    /// <summary>What would be missing if all that is pencilled in were confirmed.</summary>
    public decimal ShortWithSoft => Math.Max(0, Hard + Soft + Unnamed - Supply);

    /// <summary>What is left beside what is promised and needed.</summary>
    public decimal Left => Math.Max(0, Supply - Hard - Unnamed);

    /// <summary>What is promised of what can be worked.</summary>
    public double? Utilisation => Supply == 0 ? null : (double)(Hard / Supply);

    public Standing Standing => Target?.Of(Utilisation) ?? Standing.None;
}

/// <summary>A person's utilisation, month by month.</summary>
public sealed record PersonUse(PersonId Person, string Name, Grade? Grade, IReadOnlyList<MonthUse> Months);

/// <summary>A person's month.</summary>
public sealed record MonthUse(DateOnly Month, Stretch Stretch, Band? Target)
{
    public Standing Standing => Target?.Of(Stretch.Utilisation) ?? Standing.None;
}

/// <summary>Works out supply and demand of each month; whoever has a grade at a month's start counts there for the whole month, and a newcomer with the grade they come with.</summary>
internal sealed class ShowCapacityAnswer : IAnswer<ShowCapacity, CapacityBoard>
{
    public CapacityBoard Answer(ShowCapacity q, Viewer who, Db db)
    {
        var today = DateOnly.FromDateTime(who.Now.UtcDateTime);
        var asked = q.From is { Year: >= 2000 and <= 2100 } from ? from : today;
        var months = Enumerable.Range(0, Math.Clamp(q.Months, 1, 12)).Select(n => new DateOnly(asked.Year, asked.Month, 1).AddMonths(n)).ToList();
        var (calendar, targets, demand) = (PoolCalendar.Read(db), KnownTargets.Read(db), FindDemandAnswer.Read(db, open: true));
        var places = PoolPlace.Read(db).Where(p => p.Overlaps(months[0], Last(months[^1]))).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Person.Value).ToList();
        var people = places.Select(p => new PersonUse(p.Person, p.Name, p.GradeOn(today), [.. months.Select(m => new MonthUse(m, Availability.Of(p, m, Last(m), calendar), targets.On(p.GradeOn(m), m)))])).ToList();
        return new(today, months, [.. Enum.GetValues<Grade>().Select(g => new GradeCapacity(g, [.. months.Select(m => Month(g, m))])).Where(g => g.Months.Any(m => m.Supply + m.Hard + m.Soft + m.Unnamed > 0))], people);

        MonthCapacity Month(Grade grade, DateOnly month)
        {
            var here = places.Select((p, n) => (Grade: p.GradeOn(month), people[n].Months[months.IndexOf(month)].Stretch)).Where(p => p.Grade == grade).Select(p => p.Stretch).ToList();
            var needed = demand.Where(d => d.Grade == grade).Sum(d => Needed(d, month, calendar));
            return new(month, here.Sum(s => s.Worked) / Load.HoursOfDay, here.Sum(s => s.Hard) / Load.HoursOfDay, here.Sum(s => s.Soft) / Load.HoursOfDay, needed, targets.On(grade, month));
        }
    }

    private static decimal Needed(DemandRow demand, DateOnly month, WorkingCalendar calendar)
    {
        var days = 0;
        for (var day = month; day <= Last(month); day = day.AddDays(1))
            if (demand.On(day) > 0 && calendar.IsWorkingDay(day)) days++;
        return days * demand.Percent / 100m;
    }

    private static DateOnly Last(DateOnly month) => month.AddMonths(1).AddDays(-1);
}
