namespace Pmo.Office;

/// <summary>What the person who asks has been told, page by page: what they have not read first, the newest first.</summary>
/// <param name="Unread">Only what they have not read (true), or have (false).</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page, at most 500.</param>
[May(Role.System, Role.Reader)]
public sealed record FindNotices(bool? Unread = null, int Page = 1, int Size = 50) : IQuery<Page<NoticeRow>>;

/// <summary>Something a person was told.</summary>
/// <param name="Kind">The stored name of its kind.</param>
/// <param name="Title">What people call the kind.</param>
/// <param name="Text">What happened; names stand in it.</param>
/// <param name="Why">Why this person was told.</param>
/// <param name="Link">The page it is about, from the site's root.</param>
/// <param name="InPlaceOf">The absent person in whose place this one was told.</param>
/// <param name="ReadAt">When they had seen it; null: not yet.</param>
public sealed record NoticeRow(Guid Notice, string Kind, string Title, string Text, string Why, string Link, bool AtOnce, DateTimeOffset At, PersonId? InPlaceOf, DateTimeOffset? ReadAt);

/// <summary>How much the person who asks has not read.</summary>
/// <param name="Address">The page they look at, from the site's root: unread notices about it are named.</param>
[May(Role.System, Role.Reader)]
public sealed record CountUnreadNotices(string? Address = null) : IQuery<UnreadNotices>;

/// <summary>How much somebody has not read.</summary>
/// <param name="Count">How many notices.</param>
/// <param name="Here">Those about the page they look at.</param>
public sealed record UnreadNotices(long Count, IReadOnlyList<Guid> Here);
