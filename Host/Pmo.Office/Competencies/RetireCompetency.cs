namespace Pmo.Office.Competencies;

/// <summary>Takes a competency out of use, with a reason. It is never deleted: people have it, and decisions rest on it.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record RetireCompetency(CompetencyId Competency, string Reason) : ICommand;

/// <summary>What is retired says why, and leaves the core sets only on screen: reinstated, it stands in them again.</summary>
internal sealed class RetireCompetencyRule : IRule<RetireCompetency, Competency>
{
    public string Stream(RetireCompetency c) => CompetencyStreams.Of(c.Competency);

    public Decision Decide(RetireCompetency c, Competency competency, Moment m) => competency switch
    {
        { Defined: false } => Competency.Unknown,
        { Retired: true } => Decision.Nothing,
        _ when !Entry.IsLine(c.Reason, CompetencyEntry.Longest) => Decision.Refuse("competency.reason", $"Say why it is retired, in one line of at most {CompetencyEntry.Longest} characters."),
        _ => [new CompetencyRetired(c.Competency, c.Reason.Trim(), m.Now)],
    };
}

/// <summary>Takes a retired competency into use again.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record ReinstateCompetency(CompetencyId Competency) : ICommand;

/// <summary>Only what is retired is reinstated.</summary>
internal sealed class ReinstateCompetencyRule : IRule<ReinstateCompetency, Competency>
{
    public string Stream(ReinstateCompetency c) => CompetencyStreams.Of(c.Competency);

    public Decision Decide(ReinstateCompetency c, Competency competency, Moment m) => competency switch
    {
        { Defined: false } => Competency.Unknown,
        { Retired: false } => Decision.Nothing,
        _ => [new CompetencyReinstated(c.Competency, m.Now)],
    };
}
