using Pmo.Office;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Explaining;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.RollingOff;

/// <summary>The figures of who rolls off and what begins.</summary>
internal enum RollOffFigure { People, Posts, FreeToday, ComesFree, Asked }

/// <summary>Why so many roll off, why so many posts begin, and what of a grade is free, comes free and is asked. The page walks over days; this starts from the bookings that end.</summary>
internal sealed class WhyRollOff(RollOffFigure which) : FigureDefinition
{
    public static string NameOf(RollOffFigure which) => which switch
    {
        RollOffFigure.People => "staffing.roll-off-people",
        RollOffFigure.Posts => "staffing.roll-off-posts",
        RollOffFigure.FreeToday => "staffing.grade-free-today",
        RollOffFigure.ComesFree => "staffing.grade-comes-free",
        _ => "staffing.grade-asked",
    };

    public override string Name => NameOf(which);
    public override string Title => which switch
    {
        RollOffFigure.People => "People who roll off",
        RollOffFigure.Posts => "Posts that begin",
        RollOffFigure.FreeToday => "Free today, by grade",
        RollOffFigure.ComesFree => "Comes free, by grade",
        _ => "Asked, by grade",
    };
    public override string Words => which switch
    {
        RollOffFigure.People => "Counts the people for whom a hard booking ends or takes less until the last day looked at, so that on a working day after today less of them is promised than on the working day before and something is free. Their grade is the one they have on the first such day.",
        RollOffFigure.Posts => "Counts the requests that were handed in and have nobody chosen, of projects you may look into, and open demand without a name, that begin until the last day looked at and have not ended.",
        RollOffFigure.FreeToday => "Adds up the shares of a week that people of the grade work on the next working day, today included, and that hard bookings leave free. Whoever is away has nothing free.",
        RollOffFigure.ComesFree => "Adds up the shares of a week that come free until the last day looked at, for people who have the grade on the first day on which something does.",
        _ => "Adds up the shares of a week that posts ask that begin until the last day looked at and have nobody, and that ask for the grade at least.",
    };
    public override string? OfEach => which is RollOffFigure.People or RollOffFigure.Posts ? null : "grade";
    public override string? PartWords(FigureScope scope) => Chosen.Value<Grade>(scope.Part) is { } grade ? Tell.Words(grade) : null;
    public override Type Asks => typeof(FindRollOff);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var (grade, competency) = (Chosen.Value<Grade>(scope.Part), Chosen.Id<CompetencyId>(scope.By));
        if (OfEach is not null && grade is null) return new(new(0), []);
        var today = DateOnly.FromDateTime(who.Now.UtcDateTime);
        var until = scope.To is { } to && to > today && to <= today.AddDays(365) ? to : today.AddDays(90);
        var board = new FindRollOffAnswer().Answer(new FindRollOff(until.DayNumber - today.DayNumber, OfEach is null ? grade : null, OfEach is null ? competency : null), who, db);
        var balance = board.Grades.FirstOrDefault(b => b.Grade == grade);
        return which switch
        {
            RollOffFigure.People => FigureAnswer.For(who, new(board.People.Count), [.. People(db, today, until, grade, competency).GroupBy(d => d.Row.Title).Select(d => d.First().Row with { Gives = 1 })]),
            RollOffFigure.ComesFree => FigureAnswer.For(who, new(balance?.Comes ?? 0), [.. People(db, today, until, grade, null).Select(d => d.Row)]),
            RollOffFigure.FreeToday => FigureAnswer.For(who, new(balance?.Now ?? 0), [.. Free(db, today, grade)]),
            RollOffFigure.Posts => FigureAnswer.For(who, new(board.Posts.Count), [.. Posts(db, today, until, grade, competency, who).Select(r => r with { Gives = 1 })]),
            _ => FigureAnswer.For(who, new(balance?.Needed ?? 0), [.. Posts(db, today, until, grade, null, who)]),
        };
    }

    /// <summary>Each day on which something of somebody comes free: the first working day after a stretch of a hard booking ends.</summary>
    private static IEnumerable<(FigureRow Row, PersonId Person)> People(Db db, DateOnly today, DateOnly until, Grade? grade, CompetencyId? competency)
    {
        var spans = PoolSpans.Read(db);
        foreach (var person in spans.Booked.Where(b => b.Kind == BookingKind.Hard).GroupBy(b => b.Person))
        {
            var first = (DateOnly?)null;
            foreach (var day in person.Where(b => b.ToDay < until && b.ToDay.AddDays(1) >= spans.WorkingDayBefore(today)).Select(b => spans.WorkingDay(b.ToDay.AddDays(1))).Where(d => d > today && d <= until).Distinct().Order())
            {
                var (before, then) = (spans.BookedOn(person.Key, spans.WorkingDayBefore(day)), spans.BookedOn(person.Key, day));
                var (less, free) = (before.Sum(b => b.Percent) - then.Sum(b => b.Percent), (spans.WorkedOn(person.Key, day)?.Percent ?? 0) - then.Sum(b => b.Percent));
                if (less <= 0 || free <= 0) continue;
                first ??= day;
                var left = spans.IsGone(person.Key) ? "who do not work here any more" : grade is { } g && spans.GradeOn(person.Key, first.Value) != g ? "of another grade" : competency is { } c && !Holds(db, person.Key, c, first.Value) ? "without the competency" : null;
                yield return (new($"{Tell.Name(person.Key)}", $"/staffing/pool/{person.Key}", null, Math.Min(less, free) / 100m, $"{Math.Min(less, free)} % of a week comes free on {Tell.Day(day)}", left,
                    [.. before.Except(then).SelectMany(PoolLines.Cells), .. then.Except(before).SelectMany(PoolLines.Cells)]), person.Key);
            }
        }
    }

    private static bool Holds(Db db, PersonId person, CompetencyId competency, DateOnly day) =>
        db.Value<long?>($"select 1 from pool_competency where person = {person} and competency = {competency} and validated and (until is null or until >= {day})") is not null;

    private static IEnumerable<FigureRow> Free(Db db, DateOnly today, Grade? grade)
    {
        var spans = PoolSpans.Read(db);
        var day = spans.WorkingDay(today);
        foreach (var w in spans.Worked.Where(w => PoolSpans.Holds(w.FromDay, w.ToDay, day) && spans.GradeOn(w.Person, day) == grade))
        {
            var (booked, away) = (spans.BookedOn(w.Person, day), spans.AwayIn(w.Person, day, day).ToList());
            var free = w.Percent - booked.Sum(b => b.Percent);
            yield return PoolLines.Row(w, free / 100m, $"{free} % of a week free", spans.IsGone(w.Person) ? "who do not work here any more" : away.Count > 0 ? "away" : free <= 0 ? "with nothing free" : null, [.. booked.SelectMany(PoolLines.Cells), .. away.Select(PoolLines.Cells)]);
        }
    }

    private static IEnumerable<FigureRow> Posts(Db db, DateOnly today, DateOnly until, Grade? grade, CompetencyId? competency, Viewer who)
    {
        foreach (var r in db.List<RequestLine>($"""
            select id, project, stage, grade, percent, exists (select 1 from request_competency a where a.request = r.id and a.competency = {competency}) asks
            from request r where from_day <= {until} and to_day >= {today} and {who.Projects("project")} order by from_day, code, id
            """))
            yield return new($"{Tell.Name(r.Project)}, request", $"/staffing/requests/{r.Id}", r.Project, r.Percent / 100m, $"asks {r.Percent} % of a week of {Limiting.ProjectLimit.A(r.Grade)} or above", Left(r.Stage) ?? Other(r.Grade, grade) ?? (competency is null || r.Asks ? null : "that do not ask for the competency"),
                [new("request", RowCells.KeyOf(r.Id.Value), "stage", "grade", "percent", "from_day", "to_day")]);
        foreach (var d in db.List<DemandLine>($"select id, project, initiative, state, grade, percent from staffing_demand where from_day <= {until} and to_day >= {today} order by from_day, id"))
            yield return new(d.Project is { } project ? $"{Tell.Name(project)}, demand without a name" : $"{d.Initiative}, demand without a name", $"/staffing/demand?demand={d.Id}", d.Project, d.Percent / 100m, $"asks {d.Percent} % of a week of {Limiting.ProjectLimit.A(d.Grade)} or above",
                (d.State == DemandState.Open ? null : Tell.Words(d.State)) ?? Other(d.Grade, grade) ?? (competency is null ? null : "that do not ask for the competency"), [new("staffing_demand", RowCells.KeyOf(d.Id.Value), "state", "grade", "percent", "from_day", "to_day")]);
    }

    private static string? Left(RequestStage stage) => stage switch
    {
        RequestStage.Submitted or RequestStage.Shortlisting => null,
        RequestStage.Draft => "not handed in",
        RequestStage.Proposed or RequestStage.Confirmed => "with somebody chosen",
        _ => Tell.Words(stage),
    };

    private static string? Other(Grade asked, Grade? grade) => grade is null || asked == grade ? null : "of another grade";

    private sealed record RequestLine(RequestId Id, ProjectId Project, RequestStage Stage, Grade Grade, int Percent, bool Asks);

    private sealed record DemandLine(DemandId Id, ProjectId? Project, string? Initiative, DemandState State, Grade Grade, int Percent);
}
