using System.Globalization;
using Pmo.Office;
using Pmo.Staffing.Experience;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Career;

/// <summary>What was validated of a person.</summary>
internal sealed record ValidatedCompetency(CompetencyLevel? Level, DateOnly On, DateOnly? Until);

/// <summary>One condition of the next grade: what is asked, what is there, and what is missing, in words.</summary>
/// <param name="Missing">Null: it is met.</param>
public sealed record CareerCondition(string What, string Asked, string Has, string? Missing);

/// <summary>Where a person stands on the career ladder, by their own facts. Pages make it from tables and rules from streams, and both compare it with the ladder here.</summary>
/// <param name="Grade">Their grade on the day.</param>
/// <param name="Since">Since when they have it without a break.</param>
/// <param name="ToTheirEnd">Projects led until they were completed.</param>
/// <param name="Names">What competencies are called.</param>
internal sealed record CareerStanding(
    Grade Grade, DateOnly Since, IReadOnlyDictionary<CompetencyId, ValidatedCompetency> Validated, IReadOnlyList<LedProject> ToTheirEnd, IReadOnlyDictionary<CompetencyId, string> Names)
{
    /// <summary>The grade of a day, and since when they have it within their stay; null: they do not belong to the pool on that day.</summary>
    public static (Grade Grade, DateOnly Since)? Of(IEnumerable<Stay> stays, IEnumerable<(DateOnly From, Grade Grade)> grades, DateOnly day)
    {
        if (stays.LastOrDefault(s => s.Holds(day)) is not { } stay || grades.Where(g => g.From <= day).OrderBy(g => g.From).ToList() is not [.., var now] held) return null;
        var since = now.From;
        foreach (var before in Enumerable.Reverse(held))
        {
            if (before.Grade != now.Grade) break;
            since = before.From;
        }

        return (now.Grade, since > stay.From ? since : stay.From);
    }

    /// <summary>Every condition of the next grade, in the ladder's order.</summary>
    public IReadOnlyList<CareerCondition> Against(GradeConditions asked, DateOnly day) =>
    [
        .. asked.Months > 0 ? [Time(asked.Months, day)] : Array.Empty<CareerCondition>(),
        .. asked.Competencies.Select(Competency),
        .. asked.Certificates.Select(c => Certificate(c, day)),
        .. asked.ProjectsLed > 0 ? [Led(asked.ProjectsLed)] : Array.Empty<CareerCondition>(),
        .. asked is { Budget: { } budget, Currency: { } currency } ? [Size(budget, currency)] : Array.Empty<CareerCondition>(),
    ];

    /// <summary>Whole months from a day to another.</summary>
    public static int Months(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }

    private CareerCondition Time(int months, DateOnly day)
    {
        var there = Math.Max(0, Months(Since, day));
        return new($"Time as {Tell.Words(Grade)}", Tell.Count(months, "month"), $"{Tell.Count(there, "month")}, since {Tell.Day(Since)}",
            there >= months ? null : $"{Tell.Count(months - there, "more month")}, reached on {Tell.Day(Since.AddMonths(months))}");
    }

    private CareerCondition Competency(CompetencyAsked asked)
    {
        var held = Validated.GetValueOrDefault(asked.Competency)?.Level;
        return new(NameOf(asked.Competency), $"{Words(asked.Level)}, validated", held is { } level ? Words(level) : "not validated",
            held >= asked.Level ? null : $"{NameOf(asked.Competency)} validated at {Words(asked.Level)}");
    }

    private CareerCondition Certificate(CompetencyId asked, DateOnly day)
    {
        var held = Validated.GetValueOrDefault(asked);
        var valid = held is not null && (held.Until is null || held.Until >= day);
        return new(NameOf(asked), "valid on the day",
            held is null ? "not validated" : held.Until is { } until ? valid ? $"valid until {Tell.Day(until)}" : $"ran out on {Tell.Day(until)}" : "valid",
            valid ? null : held is null ? $"the certificate {NameOf(asked)}" : $"the certificate {NameOf(asked)}, renewed");
    }

    private CareerCondition Led(int asked) => new("Projects led to their end", Tell.Count(asked, "project"),
        ToTheirEnd.Count == 0 ? "none" : $"{Tell.Count(ToTheirEnd.Count, "project")}: {Tell.List([.. ToTheirEnd.Select(p => p.Code)])}",
        ToTheirEnd.Count >= asked ? null : $"{Tell.Count(asked - ToTheirEnd.Count, "more project")} led to {(asked - ToTheirEnd.Count == 1 ? "its" : "their")} end");

    private CareerCondition Size(decimal asked, string currency)
    {
        var largest = ToTheirEnd.Where(p => p.Budget is not null && p.Currency == currency).MaxBy(p => p.Budget);
        return new("Size of one of them", $"a budget of at least {Money(asked, currency)}", largest is null ? $"none with a budget in {currency}" : $"{Money(largest.Budget!.Value, currency)}: {largest.Code}",
            largest?.Budget >= asked ? null : $"a project of at least {Money(asked, currency)} led to its end");
    }

    private string NameOf(CompetencyId id) => Names.GetValueOrDefault(id, "a competency that is not in the catalogue");

    private static string Words(CompetencyLevel level) => $"{(int)level} {level}";

    private static string Money(decimal amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.##} {currency}");
}
