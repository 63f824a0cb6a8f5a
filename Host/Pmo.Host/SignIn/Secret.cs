using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Pmo.Host.SignIn;

/// <summary>What proves who somebody is: 256 random bits, of which only the hash is kept.</summary>
internal static class Secret
{
    /// <summary>Crockford's letters: none is taken for another when read aloud or copied by hand.</summary>
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A code people type: 130 random bits as KQ7F0-… in five groups of five and one letter more.</summary>
    public static string NewCode()
    {
        var letters = RandomNumberGenerator.GetString(Letters, 26);
        return string.Join('-', letters.Chunk(5).Select(group => new string(group)));
    }

    /// <summary>A typed code as it was meant: without blanks and dashes, O and I read as 0 and 1.</summary>
    public static string Meant(string? typed) =>
        string.Concat((typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }));

    /// <summary>What is kept of a secret. It is random, so that one round is enough.</summary>
    public static byte[] Kept(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
