using System.Collections.Immutable;
using Pmo.Office;

namespace Pmo.Staffing.Limiting;

/// <summary>A waiver that was granted.</summary>
/// <param name="Person">Only for this person; null: for anybody of the grade.</param>
/// <param name="Until">The last day on which it holds.</param>
internal sealed record Waived(GradeWaiverId Id, PersonId? Person, Grade Grade, DateOnly From, DateOnly Until)
{
    public bool On(DateOnly day) => From <= day && day <= Until;

    /// <summary>The waivers of a project after one more event.</summary>
    public static ImmutableList<Waived> After(ImmutableList<Waived> waivers, object @event) => @event switch
    {
        GradeWaiverGranted e => waivers.Add(new(e.Waiver, e.Person, e.Grade, e.From, e.Until)),
        GradeWaiverEnded e => [.. waivers.Select(w => w.Id == e.Waiver && w.Until >= e.On ? w with { Until = e.On.AddDays(-1) } : w)],
        _ => waivers,
    };
}

/// <summary>What a project's class asks of whoever leads it: the limits of all classes, the project's class, and the waivers for it, each from its day on.</summary>
internal sealed record ProjectLimit(LimitBook Book, ImmutableSortedDictionary<DateOnly, string?> Classes, ImmutableList<Waived> Waivers)
{
    public static ProjectLimit None { get; } = new(LimitBook.Initial, ImmutableSortedDictionary<DateOnly, string?>.Empty, []);

    public static IEnumerable<string> Of(ProjectId project) => [LimitBook.Stream, GradeWaiverStreams.Of(project)];

    public ProjectLimit After(object @event) => @event switch
    {
        GradeLimitSet => this with { Book = Book.Evolve(@event) },
        ProjectRegistered e => this with { Classes = Classes.SetItem(DateOnly.MinValue, e.Profile.Class) },
        ProjectProfileChanged e => this with { Classes = Classes.SetItem(e.From, e.Profile.Class) },
        GradeWaiverGranted or GradeWaiverEnded => this with { Waivers = Waived.After(Waivers, @event) },
        _ => this,
    };

    /// <summary>The project's class on a day; null: none is recorded.</summary>
    public string? ClassOn(DateOnly day) => Classes.LastOrDefault(c => c.Key <= day).Value;

    /// <summary>The least grade that the class asks on a day, before any waiver; null: none.</summary>
    public Grade? On(DateOnly day) => Book.On(ClassOn(day), day);

    /// <summary>The least grade that is asked of a person, or of anybody, after the waivers of that day; null: none.</summary>
    public Grade? Least(PersonId? person, DateOnly day) => On(day) is not { } limit ? null
        : Waivers.Where(w => w.On(day) && (w.Person is null || w.Person == person)).Select(w => w.Grade).Append(limit).Min();

    /// <summary>The grade a person needs for a post that asks for one: the greater of the asked and the class's, unless a waiver lets a lower one do. What is asked beyond the class no waiver takes away.</summary>
    public Grade Needed(PersonId person, Grade asked, DateOnly day)
    {
        if (On(day) is not { } limit || asked > limit) return asked;
        var anybody = Greater(asked, Least(null, day)!.Value);
        return Waivers.Where(w => w.On(day) && w.Person == person).Select(w => w.Grade).Append(anybody).Min();
    }

    /// <summary>Why a grade cannot be asked for the project, or null when it can.</summary>
    public static Decision? Refused(ProjectLimit limit, Grade asked, DateOnly day) =>
        limit.Least(null, day) is { } least && asked < least ? Decision.Refuse("limit.grade", $"{limit.Asks(day)}: ask for {A(least)} or above, or for a waiver first.") : null;

    /// <summary>Why a person of this grade cannot lead the project, or null when they can.</summary>
    public static Decision? Refused(ProjectLimit limit, PersonId person, Grade? grade, DateOnly day) =>
        limit.IsBelow(person, grade, day) ? Decision.Refuse("limit.grade", $"{limit.Asks(day)}, and this person is {(grade is { } g ? A(g) : "of no grade")}: choose somebody else, or ask for a waiver first.") : null;

    /// <summary>Whether a person of this grade, or of none, is below what is asked of them on a day.</summary>
    public bool IsBelow(PersonId person, Grade? grade, DateOnly day) => Least(person, day) is { } least && !(grade >= least);

    /// <summary>Since when a person who leads the project is below its limit without a break; null: they are not, on that day.</summary>
    /// <param name="grades">Their grades, each from its day on.</param>
    /// <param name="since">The day from which they lead it.</param>
    public DateOnly? BelowSince(PersonId person, IReadOnlyDictionary<DateOnly, Grade> grades, DateOnly since, DateOnly today)
    {
        bool Below(DateOnly day) => IsBelow(person, grades.Where(g => g.Key <= day).OrderBy(g => g.Key).Select(g => (Grade?)g.Value).LastOrDefault(), day);
        DateOnly? found = null;
        foreach (var day in Borders(grades.Keys).Append(since).Where(d => d >= since && d <= today).Distinct().OrderDescending())
            if (Below(day)) found = day;
            else break;
        return found;
    }

    // The days on which something changes: between two of them nothing does.
    private IEnumerable<DateOnly> Borders(IEnumerable<DateOnly> grades) =>
        [.. grades, .. Classes.Keys, .. Classes.Values.SelectMany(c => Book.Of(c).Keys), .. Waivers.SelectMany(w => new[] { w.From, w.Until.AddDays(1) })];

    private string Asks(DateOnly day) => $"Projects of class {ClassOn(day)} are led by {A(On(day)!.Value)} or above";

    /// <summary>A grade in words, with its article.</summary>
    public static string A(Grade grade) => Tell.Words(grade) is var words && words[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? $"an {words}" : $"a {words}";

    private static Grade Greater(Grade one, Grade other) => one > other ? one : other;
}
