using Pmo.Staffing.Capacity;
using Pmo.Staffing.Explaining;

namespace Pmo.Staffing.Board;

/// <summary>The figures of a person of the pool.</summary>
internal enum PersonFigure { BookedToday, FreeToday, SoftHours, FreeHours }

/// <summary>Why so much of somebody is booked and free today, and over some days. The person's page counts days; this counts stretches.</summary>
internal sealed class WhyPerson(PersonFigure which) : FigureDefinition
{
    public static string NameOf(PersonFigure which) => which switch
    {
        PersonFigure.BookedToday => "staffing.person-booked-today",
        PersonFigure.FreeToday => "staffing.person-free-today",
        PersonFigure.SoftHours => "staffing.person-soft",
        _ => "staffing.person-free",
    };

    public override string Name => NameOf(which);
    public override string Title => which switch { PersonFigure.BookedToday => "Booked today, of a person", PersonFigure.FreeToday => "Free today, of a person", PersonFigure.SoftHours => "Soft bookings of a person", _ => "Free hours of a person" };
    public override string Words => which switch
    {
        PersonFigure.BookedToday => "Adds up the shares of a week that hard bookings take today. Whether today is a holiday or they are away does not count.",
        PersonFigure.FreeToday => "The share of a week that they work today, less the shares that hard bookings take; where more is promised than they work, nothing. Whether today is a holiday or they are away does not count.",
        PersonFigure.SoftHours => "Adds up the hours that soft bookings take on the working days of the calendar on which they belong to the pool and are not away.",
        _ => "The hours that they work on the working days of the calendar on which they belong to the pool and are not away, less those that hard bookings take; on a day with more promised than they work, nothing.",
    };
    public override FigureForm Form => which is PersonFigure.BookedToday or PersonFigure.FreeToday ? FigureForm.Percent : FigureForm.Number;
    public override string OfEach => "person";
    public override string? PartWords(FigureScope scope) => Chosen.Id<PersonId>(scope.Part) is { } person ? Tell.Name(person) : null;
    public override Type Asks => typeof(ShowPoolMember);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        if (Chosen.Id<PersonId>(scope.Part) is not { } person || new ShowPoolMemberAnswer().Answer(new(person), who, db) is not { } sheet) return new(new(0), []);
        var spans = PoolSpans.Read(db);
        if (which is PersonFigure.BookedToday or PersonFigure.FreeToday) return FigureAnswer.For(who, new(which == PersonFigure.BookedToday ? sheet.Booked : sheet.Free), [.. Today(spans, person, sheet.Today)]);
        if (scope is not { From: { } from, To: { } to } || to > from.AddYears(2)) return new(new(0), []);
        var shown = Availability.Of(PoolPlace.Read(db, person)[0], from, to, PoolCalendar.Read(db));
        return which == PersonFigure.SoftHours
            ? FigureAnswer.For(who, new(shown.Soft), [.. PoolLines.Bookings(spans, p => p == person, from, to, Pooling.Load.HoursOfDay, BookingKind.Soft)])
            : FigureAnswer.For(who, new(shown.Free), [.. Free(spans, person, from, to)]);
    }

    private IEnumerable<FigureRow> Today(PoolSpans spans, PersonId person, DateOnly today)
    {
        var (work, booked) = (spans.WorkedOn(person, today), spans.BookedOn(person, today));
        var (sign, over) = (which == PersonFigure.FreeToday ? -1 : 1, booked.Sum(b => b.Percent) - (work?.Percent ?? 0));
        if (sign < 0 && work is not null) yield return PoolLines.Row(work, work.Percent, $"works {work.Percent} % of a week");
        foreach (var b in spans.Booked.Where(b => b.Person == person && PoolSpans.Holds(b.FromDay, b.ToDay, today)))
            yield return PoolLines.Row(b, sign * b.Percent, $"takes {b.Percent} % of a week", b.Kind == BookingKind.Soft ? "soft bookings" : null);
        if (sign < 0 && over > 0) yield return Over(person, over, $"{over} % of a week more is promised than they work: nothing is free");
    }

    // Hours worked, less hours promised; what is promised beyond what is worked takes nothing from other days.
    private static IEnumerable<FigureRow> Free(PoolSpans spans, PersonId person, DateOnly from, DateOnly to)
    {
        foreach (var row in PoolLines.Use(spans, p => p == person, from, to, Pooling.Load.HoursOfDay)) yield return row with { Gives = row.Of - row.Gives, Of = 0 };
        var (days, over) = (0, 0);
        for (var day = from; day <= to; day = day.AddDays(1))
            if (spans.IsWorkingDay(day) && !spans.IsAway(person, day) && spans.WorkedOn(person, day) is { } w && spans.BookedOn(person, day).Sum(b => b.Percent) - w.Percent is > 0 and var more) (days, over) = (days + 1, over + more);
        if (days > 0) yield return Over(person, over * Pooling.Load.HoursOfDay / 100m, $"on {Tell.Count(days, "day")} more is promised than they work: nothing is free on them");
    }

    private static FigureRow Over(PersonId person, decimal gives, string says) => new($"{Tell.Name(person)}, promised beyond what they work", $"/staffing/pool/{person}", null, gives, says, null, []);
}
