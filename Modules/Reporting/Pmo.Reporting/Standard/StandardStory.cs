namespace Pmo.Reporting;

/// <summary>How the versions of the reporting standard are told.</summary>
internal static class StandardStory
{
    public static StreamStory Story { get; } = new StreamStory<ReportingStandards>("reporting.standard", "Reporting standard").Also(Role.Administrator).On(_ => "/reporting/standard")
        .Called<ReportingStandardIssued>(_ => "The reporting standard in all its versions")
        .Names("From", "For periods that open from").Names("Key", "Kept under").Names("Needs", "Must be explained with").Names("Hint", "What belongs in it").Names("Note", "What is new and why")
        .Says<ReportingStandardIssued>(e => $"{Tell.Name(e.By)} issued version {e.Standard.Version} of the reporting standard, for periods that open from {Tell.Day(e.Standard.From)} on: {e.Standard.Note}", e => Tell.Day(e.Standard.From));
}
