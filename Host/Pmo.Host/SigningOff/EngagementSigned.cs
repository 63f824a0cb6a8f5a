using Pmo.Host.Engaging;

namespace Pmo.Host.SigningOff;

/// <summary>Somebody signed a review: who, meaning what, over exactly what.</summary>
/// <param name="Person">Who signed.</param>
/// <param name="PrintedName">Their name as it was then.</param>
/// <param name="Meaning">What the signature means, as they read it.</param>
/// <param name="Hash">SHA-256 over what was signed, hexadecimal (<see cref="SignedContent"/>).</param>
/// <param name="Events">How many events that are.</param>
/// <param name="ProvedAt">When they last proved by their password who they are.</param>
[EventName("host.engagement-signed")]
public sealed record EngagementSigned(
    EngagementId Engagement, PersonId Person, [property: Personal("name")] string PrintedName, string Meaning, string Hash, int Events, DateTimeOffset ProvedAt, DateTimeOffset At) : IAboutPerson;
