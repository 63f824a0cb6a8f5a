namespace Pmo.Reporting.Importing;

/// <summary>Keeps a part of a file that is about to be imported.</summary>
[May(Role.System)]
internal sealed record KeepImportPart(Guid Import, int Part, string Content) : ICommand;

/// <summary>A part is kept once (another compression of the same file replaces it), and none after the import has begun.</summary>
internal sealed class KeepImportPartRule : IRule<KeepImportPart, Import>
{
    public string Stream(KeepImportPart c) => Import.StreamOf(c.Import);

    public Decision Decide(KeepImportPart c, Import import, Moment m) =>
        import.Started || import.Parts.GetValueOrDefault(c.Part) == Import.HashOf(c.Content) ? Decision.Nothing : [new ImportPartKept(c.Import, c.Part, c.Content)];
}

/// <summary>Begins an import whose file was checked and is kept whole.</summary>
/// <param name="By">Who imports.</param>
[May(Role.System)]
internal sealed record StartImport(Guid Import, string File, string Map, int Parts, ImportCounts Counts, PersonId By, bool Reduced = false) : ICommand;

/// <summary>An import begins once, however often the same file is sent and whatever it is called, and only when its file is kept whole.</summary>
internal sealed class StartImportRule : IRule<StartImport, Import>
{
    public string Stream(StartImport c) => Import.StreamOf(c.Import);

    public Decision Decide(StartImport c, Import import, Moment m) => import switch
    {
        { Started: true } => Decision.Nothing,
        _ when import.Parts.Count < c.Parts => Decision.Refuse("import.incomplete", $"Only {import.Parts.Count} of {c.Parts} parts of the file have arrived. Send it again."),
        _ => [new ImportStarted(c.Import, c.File, c.Map, c.Parts, c.Counts, c.By, m.Now, c.Reduced)],
    };
}
