using System.Collections.Immutable;

namespace Pmo.Reporting.Escalating;

/// <summary>A department (null: the whole installation) reminds and escalates by these rules from now on; null: as the department above it.</summary>
[EventName("reporting.ladder-set")]
internal sealed record LadderSet(UnitId? Department, LadderRules? Rules);

/// <summary>Says how a department's projects are reminded and escalated.</summary>
/// <param name="Department">Null for all that have no ladder of their own.</param>
/// <param name="Rules">Null: as the department above.</param>
[May(Role.HeadOfPmo, Role.System)]
internal sealed record SetLadder(UnitId? Department, LadderRules? Rules) : ICommand;

/// <summary>The ladders of all departments.</summary>
internal sealed record LadderBook(LadderRules Default, ImmutableDictionary<UnitId, LadderRules> Own) : IState<LadderBook>
{
    public static LadderBook Initial { get; } = new(LadderDefaults.Rules, ImmutableDictionary<UnitId, LadderRules>.Empty);

    public static string Stream { get; } = $"reporting.ladders-{Ids.Named("reporting.ladders", "all"):n}";

    /// <summary>The ladder of a department: its own, that of the nearest department above, or the installation's.</summary>
    /// <param name="path">The department and those above it, nearest first.</param>
    public LadderRules For(IEnumerable<UnitId> path) =>
        path.Select(u => Own.GetValueOrDefault(u)).FirstOrDefault(r => r is not null) ?? Default;

    public LadderBook Evolve(object @event) => @event switch
    {
        LadderSet { Department: null } e => this with { Default = e.Rules ?? LadderDefaults.Rules },
        LadderSet { Department: { } unit, Rules: { } rules } => this with { Own = Own.SetItem(unit, rules) },
        LadderSet { Department: { } unit } => this with { Own = Own.Remove(unit) },
        _ => throw new UnknownEventException(typeof(LadderBook), @event),
    };
}

/// <summary>A ladder climbs: each level once, each after a grace of 0 to 250 working days, reminders within 60 working days of due.</summary>
internal sealed class SetLadderRule : IRule<SetLadder, LadderBook>
{
    public string Stream(SetLadder c) => LadderBook.Stream;

    public Decision Decide(SetLadder c, LadderBook book, Moment m) => c.Rules switch
    {
        { } r when Same(r, c.Department is { } own ? book.Own.GetValueOrDefault(own) : book.Default) => Decision.Nothing,
        null when c.Department is { } unit && !book.Own.ContainsKey(unit) => Decision.Nothing,
        { Steps.Count: 0 } => Decision.Refuse("ladder.no-step", "A ladder needs at least one step."),
        { } r when r.Steps.Select(s => s.Level).Distinct().Count() < r.Steps.Count => Decision.Refuse("ladder.level-twice", "Each level stands on a ladder once."),
        { } r when !r.Steps.Select(s => s.Level).SequenceEqual(r.Steps.Select(s => s.Level).Order()) => Decision.Refuse("ladder.order", "A ladder climbs: project manager, line manager, head of the PMO, sponsor, executive."),
        { } r when r.Steps.Any(s => s.GraceWorkingDays is < 0 or > 250) => Decision.Refuse("ladder.grace", "A grace has 0 to 250 working days."),
        { } r when r.Reminders.Any(d => d is < -60 or > 60) => Decision.Refuse("ladder.reminder", "A reminder is sent within 60 working days of the due date."),
        { Reminders.Count: > 10 } => Decision.Refuse("ladder.reminders", "At most 10 reminders are sent for one report."),
        { AnswerWorkingDays: < 1 or > 60 } => Decision.Refuse("ladder.answer", "People have 1 to 60 working days to answer."),
        _ => [new LadderSet(c.Department, c.Rules is { } rules ? rules with { Reminders = [.. rules.Reminders.Distinct().Order()] } : null)],
    };

    private static bool Same(LadderRules a, LadderRules? b) =>
        b is not null && a.Reminders.SequenceEqual(b.Reminders) && a.Steps.SequenceEqual(b.Steps) && a.AnswerWorkingDays == b.AnswerWorkingDays;
}
