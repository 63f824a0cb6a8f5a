namespace Pmo.Reporting.Importing;

/// <summary>Records what became of some rows.</summary>
[May(Role.System)]
internal sealed record JudgeImportRows(Guid Import, int Part, IReadOnlyList<RowVerdict> Rows) : ICommand;

/// <summary>Each row's verdict is recorded once, before the import is complete.</summary>
internal sealed class JudgeImportRowsRule : IRule<JudgeImportRows, Import>
{
    public string Stream(JudgeImportRows c) => Import.StreamOf(c.Import);

    public Decision Decide(JudgeImportRows c, Import import, Moment m) =>
        import.Completed || import.Judged.Contains(c.Part) ? Decision.Nothing : [new ImportRowsJudged(c.Import, c.Part, c.Rows)];
}

/// <summary>Says that all rows of an import are in the log.</summary>
[May(Role.System)]
internal sealed record CompleteImport(Guid Import, string File, int Projects, int Reports, int Missing) : ICommand;

/// <summary>From its completion on, an import's rows are shown.</summary>
internal sealed class CompleteImportRule : IRule<CompleteImport, Import>
{
    public string Stream(CompleteImport c) => Import.StreamOf(c.Import);

    public Decision Decide(CompleteImport c, Import import, Moment m) => import switch
    {
        { Started: false } => Decision.Refuse("import.unknown", "There is no such import."),
        { Completed: true } => Decision.Nothing,
        _ => [new ImportCompleted(c.Import, c.File, c.Projects, c.Reports, c.Missing, m.Now)],
    };
}
