using System.Collections.Concurrent;
using System.IO.Compression;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Office;

namespace Pmo.Reporting.Importing;

/// <summary>
/// Carries a plan out: keeps the file, begins the import, sends one command for each department, project, report and gap, many
/// at once, and completes it. Every command's id is made from the import and what it is about, so that going on after a stop,
/// or sending the same file again, adds nothing.
/// </summary>
internal sealed class Importer(IServiceScopeFactory scopes, ReadModels models, TimeProvider clock)
{
    private const int AtOnce = 256;
    private const int PartSize = 600_000;

    private readonly ConcurrentDictionary<Guid, ImportPlan> plans = new();

    /// <summary>Keeps the file in the log and begins the import. Done means: it will be completed, even if the power fails now.</summary>
    public async Task<Outcome> Begin(ImportPlan plan, ReadOnlyMemory<byte> file, string map, PersonId by, CancellationToken cancellation = default)
    {
        plan = await Checked(plan, cancellation);
        if (!plan.CanRun) return Outcome.Refused("import.broken", $"{plan.Problems.Count} rows are broken; nothing was imported. Row {plan.Problems[0].Row}: {plan.Problems[0].Why}");
        var kept = Convert.ToBase64String(Gzip(KeptFile.Of(file, ImportMapFile.Read(map))));
        var parts = kept.Chunk(PartSize).Select(p => new string(p)).ToArray();
        for (var i = 0; i < parts.Length; i++)
            if (await Send(plan.Import, by, null, new KeepImportPart(plan.Import, i, parts[i]), cancellation) is { Accepted: false } refused) return refused;
        var started = await Send(plan.Import, by, null, new StartImport(plan.Import, plan.File, map, parts.Length, ImportCounts.Of(plan), by, Reduced: true), cancellation);
        if (!started.Accepted) return started;
        plans[plan.Import] = plan;
        await models.CatchUp(cancellation);
        return started;
    }

    /// <summary>Writes everything that is not written yet. Harmless to repeat.</summary>
    /// <param name="progress">Hears of every row written, with the number of all.</param>
    public async Task Run(Guid import, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        var kept = await Ask(new ShowKeptImport(import), cancellation) ?? throw new InvalidOperationException($"The import {import} was never begun.");
        if (kept.Completed) return;
        var plan = plans.GetValueOrDefault(import) ?? PlanOf(import, kept);
        if (!plan.CanRun) throw new InvalidOperationException($"The import {import} was begun by an earlier version and cannot be read by this one: {plan.Problems[0]}");
        plan = KnownDepartments.Find(plan, await Departments(cancellation));
        var run = new ImportRun(this, plan, kept, progress);
        await run.Register(cancellation);
        await run.Report(cancellation);
        await run.DecideGoLive(cancellation);
        await run.Judge(cancellation);
        await run.Complete(cancellation);
        plans.TryRemove(import, out _);
    }

    /// <summary>The plan, with problems where it does not fit the register as it is now.</summary>
    public async Task<ImportPlan> Checked(ImportPlan plan, CancellationToken cancellation = default) =>
        plan.CanRun ? KnownDepartments.Check(plan, await Departments(cancellation)) : plan;

    private async Task<IReadOnlyList<UnitRow>> Departments(CancellationToken cancellation)
    {
        await models.CatchUp(cancellation);
        return await Ask(new FindUnits(UnitKind.Department), cancellation);
    }

    /// <summary>Imports that have begun and are not complete.</summary>
    public Task<IReadOnlyList<Guid>> Unfinished(CancellationToken cancellation) => Ask(new FindUnfinishedImports(), cancellation);

    /// <summary>Sends a command as the system on behalf of whoever imports; tries again while the log is busy.</summary>
    /// <param name="id">The command's id, where a repeat must be known as one; else the command's rule knows.</param>
    internal async Task<Outcome> Send(Guid import, PersonId by, Guid? id, ICommand command, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var caller = scope.ServiceProvider.GetRequiredService<Caller>();
            caller.IsSystem(clock.GetUtcNow());
            (caller.OnBehalfOf, caller.Correlation, caller.CommandId) = (by, import, id);
            var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellation);
            if (outcome.Kind is not (OutcomeKind.Conflict or OutcomeKind.Unavailable) || attempt == 8) return outcome;
            await Task.Delay(TimeSpan.FromMilliseconds(25 << attempt), clock, cancellation);
        }
    }

    internal static Task AtOnceForEach<T>(IEnumerable<T> items, Func<T, CancellationToken, ValueTask> each, CancellationToken cancellation) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, each);

    private static ImportPlan PlanOf(Guid import, KeptImport kept)
    {
        var map = ImportMapFile.Read(kept.Map);
        return Planning.Of(kept.Reduced ? map with { File = KeptFile.Format } : map, Unzip(kept.Gzip), kept.File, kept.Map) with { Import = import };
    }

    private async Task<T> Ask<T>(IQuery<T> query, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(clock.GetUtcNow());
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query, cancellation);
    }

    private static byte[] Gzip(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(file);
        return packed.ToArray();
    }

    private static byte[] Unzip(byte[] packed)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress)) gzip.CopyTo(file);
        return file.ToArray();
    }
}
