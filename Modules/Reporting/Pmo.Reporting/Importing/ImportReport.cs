namespace Pmo.Reporting.Importing;

/// <summary>Records a report of the past, from a file.</summary>
/// <param name="Source">File, row and key, as people would look it up.</param>
/// <param name="Marks">What the row does not say and what is odd about it.</param>
[May(Role.System)]
internal sealed record ImportReport(
    ProjectId Project, DateOnly DataDate, string Period, ReportContent Content, string Source, IReadOnlyList<string> Marks, Guid Import) : ICommand
{
    public ObligationId Obligation => ObligationId.Of(Project, DataDate);
}

/// <summary>A period of the past has one report: the first that a file brings. It fills a gap an earlier file left, and never speaks for a period that is tracked.</summary>
internal sealed class ImportReportRule : IRule<ImportReport, Obligation>
{
    public string Stream(ImportReport c) => Obligation.StreamOf(c.Obligation);

    public Decision Decide(ImportReport c, Obligation o, Moment m) => o switch
    {
        { Exists: true, State: not ObligationState.Historic } => Decision.Refuse("obligation.tracked", $"The report for {o.Period} is asked for in Pmo; a file cannot hand it in."),
        { Content: not null } => Decision.Nothing,
        _ =>
        [
            new ObligationImported(c.Obligation, c.Project, c.Period, c.DataDate, Missing: false, c.Import),
            new ReportImported(c.Obligation, c.Project, c.DataDate, c.Content, c.Source, c.Marks, c.Import),
        ],
    };
}

/// <summary>Records that a period of the past has no report.</summary>
[May(Role.System)]
internal sealed record ImportGap(ProjectId Project, DateOnly DataDate, string Period, Guid Import) : ICommand
{
    public ObligationId Obligation => ObligationId.Of(Project, DataDate);
}

/// <summary>A gap is counted and shown as missing; nobody is reminded of it, and a report that is there is not forgotten.</summary>
internal sealed class ImportGapRule : IRule<ImportGap, Obligation>
{
    public string Stream(ImportGap c) => Obligation.StreamOf(c.Obligation);

    public Decision Decide(ImportGap c, Obligation o, Moment m) =>
        o.Exists ? Decision.Nothing : [new ObligationImported(c.Obligation, c.Project, c.Period, c.DataDate, Missing: true, c.Import)];
}
