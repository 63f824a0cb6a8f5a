using Pmo.Office;
using Pmo.Staffing.Board;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Planning;

/// <summary>What a plan would do to the pool, if all its lines held.</summary>
/// <param name="Weeks">The Mondays shown.</param>
/// <param name="People">Those whom it concerns, by name.</param>
/// <param name="Grades">The grades of these, lowest first.</param>
/// <param name="Covers">Open requests and demand for the projects of its bookings.</param>
public sealed record PlanEffect(IReadOnlyList<DateOnly> Weeks, DateOnly Until, IReadOnlyList<PlanPerson> People, IReadOnlyList<PlanGrade> Grades, IReadOnlyList<PlanCover> Covers);

/// <summary>A person with the weeks as they are and as they would be.</summary>
/// <param name="TooMuch">Which days, how many hours, which bookings would be too much; null: it fits.</param>
public sealed record PlanPerson(PersonId Person, string Name, Grade? Grade, IReadOnlyList<Stretch> Before, IReadOnlyList<Stretch> After, string? TooMuch);

/// <summary>A grade over the weeks shown.</summary>
/// <param name="Worked">Hours that all of the grade work.</param>
/// <param name="Before">Of these, promised.</param>
/// <param name="After">Of these, promised if the plan held.</param>
public sealed record PlanGrade(Grade Grade, decimal Worked, decimal Before, decimal After, Band? Target)
{
    public double? UseBefore => Worked == 0 ? null : (double)(Before / Worked);
    public double? UseAfter => Worked == 0 ? null : (double)(After / Worked);
}

/// <summary>An open request, or demand without a name, that a booking of the plan is for.</summary>
/// <param name="Lacks">What the booking lacks of it; none: it has all that is asked.</param>
public sealed record PlanCover(int Line, string For, string Href, bool Demand, string Name, IReadOnlyList<string> Lacks);

/// <summary>Lays the lines over the pool, day by day as the board counts.</summary>
internal static class PlanEffects
{
    private const int Weeks = 13;

    public static PlanEffect Of(IReadOnlyList<PlanLine> lines, PoolNow pool, Db db, Viewer who, DateOnly today)
    {
        var start = lines.Select(l => l.Move.Kind == PlannedKind.Release ? l.Move.To : l.Move.From).Where(d => d > today).DefaultIfEmpty(today).Min();
        var mondays = Enumerable.Range(0, Weeks).Select(n => start.AddDays(7 * n - ((int)start.DayOfWeek + 6) % 7)).ToList();
        var (from, until) = (mondays[0], mondays[^1].AddDays(6));
        var laid = lines.GroupBy(l => l.Move.Person).Where(g => pool.Places.ContainsKey(g.Key)).ToDictionary(g => g.Key, g => Trial.Laid(pool.Member(g.Key), g));
        var after = laid.ToDictionary(p => p.Key, p => pool.Laid(p.Key, p.Value));
        var people = laid.Select(p => Person(p.Key, p.Value, after[p.Key])).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Person.Value).ToList();
        var targets = KnownTargets.Read(db);
        var grades = people.Select(p => p.Grade).OfType<Grade>().Distinct().Order().Select(g => Grade(g, targets.On(g, from))).ToList();
        return new(mondays, until, people, grades, Covers.Of(lines, pool, db, who, today));

        PlanPerson Person(PersonId person, PoolMember member, PoolPlace place) => new(
            person, place.Name, place.GradeOn(from), [.. Availability.Weeks(pool.Places[person], from, Weeks, pool.Calendar)], [.. Availability.Weeks(place, from, Weeks, pool.Calendar)],
            Load.TooMuch(member, null, today) is { Count: > 0 } much ? Load.Words(much, pool.Calendar) : null);

        PlanGrade Grade(Grade grade, Band? target)
        {
            var all = pool.Places.Values.Where(p => p.GradeOn(from) == grade).Select(p => (Now: Availability.Of(p, from, until, pool.Calendar), Then: Availability.Of(after.GetValueOrDefault(p.Person, p), from, until, pool.Calendar))).ToList();
            return new(grade, all.Sum(s => s.Now.Worked), all.Sum(s => s.Now.Hard), all.Sum(s => s.Then.Hard), target);
        }
    }
}

/// <summary>What the bookings of a plan would answer.</summary>
internal static class Covers
{
    public static IReadOnlyList<PlanCover> Of(IReadOnlyList<PlanLine> lines, PoolNow pool, Db db, Viewer who, DateOnly today)
    {
        var (found, weights, limits) = (new List<PlanCover>(), PoolOfTables.Weights(db), KnownLimits.Read(db));
        var requests = db.List<RequestId>($"select id value from request where stage in ('Submitted', 'Shortlisting') order by from_day, id").Select(r => new ShowStaffingAnswer().Answer(new(r), Viewer.System(who.Now), db)!).ToList();
        var demand = FindDemandAnswer.Read(db, open: true);
        foreach (var (number, move) in lines.Where(l => l.Move is { Kind: PlannedKind.Book, Firm: BookingKind.Hard }).Select(l => (l.Number, l.Move)))
        {
            if (!pool.Places.TryGetValue(move.Person, out var place) || !pool.People.TryGetValue(move.Person, out var person)) continue;
            found.AddRange(requests.Where(r => r.Row.Project == move.Project).Select(r => new PlanCover(number, r.Row.Code, $"/staffing/requests/{r.Row.Request}", false, place.Name, [.. Lacks(move, r.Row.Percent, r.Row.From > today ? r.Row.From : today, r.Row.To), .. Unmet(r, person)])));
            found.AddRange(demand.Where(d => d.Project == move.Project && d.FromDay <= move.To && d.ToDay >= move.From)
                .Select(d => new PlanCover(number, d.For, $"/staffing/demand?demand={d.Demand}", true, place.Name, [.. Lacks(move, d.Percent, d.FromDay > today ? d.FromDay : today, d.ToDay), .. place.GradeOn(move.From) < d.Grade ? ["a higher grade"] : Array.Empty<string>()])));
        }

        return found;

        // Their time is what the plan changes, and is judged above.
        IEnumerable<string> Unmet(RequestSheet r, PoolPerson person) => Fit.Rank(r.Needs, weights, [Candidates.Of(default, person, r.Needs, pool.Calendar, r.Row.Supports ? ProjectLimit.None : limits.Of(r.Row.Project))]).LeftOut.SelectMany(l => l.Unmet).Where(u => u != UnmetMust.Time).Select(RankingWords.Of);
    }

    private static IEnumerable<string> Lacks(PlannedMove move, int percent, DateOnly from, DateOnly to)
    {
        if (move.Percent < percent) yield return $"{percent - move.Percent} % of a week";
        if (move.From > from) yield return $"the days before {Tell.Day(move.From)}";
        if (move.To < to) yield return $"the days after {Tell.Day(move.To)}";
    }
}
