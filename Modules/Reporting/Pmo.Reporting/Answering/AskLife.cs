namespace Pmo.Reporting.Answering;

/// <summary>A question's life in words: the steps of the ladder before it, and what became of it.</summary>
internal static class AskLife
{
    /// <summary>A row as its tables hold it; either of the question or of its ladder.</summary>
    internal sealed record Row(
        long Position, DateTimeOffset At, AskEvent? What, LadderMove? Move, LadderLevel? Level, PersonId By, string? Person, string? InPlaceOf, DateTimeOffset? Instant, string? Text, DateOnly? Day);

    /// <summary>What happened, in a sentence; days in the project's zone.</summary>
    public static AskMoment Say(Row r, string zone) => r.What is { } what ? new(r.At, what, r.By, Of(what, r), what is AskEvent.Asked ? null : r.Text) : new(r.At, null, r.By, Of(r.Move!.Value, r, zone), r.Move is LadderMove.Held ? null : r.Text);

    private static string Of(AskEvent what, Row r) => what switch
    {
        AskEvent.Asked => r.Level is { } level ? $"{Who(r)} was asked as {AskWords.As(level)}." : $"{Who(r)} was asked, to whom it was passed on.",
        AskEvent.Seen => $"{Who(r)} read the question.",
        AskEvent.PassedOn => $"{Acting(r)} passed the question on.",
        AskEvent.Decide => $"{Acting(r)} decided{Until(r)}.",
        AskEvent.Instruct => $"{Acting(r)} instructed{Until(r)}.",
        AskEvent.Decline => $"{Acting(r)} declined.",
        AskEvent.Unanswered => $"{Who(r)} did not answer in time.",
        AskEvent.UnansweredAtTop => $"{Who(r)} did not answer in time, and nobody higher can be asked.",
        _ => "The question was closed.",
    };

    private static string Of(LadderMove move, Row r, string zone) => move switch
    {
        LadderMove.Started => "The report was overdue; the first step of the ladder was set.",
        LadderMove.Joined => "The next period's report is missing too.",
        LadderMove.Left => r.Text is null ? "The report of an older period came or was excused; the newest is still missing." : "The ladder goes on without one of the reports.",
        LadderMove.Escalated => $"Escalated to {Who(r)}, {AskWords.Of(r.Level!.Value)}.",
        LadderMove.Exhausted => "Nobody higher can be told.",
        LadderMove.Held => $"The ladder waits until {LocalTime.Of(r.Instant!.Value, zone)}, {Because(r.Text)}.",
        _ => "The ladder ended.",
    };

    private static string Because(string? wait) => wait switch
    {
        nameof(LadderWait.Answered) => "as was answered",
        nameof(LadderWait.Promised) => "because the report was promised",
        nameof(LadderWait.Absent) => "because whoever answers for the report is away",
        _ => "because the site could not be reached",
    };

    private static string Who(Row r) => r.InPlaceOf is { } away ? $"{Name(r)} (in place of {away})" : Name(r);

    private static string Acting(Row r) => r.InPlaceOf is { } principal ? $"{Name(r)} (on behalf of {principal})" : Name(r);

    private static string Name(Row r) => r.Person ?? "Somebody";

    private static string Until(Row r) => r.Day is { } day ? $", and asks to wait until {AskFacts.Write(day)}" : "";
}
