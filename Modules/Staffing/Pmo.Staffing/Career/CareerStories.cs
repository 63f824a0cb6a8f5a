namespace Pmo.Staffing.Career;

/// <summary>How the career ladder and promotion cases are told.</summary>
internal static class CareerStories
{
    public static IReadOnlyList<StreamStory> All { get; } = [Ladder(), Case()];

    private static StreamStory<CareerLadder> Ladder() => new StreamStory<CareerLadder>("staffing.ladder", "Career ladder").Rules().Also(Role.PmoOfficer).On(_ => "/staffing/ladder")
        .Called<GradeConditionsSet>(_ => "The career ladder").Names("Rungs", "Conditions by grade").Names("Months", "Months in the grade below").Names("Budget", "Smallest budget of one of them")
        .Says<GradeConditionsSet>(e => $"From {Tell.Day(e.From)} on, whoever is to be {Tell.Words(e.Grade)} needs {Of(e.Conditions)}. {Tell.Name(e.By)} said why: {e.Reason}", e => Tell.Day(e.From));

    private static StreamStory<Promotion> Case() => new StreamStory<Promotion>("staffing.promotion", "Promotion case").Is<PromotionId>().On(id => $"/staffing/promotions/{id}")
        .Called<PromotionOpened>(e => $"Case for {Tell.Name(e.Person)} to become {Tell.Words(e.Grade)}")
        .Private("Opinion").Names("Attempt", "Opened how many times").Names("Recommended", "In favour, by member").Names("Recommends", "In favour").Names("Met", "Conditions met").Names("Missing", "Conditions missing")
        .Says<PromotionOpened>(e => $"{Tell.Name(e.By)} opened the case for {Tell.Name(e.Person)} to become {Tell.Words(e.Grade)}, before a panel of {Tell.List([.. e.Panel.Select(p => Tell.Name(p))])}.")
        .Says<PromotionOpinionGiven>(e => $"{Tell.Name(e.By)} gave an opinion: {(e.Recommends ? "in favour" : "against")}.")
        .Says<PromotionGranted>(e => $"{Tell.Name(e.By)} granted it: {Tell.Name(e.Person)} is {Tell.Words(e.Grade)} from {Tell.Day(e.From)} on. {e.Reason}", e => Tell.Day(e.From))
        .Says<PromotionDeclined>(e => $"{Tell.Name(e.By)} declined it: {e.Reason}");

    private static string Of(GradeConditions c) => Tell.List([.. new[]
    {
        c.Months > 0 ? $"{Tell.Count(c.Months, "month")} in the grade below" : null,
        c.Competencies.Count > 0 ? Tell.Count(c.Competencies.Count, "validated competency", "validated competencies") : null,
        c.Certificates.Count > 0 ? Tell.Count(c.Certificates.Count, "certificate") : null,
        c.ProjectsLed > 0 ? $"{Tell.Count(c.ProjectsLed, "project")} led to the end" : null,
        c.Budget is not null ? "a smallest budget" : null,
    }.OfType<string>()], "nothing in particular");
}
