namespace Pmo.Office;

/// <summary>The catalogue of competencies with the core set, by kind and name.</summary>
/// <param name="Kind">Only of this kind.</param>
/// <param name="Retired">Those no longer in use; false: those in use.</param>
[May(Role.System, Role.Reader)]
public sealed record FindCompetencies(CompetencyKind? Kind = null, bool Retired = false) : IQuery<IReadOnlyList<CompetencyRow>>;

/// <summary>A competency in the catalogue.</summary>
/// <param name="Core">The roles whose core set it belongs to, each with its target.</param>
/// <param name="Validated">How many people have it validated, and not run out.</param>
/// <param name="Below">How many people hold one of those roles and are not validated at its target.</param>
/// <param name="Retired">Since when it is out of use.</param>
public sealed record CompetencyRow(
    CompetencyId Competency, string Name, CompetencyKind Kind, string? Description, IReadOnlyList<CoreTarget> Core, int Validated, int Below, DateTimeOffset? Retired, string? RetiredBecause);

/// <summary>What a role's core set asks of one competency.</summary>
public sealed record CoreTarget(Role Role, CompetencyLevel Level);

/// <summary>One competency and, for those who may see it, who has it; null when there is none.</summary>
[May(Role.System, Role.Reader)]
public sealed record ShowCompetency(CompetencyId Competency) : IQuery<CompetencySheet?>;

/// <summary>One competency.</summary>
/// <param name="People">Who has it, claims it, or should have it; null: not for who asks.</param>
public sealed record CompetencySheet(CompetencyRow Competency, IReadOnlyList<CompetencyHolder>? People);

/// <summary>How one person stands to one competency.</summary>
/// <param name="Target">What their roles' core sets ask; null: nothing.</param>
public sealed record CompetencyHolder(PersonId Person, string Name, HeldCompetency? Claimed, HeldCompetency? Validated, CompetencyLevel? Target, int Gap);

/// <summary>What a person has of a competency, by their own word or validated.</summary>
/// <param name="By">Who validated it; null: their own word.</param>
/// <param name="RanOut">Its last day has passed.</param>
public sealed record HeldCompetency(CompetencyLevel? Level, string Evidence, DateOnly On, DateOnly? ValidUntil, bool RanOut, PersonId? By);

/// <summary>What one person has, and what their roles ask; null when there is no such person or it is not for who asks.</summary>
[May(Role.System, Role.Reader)]
public sealed record ShowProfile(PersonId Person) : IQuery<CompetencyProfile?>;

/// <summary>What one person has.</summary>
/// <param name="Entries">By kind and name; first those where something is missing to the target.</param>
/// <param name="MayClaim">It is the profile of who asks.</param>
/// <param name="MayValidate">Who asks may confirm what they have.</param>
public sealed record CompetencyProfile(PersonId Person, string Name, IReadOnlyList<ProfileEntry> Entries, bool MayClaim, bool MayValidate);

/// <summary>A competency in a person's profile.</summary>
/// <param name="Claimed">By their own word.</param>
/// <param name="Validated">Confirmed by somebody else.</param>
/// <param name="Target">The highest level that the core sets of their roles ask; null: none asks it.</param>
/// <param name="Gap">Levels missing to the target; 0: none.</param>
public sealed record ProfileEntry(
    CompetencyId Competency, string Name, CompetencyKind Kind, bool Retired, HeldCompetency? Claimed, HeldCompetency? Validated, CompetencyLevel? Target, IReadOnlyList<Role> AskedFor, int Gap);
