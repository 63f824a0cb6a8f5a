using Pmo.Staffing.Explaining;

namespace Pmo.Staffing.Board;

/// <summary>The figures above the pool.</summary>
internal enum PoolFigure { People, Weeks, Booked, WithFree }

/// <summary>Why so many are in the pool today, work and are booked so much. The page works it out person by person; this counts the stretches that hold today.</summary>
internal sealed class WhyPool(PoolFigure which) : FigureDefinition
{
    public static string NameOf(PoolFigure which) => which switch { PoolFigure.People => "staffing.pool-people", PoolFigure.Weeks => "staffing.pool-weeks", PoolFigure.Booked => "staffing.pool-booked", _ => "staffing.pool-with-free" };

    public override string Name => NameOf(which);
    public override string Title => which switch { PoolFigure.People => "In the pool today", PoolFigure.Weeks => "Working, full weeks", PoolFigure.Booked => "Booked today", _ => "With something free" };
    public override string Words => which switch
    {
        PoolFigure.People => "Counts the people who belong to the pool today.",
        PoolFigure.Weeks => "Adds up the shares of a full week that people who belong to the pool work today.",
        PoolFigure.Booked => "Of the shares of a week that people of the pool work today, the shares that hard bookings take today. Whether today is a holiday or somebody is away does not count.",
        _ => "Counts the people of the pool who work a larger share of a week today than hard bookings take.",
    };
    public override FigureKind Kind => which == PoolFigure.Booked ? FigureKind.Ratio : FigureKind.Sum;
    public override Type Asks => typeof(FindPool);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var (board, spans) = (new FindPoolAnswer().Answer(new FindPool(), who, db), PoolSpans.Read(db));
        var shown = which switch
        {
            PoolFigure.People => new FigureValue(board.Here.Count),
            PoolFigure.Weeks => new(board.Weeks),
            PoolFigure.Booked => new(board.Here.Sum(p => p.Booked), board.Here.Sum(p => p.Percent)),
            _ => new(board.WithFree),
        };
        return FigureAnswer.For(who, shown, [.. Rows(spans, board.Today)]);
    }

    private IEnumerable<FigureRow> Rows(PoolSpans spans, DateOnly today)
    {
        foreach (var w in spans.Worked.Where(w => PoolSpans.Holds(w.FromDay, w.ToDay, today)))
        {
            var booked = which == PoolFigure.WithFree ? spans.BookedOn(w.Person, today) : [];
            var free = w.Percent - booked.Sum(b => b.Percent);
            yield return which switch
            {
                PoolFigure.People => PoolLines.Row(w, 1, $"works {w.Percent} % of a week"),
                PoolFigure.Weeks => PoolLines.Row(w, w.Percent / 100m, $"works {w.Percent} % of a week"),
                PoolFigure.Booked => PoolLines.Row(w, 0, $"works {w.Percent} % of a week", of: w.Percent),
                _ => PoolLines.Row(w, 1, $"{free} % of a week free", free > 0 ? null : "with nothing free", booked.SelectMany(PoolLines.Cells)),
            };
        }

        if (which != PoolFigure.Booked) yield break;
        foreach (var b in spans.Booked.Where(b => PoolSpans.Holds(b.FromDay, b.ToDay, today)))
            yield return PoolLines.Row(b, b.Percent, $"booked {b.Percent} % of a week", b.Kind == BookingKind.Soft ? "soft bookings" : spans.WorkedOn(b.Person, today) is null ? "not in the pool today" : null);
    }
}

/// <summary>Why somebody is booked for so much of what they work, from a day to a day. The page counts day by day; this counts stretch by stretch.</summary>
internal sealed class WhyUtilisation : FigureDefinition
{
    public const string Named = "staffing.utilisation";

    public override string Name => Named;
    public override string Title => "Utilisation of a person";
    public override string Words => "Of the hours that somebody works on these days, those that hard bookings take. A full day has eight hours. Only working days of the calendar count on which they belong to the pool and are not away: holidays and absences are left out of both.";
    public override FigureKind Kind => FigureKind.Ratio;
    public override string OfEach => "person";
    public override string? PartWords(FigureScope scope) => Chosen.Id<PersonId>(scope.Part) is { } person ? Tell.Name(person) : null;
    public override Type Asks => typeof(ShowPoolMember);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        if (Chosen.Id<PersonId>(scope.Part) is not { } person || scope is not { From: { } from, To: { } to } || to > from.AddYears(2) || !ShowPoolMemberAnswer.Sees(who, person)) return new(new(0, 0), []);
        var shown = PoolPlace.Read(db, person).Select(p => Capacity.Availability.Of(p, from, to, Capacity.PoolCalendar.Read(db))).FirstOrDefault();
        return FigureAnswer.For(who, new(shown?.Hard ?? 0, shown?.Worked ?? 0), [.. PoolLines.Use(PoolSpans.Read(db), p => p == person, from, to, Pooling.Load.HoursOfDay)]);
    }
}
