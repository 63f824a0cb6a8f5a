namespace Pmo.Staffing.Limiting;

/// <summary>How grade limits and their waivers are told.</summary>
internal static class LimitStories
{
    public static IReadOnlyList<StreamStory> All { get; } = [Limits(), Waivers()];

    private static StreamStory<LimitBook> Limits() => new StreamStory<LimitBook>("staffing.limits", "Grade limits by project class").Rules().Also(Role.PmoOfficer).On(_ => "/staffing/rules")
        .Called<GradeLimitSet>(_ => "Grade limits by project class").Names("Class", "Project class").Names("Classes", "Least grades by class")
        .Says<GradeLimitSet>(e => $"From {Tell.Day(e.From)} on, projects of class {e.Class} {(e.Grade is { } g ? $"are led by {ProjectLimit.A(g)} or above" : "ask no grade")}, as {Tell.Name(e.By)} decided: {e.Reason}", e => Tell.Day(e.From));

    private static StreamStory<ProjectWaivers> Waivers() => new StreamStory<ProjectWaivers>("staffing.waivers", "Waivers of the grade limit").Also(Role.PmoOfficer).On(_ => "/staffing/waivers")
        .Called<GradeWaiverAsked>(e => $"Waivers of the grade limit for {Tell.Name(e.Project)}")
        .Names("All", "Waivers").Names("Asked", "As it was asked").Names("Granted", "Granted").Names("Ends", "Void from").Names("Until", "Last day").Names("Decider", "Who decides").Names("Code", "Project's code").Names("On", "Does not hold from").Names("Below", "Leads it below the limit")
        .Names("To", "Who was told").Names("Stage", "How far it has come").Names("AskedBy", "Asked by").Names("OnBehalfOf", "On behalf of")
        .Says<GradeWaiverAsked>(e => $"{Tell.Name(e.By)} asked {Tell.Name(e.Decider)}, the sponsor, that {Tell.Name(e.Project)} may be led by {(e.Person is { } p ? Tell.Name(p) : ProjectLimit.A(e.Grade))} until {Tell.Day(e.Until)}: {e.Reason}", e => Tell.Day(e.Until))
        .Says<GradeWaiverGranted>(e => $"{By(e.By, e.OnBehalfOf)} granted it until {Tell.Day(e.Until)}{(e.Reason is { } why ? $": {why}" : ".")}", e => Tell.Day(e.From))
        .Says<GradeWaiverRefused>(e => $"{By(e.By, e.OnBehalfOf)} did not grant it: {e.Reason}")
        .Says<GradeWaiverEnded>(e => $"{(e.Reason is { } why ? $"{Tell.Name(e.By)} ended it: {why}" : "Its last day has passed.")}{(e.Below is { } below ? $" {Tell.Name(below)} leads the project below the limit from then on." : "")}", e => Tell.Day(e.On));

    private static string By(PersonId by, PersonId? principal) => $"{Tell.Name(by)}{(principal is { } p ? $", on behalf of {Tell.Name(p)}," : "")}";
}
