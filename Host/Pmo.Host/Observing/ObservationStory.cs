namespace Pmo.Host.Observing;

/// <summary>How observations of reviews are told. What is said in them stands on their page: here it is private, because heads of the PMO step through records and see no draft.</summary>
internal static class ObservationStory
{
    public static StreamStory Story { get; } = new StreamStory<Observation>("host.observation", "Observation of a review").Is<ObservationId>().On(id => $"/audit/observations/{id}")
        .Called<ObservationDrafted>(_ => "Observation of a review")
        .Private("Title", Role.ComplianceReviewer).Private("Text", Role.ComplianceReviewer).Private("Reason", Role.ComplianceReviewer).Private("Returned", Role.ComplianceReviewer).Private("Retest", Role.ComplianceReviewer).Private("Discarded", Role.ComplianceReviewer)
        .Names("Drafted", "As worded").Names("Sent", "As put to its owner").Names("Answered", "Answer").Names("Retest", "Tested again").Names("Returned", "Why it was given back").Names("Discarded", "Why it was discarded").Names("Number", "Number in the sample").Names("Time", "How many times overdue")
        .Names("DoneBy", "Done by the day").Names("AnswerBy", "Answer wanted by").Names("RemindAt", "Reminder on").Names("Lead", "Lead of the review").Names("Overdue", "Overdue")
        .Says<ObservationDrafted>(e => $"{Tell.Name(e.By)} worded an observation ({Tell.Words(e.Severity)}) for {Tell.Name(e.Owner)} to answer.")
        .Says<ObservationSubmitted>(e => $"{Tell.Name(e.By)} put it to the lead.")
        .Says<ObservationReturned>(e => $"{Tell.Name(e.By)} gave it back to be worded anew.")
        .Says<ObservationSent>(e => $"{Tell.Name(e.By)} put it to {Tell.Name(e.Owner)}, to be answered by {Tell.At(e.AnswerBy)}.")
        .Says<ObservationChased>(e => e.Overdue ? $"The answer of {Tell.Name(e.Owner)} is overdue; they and {Tell.Name(e.Lead)} were told." : $"{Tell.Name(e.Owner)} was reminded that an answer is wanted by {Tell.At(e.AnswerBy)}.")
        .Says<ObservationAnswered>(e => $"{Tell.Name(e.By)} answered: {(e.Agrees ? "agrees" : "does not agree")}{(e.DoneBy is { } day ? $", done by {Tell.Day(day)}" : "")}.")
        .Says<ObservationFinalised>(e => $"{Tell.Name(e.By)} made it final.")
        .Says<ObservationClosed>(e => $"{Tell.Name(e.By)} tested it again and closed it.")
        .Says<ObservationDiscarded>(e => e.By == PersonId.System ? "It was announced and never worded, and is discarded." : $"{Tell.Name(e.By)} discarded it before it was put to anybody.");
}
