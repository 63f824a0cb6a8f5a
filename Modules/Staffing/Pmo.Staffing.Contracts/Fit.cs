using Pmo.Office;

namespace Pmo.Staffing;

/// <summary>What counts in the fit of a person to a post.</summary>
public enum FitFactor
{
    /// <summary>The competencies that should be there.</summary>
    Competencies,
    /// <summary>The time that nothing else is booked for.</summary>
    FreeTime,
    /// <summary>The grade asked, rather than a higher one.</summary>
    Grade,
    /// <summary>Projects led to their end.</summary>
    Experience,
    /// <summary>Where they work.</summary>
    Place,
    /// <summary>What they would like to do.</summary>
    Preference,
    /// <summary>What they would learn by it.</summary>
    Development,
}

/// <summary>How much each factor counts, in percent; together 100. Development is optional, and 0 unless somebody wants it.</summary>
public sealed record FitWeights(int Competencies, int FreeTime, int Grade, int Experience, int Place, int Preference, int Development);

/// <summary>The weights of the fit are others from now on.</summary>
[EventName("staffing.fit-weighed")]
public sealed record FitWeighed(FitWeights Weights, string Reason, PersonId By, DateTimeOffset At);

/// <summary>What a person has of an asked competency.</summary>
/// <param name="Validated">Confirmed by somebody else and valid on the first day; null: not.</param>
/// <param name="Claimed">By their own word; null: not.</param>
/// <param name="Held">A certificate, validated and valid on the first day.</param>
public sealed record HasCompetency(CompetencyId Competency, CompetencyLevel? Validated, CompetencyLevel? Claimed, bool Held);

/// <summary>All that enters a person's fit, and nothing else: no age, sex, origin, belief, health, family, pay or name.</summary>
/// <param name="Person">Who; it decides only between equals.</param>
/// <param name="Belongs">They belong to the pool on every day of the post, and work here.</param>
/// <param name="Grade">On the first day; null: none.</param>
/// <param name="LeastFree">The least share of a full week that is free on a working day of the post.</param>
/// <param name="ShortFrom">The first working day on which less than asked is free; null: on none.</param>
/// <param name="Load">The share of what they work, over the working days of the post, that is hard-booked: 0 to 1.</param>
/// <param name="DaysAway">Working days of the post on which they are away.</param>
/// <param name="Has">What they have of the asked competencies, in the order asked.</param>
/// <param name="Led">Projects they led to their end.</param>
/// <param name="Place">Where they work; null: not said.</param>
/// <param name="Wishes">What they would like: fields of business among the asked competencies, and the post's place; null: they named no wish.</param>
/// <param name="Least">The grade that is needed where it is another than the one asked: greater by the project's class, or lower by a waiver; null: the one asked.</param>
/// <param name="Applied">They applied for this post when it was posted openly: a wish for it, which counts as one, and is no condition.</param>
public sealed record CandidateFacts(
    PersonId Person, bool Belongs, Grade? Grade, int LeastFree, DateOnly? ShortFrom, decimal Load, int DaysAway, IReadOnlyList<HasCompetency> Has, int Led, string? Place, bool? Wishes, Grade? Least = null, bool Applied = false);

/// <summary>A ranking with all that went into it, so that it can be worked out again.</summary>
/// <param name="Version">Of the way it is worked out.</param>
/// <param name="Needs">What the post asks.</param>
/// <param name="Candidates">Everybody of the pool who was considered, by id.</param>
/// <param name="Digest">SHA-256 of the outcome in its canonical form, in hexadecimal.</param>
/// <param name="First">Who ranked first; null: nobody met the musts.</param>
/// <param name="Rank">Where the chosen person ranked, from 1.</param>
public sealed record FrozenRanking(int Version, FitWeights Weights, PostNeeds Needs, IReadOnlyList<CandidateFacts> Candidates, string Digest, PersonId? First, int Rank);

/// <summary>Somebody who was ever in the pool, so that all of it can be considered.</summary>
[EventName("staffing.roster-entered")]
public sealed record RosterEntered(PersonId Person);

/// <summary>Where a person works and what they would like to do.</summary>
/// <param name="Place">Where they work; null: not said.</param>
/// <param name="Fields">Fields of business and other competencies they would like to use.</param>
/// <param name="Places">Where they would like to work; none: anywhere.</param>
[EventName("staffing.wishes-stated")]
public sealed record WishesStated(PersonId Person, string? Place, IReadOnlyList<CompetencyId> Fields, IReadOnlyList<string> Places, DateTimeOffset At) : IOfPoolMember;
