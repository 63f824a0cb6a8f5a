using Pmo.Staffing.Explaining;

namespace Pmo.Staffing.Board;

/// <summary>Why somebody has so much free on the first day on which they have anything free.</summary>
internal sealed class WhyFree : FigureDefinition
{
    public const string Named = "staffing.free";

    public override string Name => Named;
    public override string Title => "Free share of a person";
    public override string Words => "The share of a week that somebody works on the first working day on which they are not away and have something free, less the shares that hard bookings take on it. Soft bookings stand in nobody's way.";
    public override FigureForm Form => FigureForm.Percent;
    public override string OfEach => "person";
    public override string? PartWords(FigureScope scope) => Chosen.Id<PersonId>(scope.Part) is { } person ? Tell.Name(person) : null;
    public override Type Asks => typeof(FindAvailable);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        if (Chosen.Id<PersonId>(scope.Part) is not { } person || new FindAvailableAnswer().Answer(new FindAvailable(), who, db).People.FirstOrDefault(p => p.Person == person) is not { } shown) return new(new(0), []);
        var spans = PoolSpans.Read(db);
        var day = spans.WorkingDay(shown.From);
        return FigureAnswer.For(who, new(shown.Free),
        [
            .. spans.Worked.Where(w => w.Person == person && PoolSpans.Holds(w.FromDay, w.ToDay, day)).Select(w => PoolLines.Row(w, w.Percent, $"works {w.Percent} % of a week on {Tell.Day(day)}")),
            .. spans.Booked.Where(b => b.Person == person && PoolSpans.Holds(b.FromDay, b.ToDay, day)).Select(b => PoolLines.Row(b, -b.Percent, $"takes {b.Percent} % of a week", b.Kind == BookingKind.Soft ? "soft bookings" : null)),
        ]);
    }
}
