using Pmo.Staffing.Capacity;

namespace Pmo.Staffing.Board;

/// <summary>The pool over some months: who belongs to it, what they are booked for, and what is free.</summary>
/// <param name="From">The first day shown; null: the first of this month.</param>
/// <param name="Months">How many months are shown, 1 to 24.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)]
internal sealed record FindPool(DateOnly? From = null, int Months = 6) : IQuery<PoolBoard>;

/// <summary>The pool over some months.</summary>
/// <param name="To">The last day shown.</param>
/// <param name="People">By name.</param>
public sealed record PoolBoard(DateOnly Today, DateOnly From, DateOnly To, IReadOnlyList<PoolRow> People)
{
    /// <summary>Those who belong to it today.</summary>
    public IReadOnlyList<PoolRow> Here { get; } = [.. People.Where(p => p.Percent > 0)];

    /// <summary>The full weeks they work.</summary>
    public decimal Weeks => Here.Sum(p => p.Percent) / 100m;

    /// <summary>What is hard-booked of it, 0 to 1; null: nobody works.</summary>
    public double? Booked => Here.Sum(p => p.Percent) is > 0 and var all ? (double)Here.Sum(p => p.Booked) / all : null;

    /// <summary>How many have something free.</summary>
    public int WithFree => Here.Count(p => p.Free > 0);
}

/// <summary>A person of the pool.</summary>
/// <param name="Since">Since when, or from when, they belong to the pool.</param>
/// <param name="LastDay">Their last day in it, where one is known.</param>
/// <param name="Percent">The share of a full week they work today.</param>
/// <param name="Booked">The share that is hard-booked today.</param>
/// <param name="Utilisation">Hard-booked share of the hours they work in the months shown, absences and holidays left out, 0 to 1.</param>
public sealed record PoolRow(
    PersonId Person, string Name, Grade? Grade, DateOnly Since, DateOnly? LastDay, int Percent, int Booked, double? Utilisation, bool Away, IReadOnlyList<PoolBar> Bars)
{
    /// <summary>The share of a full week that is free today.</summary>
    public int Free => Math.Max(0, Percent - Booked);

    /// <summary>Working days and hours over the months shown.</summary>
    public Stretch? Shown { get; init; }

    /// <summary>What the grade they have on the first day shown should have booked; null: no target holds then.</summary>
    public Band? Target { get; init; }

    /// <summary>How they stand to it.</summary>
    public Standing Standing { get; init; }
}

/// <summary>A booking with one share of the week.</summary>
public sealed record PoolBar(BookingId Booking, ProjectId Project, string Code, string Title, BookingKind Kind, int Percent, DateOnly From, DateOnly To);

/// <summary>Reads the pool, past and future included, and works out loads day by day.</summary>
internal sealed class FindPoolAnswer : IAnswer<FindPool, PoolBoard>
{
    public PoolBoard Answer(FindPool q, Viewer who, Db db)
    {
        var today = DateOnly.FromDateTime(who.Now.UtcDateTime);
        var from = q.From is { Year: >= 2000 and <= 2100 } asked ? asked : new DateOnly(today.Year, today.Month, 1);
        var to = from.AddMonths(Math.Clamp(q.Months, 1, 24)).AddDays(-1);
        var places = PoolPlace.Read(db).Where(p => p.Overlaps(from, to) || p.Overlaps(today, today));
        var (calendar, targets) = (PoolCalendar.Read(db), KnownTargets.Read(db));
        return new(today, from, to, [.. places.Select(p => p.Row(today, from, to, calendar, targets)).OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Person.Value)]);
    }
}
