using System.Collections.Immutable;
using System.Globalization;
using Pmo.Office;

namespace Pmo.Reporting.Summaries;

/// <summary>Issues a consolidated summary from the accepted reports of a scope and period; the same scope and period again is its next version.</summary>
/// <param name="Unit">A department, programme or portfolio with its part of the tree; null: the whole portfolio.</param>
/// <param name="From">The first data date.</param>
/// <param name="To">The last data date.</param>
/// <param name="RollUp">How the whole is told from its projects; printed on the summary.</param>
/// <param name="Title">Null: the scope and the period.</param>
/// <param name="Opening">What the PMO says first.</param>
[May(Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record IssueSummary(UnitId? Unit, DateOnly From, DateOnly To, RollUp RollUp = RollUp.WorstOf, string? Title = null, string? Opening = null) : ICommand
{
    public SummaryId Summary => SummaryId.Of(Unit, From, To);
}

/// <summary>What a summary remembers: how many versions were issued, and which is being made.</summary>
internal sealed record Summary(int Issued, SummaryBegun? Begun) : IState<Summary>
{
    public static Summary Initial { get; } = new(0, null);

    public static string StreamOf(SummaryId summary) => $"reporting.summary-{summary}";

    public Summary Evolve(object @event) => @event switch
    {
        SummaryBegun e => this with { Begun = e },
        SummaryIssued e => new(e.Version, null),
        _ => throw new UnknownEventException(typeof(Summary), @event),
    };
}

/// <summary>The names of the units there are.</summary>
internal sealed record UnitNames(ImmutableDictionary<UnitId, string> All) : IState<UnitNames>
{
    public static UnitNames Initial { get; } = new(ImmutableDictionary<UnitId, string>.Empty);

    public UnitNames Evolve(object @event) => @event switch
    {
        UnitCreated e => new(All.SetItem(e.Unit, e.Name)),
        UnitRenamed e => new(All.SetItem(e.Unit, e.Name)),
        _ => this,
    };
}

/// <summary>One version is made at a time, for a period that has begun and is at most a year long.</summary>
internal sealed class IssueSummaryRule : IRule<IssueSummary, Summary, UnitNames>
{
    public string Stream(IssueSummary c) => Summary.StreamOf(c.Summary);
    public IEnumerable<string> Consults(IssueSummary c, Summary s) => c.Unit is null ? [] : Enum.GetValues<UnitKind>().Select(Units.StreamOf);

    public Decision Decide(IssueSummary c, Summary s, UnitNames units, Moment m) => c switch
    {
        { Unit: { } unit } when !units.All.ContainsKey(unit) => Decision.Refuse("unit.unknown", "There is no such department, programme or portfolio."),
        _ when c.To < c.From => Decision.Refuse("summary.period", $"The period ends on {Day(c.To)}, before it begins."),
        _ when c.To > c.From.AddYears(1) => Decision.Refuse("summary.period-long", "A summary covers a year at most."),
        _ when c.From > DateOnly.FromDateTime(m.Now.UtcDateTime).AddDays(1) => Decision.Refuse("summary.period-ahead", $"The period begins on {Day(c.From)}; nothing can have been accepted for it yet."),
        { Title.Length: > 200 } => Decision.Refuse("summary.title-long", "A title has at most 200 characters."),
        { Opening.Length: > 5000 } => Decision.Refuse("summary.opening-long", "The opening has at most 5,000 characters."),
        _ when s.Begun is { } begun => Decision.Refuse("summary.being-made", $"Version {begun.Version} is being made just now; read it first."),
        _ => [new SummaryBegun(c.Summary, s.Issued + 1, c.Unit, Scope(c, units), c.From, c.To, c.RollUp, Title(c, units), Submitting.Text.OrNull(c.Opening), m.Actor, m.Now)],
    };

    private static string Scope(IssueSummary c, UnitNames units) => c.Unit is { } unit ? units.All[unit] : "Whole portfolio";

    private static string Title(IssueSummary c, UnitNames units) => Submitting.Text.OrNull(c.Title) ?? $"{Scope(c, units)}, {PeriodText.Of(c.From, c.To)}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A period of data dates as people say it.</summary>
internal static class PeriodText
{
    /// <summary>"March 2026", or "2026-03-06 to 2026-03-20".</summary>
    public static string Of(DateOnly from, DateOnly to) => from.Day == 1 && to == from.AddMonths(1).AddDays(-1)
        ? from.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}");
}
