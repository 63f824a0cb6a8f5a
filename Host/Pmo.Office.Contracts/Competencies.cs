using System.Text.Json.Serialization;

namespace Pmo.Office;

/// <summary>Something that people can, hold or know, in the organisation's own catalogue.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct CompetencyId(Guid Value) : IId<CompetencyId>
{
    public static CompetencyId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("n");
}

/// <summary>What kind of thing a competency is.</summary>
public enum CompetencyKind
{
    /// <summary>Something a person can do: planning, risk management, negotiation.</summary>
    Competency,
    /// <summary>Held or not, often until a day; it has no level.</summary>
    Certificate,
    /// <summary>A field of business: public works, banking.</summary>
    Domain,
    /// <summary>A language spoken and written.</summary>
    Language,
}

/// <summary>How far somebody has come, 1 to 5.</summary>
public enum CompetencyLevel
{
    /// <summary>Knows what it is.</summary>
    Aware = 1,
    /// <summary>Does it under guidance.</summary>
    Basic = 2,
    /// <summary>Does it alone.</summary>
    Competent = 3,
    /// <summary>Does it in hard cases, and is asked by others.</summary>
    Proficient = 4,
    /// <summary>Shapes how the organisation does it.</summary>
    Expert = 5,
}

/// <summary>A competency entered the catalogue.</summary>
[EventName("office.competency-defined")]
public sealed record CompetencyDefined(CompetencyId Competency, string Name, CompetencyKind Kind, string? Description);

/// <summary>A competency is called or described in another way; what people have of it stays.</summary>
[EventName("office.competency-changed")]
public sealed record CompetencyChanged(CompetencyId Competency, string Name, string? Description);

/// <summary>A competency is no longer claimed, validated or asked for; what people have of it stays on record.</summary>
[EventName("office.competency-retired")]
public sealed record CompetencyRetired(CompetencyId Competency, string Reason, DateTimeOffset At);

/// <summary>A retired competency is in use again.</summary>
[EventName("office.competency-reinstated")]
public sealed record CompetencyReinstated(CompetencyId Competency, DateTimeOffset At);

/// <summary>Whoever holds a role should have a competency at this level; null: it is not of that role's core set.</summary>
[EventName("office.core-target-set")]
public sealed record CoreTargetSet(CompetencyId Competency, Role Role, CompetencyLevel? Target);

/// <summary>A person says of themselves that they have a competency.</summary>
/// <param name="Level">Null for a certificate.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="On">The day from which they have it.</param>
/// <param name="ValidUntil">The last day of a certificate that runs out.</param>
[EventName("office.competency-claimed")]
public sealed record CompetencyClaimed(PersonId Person, CompetencyId Competency, CompetencyLevel? Level, string Evidence, DateOnly On, DateOnly? ValidUntil, DateTimeOffset At);

/// <summary>A person takes back what they said of themselves.</summary>
[EventName("office.competency-claim-withdrawn")]
public sealed record CompetencyClaimWithdrawn(PersonId Person, CompetencyId Competency, DateTimeOffset At);

/// <summary>Somebody else confirmed, by evidence, that a person has a competency.</summary>
/// <param name="Level">Null for a certificate.</param>
/// <param name="Evidence">What was looked at.</param>
/// <param name="On">The day as of which it was found.</param>
/// <param name="ValidUntil">The last day of a certificate that runs out.</param>
[EventName("office.competency-validated")]
public sealed record CompetencyValidated(
    PersonId Person, CompetencyId Competency, CompetencyLevel? Level, string Evidence, DateOnly On, DateOnly? ValidUntil, PersonId By, DateTimeOffset At);

/// <summary>What was validated no longer counts.</summary>
[EventName("office.competency-validation-withdrawn")]
public sealed record CompetencyValidationWithdrawn(PersonId Person, CompetencyId Competency, string Reason, PersonId By, DateTimeOffset At);

/// <summary>Where competencies stand, for rules that consult them.</summary>
public static class CompetencyStreams
{
    /// <summary>The competency of this name; case and surrounding blanks do not matter, so that a name is taken once.</summary>
    public static CompetencyId IdOf(string name) => new(Ids.Named("office.competency", name.Trim().ToUpperInvariant()));

    /// <summary>The stream of one competency.</summary>
    public static string Of(CompetencyId competency) => $"office.competency-{competency}";

    /// <summary>The stream of what one person has.</summary>
    public static string Of(PersonId person) => $"office.profile-{person}";
}
