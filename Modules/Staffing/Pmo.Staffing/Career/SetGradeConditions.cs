using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Career;

/// <summary>Says what a person brings before they are given a grade, from a day on.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record SetGradeConditions(Grade Grade, GradeConditions Conditions, DateOnly From, string Reason) : ICommand;

/// <summary>The ladder is the head of the PMO's; it changes from today on at the earliest, and asks only for what the catalogue holds.</summary>
internal sealed class SetGradeConditionsRule : IRule<SetGradeConditions, CareerLadder, LadderFacts>
{
    public string Stream(SetGradeConditions c) => CareerLadder.Stream;

    public IEnumerable<string> Consults(SetGradeConditions c, CareerLadder ladder) => Asked(c.Conditions).Select(CompetencyStreams.Of).Distinct();

    public Decision Decide(SetGradeConditions c, CareerLadder ladder, LadderFacts facts, Moment m) => c switch
    {
        { Grade: Grade.AssociateProjectManager } => Decision.Refuse("ladder.lowest", "The lowest grade is where people begin: it has no conditions."),
        _ when !Enum.IsDefined(c.Grade) => Decision.Refuse("ladder.grade", "There is no such grade."),
        _ when Refused(c.Conditions) is { } refused => refused,
        _ when Asked(c.Conditions).GroupBy(id => id).Any(g => g.Count() > 1) => Decision.Refuse("ladder.twice", "The same competency or certificate is asked for twice: leave one out."),
        _ when facts.Refuses(c.Conditions) is { } refused => refused,
        _ when c.From.Year > 2100 || c.From < DateOnly.FromDateTime(m.Now.UtcDateTime) => Decision.Refuse("ladder.past", $"The ladder changes from today on: give {Tell.Day(DateOnly.FromDateTime(m.Now.UtcDateTime))} or a later day."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when Same(ladder.On(c.Grade, c.From), c.Conditions) => Decision.Nothing,
        _ => [new GradeConditionsSet(c.Grade, Tidy(c.Conditions), c.From, c.Reason.Trim(), m.Actor, m.Now)],
    };

    private static Decision? Refused(GradeConditions? c) =>
        c is null || c.Competencies is null || c.Certificates is null || c.Competencies.Contains(null!) ? Decision.Refuse("ladder.empty", "Say what is asked for.")
        : c.Months is < 0 or > 240 ? Decision.Refuse("ladder.months", "Give between 0 and 240 months in the grade below.")
        : c.ProjectsLed is < 0 or > 50 ? Decision.Refuse("ladder.projects", "Give between 0 and 50 projects led.")
        : c.Competencies.Count > 20 || c.Certificates.Count > 20 ? Decision.Refuse("ladder.many", "Ask for at most 20 competencies and 20 certificates.")
        : c.Competencies.Any(a => !Enum.IsDefined(a.Level)) ? Decision.Refuse("ladder.level", "Give each competency a level between 1 and 5.")
        : (c.Budget is null) != string.IsNullOrWhiteSpace(c.Currency) ? Decision.Refuse("ladder.currency", "A smallest budget needs its currency, and a currency its budget.")
        : c.Budget is <= 0 or > 1_000_000_000_000m ? Decision.Refuse("ladder.budget", "Give a budget above zero, or leave it out.")
        : c.Currency is not null && (c.Currency.Trim().Length != 3 || !c.Currency.Trim().All(char.IsAsciiLetter)) ? Decision.Refuse("ladder.currency", "Write the currency as three letters: EUR, USD.")
        : c.Budget is not null && c.ProjectsLed == 0 ? Decision.Refuse("ladder.size", "A smallest budget is of a project led: ask for at least one project.")
        : null;

    private static IEnumerable<CompetencyId> Asked(GradeConditions? c) => [.. (c?.Competencies ?? []).OfType<CompetencyAsked>().Select(a => a.Competency), .. c?.Certificates ?? []];

    private static GradeConditions Tidy(GradeConditions c) => c with { Currency = c.Currency?.Trim().ToUpperInvariant() };

    private static bool Same(GradeConditions a, GradeConditions b) => a.Months == b.Months && a.ProjectsLed == b.ProjectsLed && a.Budget == b.Budget && a.Currency == Tidy(b).Currency
        && a.Competencies.ToHashSet().SetEquals(b.Competencies) && a.Certificates.ToHashSet().SetEquals(b.Certificates);
}

/// <summary>What the ladder consults of the catalogue: what kind each competency is, and whether it is in use.</summary>
internal sealed record LadderFacts(ImmutableDictionary<CompetencyId, CompetencyDefined> Known, ImmutableHashSet<CompetencyId> Retired) : IState<LadderFacts>
{
    public static LadderFacts Initial { get; } = new(ImmutableDictionary<CompetencyId, CompetencyDefined>.Empty, []);

    public LadderFacts Evolve(object @event) => @event switch
    {
        CompetencyDefined e => this with { Known = Known.SetItem(e.Competency, e) },
        CompetencyRetired e => this with { Retired = Retired.Add(e.Competency) },
        CompetencyReinstated e => this with { Retired = Retired.Remove(e.Competency) },
        _ => this,
    };

    public Decision? Refuses(GradeConditions c)
    {
        foreach (var (id, certificate) in c.Competencies.Select(a => (a.Competency, false)).Concat(c.Certificates.Select(id => (id, true))))
        {
            if (!Known.TryGetValue(id, out var known)) return Decision.Refuse("competency.unknown", "There is no such competency.");
            if (Retired.Contains(id)) return Decision.Refuse("ladder.retired", $"\"{known.Name}\" is no longer in use: ask for another.");
            if (certificate != (known.Kind == CompetencyKind.Certificate))
                return Decision.Refuse("ladder.kind", certificate ? $"\"{known.Name}\" is no certificate: ask for it at a level." : $"\"{known.Name}\" is a certificate and has no level: ask for it among the certificates.");
        }

        return null;
    }
}
