using System.Text;

namespace Pmo.Components;

/// <summary>Makes an id for the page from words.</summary>
public static class Slug
{
    /// <summary>"On time, %" gives "on-time".</summary>
    public static string Of(string words)
    {
        var slug = new StringBuilder(words.Length);
        foreach (var c in words)
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        return slug.ToString().TrimEnd('-');
    }
}
