namespace Pmo.Auditing;

/// <summary>
/// The log goes on although it is not the one that was signed last: an older backup was restored, or the signing key was lost.
/// Somebody decided so and said why; what was signed before and is not in this log is given up in the open.
/// </summary>
/// <param name="Incarnation">Counts how often this happened, and one more: it stands in the origin of every later checkpoint.</param>
/// <param name="PreviousOrigin">The origin that ends.</param>
/// <param name="PreviousCheckpoint">The last checkpoint signed under it, whole; empty when there was none.</param>
/// <param name="Agreed">Up to this size the log still agrees with what was signed.</param>
/// <param name="LostUntil">What was signed after that, up to this size, is given up.</param>
/// <param name="PreviousKey">The public key that signed until now; empty when it is not known.</param>
/// <param name="Key">The public key that signs from now on.</param>
/// <param name="Reason">Why, in the operator's words.</param>
[EventName("pmo.log-continued")]
public sealed record LogContinued(int Incarnation, string PreviousOrigin, string PreviousCheckpoint, long Agreed, long LostUntil, string PreviousKey, string Key, string Reason);
