using System.Collections.Immutable;
using Pmo.Office;

namespace Pmo.Staffing.Career;

/// <summary>Conditions of a grade, from a day on.</summary>
internal sealed record LadderRung(Grade Grade, DateOnly From, GradeConditions Conditions);

/// <summary>The career ladder: which conditions hold for which grade from which day on. What nobody has set is the ladder that ships.</summary>
internal sealed record CareerLadder(ImmutableList<LadderRung> Rungs) : IState<CareerLadder>
{
    /// <summary>There is one ladder, so that two changes at once cannot miss each other.</summary>
    public const string Stream = "staffing.ladder-all";

    public static CareerLadder Initial { get; } = new([]);

    /// <summary>What is asked for a grade on a day.</summary>
    public GradeConditions On(Grade grade, DateOnly day) =>
        Rungs.Where(r => r.Grade == grade && r.From <= day).OrderBy(r => r.From).LastOrDefault()?.Conditions ?? Shipped(grade);

    /// <summary>Every competency and certificate that was or will be asked for a grade.</summary>
    public IEnumerable<CompetencyId> AskedEver(Grade grade) => Rungs.Where(r => r.Grade == grade).SelectMany(r => r.Conditions.Competencies.Select(c => c.Competency).Concat(r.Conditions.Certificates)).Distinct();

    /// <summary>The grade above, or null at the top.</summary>
    public static Grade? Next(Grade grade) => Enum.IsDefined(grade + 1) ? grade + 1 : null;

    /// <summary>What is asked where the head of the PMO has set nothing: time in the grade below, and projects led to their end.</summary>
    public static GradeConditions Shipped(Grade grade) => grade switch
    {
        Grade.ProjectManager => new(12, 1, [], []),
        Grade.SeniorProjectManager => new(24, 3, [], []),
        Grade.ProgrammeManager => new(36, 6, [], []),
        Grade.PortfolioManager => new(36, 8, [], []),
        _ => new(0, 0, [], []),
    };

    public CareerLadder Evolve(object @event) => @event switch
    {
        GradeConditionsSet e => new(Rungs.RemoveAll(r => r.Grade == e.Grade && r.From == e.From).Add(new(e.Grade, e.From, e.Conditions))),
        _ => throw new UnknownEventException(typeof(CareerLadder), @event),
    };
}
