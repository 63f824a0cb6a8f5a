namespace Pmo.Reporting.Summaries;

/// <summary>How consolidated summaries are told.</summary>
internal static class SummaryStories
{
    public static IReadOnlyList<StreamStory> All { get; } =
    [
        new StreamStory<Summary>("reporting.summary", "Summary").Is<SummaryId>().On(id => $"/reporting/summaries/{id}")
            .Called<SummaryBegun>(e => $"Summary \"{e.Title}\"")
            .Names("From", "First data date").Names("To", "Last data date").Names("RollUp", "How the whole is told").Names("Result", "How the whole stands").Names("Issued", "Version issued last").Names("Begun", "Version being made")
            .Names("Unit", "Part of the portfolio").Names("Parts", "Parts its lines were kept in")
            .Says<SummaryBegun>(e => $"{Tell.Name(e.By)} asked for version {e.Version} of the summary \"{e.Title}\", from {Tell.Day(e.From)} to {Tell.Day(e.To)}.", e => Tell.Day(e.To))
            .Says<SummaryIssued>(e => $"Version {e.Version} of the summary was issued, with {Tell.Count(e.Projects, "project")}. It never changes."),
        new StreamStory<SummaryPart>("reporting.summarypart", "Lines of a summary")
            .Called<SummaryLinesKept>(e => $"Lines of version {e.Version} of {Tell.Record(Summary.StreamOf(e.Summary))}")
            .Names("Part", "Part, from 0").Names("Kept", "Are kept").Names("Issues", "Open issues").Names("Due", "Due on").Names("Forecast", "Forecast at completion").Names("Before", "How it stood before")
            .Says<SummaryLinesKept>(e => $"{Tell.Count(e.Lines.Count, "line")} of version {e.Version} of {Tell.Record(Summary.StreamOf(e.Summary))} were frozen, each with the report it is said from."),
    ];
}
