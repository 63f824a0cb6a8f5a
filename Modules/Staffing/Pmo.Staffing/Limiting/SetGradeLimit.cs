using System.Collections.Immutable;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Limiting;

/// <summary>The least grades of all project classes, each from its day on.</summary>
internal sealed record LimitBook(ImmutableDictionary<string, ImmutableSortedDictionary<DateOnly, Grade?>> Classes) : IState<LimitBook>
{
    public static LimitBook Initial { get; } = new(ImmutableDictionary.Create<string, ImmutableSortedDictionary<DateOnly, Grade?>>(StringComparer.OrdinalIgnoreCase));

    public static string Stream { get; } = $"staffing.limits-{Ids.Named("staffing.limits", "setting"):n}";

    public ImmutableSortedDictionary<DateOnly, Grade?> Of(string? @class) =>
        @class is not null && Classes.TryGetValue(@class.Trim(), out var dated) ? dated : ImmutableSortedDictionary<DateOnly, Grade?>.Empty;

    /// <summary>The least grade that a class asks on a day; null: none.</summary>
    public Grade? On(string? @class, DateOnly day) => Of(@class).LastOrDefault(g => g.Key <= day).Value;

    public LimitBook Evolve(object @event) => @event switch
    {
        GradeLimitSet e => new(Classes.SetItem(e.Class, Of(e.Class).SetItem(e.From, e.Grade))),
        _ => throw new UnknownEventException(typeof(LimitBook), @event),
    };
}

/// <summary>Says which grade a project manager needs at least for projects of a class, from a day on.</summary>
/// <param name="Grade">Null: none is asked any more.</param>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record SetGradeLimit(string Class, Grade? Grade, DateOnly From, string Reason) : ICommand;

/// <summary>A limit is dated, and what it was before stays on record; whoever leads a project already stays, and is listed.</summary>
internal sealed class SetGradeLimitRule : IRule<SetGradeLimit, LimitBook>
{
    private const int Longest = 200;

    public string Stream(SetGradeLimit c) => LimitBook.Stream;

    public Decision Decide(SetGradeLimit c, LimitBook book, Moment m) => c switch
    {
        _ when c.Class?.Trim() is not { Length: > 0 and <= Longest } line || line.Any(char.IsControl) => Decision.Refuse("limit.class", "Give the project class in one line, as the register writes it."),
        { Grade: { } grade } when !Enum.IsDefined(grade) => Decision.Refuse("limit.grade-unknown", "Choose a grade, or that none is asked."),
        _ when StaffingEntry.Refused(100, c.From) is { } refused => refused,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when book.On(c.Class, c.From) == c.Grade => Decision.Nothing,
        _ => [new GradeLimitSet(c.Class.Trim(), c.Grade, c.From, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
