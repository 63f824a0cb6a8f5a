using System.Collections.Frozen;

namespace Pmo.Host.SignIn;

/// <summary>What a password must be: long, and not what others choose too. No rule about kinds of characters.</summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Recommended = 15;
    public const int Longest = 128;

    private static readonly string[] Contexts = ["pmo", "project", "manager", "management", "office", "portfolio", "report", "reporting", "status", "sponsor", "administrator"];
    private static readonly FrozenSet<string> Common = ReadCommon();

    /// <summary>Why a password is not taken, in words for the person who chose it; null when it is fine.</summary>
    /// <param name="password">Exactly as typed.</param>
    /// <param name="about">Words others could guess for this person: name, address.</param>
    public static string? Refused(string? password, params IEnumerable<string> about)
    {
        var length = password?.EnumerateRunes().Count() ?? 0;
        if (length < Shortest) return $"Use at least {Shortest} characters; {Recommended} or more are better. Three or four unrelated words are easy to remember.";
        if (length > Longest) return $"Use at most {Longest} characters.";
        var context = Contexts.Concat(about.SelectMany(Words)).Where(w => w.Length >= 3).ToHashSet();
        return Guessable(password!.ToLowerInvariant(), context)
            ? "Many people choose this, or it is made of words that are easy to guess for you. Choose something only you would think of."
            : null;
    }

    /// <summary>How many common passwords are known here.</summary>
    internal static int Known => Common.Count;

    private static bool Guessable(string password, HashSet<string> context) =>
        Common.Contains(password) || Repeats(password)
        || new[] { Core(password), Core(Plain(password)), Letters(password) }.Any(text => Pieces(text, context) <= 2);

    /// <summary>Signs between words add next to nothing either. A few letters between many signs are another matter.</summary>
    private static string Letters(string password) => string.Concat(password.Where(char.IsLetter)) is { Length: >= 8 } letters ? letters : password;

    /// <summary>Digits and signs before and behind add next to nothing: everyone puts them there.</summary>
    private static string Core(string password) => password.Any(char.IsLetter) ? password.Trim([.. password.Where(c => !char.IsLetter(c))]) : password;

    /// <summary>The letters people mean by digits and signs.</summary>
    private static string Plain(string password) => string.Concat(password.Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    }));

    /// <summary>The fewest pieces a text is made of: a known word, a run such as 2345 or wert, or one character.</summary>
    private static int Pieces(string text, HashSet<string> context)
    {
        var fewest = new int[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
        {
            fewest[end] = fewest[end - 1] + 1;
            for (var start = end - 3; start >= 0; start--)
                if (fewest[start] + 1 < fewest[end] && IsPiece(text[start..end], context)) fewest[end] = fewest[start] + 1;
        }

        return fewest[^1];
    }

    private static bool IsPiece(string text, HashSet<string> context) => Common.Contains(text) || context.Contains(text) || Repeats(text) || Runs(text);

    /// <summary>The same few characters over and over.</summary>
    private static bool Repeats(string text)
    {
        for (var period = 1; period <= Math.Min(6, text.Length / 2); period++)
            if (Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period])) return true;
        return false;
    }

    private static bool Runs(string text) => Rows.Any(row => row.Contains(text, StringComparison.Ordinal));

    private static readonly string[] Rows = [.. new[] { "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm" }
        .SelectMany(row => new[] { row, string.Concat(row.Reverse()) })];

    private static IEnumerable<string> Words(string text) =>
        text.ToLowerInvariant().Split([' ', '.', '-', '_', '@', '+', '\''], StringSplitOptions.RemoveEmptyEntries);

    private static FrozenSet<string> ReadCommon()
    {
        using var file = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
    }
}
