namespace Pmo.Office;

/// <summary>How what people were told, and how they want to be told, is told.</summary>
internal static class NoticeStories
{
    public static IReadOnlyList<StreamStory> All { get; } =
    [
        new StreamStory<ToldNotice>("office.notice", "Notice")
            .Called<NoticeRequested>(e => $"A notice to {Tell.Name(e.To)}")
            .Names("Kind", "Kind of notice").Names("To", "Told to").Names("Day", "Digest of the day").Names("Due", "Digest goes out at").Names("Text", "What they are told")
            .Says<NoticeRequested>(e => $"{Tell.Name(e.To)} was told{(e.InPlaceOf is { } away ? $" in the place of {Tell.Name(away)}" : "")}: {e.Text}")
            .Says<NoticePosted>(e => $"The notice will be mailed to {Tell.Name(e.To)}{(e.AtOnce ? " at once" : $" with the digest of {Tell.Day(e.Day)}")}.")
            .Says<NoticeRead>(e => $"{Tell.Name(e.By)} has seen the notice."),
        new StreamStory<SeenNotices>("office.reading", "Notices seen")
            .Called<NoticesRead>(e => $"What {Tell.Name(e.Person)} has seen of their notices").Names("Until", "Seen up to")
            .Says<NoticesRead>(e => $"{Tell.Name(e.Person)} has seen everything they were told up to {Tell.At(e.Until)}."),
        new StreamStory<NoticePreferences>("office.preferences", "Mail preferences")
            .Called<NoticePreferencesSet>(e => $"How {Tell.Name(e.Person)} wants their mail").Names("MailOff", "Kinds not mailed")
            .Says<NoticePreferencesSet>(e => $"{Tell.Name(e.Person)} chose to get mail on {Tell.List([.. e.Days.Select(d => d.ToString())])}{(e.MailOff.Count == 0 ? "" : $", and {Tell.Count(e.MailOff.Count, "kind of notice", "kinds of notices")} not at all")}."),
        new StreamStory<Installation>("office.installation", "Installation").Also(Role.Administrator).On(_ => "/first-steps")
            .Called<WentLive>(_ => "This installation").Names("Live", "People are told things")
            .Says<WentLive>(e => $"{Tell.Name(e.By)} let the installation go live: from then on people are told things."),
    ];
}
