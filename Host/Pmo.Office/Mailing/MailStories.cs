namespace Pmo.Office;

/// <summary>How mails, and what waits to be mailed, are told.</summary>
internal static class MailStories
{
    public static IReadOnlyList<StreamStory> All { get; } = [Of(), Waiting(), AfterOutage()];

    private static StreamStory<Mail> Of() => new StreamStory<Mail>("office.mail", "Mail").Also(Role.Administrator).On(id => $"/mail/{id}")
        .Names("Outage", "End of the outage it follows").Names("Code", "Answer of the mail server").Names("Failure", "How it failed").Names("NextAt", "Tried again at").Names("Uncertain", "Attempts of unknown outcome")
        .Says<MailHeld>(_ => "The mail waits: many would go out at once after an outage.")
        .Says<MailReleased>(e => $"{Tell.Name(e.By)} let the mail go out.")
        .Says<MailDiscarded>(e => $"{Tell.Name(e.By)} threw the mail away: {e.Reason}")
        .Says<MailSent>(e => $"The mail went out, at attempt {e.Attempt}.")
        .Says<MailFailed>(e => $"Attempt {e.Attempt} to send the mail failed: {Of(e.Failure)}{(e.NextAt is { } next ? $"; it is tried again at {Tell.At(next)}" : "")}.")
        .Says<MailGivenUp>(e => $"The mail is not tried any more after {Tell.Count(e.Attempts, "attempt")}: {Of(e.Failure)}.");

    private static StreamStory<Post> Waiting() => new StreamStory<Post>("office.post", "Mail being collected").Also(Role.Administrator).On(_ => "/mail")
        .Called<NoticeCollected>(e => $"What waited to be mailed to {Tell.Name(e.To)} until {Tell.Day(e.Day)}")
        .Names("Day", "Digest of the day").Names("Kind", "Kind of notice").Names("To", "For whom").Names("Outage", "End of the outage it follows")
        .Says<NoticeCollected>(e => $"A notice waits with others for the mail to {Tell.Name(e.To)}.")
        .Says<PostPlanned>(e => $"What waits for {Tell.Name(e.To)} is mailed at {Tell.At(e.GoesAt)}, or before.")
        .Says<PostDropped>(e => $"{Tell.Count(e.Notices.Count, "notice")} to {Tell.Name(e.To)} will not be mailed: they may not sign in any more, or want no mail of it.")
        .Says<MailRequested>(e => $"A mail to {Tell.Name(e.To)} was put together from {Tell.Count(e.Notices.Count, "notice")}.");

    private static StreamStory<HeldMail> AfterOutage() => new StreamStory<HeldMail>("office.returns", "Mail after an outage").Also(Role.Administrator).On(_ => "/mail")
        .Called<HeldMailAwaited>(e => $"The first mails after the outage that ended at {Tell.At(e.Outage)}")
        .Names("Outage", "End of the outage").Names("LetGo", "Went out by themselves").Names("Kept", "Kept for an officer").Names("Count", "How many waited")
        .Says<HeldMailAwaited>(e => $"The first mails after the outage wait until {Tell.At(e.Until)}, when it is known how many there are.")
        .Says<HeldMailCounted>(_ => "One more mail would be among the first after the outage.")
        .Says<HeldMailLetGo>(e => $"There are few: {Tell.Count(e.Mails.Count, "mail goes", "mails go")} out.")
        .Says<HeldMailKept>(e => $"{Tell.Count(e.Count, "mail waits", "mails wait")} for an officer to look at them.");

    private static string Of(MailFailure failure) => failure switch
    {
        MailFailure.Later => "the server could not be reached, or says to try again",
        MailFailure.Refused => "the server refuses it for good",
        MailFailure.Uncertain => "nobody knows whether it was taken",
        _ => "the receiver has no address that can be written to",
    };
}
