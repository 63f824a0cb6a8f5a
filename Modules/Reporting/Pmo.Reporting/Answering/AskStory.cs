namespace Pmo.Reporting.Answering;

/// <summary>How a question that somebody is asked is told, up to its answer.</summary>
internal static class AskStory
{
    public static StreamStory Story { get; } = new StreamStory<Ask>("reporting.ask", "Question").Is<AskId>().On(id => $"/reporting/asks/{id}")
        .Called<AnswerAsked>(e => e.Kind == AskKind.Decision ? $"A decision asked for {Tell.Name(e.Project)}" : $"What is to be done about missing reports of {Tell.Name(e.Project)}")
        .Names("Ask", "Question").Names("Kind", "What is asked").Names("To", "Asked").Names("Level", "As holder of the step").Names("Ladder", "Climb of the ladder").Names("Obligation", "Report").Names("Returned", "Revision asked for")
        .Names("Text", "In words").Names("AtTop", "Nobody higher to ask").Names("PassTo", "Passed on to").Names("AnswerBy", "Answer wanted by").Names("Closed", "Closed because").Names("Seen", "Was read").Names("Asked", "Asked last")
        .Says<AnswerAsked>(e => $"{Tell.Name(e.To)} was asked{(e.InPlaceOf is { } away ? $", in the place of {Tell.Name(away)}" : "")}: {e.Text}")
        .Says<AskSeen>(e => $"{Tell.Name(e.By)} has read the question.")
        .Says<AskAnswered>(e => $"{Tell.Name(e.By)}{(e.OnBehalfOf is { } principal ? $" on behalf of {Tell.Name(principal)}" : "")} {Did(e)}{(e.Until is { } day ? $", to wait until {Tell.Day(day)}" : "")}: {e.Text}")
        .Says<AskUnanswered>(e => $"{Tell.Name(e.To)} did not answer in time{(e.AtTop ? ", and there is nobody higher to ask" : "")}.")
        .Says<AskClosed>(e => $"The question needs no answer any more: {e.Reason}");

    private static string Did(AskAnswered e) => e.Answer switch
    {
        AnswerKind.Decide => "decided",
        AnswerKind.Instruct => "gave an instruction",
        AnswerKind.PassOn => $"passed the question on to {Tell.Name(e.PassTo)}",
        _ => "declined to decide",
    };
}
