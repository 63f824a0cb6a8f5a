namespace Pmo.Reporting.Importing;

/// <summary>How an import is told.</summary>
internal static class ImportStory
{
    public static StreamStory Story { get; } = new StreamStory<Import>("reporting.import", "Import").Also(Role.Administrator).On(id => $"/reporting/import/{id}")
        .Called<ImportStarted>(e => $"Import of {e.File}").Called<ImportCompleted>(e => $"Import of {e.File}")
        .Names("Part", "Part, from 0").Names("Parts", "Parts of the file").Names("Rows", "Rows and verdicts").Names("Judged", "Parts of the verdicts recorded").Names("Reduced", "Only the columns the map uses were kept")
        .Names("Started", "Has begun").Names("Completed", "Is complete").Names("First", "First data date").Names("Last", "Last data date").Names("Missing", "Periods without a report").Names("Row", "Row of the file")
        .Names("Counts", "What the file holds").Names("Import", "This import").Names("Key", "Key of the row")
        .Says<ImportPartKept>(e => $"Part {e.Part + 1} of the imported file was kept in the log.")
        .Says<ImportStarted>(e => $"{Tell.Name(e.By)} began to import {e.File}: {Tell.Count(e.Counts.Rows, "row")} with {Tell.Count(e.Counts.Projects, "project")} and {Tell.Count(e.Counts.Reports, "report")}.")
        .Says<ImportRowsJudged>(e => $"What became of {Tell.Count(e.Rows.Count, "row")} of the file was recorded.")
        .Says<ImportCompleted>(e => $"The import of {e.File} is complete: {Tell.Count(e.Projects, "project")} and {Tell.Count(e.Reports, "report")} are shown from now on.");
}
