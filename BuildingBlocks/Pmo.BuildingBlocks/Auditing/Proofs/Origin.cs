using System.Globalization;
using System.Security.Cryptography;

namespace Pmo.Auditing;

/// <summary>
/// The name of a log on its checkpoints: <c>pmo/log/{installation}/{incarnation}</c>. The installation's part is made from the salt
/// key, which belongs to one log for ever; the incarnation counts how often the log went on after a break that was explained.
/// </summary>
/// <param name="Installation">32 hexadecimal digits.</param>
/// <param name="Incarnation">1, 2, …</param>
internal sealed record Origin(string Installation, int Incarnation)
{
    private const string Prefix = "pmo/log/";

    /// <summary>The origin of a log that was never broken.</summary>
    public static Origin Of(ReadOnlySpan<byte> saltKey) => new(Convert.ToHexStringLower(HMACSHA256.HashData(saltKey, "pmo-origin/1"u8).AsSpan(0, 16)), 1);

    /// <summary>Reads an origin; null when the text is none.</summary>
    public static Origin? Parse(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length..].Split('/') is [{ Length: 32 } installation, { } number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var incarnation) && new Origin(installation, incarnation) is var origin && origin.ToString() == text ? origin : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Installation}/{Incarnation}");
}
