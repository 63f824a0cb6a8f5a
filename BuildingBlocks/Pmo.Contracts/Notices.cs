namespace Pmo;

/// <summary>A person is to be told something. When it reaches them, and whether by mail, is theirs to choose; that it is kept for them is not.</summary>
/// <param name="Notice">Names it.</param>
/// <param name="To">Who is told.</param>
/// <param name="Kind">The stored name of its <see cref="NoticeKind"/>.</param>
/// <param name="Text">What happened, in a sentence. A person in it is written <c>{person:id}</c> and shown by name.</param>
/// <param name="Why">Why this person is told: "You are the sponsor of BRIDGE."</param>
/// <param name="Link">The page that it is about, from the site's root.</param>
/// <param name="AtOnce">Does not wait for the day's digest.</param>
/// <param name="InPlaceOf">The absent person whose deputy is told.</param>
[EventName("pmo.notice-requested")]
public sealed record NoticeRequested(
    Guid Notice, PersonId To, string Kind, string Text, string Why, string Link, bool AtOnce, DateTimeOffset At, PersonId? InPlaceOf = null);

/// <summary>A kind of notice, as a module declares it.</summary>
/// <param name="Name">Stored, for ever: <c>{module}.{noun}</c>.</param>
/// <param name="Title">What people call it, in their preferences.</param>
/// <param name="AtOnce">Does not wait for the day's digest.</param>
/// <param name="Duty">Cannot be switched off.</param>
/// <param name="Pressing">Waits for the day's digest, unless its receiver wants it at once.</param>
public sealed record NoticeKind(string Name, string Title, bool AtOnce = false, bool Duty = false, bool Pressing = false);
