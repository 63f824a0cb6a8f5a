namespace Pmo.Reporting.Submitting;

/// <summary>Text as people leave it in a form.</summary>
internal static class Text
{
    /// <summary>The text without surrounding blanks; null when nothing is left.</summary>
    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
