namespace Pmo;

/// <summary>Somebody acts in another person's place, as the deputyships of today allow it.</summary>
/// <param name="Principal">In whose place, with the rights the principal has today; <see cref="Viewer.Deputy"/> says who acts.</param>
/// <param name="Scope">What may be done in their place, in words.</param>
/// <param name="May">Whether a command may be sent, or a query asked, in their place.</param>
public sealed record Acting(Viewer Principal, string Scope, Func<Type, bool> May)
{
    /// <summary>What every other command is answered: a deputy never does by accident, as another, what is theirs alone.</summary>
    public static Outcome Refused { get; } = Outcome.Refused(
        "authority.acting", "You act for somebody else, and this is not among what you may do in their place. Stop acting for them, then do it as yourself.");
}

/// <summary>Who may act for whom today. The Office answers it.</summary>
public interface IDeputies
{
    /// <summary>What a person may do in another's place now; null: nothing, or one of them is unknown or disabled.</summary>
    Acting? ActingFor(PersonId deputy, PersonId principal, DateTimeOffset now);

    /// <summary>Everybody in whose place a person may act now.</summary>
    IReadOnlyList<Acting> AllFor(PersonId deputy, DateTimeOffset now);
}
