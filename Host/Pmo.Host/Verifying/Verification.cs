namespace Pmo.Host.Verifying;

/// <summary>What a verification came to.</summary>
public enum VerificationResult
{
    /// <summary>Every table holds what the log makes.</summary>
    Verified,

    /// <summary>At least one does not.</summary>
    Differs,

    /// <summary>Nothing could be compared.</summary>
    NotVerified,
}

/// <summary>One run over one module's tables.</summary>
/// <param name="Event">Where its result stands in the log.</param>
/// <param name="Position">Where in the log the tables were compared; null when they could not be.</param>
/// <param name="Rows">Rows of all tables.</param>
/// <param name="Reason">Why nothing could be compared.</param>
/// <param name="Differences">The first row of every table that differs, in words.</param>
public sealed record Verification(
    string Module, VerificationResult Result, long Event, long? Position, string? Fingerprint, string? Hash, long Rows, int LeftOut, string? Reason, IReadOnlyList<DifferingRow> Differences, PersonId? AskedBy, DateTimeOffset Begun, DateTimeOffset At);

/// <summary>What the foot of every page says.</summary>
/// <param name="Position">The position up to which everything is verified; null: not all of it ever was.</param>
/// <param name="At">Since when.</param>
/// <param name="Differing">Modules whose tables are not what the log makes.</param>
/// <param name="Old">Longer ago than two nights.</param>
public sealed record VerificationBadge(long? Position, DateTimeOffset? At, IReadOnlyList<string> Differing, bool Old);
