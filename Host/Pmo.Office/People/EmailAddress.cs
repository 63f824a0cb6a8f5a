namespace Pmo.Office.People;

/// <summary>An e-mail address in the one form in which it is compared.</summary>
internal static class EmailAddress
{
    private const int Longest = 254;

    /// <summary>Without outer blanks, in lower case: people type both.</summary>
    public static string Normal(string? email) => (email ?? "").Trim().ToLowerInvariant();

    /// <summary>The blind key under which the address is claimed.</summary>
    public static string Key(Blind blind, string? email) => blind.Of("email", Normal(email));

    /// <summary>Loose on purpose: one @ with something on both sides, a host with no empty part, nothing that breaks a header.</summary>
    public static bool Valid(string? email)
    {
        if (Normal(email) is not { Length: > 2 and <= Longest } normal) return false;
        if (normal.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or ':' or '"' or '\\')) return false;
        return normal.Split('@') is [{ Length: > 0 and <= 64 }, { Length: > 0 } host] && host.Split('.').All(part => part.Length is > 0 and <= 63);
    }
}
