using System.Globalization;
using System.Security.Cryptography;

namespace Pmo.Host.SignIn;

/// <summary>PBKDF2-HMAC-SHA512 with a salt of its own per password. Algorithm and rounds stand in the text, so that they can be raised.</summary>
internal static class PasswordHash
{
    private const string Algorithm = "pbkdf2-sha512";
    internal const int Rounds = 210_000;
    private const int Length = 32;

    /// <summary>What an unknown address is checked against, so that it takes as long as a known one.</summary>
    internal static readonly string Nobody = Of(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>The text to keep.</summary>
    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return string.Create(CultureInfo.InvariantCulture, $"{Algorithm}${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Derive(password, salt, Rounds))}");
    }

    /// <summary>Whether this is the password; null for an address nobody uses is never right, and takes as long.</summary>
    public static bool Fits(string password, string? kept)
    {
        var parts = (kept ?? Nobody).Split('$');
        var right = CryptographicOperations.FixedTimeEquals(
            Derive(password, Convert.FromBase64String(parts[2]), int.Parse(parts[1], CultureInfo.InvariantCulture)),
            Convert.FromBase64String(parts[3]));
        return right & kept is not null;
    }

    /// <summary>Whether it was made with fewer rounds than are asked for today.</summary>
    public static bool Outdated(string kept) => !kept.StartsWith($"{Algorithm}${Rounds}$", StringComparison.Ordinal);

    private static byte[] Derive(string password, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA512, Length);
}
