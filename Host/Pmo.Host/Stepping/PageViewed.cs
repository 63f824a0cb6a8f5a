using System.Collections.Immutable;

namespace Pmo.Host.Stepping;

/// <summary>Somebody whose only role is compliance reviewer opened a page, or asked a query of the API. Recorded before they were shown anything.</summary>
/// <param name="By">Who looked.</param>
/// <param name="Page">The page's address with its parameters unfilled, or the query's stored name.</param>
/// <param name="Path">The address asked for.</param>
/// <param name="Asked">What else was asked, by its names; the values of ids, numbers and days only, because a name may be among words that were typed. Empty: nothing.</param>
/// <param name="AsOf">The moment looked back at, as its code; null: now.</param>
[EventName("host.page-viewed")]
public sealed record PageViewed(PersonId By, string Page, string Path, string Asked, string? AsOf, DateTimeOffset At)
{
    /// <summary>What makes two looks the same.</summary>
    internal string Subject => $"{Path} {Asked} {AsOf}";
}

/// <summary>Records that somebody looks at a page. The host saw it.</summary>
/// <param name="Unattended">A page left open asked again by itself.</param>
[May(Role.System)]
public sealed record NotePage(PersonId By, string Page, string Path, string Asked, string? AsOf, bool Unattended, DateTimeOffset At) : ICommand;

/// <summary>A page that is drawn anew within a minute, or asks again by itself on the same day, is one look.</summary>
internal sealed class NotePageRule : IRule<NotePage, Looks>
{
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(1);

    public string Stream(NotePage c) => Looks.StreamOf(c.By, c.At);

    public Decision Decide(NotePage c, Looks looks, Moment m)
    {
        var look = new PageViewed(c.By, c.Page, c.Path, c.Asked, c.AsOf, c.At);
        return looks.Pages.TryGetValue(look.Subject, out var last) && (c.Unattended || last + Same > c.At) ? Decision.Nothing : [look];
    }
}

/// <summary>The query, or the page, records each look itself, with what was shown.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class NotesLookAttribute : Attribute;
