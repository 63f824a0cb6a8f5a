namespace Pmo.Office;

/// <summary>Has a person told something. Kept for them at once; mailed as their preferences, the day's digest and the installation's go-live allow.</summary>
/// <param name="Notice">Made with <see cref="Notices.IdOf"/>, so that the same thing is told once.</param>
/// <param name="To">Who; when absent and represented, the deputy is told instead and both names are kept.</param>
/// <param name="Kind">A kind that some module declares.</param>
/// <param name="Text">What happened, in a sentence. A person in it is written <c>{person:id}</c> and shown by name.</param>
/// <param name="Why">Why this person is told.</param>
/// <param name="Link">The page it is about, from the site's root.</param>
/// <param name="AtOnce">Does not wait for the day's digest.</param>
/// <param name="Scope">What a deputy must be allowed to do in their place to be told instead.</param>
/// <param name="Personally">No deputy is told instead, because none could act on it.</param>
[May(Role.System)]
public sealed record RequestNotice(
    Guid Notice, PersonId To, string Kind, string Text, string Why, string Link, bool AtOnce = false, DeputyScope Scope = DeputyScope.All, bool Personally = false) : ICommand;

/// <summary>Notes that a person has seen a notice.</summary>
[May(Role.Reader)]
public sealed record ReadNotice(Guid Notice) : ICommand;

/// <summary>How notices are named.</summary>
public static class Notices
{
    /// <summary>The notice of a kind to a person about one thing that happened at an instant.</summary>
    /// <param name="kind">The stored name of its kind.</param>
    /// <param name="to">Who is told.</param>
    /// <param name="subject">What tells it from other notices of the kind to the same person: a ladder and its step, an obligation and a day.</param>
    /// <param name="at">When it happened, as its event says.</param>
    public static Guid IdOf(string kind, PersonId to, string subject, DateTimeOffset at) => Ids.Named("office.notice", $"{kind}/{to}/{subject}", at);

    /// <summary>The stream of one notice.</summary>
    public static string StreamOf(Guid notice) => $"office.notice-{notice:n}";

    /// <summary>A person in a notice's text, shown by name.</summary>
    public static string Name(PersonId person) => $"{{person:{person}}}";

    /// <summary>A project in a notice's text, shown by code and name.</summary>
    public static string Name(ProjectId project) => $"{{project:{project}}}";
}
