using System.Text.Json.Serialization;

namespace Pmo.Staffing;

/// <summary>The case for giving a person a grade. A person has one for each grade, which may be opened again after it was declined.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct PromotionId(Guid Value) : IId<PromotionId>
{
    public static PromotionId From(Guid value) => new(value);

    /// <summary>The case of a person for a grade.</summary>
    public static PromotionId Of(PersonId person, Grade grade) => new(Ids.Named("staffing.promotion", $"{person}/{grade}"));

    public override string ToString() => Value.ToString("n");
}

/// <summary>A case was opened for giving a person the next grade.</summary>
/// <param name="Attempt">1 the first time, one more each time it is opened again.</param>
/// <param name="Evidence">What speaks for it, in words.</param>
/// <param name="Projects">Projects they led that are named as evidence.</param>
/// <param name="Panel">Who is asked for an opinion.</param>
[EventName("staffing.promotion-opened")]
public sealed record PromotionOpened(
    PromotionId Promotion, PersonId Person, Grade Grade, int Attempt, string Evidence, IReadOnlyList<ProjectId> Projects, IReadOnlyList<PersonId> Panel, PersonId By, DateTimeOffset At);

/// <summary>A member of the panel gave their opinion, or another one before it was decided. Its words are private text.</summary>
[EventName("staffing.promotion-opinion-given"), PrivateText]
public sealed record PromotionOpinionGiven(PromotionId Promotion, PersonId Person, int Attempt, bool Recommends, [property: Personal("opinion")] string Opinion, PersonId By, DateTimeOffset At) : IAboutPerson;

/// <summary>The grade is given from a day on. Every condition of the ladder was met at that moment.</summary>
/// <param name="Met">Each condition with what was there.</param>
[EventName("staffing.promotion-granted")]
public sealed record PromotionGranted(PromotionId Promotion, PersonId Person, Grade Grade, int Attempt, DateOnly From, string Reason, IReadOnlyList<string> Met, PersonId By, DateTimeOffset At);

/// <summary>The grade is not given.</summary>
/// <param name="Missing">The conditions of the ladder that were not met at that moment.</param>
[EventName("staffing.promotion-declined")]
public sealed record PromotionDeclined(PromotionId Promotion, PersonId Person, Grade Grade, int Attempt, string Reason, IReadOnlyList<string> Missing, PersonId By, DateTimeOffset At);
