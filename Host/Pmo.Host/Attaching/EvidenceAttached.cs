using Pmo.Host.Engaging;

namespace Pmo.Host.Attaching;

/// <summary>A file was attached to the test sheet of an item. The event holds what the file is told by; the file itself lies beside the log, under its hash.</summary>
/// <param name="Sample">The item's sample.</param>
/// <param name="Number">The item's number.</param>
/// <param name="File">The file's name, as it was sent.</param>
/// <param name="MediaType">What kind of file it is, as its first bytes say.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">SHA-256 over them, hexadecimal.</param>
[EventName("host.evidence-attached")]
public sealed record EvidenceAttached(EngagementId Engagement, Guid Sample, int Number, string File, string MediaType, long Length, string Sha256, PersonId By, DateTimeOffset At)
{
    /// <summary>Its stored name.</summary>
    internal const string Name = "host.evidence-attached";
}
