namespace Pmo.Staffing.Appraising;

/// <summary>How appraisals and their weights are told. What was rated and written is private to everybody who steps through records.</summary>
internal static class AppraisalStories
{
    public static IReadOnlyList<StreamStory> All { get; } = [Weights(), Story()];

    private static StreamStory<AppraisalWeights> Weights() => new StreamStory<AppraisalWeights>("staffing.weights", "Weights of appraisals").Rules().Also(Role.PmoOfficer).On(_ => "/staffing/appraisals")
        .Called<AppraisalWeightsSet>(_ => "How much the parts of appraisals weigh").Names("Sponsor", "Sponsor's part, percent").Names("HeadOfPmo", "Part of the head of the PMO, percent")
        .Says<AppraisalWeightsSet>(e => $"In appraisals that are opened from then on, the sponsor's part weighs {e.Sponsor} % and the head's {e.HeadOfPmo} %. {Tell.Name(e.By)} said why: {e.Reason}");

    private static StreamStory<Appraisal> Story() => new StreamStory<Appraisal>("staffing.appraisal", "Appraisal").Is<AppraisalId>().On(id => $"/staffing/appraisals/{id}")
        .Called<AppraisalOpened>(e => $"Appraisal of {Tell.Name(e.Person)} for {Tell.Name(e.Project)}")
        .Private("Marks").Private("Points").Private("Words").Private("Comment").Private("Result").Private("Scores")
        .Names("DueAt", "Reminded from").Names("Opened", "As it was opened").Names("Reminded", "Reminded how many times").Names("Time", "How many times reminded").Names("Asking", "Asks to read it").Names("Asked", "Why they asked").Names("Code", "Project's code")
        .Names("To", "For whom, or last day")
        .Says<AppraisalOpened>(e => $"The assignment of {Tell.Name(e.Person)} to {Tell.Name(e.Project)} ended on {Tell.Day(e.To)}. {Tell.Name(e.Sponsor, "Nobody as sponsor")} and the head of the PMO are asked to appraise it, with {e.SponsorWeight} % and {e.HeadWeight} %.")
        .Says<AppraisalGiven>(e => $"{Tell.Name(e.By)} handed in the part of the {Tell.Words(e.Part)}.")
        .Says<AppraisalReminded>(e => $"{Tell.List([.. e.To.Select(t => Tell.Name(t))], "Nobody")} {(e.To.Count == 1 ? "was" : "were")} reminded of their part, time {e.Time}.")
        .Says<AppraisalCommented>(e => $"{Tell.Name(e.Person)} commented on it.")
        .Says<AppraisalClosed>(e => e.Reason is { } why ? $"{Tell.Name(e.By)} closed it without all of it: {why}" : "The appraisal was closed.")
        .Says<AppraisalTextAsked>(e => $"{Tell.Name(e.By)} asked to read its private text: {e.Reason}")
        .Says<AppraisalTextReleased>(e => $"{Tell.Name(e.By)} let {Tell.Name(e.To)} read its private text until {Tell.At(e.Until)}, because: {e.Asked} {Tell.Name(e.Person)} was told.")
        .Says<AppraisalTextRefused>(e => $"{Tell.Name(e.By)} did not let {Tell.Name(e.To)} read its private text: {e.Reason}");
}
