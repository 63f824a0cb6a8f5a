using Pmo.Auditing;

namespace Pmo;

/// <summary>What the house itself records: when policies began, when the site could not be reached, when the clock went back.</summary>
public static class StoriesOfTheHouse
{
    /// <summary>Told by the host.</summary>
    public static IReadOnlyList<StreamStory> All { get; } =
    [
        new StreamStory<Empty>("pmo.policy", "Policy").Also(Role.Administrator).On(_ => "/operations")
            .Called<PolicyStarted>(e => $"Policy \"{Words(e.Policy)}\"")
            .Names("Position", "Place in the log").Names("Policy", "Policy's stored name")
            .Says<PolicyStarted>(e => $"The policy \"{Words(e.Policy)}\" was switched on. It answers what happens from then on, and nothing before."),
        new StreamStory<OutageLog>("pmo.outages", "Outages").Also(Role.Administrator).On(_ => "/operations")
            .Called<SiteUnreachable>(_ => "Times in which the site could not be reached")
            .Names("To", "Could be reached again at").Names("From", "Could not be reached from").Names("Until", "Known up to")
            .Says<SiteUnreachable>(e => $"Nobody could reach the site from {Tell.At(e.From)} to {Tell.At(e.To)}.", e => Tell.At(e.From)),
        new StreamStory<Empty>("pmo.clock", "Clock").Also(Role.Administrator).On(_ => "/operations")
            .Called<ClockJumped>(_ => "The clock went back")
            .Names("From", "Clock before").Names("To", "Clock after").Names("Position", "Place in the log")
            .Says<ClockJumped>(e => $"The server's clock went back from {Tell.At(e.From)} to {Tell.At(e.To)}."),
        new StreamStory<Empty>("pmo.incarnations", "Breaks of the log").Also(Role.Administrator).On(_ => "/operations")
            .Called<LogContinued>(_ => "Breaks of the log")
            .Names("Incarnation", "How often the log was begun anew").Names("PreviousOrigin", "Name of the log before").Names("PreviousCheckpoint", "Last checkpoint before").Names("Agreed", "Events both agree on")
            .Names("LostUntil", "Given up to event").Names("PreviousKey", "Key that signed before").Names("Key", "Key that signs now")
            .Says<LogContinued>(e => e.LostUntil > e.Agreed
                ? $"The log goes on although it is not the one that was signed: events {Number(e.Agreed + 1)} to {Number(e.LostUntil)} of the old one are given up. {e.Reason}" : $"The log goes on under another key or from an older copy; nothing that was signed is given up. {e.Reason}"),
    ];

    private static string Number(long position) => position.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Words(string policy) => Tell.Words(StreamStories.IdOf(policy.Replace('.', '-')));
}
