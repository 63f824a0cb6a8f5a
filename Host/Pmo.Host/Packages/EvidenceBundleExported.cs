namespace Pmo.Host.Packages;

/// <summary>A review package was made. Recorded before it can be fetched, with the hash of what it says of itself, so that later nobody can pass off another.</summary>
/// <param name="Package">Names it.</param>
/// <param name="Case">What it is for.</param>
/// <param name="Query">What was asked for, in words.</param>
/// <param name="First">The first event's position.</param>
/// <param name="Last">The last one's.</param>
/// <param name="Population">Events in it, each proved.</param>
/// <param name="Disclosed">With all they say.</param>
/// <param name="Withheld">Without their data.</param>
/// <param name="Erased">Without their data, because the person's key was destroyed.</param>
/// <param name="LeafOnly">Of other streams, a hash alone.</param>
/// <param name="Origin">The log, on the checkpoint in it.</param>
/// <param name="Size">Events under that checkpoint.</param>
/// <param name="Manifest">SHA-256 of its manifest.json, hexadecimal.</param>
/// <param name="At">When.</param>
/// <param name="ForReviewers">A compliance reviewer made it: it holds what others may not see, and only reviewers fetch it.</param>
[EventName("host.evidence-bundle-exported")]
public sealed record EvidenceBundleExported(
    Guid Package, string Case, string Query, long First, long Last, long Population, long Disclosed, long Withheld, long Erased, long LeafOnly, string Origin, long Size, string Manifest, DateTimeOffset At, bool? ForReviewers = null);
