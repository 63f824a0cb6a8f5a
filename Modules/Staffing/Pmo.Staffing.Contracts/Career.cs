using Pmo.Office;

namespace Pmo.Staffing;

/// <summary>What a person brings before they are given a grade.</summary>
/// <param name="Months">Months in the grade below.</param>
/// <param name="ProjectsLed">Projects led until they were completed.</param>
/// <param name="Competencies">Competencies that somebody else has validated, each at a level.</param>
/// <param name="Certificates">Certificates that are valid on the day.</param>
/// <param name="Budget">One of the projects led had at least this budget; null: any size will do.</param>
/// <param name="Currency">ISO 4217, of the budget.</param>
public sealed record GradeConditions(
    int Months, int ProjectsLed, IReadOnlyList<CompetencyAsked> Competencies, IReadOnlyList<CompetencyId> Certificates, decimal? Budget = null, string? Currency = null);

/// <summary>A competency asked for at a level.</summary>
public sealed record CompetencyAsked(CompetencyId Competency, CompetencyLevel Level);

/// <summary>From a day on, other conditions hold for a grade.</summary>
[EventName("staffing.grade-conditions-set")]
public sealed record GradeConditionsSet(Grade Grade, GradeConditions Conditions, DateOnly From, string Reason, PersonId By, DateTimeOffset At);
