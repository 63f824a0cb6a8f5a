using System.Collections.Concurrent;
using Pmo.Office;

namespace Pmo.Reporting.Importing;

/// <summary>One run of an import: what it sends, and what it learns about each row on the way.</summary>
internal sealed class ImportRun(Importer importer, ImportPlan plan, KeptImport kept, Action<int, int>? progress)
{
    private readonly ConcurrentDictionary<int, RowVerdict> changed = new();
    private readonly ConcurrentBag<PlannedProject> entered = [];
    private int written;
    private int gaps;

    private int Steps => plan.Departments.Count + 2 * plan.Projects.Count + plan.Reports + plan.Gaps;

    /// <summary>Departments first, then projects; those the register knows already stay as they are.</summary>
    public async Task Register(CancellationToken cancellation)
    {
        var first = plan.DataDates.Count > 0 ? plan.DataDates[0] : DateOnly.FromDateTime(kept.Started.UtcDateTime);
        foreach (var d in plan.Departments)
            Must(await Send($"unit {d.Unit}", new CreateUnit(UnitKind.Department, d.Code, d.Name, null, first, plan.Import), cancellation), $"The department {d.Code}");
        await Importer.AtOnceForEach(plan.Projects, async (project, stop) => await Register(project, stop), cancellation);
    }

    /// <summary>Every report and every gap, in no order: each is a stream of its own.</summary>
    public async Task Report(CancellationToken cancellation)
    {
        await Importer.AtOnceForEach(plan.Projects.SelectMany(p => p.Reports, (p, r) => (Project: p, Report: r)), async (row, stop) => await Report(row.Project, row.Report, stop), cancellation);
        await Importer.AtOnceForEach(plan.Projects.SelectMany(p => p.Gaps, (p, g) => (p.Project, Gap: g)), async (row, stop) => await Leave(row.Project, row.Gap, stop), cancellation);
    }

    /// <summary>Decides the go-live of every project this import entered: only now, when it is known what is history, and never for a day that is.</summary>
    public Task DecideGoLive(CancellationToken cancellation) => Importer.AtOnceForEach(entered, async (project, stop) =>
    {
        var first = project.Reports.Count > 0 ? project.Reports[^1].DataDate.AddDays(1) : (DateOnly?)null;
        Must(await Send($"go-live {project.Project}", new SetGoLive(project.Project, plan.GoLive, first), stop), $"The go-live of {project.Code}");
    }, cancellation);

    /// <summary>Records the verdict on every row, with what was learnt while writing.</summary>
    public async Task Judge(CancellationToken cancellation)
    {
        foreach (var (part, rows) in Verdicts.InParts(plan.Rows).Index())
            Must(await Send($"verdicts {part}", new JudgeImportRows(plan.Import, part, [.. rows.Select(r => changed.GetValueOrDefault(r.Row, r))]), cancellation), "The verdicts");
    }

    public async Task Complete(CancellationToken cancellation)
    {
        var unwritten = changed.Values.Count(v => v.Verdict is Verdict.Refused or Verdict.Duplicate);
        Must(await Send("complete", new CompleteImport(plan.Import, plan.File, plan.Projects.Count, plan.Reports - unwritten, gaps), cancellation), "The import");
    }

    private async Task Register(PlannedProject project, CancellationToken cancellation)
    {
        var department = plan.Departments.FirstOrDefault(d => string.Equals(d.Code, project.DepartmentCode, StringComparison.OrdinalIgnoreCase))?.Unit;
        var register = new RegisterProject(project.Code, project.Name, project.Description, department, project.Profile, plan.Import);
        var outcome = await Send($"project {project.Project}", register, cancellation);
        if (outcome.Code is "unit.closed" or "unit.not-found") outcome = await Homeless(project, register, outcome, cancellation);
        Must(outcome, $"The project {project.Code}");
        if (New(outcome)) entered.Add(project);
    }

    // The department was closed after the file was checked. Nothing is half-imported: the project comes in without one, and its rows say so.
    private async Task<Outcome> Homeless(PlannedProject project, RegisterProject register, Outcome because, CancellationToken cancellation)
    {
        foreach (var row in plan.Rows.Where(r => r.Project == project.Code && r.Verdict is (Verdict.Imported or Verdict.Marked)))
            changed[row.Row] = row with { Verdict = Verdict.Marked, Why = [.. row.Why, $"its department was not taken: {because.Sentence}"] };
        return await Send($"project {project.Project}", register with { Department = null }, cancellation);
    }

    private async Task Report(PlannedProject project, PlannedReport report, CancellationToken cancellation)
    {
        var source = $"{plan.File}, row {report.Row}, {project.Code} {report.Period}";
        var command = new ImportReport(project.Project, report.DataDate, report.Period, report.Content, source, report.Marks, plan.Import);
        var outcome = await Send($"report {command.Obligation}", command, cancellation);
        if (Unsure(outcome)) Must(outcome, $"Row {report.Row}");
        if (!outcome.Accepted) Change(report, project, Verdict.Refused, outcome.Sentence ?? "");
        else if (!New(outcome)) Change(report, project, Verdict.Duplicate, "an earlier import brought this period's report");
    }

    private async Task Leave(ProjectId project, PlannedGap gap, CancellationToken cancellation)
    {
        var outcome = await Send($"gap {ObligationId.Of(project, gap.DataDate)}", new ImportGap(project, gap.DataDate, gap.Period, plan.Import), cancellation);
        if (Unsure(outcome)) Must(outcome, $"The gap of {gap.Period}");
        if (New(outcome)) Interlocked.Increment(ref gaps);
    }

    /// <summary>Nothing was decided: the log was busy or could not be written.</summary>
    private static bool Unsure(Outcome outcome) => outcome.Kind is OutcomeKind.Conflict or OutcomeKind.Unavailable;

    private void Change(PlannedReport report, PlannedProject project, Verdict verdict, string why) =>
        changed[report.Row] = new RowVerdict(report.Row, verdict, project.Code, project.Name, report.DataDate, [why]);

    /// <summary>Written by this import, now or before it was interrupted.</summary>
    private bool New(Outcome outcome) => outcome.Kind == OutcomeKind.Duplicate || (outcome.Accepted && outcome.Position > kept.Position);

    private async Task<Outcome> Send(string about, ICommand command, CancellationToken cancellation)
    {
        var id = Ids.Named("reporting.import", $"{plan.Import:n}/{about}", kept.Started);
        var outcome = await importer.Send(plan.Import, kept.By, id, command, cancellation);
        // A later version may word the same row differently; what the import wrote before it was interrupted stays.
        if (outcome.Code == "command.other-body") outcome = new Outcome(OutcomeKind.Duplicate, kept.Position);
        progress?.Invoke(Interlocked.Increment(ref written), Steps);
        return outcome;
    }

    private static void Must(Outcome outcome, string what)
    {
        if (!outcome.Accepted) throw new ImportStoppedException($"{what} could not be written: {outcome.Sentence} ({outcome.Code})");
    }
}

/// <summary>An import stopped half-way; it goes on when it is tried again.</summary>
internal sealed class ImportStoppedException(string sentence) : Exception(sentence);
