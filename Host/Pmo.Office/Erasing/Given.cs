using Pmo.Office.People;

namespace Pmo.Office.Erasing;

/// <summary>Reasons around an erasure are kept for ever, so they say why and not who.</summary>
internal static class Given
{
    private const int Least = 10;
    private const int Most = 2_000;

    /// <summary>Why a reason cannot be kept, or null when it can.</summary>
    public static Decision? Refused(string? reason, Person person)
    {
        if (reason?.Trim() is not { Length: >= Least and <= Most } text) return Decision.Refuse("erasure.reason", "Say in a sentence why, in 10 to 2,000 letters.");
        return Names(text, person)
            ? Decision.Refuse("erasure.names-person", "The reason stays when the person is erased. Say it without their name and address: \"the person\" will do.")
            : null;
    }

    private static bool Names(string text, Person person)
    {
        if (person.Erased) return false;
        if (person.Email.Length > 0 && text.Contains(person.Email, StringComparison.OrdinalIgnoreCase)) return true;
        var words = Words(text);
        return Words(person.Name).Any(name => name.Length >= 3 && words.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    private static string[] Words(string text) => new string([.. text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
