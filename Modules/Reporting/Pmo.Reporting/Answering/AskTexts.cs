using Pmo.Components;

namespace Pmo.Reporting.Answering;

/// <summary>What the pages of questions say.</summary>
internal static class AskTexts
{
    /// <summary>The four ways to answer.</summary>
    public static IReadOnlyList<Option> Ways { get; } =
    [
        new(nameof(AnswerKind.Decide), "Decide: I say what is to happen"),
        new(nameof(AnswerKind.Instruct), "Instruct: somebody is told to do something"),
        new(nameof(AnswerKind.PassOn), "Pass on: another person answers"),
        new(nameof(AnswerKind.Decline), "Decline: I will not answer, and say why"),
    ];

    public static string Did(AnswerKind answer) => answer switch
    {
        AnswerKind.Decide => "decided",
        AnswerKind.Instruct => "instructed",
        AnswerKind.PassOn => "passed the question on",
        _ => "declined",
    };

    /// <summary>What comes next, and when, as this person reads instants.</summary>
    public static string Next(AskRow a, Format format) => (a.State, a.Kind) switch
    {
        (AskState.Closed, _) => $"Nothing: the question is closed. {a.ClosedReason}",
        (AskState.Answered, AskKind.Decision) => "The answer stands on the project's page and beside the report. The PMO sees that it is carried out, and closes the question then.",
        (AskState.Answered, _) when a.Until is { } day => $"Nobody higher is asked before {format.Day(day)}. When the report comes, the question closes by itself.",
        (AskState.Answered, _) when a.Answer is AnswerKind.Decline => "The ladder goes on: without the report the next level is asked. When the report comes, the question closes by itself.",
        (AskState.Answered, _) => "The report is given the time of one more step. Without it the next level is asked then; when it comes, the question closes by itself.",
        (AskState.Unanswered, _) when a.Shows => "Nobody answered in time and nobody higher can be asked. This stands on the portfolio and on the project's page until an answer comes.",
        (AskState.Unanswered, _) => "The time to answer has passed, and the next level is asked. An answer still counts.",
        _ when a.AnswerBy is not { } => "An answer is waited for.",
        _ when a.AtTop => $"Nobody higher can be asked. Without an answer by {format.Instant(a.AnswerBy)} this stands on the portfolio and on the project's page until one comes.",
        (_, AskKind.Decision) => $"Without an answer by {format.Instant(a.AnswerBy)} an executive is asked.",
        _ => $"Without an answer or the report by {format.Instant(a.AnswerBy)} the next level is asked.",
    };

    public static string Icon(AskEvent? what) => what switch
    {
        AskEvent.Asked => "send",
        AskEvent.Seen => "eye",
        AskEvent.PassedOn => "arrow-right",
        AskEvent.Decide or AskEvent.Instruct or AskEvent.Decline => "message-circle",
        AskEvent.Unanswered or AskEvent.UnansweredAtTop => "alert-triangle",
        AskEvent.Closed => "flag",
        _ => "point",
    };

    public static Tone Feel(AskEvent? what) => what switch
    {
        AskEvent.Decide or AskEvent.Instruct => Tone.Good,
        AskEvent.Unanswered or AskEvent.UnansweredAtTop => Tone.Bad,
        AskEvent.Asked or AskEvent.Seen => Tone.Info,
        _ => Tone.Neutral,
    };
}
