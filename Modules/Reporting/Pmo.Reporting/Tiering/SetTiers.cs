using Pmo.Office;

namespace Pmo.Reporting.Tiering;

/// <summary>Says by which tiers a department's projects report.</summary>
/// <param name="Department">Null for all departments that have none of their own.</param>
/// <param name="Tiers">The first that holds counts; none: all report by the default cadence; null: as the department above.</param>
[May(Role.HeadOfPmo, Role.PmoOfficer, Role.System)]
internal sealed record SetTiers(UnitId? Department, IReadOnlyList<Tier>? Tiers) : ICommand;

/// <summary>What setting tiers consults: the departments, the default cadence, and its calendar.</summary>
internal sealed record TierTerms : IState<TierTerms>
{
    public static TierTerms Initial { get; } = new();

    public System.Collections.Immutable.ImmutableHashSet<UnitId> Departments { get; private init; } = [];
    public Cadence Default { get; private init; } = Cadence.Default;
    public WorkingDays Days { get; private init; } = WorkingDays.Initial;

    public TierTerms Evolve(object @event) => @event switch
    {
        UnitCreated e => this with { Departments = Departments.Add(e.Unit) },
        DefaultCadenceSet e => this with { Default = e.Cadence },
        _ => this with { Days = Days.Evolve(@event) },
    };
}

/// <summary>A department's tiers each name something that can be true of a project, none twice, and "otherwise" comes last; each makes a cadence that can be kept.</summary>
internal sealed class SetTiersRule : IRule<SetTiers, TierBook, TierTerms>
{
    public string Stream(SetTiers c) => TierBook.Stream;
    public IEnumerable<string> Consults(SetTiers c, TierBook book) => [Units.StreamOf(UnitKind.Department), CadenceDefaults.Stream];
    public IEnumerable<string> ConsultsFurther(SetTiers c, TierBook book, TierTerms terms) => [Calendars.StreamOf(terms.Default.Calendar)];

    public Decision Decide(SetTiers c, TierBook book, TierTerms terms, Moment m) => c switch
    {
        { Department: { } unit } when !terms.Departments.Contains(unit) => Decision.Refuse("department.unknown", "There is no such department."),
        _ when Same(c, book) => Decision.Nothing,
        { Tiers: { } tiers } when TierFaults.Of(tiers, terms.Default, terms.Days) is { } fault => fault,
        _ => [new TiersSet(c.Department, c.Tiers is { } set ? [.. set.Select(t => t with { Phase = t.Phase?.Trim() })] : null, m.Actor, m.Now)],
    };

    private static bool Same(SetTiers c, TierBook book) => c switch
    {
        { Department: null } => (c.Tiers ?? []).SequenceEqual(book.Default),
        { Department: { } unit, Tiers: null } => !book.Own.ContainsKey(unit),
        { Department: { } unit, Tiers: { } tiers } => book.Own.TryGetValue(unit, out var own) && tiers.SequenceEqual(own),
    };
}

/// <summary>What is wrong with tiers somebody wants to set.</summary>
internal static class TierFaults
{
    /// <summary>The refusal, or null when the tiers can be kept.</summary>
    public static Decision? Of(IReadOnlyList<Tier> tiers, Cadence others, WorkingDays days)
    {
        if (tiers.Count > TierBook.Most) return Decision.Refuse("tier.many", $"At most {TierBook.Most} tiers are kept; use fewer and wider ones.");
        for (var n = 0; n < tiers.Count; n++)
            if (Wrong(tiers[n], n + 1, tiers, others, days) is { } fault) return fault;
        return null;
    }

    private static Decision? Wrong(Tier? t, int n, IReadOnlyList<Tier> tiers, Cadence others, WorkingDays days) => t switch
    {
        null => Decision.Refuse("tier.empty", $"Tier {n} is empty."),
        { When: TierWhen.First, Periods: null or < 1 or > 60 } => Decision.Refuse("tier.periods", $"Tier {n}: say for how many first periods it holds, 1 to 60."),
        { When: TierWhen.Phase, Phase: var phase } when string.IsNullOrWhiteSpace(phase) || phase.Trim().Length > 100 => Decision.Refuse("tier.phase", $"Tier {n}: name the phase as the register writes it, in at most 100 characters."),
        { When: TierWhen.Health, Health: null } => Decision.Refuse("tier.health", $"Tier {n}: choose the status while which it holds."),
        { When: TierWhen.Otherwise } when n < tiers.Count => Decision.Refuse("tier.otherwise-last", $"Tier {n} holds for all others: move it to the end, or no tier after it is ever reached."),
        _ when tiers.Take(n - 1).Any(other => SameCase(other, t)) => Decision.Refuse("tier.twice", $"Tier {n} names what a tier before it names: the first one counts, so take one away."),
        { DueAfterWorkingDays: < 0 or > 60 } => Decision.Refuse("tier.due", $"Tier {n}: a report is due 0 to 60 working days after its data date."),
        _ when CadenceFaults.Of(t.On(others), days) is { } fault => Decision.Refuse(fault.Code!, $"Tier {n}: {fault.Sentence}"),
        _ => null,
    };

    private static bool SameCase(Tier a, Tier b) => a.When == b.When && a.When switch
    {
        TierWhen.First => a.Periods >= b.Periods,
        TierWhen.Phase => string.Equals(a.Phase?.Trim(), b.Phase?.Trim(), StringComparison.OrdinalIgnoreCase),
        TierWhen.Health => a.Health == b.Health,
        _ => true,
    };
}
