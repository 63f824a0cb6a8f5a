namespace Pmo.Office;

/// <summary>Why a person's data are to be erased.</summary>
public enum ErasureBasis
{
    /// <summary>The person asked for it.</summary>
    PersonAsked,
    /// <summary>The data are no longer needed for what they were collected for.</summary>
    NoLongerNeeded,
    /// <summary>The data should not have been collected.</summary>
    Unlawful,
    /// <summary>A law demands it.</summary>
    LegalDuty,
}

/// <summary>The legal bases in words, with the articles that most laws of this kind follow.</summary>
public static class ErasureBases
{
    /// <summary>One of them; null: there was none, because an erasure was repeated.</summary>
    public static string Words(ErasureBasis? basis) => basis switch
    {
        ErasureBasis.PersonAsked => "The person asked for it (GDPR art. 17 (1) b, c)",
        ErasureBasis.NoLongerNeeded => "No longer needed (GDPR art. 17 (1) a)",
        ErasureBasis.Unlawful => "Should not have been collected (GDPR art. 17 (1) d)",
        ErasureBasis.LegalDuty => "A law demands it (GDPR art. 17 (1) e)",
        _ => "Repeated after an older log was restored",
    };
}

/// <summary>Somebody asks that a person's data be erased.</summary>
/// <param name="Basis">What allows and demands it.</param>
/// <param name="Reason">Why, without naming the person: this stays.</param>
[EventName("office.erasure-requested")]
public sealed record ErasureRequested(Guid Erasure, PersonId Person, ErasureBasis Basis, string Reason, PersonId By, DateTimeOffset At);

/// <summary>A request is not followed.</summary>
[EventName("office.erasure-withdrawn")]
public sealed record ErasureWithdrawn(Guid Erasure, PersonId Person, string Reason, PersonId By, DateTimeOffset At);

/// <summary>A second person ordered the erasure. From here nothing stops it: whatever happens to the program, it is carried out, and again after every restore.</summary>
/// <param name="ProvedAt">When the second person last proved by their password who they are.</param>
[EventName("office.erasure-approved")]
public sealed record ErasureApproved(Guid Erasure, PersonId Person, PersonId By, DateTimeOffset At, DateTimeOffset? ProvedAt = null);

/// <summary>The key is destroyed and everything that held something of the person is rid of it.</summary>
/// <param name="Gone">What was removed where.</param>
[EventName("office.erasure-executed")]
public sealed record ErasureExecuted(PersonId Person, IReadOnlyList<Forgotten> Gone, DateTimeOffset At);

/// <summary>An older log was restored that does not know of an erasure which was carried out: it is carried out again.</summary>
[EventName("office.erasure-repeated")]
public sealed record ErasureRepeated(PersonId Person, DateTimeOffset At);

/// <summary>What was removed in one place.</summary>
/// <param name="Place">The place, in the PMO's words.</param>
/// <param name="Count">How many things.</param>
public sealed record Forgotten(string Place, int Count);

/// <summary>A person's data must be kept: for a lawsuit, an investigation, an audit.</summary>
[EventName("office.legal-hold-placed")]
public sealed record LegalHoldPlaced(Guid Hold, PersonId Person, string Reason, PersonId By, DateTimeOffset At);

/// <summary>A request to erase a person waits for somebody to approve it or turn it down.</summary>
/// <param name="Time">1 at once, 2 a week later.</param>
/// <param name="Held">A legal hold is to be lifted first.</param>
/// <param name="To">Who may decide, and is told.</param>
[EventName("office.erasure-awaited")]
public sealed record ErasureAwaited(Guid Erasure, PersonId Person, int Time, bool Held, IReadOnlyList<PersonId> To, DateTimeOffset At);

/// <summary>Somebody asks that a legal hold be lifted. A second person does it, or keeps the hold.</summary>
/// <param name="PlacedBy">Who placed the hold, and is told.</param>
[EventName("office.legal-hold-lift-requested")]
public sealed record LegalHoldLiftRequested(Guid Hold, PersonId Person, string Reason, PersonId By, PersonId PlacedBy, DateTimeOffset At);

/// <summary>A legal hold stays although somebody asked that it be lifted.</summary>
[EventName("office.legal-hold-kept")]
public sealed record LegalHoldKept(Guid Hold, PersonId Person, string Reason, PersonId By, DateTimeOffset At);

/// <summary>A legal hold no longer applies.</summary>
[EventName("office.legal-hold-lifted")]
public sealed record LegalHoldLifted(Guid Hold, PersonId Person, string Reason, PersonId By, DateTimeOffset At);

/// <summary>The last event of a person: from now on nothing personal about them is written any more.</summary>
/// <param name="Former">The blind key of the address they used, which can be freed; null: it was not known any more.</param>
[EventName("office.person-erased")]
public sealed record PersonErased(PersonId Person, string? Former);

/// <summary>Ends a person whose erasure was approved.</summary>
[May(Role.System)]
public sealed record EndPerson(PersonId Person) : ICommand;

/// <summary>Says that an erasure was carried out, and what was removed.</summary>
[May(Role.System)]
public sealed record RecordErasureExecuted(PersonId Person, IReadOnlyList<Forgotten> Gone) : ICommand;

/// <summary>Says that an erasure of which the log knows nothing is carried out again.</summary>
[May(Role.System)]
public sealed record RepeatErasure(PersonId Person) : ICommand;

/// <summary>Where erasures and legal holds stand.</summary>
public static class ErasureOrders
{
    /// <summary>
    /// One stream for all of them: a hold and an approval at the same moment cannot miss each other, and a start or a restore reads
    /// what is to be erased at once.
    /// </summary>
    public const string Stream = "office.erasures-all";
}
