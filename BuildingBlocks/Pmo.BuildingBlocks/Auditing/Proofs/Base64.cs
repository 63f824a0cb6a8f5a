namespace Pmo.Auditing;

/// <summary>Base64 that has one way to write each value: what is not written so is refused, or a file could be changed without a hash noticing.</summary>
internal static class Base64
{
    /// <summary>The bytes; null when the text is not their one way.</summary>
    public static byte[]? Read(string text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == text ? bytes[..length] : null;
    }

    /// <summary>A hash; null when the text is none.</summary>
    public static byte[]? ReadHash(string text) => Read(text) is { Length: TreeHash.Size } hash ? hash : null;
}
