namespace Pmo.Staffing.Career;

/// <summary>How the career ladder and promotion cases are told.</summary>
internal static class CareerStories
{
    public static StreamStory Ladder { get; } = new StreamStory<CareerLadder>("staffing.ladder", "Career ladder").Rules().Also(Role.PmoOfficer).On(_ => "/staffing/ladder")
        .Called<GradeConditionsSet>(_ => "The career ladder").Names("Rungs", "Conditions by grade").Names("Months", "Months in the grade below").Names("Budget", "Smallest budget of one of them")
        .Says<GradeConditionsSet>(e => $"From {Tell.Day(e.From)} on, whoever is to be {Tell.Words(e.Grade)} needs {Of(e.Conditions)}. {Tell.Name(e.By)} said why: {e.Reason}", e => Tell.Day(e.From));

    private static string Of(GradeConditions c) => Tell.List([.. new[]
    {
        c.Months > 0 ? $"{Tell.Count(c.Months, "month")} in the grade below" : null,
        c.Competencies.Count > 0 ? Tell.Count(c.Competencies.Count, "validated competency", "validated competencies") : null,
        c.Certificates.Count > 0 ? Tell.Count(c.Certificates.Count, "certificate") : null,
        c.ProjectsLed > 0 ? $"{Tell.Count(c.ProjectsLed, "project")} led to the end" : null,
        c.Budget is not null ? "a smallest budget" : null,
    }.OfType<string>()], "nothing in particular");
}
