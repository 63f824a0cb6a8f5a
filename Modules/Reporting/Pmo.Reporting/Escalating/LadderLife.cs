namespace Pmo.Reporting.Escalating;

/// <summary>What reminders and ladders add to an obligation's life, in words.</summary>
internal static class LadderLife
{
    public static LifeEvent Say(Life.Row r, string zone) => r.What switch
    {
        What.Reminded => new(r.At, r.By, r.Who is null ? "A reminder was due, and nobody answers for the project." : $"Reminded, {Distance(r.Number ?? 0)}", null, r.Who, r.InPlaceOf),
        What.RemindedByHand => new(r.At, r.By, "Reminded by the PMO", null, r.Who, r.InPlaceOf),
        What.ReminderSkipped => new(r.At, r.By, $"A reminder, {Distance(r.Number ?? 0)}, was not sent: its moment was long past."),
        What.LadderStarted => new(r.At, r.By, $"The report is missing: without it, the first step is taken on {Life.At(r.Instant, zone)}."),
        What.JoinedLadder => new(r.At, r.By, "The report is missing too: the project is already being escalated for an older one."),
        What.LeftLadder => new(r.At, r.By, "Nobody is told of this report any further; the ladder goes on for the project's others.", r.Text),
        What.LadderGoesOn => new(r.At, r.By, "One of the project's missing reports left the ladder, which goes on.", r.Text),
        What.Escalated => Escalated(r, zone),
        What.LadderExhausted => new(r.At, r.By, "There is nobody higher to tell.", r.Text),
        What.LadderHeld => new(r.At, r.By, $"The next step waits until {Life.At(r.Instant, zone)}: {Because(r.Text)}."),
        What.FollowedUp => FollowingUp.FollowUpWords.Say(r),
        What.PromiseBroken => new(r.At, r.By, $"Promised for {r.Text}, and not kept."),
        What.LadderEnded => new(r.At, r.By, "Nobody is told any further.", r.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(r), r.What, "Nothing is said of this."),
    };

    private static LifeEvent Escalated(Life.Row r, string zone)
    {
        var parts = r.Text!.Split('\n', 2);
        var level = Enum.Parse<LadderLevel>(parts[0]);
        var sentence = level == LadderLevel.ProjectManager ? $"Told that it is {Days(r.Number ?? 0)} late" : $"Escalated to the {PassedWords.Of(level)}, {Days(r.Number ?? 0)} late";
        var why = level == LadderLevel.ProjectManager ? null : $"Told as {Answering.AskWords.As(level)}.";
        var next = r.Instant is null ? null : $"Next step on {Life.At(r.Instant, zone)}.";
        return new(r.At, r.By, sentence, string.Join(' ', ((string?[])[why, parts[1], next]).Where(s => !string.IsNullOrEmpty(s))), r.Who, r.InPlaceOf);
    }

    private static string Because(string? wait) => Enum.Parse<LadderWait>(wait!) switch
    {
        LadderWait.Answered => "the one who was asked answered",
        LadderWait.Promised => "the report was promised for that day",
        LadderWait.Absent => "whoever answers for the report is away, and nobody stands in",
        _ => "hours in which nobody could reach the site do not count",
    };

    private static string Distance(int days) => days switch
    {
        < 0 => $"{Working(-days)} before it is due",
        0 => "on the day it is due",
        _ => $"{Working(days)} after it was due",
    };

    private static string Working(int days) => days == 1 ? "1 working day" : $"{days} working days";

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
