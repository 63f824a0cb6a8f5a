namespace Pmo.Office;

/// <summary>What people may type: one line or several, never empty, never endless, never with control characters.</summary>
internal static class Entry
{
    /// <summary>The longest code.</summary>
    public const int Code = 60;

    /// <summary>The longest name or label.</summary>
    public const int Name = 200;

    /// <summary>The longest text of several lines.</summary>
    public const int Text = 8000;

    /// <summary>A single line with something in it.</summary>
    public static bool IsLine(string? text, int longest) =>
        text?.Trim() is { Length: > 0 } line && line.Length <= longest && !line.Any(char.IsControl);

    /// <summary>Nothing, or a single line.</summary>
    public static bool IsLineOrNothing(string? text, int longest) => string.IsNullOrWhiteSpace(text) || IsLine(text, longest);

    /// <summary>Nothing, or any number of lines.</summary>
    public static bool IsText(string? text, int longest) =>
        text is null || (text.Length <= longest && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')));

    /// <summary>Without outer blanks; null when nothing is left.</summary>
    public static string? Tidy(string? text) => text?.Trim() is { Length: > 0 } tidy ? tidy : null;
}
