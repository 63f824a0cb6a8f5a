using System.Collections.Immutable;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Capacity;

/// <summary>What share of their hours should be promised, per cent.</summary>
public sealed record Band(int Low, int High)
{
    /// <summary>How a utilisation stands to the band: rounded to whole per cents, as it is shown.</summary>
    public Standing Of(double? utilisation) => utilisation is not { } share ? Standing.None
        : Math.Round(share * 100, MidpointRounding.AwayFromZero) is var percent && percent < Low ? Standing.Under : percent > High ? Standing.Over : Standing.Within;
}

/// <summary>How a utilisation stands to its target.</summary>
public enum Standing { None, Under, Within, Over }

/// <summary>The targets of all grades, each from its day on.</summary>
internal sealed record TargetBook(ImmutableDictionary<Grade, ImmutableSortedDictionary<DateOnly, Band>> Grades) : IState<TargetBook>
{
    public static TargetBook Initial { get; } = new(ImmutableDictionary<Grade, ImmutableSortedDictionary<DateOnly, Band>>.Empty);

    public static string Stream { get; } = $"staffing.targets-{Ids.Named("staffing.targets", "setting"):n}";

    /// <summary>The target of a grade on a day; null: none was set.</summary>
    public Band? On(Grade grade, DateOnly day) => Of(grade).LastOrDefault(b => b.Key <= day).Value;

    public TargetBook Evolve(object @event) => @event switch
    {
        TargetUtilisationSet e => this with { Grades = Grades.SetItem(e.Grade, Of(e.Grade).SetItem(e.From, new(e.Low, e.High))) },
        _ => throw new UnknownEventException(typeof(TargetBook), @event),
    };

    private ImmutableSortedDictionary<DateOnly, Band> Of(Grade grade) => Grades.GetValueOrDefault(grade, ImmutableSortedDictionary<DateOnly, Band>.Empty);
}

/// <summary>Says between which shares the utilisation of a grade should lie from a day on.</summary>
/// <param name="Low">At least, per cent.</param>
/// <param name="High">At most, per cent.</param>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record SetTargetUtilisation(Grade Grade, int Low, int High, DateOnly From, string Reason) : ICommand;

/// <summary>A target is a band from a day on, and what it was before stays on record.</summary>
internal sealed class SetTargetUtilisationRule : IRule<SetTargetUtilisation, TargetBook>
{
    public string Stream(SetTargetUtilisation c) => TargetBook.Stream;

    public Decision Decide(SetTargetUtilisation c, TargetBook book, Moment m) => c switch
    {
        _ when !Enum.IsDefined(c.Grade) => Decision.Refuse("target.grade", "Choose a grade."),
        _ when c.Low < 0 || c.High > 100 || c.Low >= c.High => Decision.Refuse("target.band", "Give a lower and a higher share between 0 and 100 %, the lower one first."),
        _ when StaffingEntry.Refused(100, c.From) is { } refused => refused,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when book.On(c.Grade, c.From) == new Band(c.Low, c.High) => Decision.Nothing,
        _ => [new TargetUtilisationSet(c.Grade, c.Low, c.High, c.From, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
