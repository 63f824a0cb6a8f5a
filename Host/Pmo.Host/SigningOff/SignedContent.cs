using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pmo.Host.Engaging;
using Pmo.Host.Observing;
using Pmo.Host.Stepping;

namespace Pmo.Host.SigningOff;

/// <summary>What is signed.</summary>
/// <param name="Hash">SHA-256, hexadecimal.</param>
/// <param name="Events">How many events it is over.</param>
public sealed record Signable(string Hash, int Events);

/// <summary>
/// What a signature is over: the line <c>pmo-signed/1</c>, then for each event of the engagement, and after them of each of its
/// observations in the order of their ids, a line with its stream, its revision, its id and the SHA-256 of its stored data. Signatures,
/// and steps from state to state, are not part of it.
/// </summary>
internal sealed class SignedContent(EngagementReading reading, StreamsThen known)
{
    private static readonly string[] Beside = ["host.engagement-signed", "host.engagement-moved"];

    /// <summary>What there is to sign now.</summary>
    public async Task<Signable> Of(EngagementId id, CancellationToken cancellation)
    {
        var engagement = await reading.Of(id, cancellation);
        var (text, events) = (new StringBuilder("pmo-signed/1\n"), 0);
        string[] streams = [Engagement.StreamOf(id), .. engagement.Observations.Keys.Select(o => Observation.StreamOf(new(o))).Order(StringComparer.Ordinal)];
        foreach (var stream in streams)
            foreach (var e in (await known.Read(stream, cancellation)).Where(e => !Beside.Contains(e.Name)))
            {
                text.Append(CultureInfo.InvariantCulture, $"{stream} {e.Revision} {e.Id:n} {Convert.ToHexStringLower(SHA256.HashData(e.Data.Span))}\n");
                events++;
            }

        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))), events);
    }
}
