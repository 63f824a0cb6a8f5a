namespace Pmo.Reporting.Escalating;

/// <summary>Levels of a ladder, and why steps were passed over, as people say them.</summary>
internal static class PassedWords
{
    public static string Of(LadderLevel level) => level switch
    {
        LadderLevel.ProjectManager => "project manager",
        LadderLevel.LineManager => "line manager",
        LadderLevel.HeadOfPmo => "head of the PMO",
        LadderLevel.Sponsor => "sponsor",
        _ => "executive",
    };

    /// <summary>Null when none was.</summary>
    public static string? Of(IReadOnlyList<PassedStep> passed) => passed.Count == 0 ? null : string.Join(' ', passed.Select(Of));

    /// <summary>A step with what was passed over, as one column: the level first, then the reasons.</summary>
    public static string Step(LadderLevel level, IReadOnlyList<PassedStep> passed) => $"{level}\n{Of(passed)}";

    private static string Of(PassedStep step) => step.Reason switch
    {
        PassedReason.Vacant => $"Passed over: there is no {Of(step.Level)}.",
        PassedReason.SamePerson => $"Passed over: the {Of(step.Level)} was told already.",
        _ => $"Passed over: the time of the {Of(step.Level)} went by while the system was down.",
    };
}
