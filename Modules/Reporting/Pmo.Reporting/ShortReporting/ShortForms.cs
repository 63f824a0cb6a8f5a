namespace Pmo.Reporting.ShortReporting;

/// <summary>What the short forms ask for, in place of all that the reporting standard asks.</summary>
internal static class ShortForms
{
    /// <summary>The texts of an exception report.</summary>
    private static readonly StandardSection[] Exception =
    [
        new("went-wrong", "What went wrong", "What is red and why, for someone who has one minute.", true, 120),
        new("is-done", "What is done about it", "What has been done since last week and what is done next, by which role.", true, 150),
        new("is-asked", "What is asked, of whom and by when", "A decision, people, money, time. \"Nothing\" is an answer.", true, 100),
    ];

    /// <summary>The texts of a sign of life.</summary>
    private static readonly StandardSection[] SignOfLife =
    [
        new("still-right", "Is it still right that this is on hold?", "Yes or no, and why: what is waited for, and whether it is still expected.", true, 120),
        new("what-next", "What would end the hold, and when", "The event or decision, its day, and who brings it about.", false, 80),
    ];

    /// <summary>What is asked for: the standard, or the short form in its place under the same version.</summary>
    public static ReportingStandard Asked(this ReportingStandard standard, ShortForm? form) => form switch
    {
        ShortForm.Exception => standard with { Sections = Exception, Dimensions = [], Figures = [], Colours = [new(Rag.Red, [Explanation.WayToGreen]), new(Rag.Amber, []), new(Rag.Green, [])] },
        ShortForm.SignOfLife => standard with { Sections = SignOfLife, Dimensions = [], Figures = [], Colours = [] },
        _ => standard,
    };

    /// <summary>True where an overall status is asked for: a project on hold is not rated.</summary>
    public static bool IsRated(ShortForm? form) => form != ShortForm.SignOfLife;

    /// <summary>A short form as people call it.</summary>
    public static string? Name(ShortForm? form) => form switch
    {
        ShortForm.Exception => "Exception report",
        ShortForm.SignOfLife => "Sign of life",
        _ => null,
    };

    /// <summary>Why it is asked for, in a sentence to whoever writes it.</summary>
    public static string? Why(ShortForm? form) => form switch
    {
        ShortForm.Exception => "The last status accepted for this project is red. Until one that is not red is accepted, the PMO asks for this short form each week in which no report is due.",
        ShortForm.SignOfLife => "This project is on hold. Its reporting pauses; once a quarter the PMO asks whether that is still right.",
        _ => null,
    };
}
