using Pmo.Staffing.Explaining;

namespace Pmo.Staffing.Capacity;

/// <summary>The figures of a grade in a month.</summary>
internal enum CapacityFigure { Booked, Soft, Needed }

/// <summary>Why a grade is booked for so much in a month, and why so much is pencilled in or needed. The page adds up people; this counts bookings and demand one by one.</summary>
internal sealed class WhyCapacity(CapacityFigure which) : FigureDefinition
{
    public static string NameOf(CapacityFigure which) => which switch { CapacityFigure.Booked => "staffing.grade-booked", CapacityFigure.Soft => "staffing.grade-soft", _ => "staffing.grade-needed" };

    public override string Name => NameOf(which);
    public override string Title => which switch { CapacityFigure.Booked => "Booked of a grade", CapacityFigure.Soft => "Soft bookings of a grade", _ => "Needed without a name" };
    public override string Words => which switch
    {
        CapacityFigure.Booked => "Of the full working days that people of a grade work in a month, those that hard bookings take. Whoever has the grade on the first of the month counts for all of it, and a newcomer with the grade they come with. Holidays and absences are left out of both.",
        CapacityFigure.Soft => "Adds up the full working days that soft bookings take of people of a grade in a month, holidays and absences left out. What is confirmed is booked, and what has lapsed is gone.",
        _ => "Adds up the full working days that open demand without a name asks of a grade in a month, holidays left out.",
    };
    public override FigureKind Kind => which == CapacityFigure.Booked ? FigureKind.Ratio : FigureKind.Sum;
    public override string OfEach => "grade";
    public override string? PartWords(FigureScope scope) => Chosen.Value<Grade>(scope.Part) is { } grade ? Tell.Words(grade) : null;
    public override Type Asks => typeof(ShowCapacity);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        if (Chosen.Value<Grade>(scope.Part) is not { } grade || scope.From is not { Year: >= 2000 and <= 2100 } from) return new(which == CapacityFigure.Booked ? new(0, 0) : new(0), []);
        var month = new DateOnly(from.Year, from.Month, 1);
        var shown = new ShowCapacityAnswer().Answer(new ShowCapacity(month, 1), who, db).Grades.FirstOrDefault(g => g.Grade == grade)?.Months[0];
        var spans = PoolSpans.Read(db);
        bool Has(PersonId person) => spans.GradeOn(person, month) == grade;
        return which switch
        {
            CapacityFigure.Booked => FigureAnswer.For(who, new(shown?.Hard ?? 0, shown?.Supply ?? 0), [.. PoolLines.Use(spans, Has, month, Last(month), 1)]),
            CapacityFigure.Soft => FigureAnswer.For(who, new(shown?.Soft ?? 0), [.. PoolLines.Bookings(spans, Has, month, Last(month), 1, BookingKind.Soft)]),
            _ => FigureAnswer.For(who, new(shown?.Unnamed ?? 0), [.. Demand(db, grade, month, Last(month))]),
        };
    }

    private static IEnumerable<FigureRow> Demand(Db db, Grade grade, DateOnly from, DateOnly to)
    {
        var calendar = PoolCalendar.Read(db);
        foreach (var d in db.List<Line>($"select id, project, initiative, state, percent, from_day, to_day from staffing_demand where grade = {grade} and from_day <= {to} and to_day >= {from} order by from_day, id"))
        {
            var (first, last) = (d.FromDay > from ? d.FromDay : from, d.ToDay < to ? d.ToDay : to);
            var days = Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Count(n => calendar.IsWorkingDay(DateOnly.FromDayNumber(n)));
            yield return new(d.Project is { } project ? $"Demand for {Tell.Name(project)}" : $"Demand for {d.Initiative}", $"/staffing/demand?demand={d.Id}", d.Project, days * d.Percent / 100m, $"{d.Percent} % of a week on {Tell.Count(days, "working day")}",
                d.State == DemandState.Open ? null : Tell.Words(d.State), [new("staffing_demand", RowCells.KeyOf(d.Id.Value), "state", "percent", "from_day", "to_day")]);
        }
    }

    private static DateOnly Last(DateOnly month) => month.AddMonths(1).AddDays(-1);

    private sealed record Line(DemandId Id, ProjectId? Project, string? Initiative, DemandState State, int Percent, DateOnly FromDay, DateOnly ToDay);
}
