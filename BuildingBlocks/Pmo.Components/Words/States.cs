using System.Text.RegularExpressions;

namespace Pmo.Components;

/// <summary>How each state reads and feels, by its name in code.</summary>
public static partial class States
{
    /// <summary>A state on screen.</summary>
    public sealed record State(string Word, Tone Tone, string Icon);

    private static readonly Dictionary<string, State> Known = new(StringComparer.Ordinal)
    {
        ["Scheduled"] = new("Scheduled", Tone.Muted, "calendar"),
        ["Open"] = new("Open", Tone.Info, "circle-dotted"),
        ["Overdue"] = new("Overdue (in grace)", Tone.Warn, "clock"),
        ["InGrace"] = new("Overdue (in grace)", Tone.Warn, "clock"),
        ["Late"] = new("Late", Tone.Bad, "clock-exclamation"),
        ["VeryLate"] = new("Very late", Tone.Bad, "alert-octagon"),
        ["Missed"] = new("Missed", Tone.Bad, "circle-x"),
        ["Missing"] = new("Missing", Tone.Bad, "circle-x"),
        ["Draft"] = new("Draft", Tone.Muted, "pencil"),
        ["Submitted"] = new("Submitted", Tone.Info, "send"),
        ["InReview"] = new("In review", Tone.Info, "eye"),
        ["Returned"] = new("Returned", Tone.Warn, "arrow-back-up"),
        ["Accepted"] = new("Accepted", Tone.Good, "circle-check"),
        ["Excused"] = new("Excused", Tone.Muted, "shield-check"),
        ["Historic"] = new("Historic", Tone.Muted, "archive"),
        ["Cancelled"] = new("Cancelled", Tone.Muted, "ban"),
        ["Active"] = new("Active", Tone.Good, "activity"),
        ["OnHold"] = new("On hold", Tone.Warn, "player-pause"),
        ["Completed"] = new("Completed", Tone.Neutral, "flag"),
        ["Closed"] = new("Closed", Tone.Neutral, "flag"),
        ["Disabled"] = new("Disabled", Tone.Muted, "ban"),
        ["Running"] = new("Running", Tone.Good, "activity"),
        ["Rebuilding"] = new("Rebuilding", Tone.Info, "refresh"),
        ["Parked"] = new("Parked", Tone.Bad, "alert-octagon"),
        ["Failed"] = new("Failed", Tone.Bad, "circle-x"),
        ["Pending"] = new("Pending", Tone.Info, "hourglass"),
        ["Asked"] = new("Sent, not seen", Tone.Info, "send"),
        ["Seen"] = new("Seen", Tone.Info, "eye"),
        ["Unanswered"] = new("Unanswered", Tone.Bad, "alert-triangle"),
        ["Answered"] = new("Answered", Tone.Good, "message-circle"),
        ["Waiting"] = new("Waiting", Tone.Info, "hourglass"),
        ["Held"] = new("Held", Tone.Warn, "player-pause"),
        ["GivenUp"] = new("Given up", Tone.Bad, "alert-octagon"),
        ["Discarded"] = new("Discarded", Tone.Muted, "trash"),
        ["Requested"] = new("Waits for approval", Tone.Info, "hourglass"),
        ["BlockedByHold"] = new("Blocked by hold", Tone.Warn, "player-pause"),
        ["Approved"] = new("Approved", Tone.Info, "clock-play"),
        ["Executed"] = new("Erased", Tone.Neutral, "shield-check"),
        ["Withdrawn"] = new("Not erased", Tone.Muted, "arrow-back-up"),
        ["Erased"] = new("Erased", Tone.Muted, "shield-check"),
        ["Sent"] = new("Sent", Tone.Good, "send"),
    };

    /// <summary>The state with this name; a name nobody listed reads as its own words, without a tone.</summary>
    public static State Of(string name) => Known.GetValueOrDefault(name) ?? new(Words(name), Tone.Neutral, "point");

    /// <summary>The words of a name in code: <c>HeadOfPmo</c> reads "Head of PMO".</summary>
    public static string Words(string name)
    {
        var spaced = Humps().Replace(name, m => " " + m.Value.ToLowerInvariant());
        return spaced.Replace(" pmo", " PMO", StringComparison.Ordinal).Replace("Pmo ", "PMO ", StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Humps();
}
