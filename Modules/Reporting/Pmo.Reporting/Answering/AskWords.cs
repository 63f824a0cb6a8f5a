namespace Pmo.Reporting.Answering;

/// <summary>Questions as people say them.</summary>
internal static class AskWords
{
    public static string Of(LadderLevel level) => level switch
    {
        LadderLevel.ProjectManager => "project manager",
        LadderLevel.LineManager => "line manager",
        LadderLevel.HeadOfPmo => "head of the PMO",
        LadderLevel.Sponsor => "sponsor",
        _ => "executive",
    };

    /// <summary>Why it is this person whom a level reaches, as others read it.</summary>
    public static string As(LadderLevel level) => level switch
    {
        LadderLevel.ProjectManager => "whoever answers for the report",
        LadderLevel.LineManager => "line manager of whoever answers for the report",
        LadderLevel.HeadOfPmo => "head of the PMO",
        LadderLevel.Sponsor => "sponsor of the project",
        _ => "executive",
    };

    /// <summary>Why a holder of a level is asked about reports that are missing.</summary>
    public static string Why(LadderLevel level, string code, bool deputy) => (deputy, level) switch
    {
        (true, LadderLevel.LineManager) => $"You stand in for the line manager of the project manager of {code}.",
        (true, LadderLevel.Sponsor) => $"You stand in for the sponsor of {code}.",
        (true, _) => $"You stand in for the {Of(level)}, to whom {code} was escalated.",
        (_, LadderLevel.LineManager) => $"You are the line manager of the project manager of {code}.",
        (_, LadderLevel.HeadOfPmo) => $"You are the head of the PMO, and nobody below has brought the report of {code}.",
        (_, LadderLevel.Sponsor) => $"You are the sponsor of {code}.",
        _ => $"You are an executive, and nobody below has brought the report of {code}.",
    };

    /// <summary>Why a holder of a level is asked for a decision.</summary>
    public static string WhyDecide(LadderLevel level, string code, bool deputy) => (deputy, level) switch
    {
        (true, _) => $"You stand in for the {Of(level)}{(level == LadderLevel.Sponsor ? $" of {code}" : "")}, who is away.",
        (_, LadderLevel.Sponsor) => $"You are the sponsor of {code}.",
        (_, LadderLevel.Executive) => $"You are an executive, and {code} has no sponsor who could decide.",
        _ => $"You are the head of the PMO, and {code} has neither sponsor nor executive: pass the question on to whoever can decide.",
    };

    /// <summary>What has come to be missing, in a sentence.</summary>
    public static string Missing(AskForAnswer c, AskFacts facts)
    {
        var oldest = c.Missing[0];
        var late = c.DaysLate == 1 ? "1 day late" : $"{c.DaysLate} days late";
        return (c.Returned, c.Missing.Count) switch
        {
            ({ } asked, _) => $"{facts.Project}: revision {asked.Revision + 1} of the report for {oldest.Period} was asked for by {Day(oldest)} and has not come; it is {late}.",
            (_, 1) => $"{facts.Project}: the report for {oldest.Period} was due on {Day(oldest)} and has not come; it is {late}.",
            _ => $"{facts.Project}: {c.Missing.Count} reports have not come. The oldest, for {oldest.Period}, was due on {Day(oldest)} and is {late}.",
        };

        string Day(MissingReport report) => AskFacts.Write(facts.DayOf(report.Due));
    }
}
