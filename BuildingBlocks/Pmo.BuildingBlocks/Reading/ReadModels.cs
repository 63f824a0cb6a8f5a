using Microsoft.Extensions.Logging;

namespace Pmo;

/// <summary>Where read models live.</summary>
/// <param name="Directory">The folder of their files, which may be deleted at any time while the host is stopped.</param>
public sealed record ReadModelOptions(string Directory);

/// <summary>The read models of all modules.</summary>
public sealed class ReadModels : IDisposable
{
    /// <summary>Events filled in about a tenth of a second.</summary>
    private const long Short = 5_000;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, ReadModel> models;
    private readonly IEventStore store;
    private readonly ILogger<ReadModels> log;
    private readonly TimeProvider clock;
    private long moves;

    public ReadModels(IEnumerable<Projection> projections, ReadModelOptions options, IEventStore store, EventSerializer serializer, INames names, ILogger<ReadModels> log, TimeProvider clock)
    {
        (this.store, this.log, this.clock) = (store, log, clock);
        models = ModuleTables.Of(projections)
            .ToDictionary(t => t.Module, t => new ReadModel(t, new ReadModelFolder(options.Directory, t, names, log, clock), store, serializer, log, clock));
        foreach (var model in models.Values)
        {
            model.Open();
            model.Moved += (module, position) =>
            {
                Interlocked.Increment(ref moves);
                Moved?.Invoke(module, position);
            };
        }
    }

    /// <summary>A module's tables have reached a position, or a fill of them another percent.</summary>
    public event Action<string, long>? Moved;

    /// <summary>How often that has happened since the host started: whoever saw another number has something to ask again.</summary>
    public long Moves => Interlocked.Read(ref moves);

    /// <summary>The position in the log that the tables of all modules have reached.</summary>
    public long Position => models.Count == 0 ? 0 : models.Values.Min(m => m.Position);

    /// <summary>The modules that have tables, in order.</summary>
    public IReadOnlyList<string> Modules => [.. models.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The tables of one module.</summary>
    internal ReadModel Find(string module) => models[module];

    /// <summary>Brings every module's tables to the head of the log.</summary>
    public Task CatchUp(CancellationToken cancellation = default) => Task.WhenAll(models.Values.Select(m => m.CatchUp(cancellation)));

    /// <summary>
    /// Fills the tables of a log so short that nobody notices the wait, so that a new installation answers its first page
    /// instead of saying that it is being rebuilt. A longer log fills while the site is up.
    /// </summary>
    public async Task Prepare(CancellationToken cancellation = default)
    {
        // What fails here fails again in Run, which says so and tries again: one module's tables never keep the site closed.
        if (await store.Head(cancellation) <= Short) await CatchUp(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Keeps every module's tables at the head of the log until cancelled. A module that fails does not stop the others.</summary>
    public Task Run(CancellationToken cancellation) => Task.WhenAll(models.Values.Select(m => Task.Run(() => Run(m, cancellation), CancellationToken.None)));

    private async Task Run(ReadModel model, CancellationToken cancellation)
    {
        var pause = TimeSpan.Zero;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var head = await model.CatchUp(cancellation);
                pause = TimeSpan.Zero;
                await store.WaitForEventsAfter(Math.Max(head, model.Position), cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                pause = pause == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : pause * 2 < LongestPause ? pause * 2 : LongestPause;
                log.LogError(failure, "The read model of {Module} cannot go on; it is tried again in {Seconds} s", model.Module, pause.TotalSeconds);
                await Task.Delay(pause, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Fills a module's tables anew beside the old ones and switches; whoever does not await it goes on at once. False when there is no such module, or it is being filled already.</summary>
    public async Task<bool> Rebuild(string module, CancellationToken cancellation = default)
    {
        if (!models.TryGetValue(module, out var model) || !model.Claim()) return false;
        await model.Rebuild(cancellation);
        return true;
    }

    /// <summary>
    /// Waits until the tables have reached a position, only for those that follow the log; false when the time ran out, or some
    /// are not there because they are being filled.
    /// </summary>
    public async Task<bool> WaitFor(long position, TimeSpan atMost, CancellationToken cancellation = default)
    {
        bool There() => models.Values.All(m => m.Position >= position);
        if (position == 0 || There()) return true;
        await Task.WhenAll(models.Values.Where(m => m.Follows).Select(m => m.WaitFor(position, atMost, cancellation)));
        return There();
    }

    /// <summary>Asks the tables of the module that a type belongs to.</summary>
    public T Read<T>(Type ofModule, Func<Db, T> ask) => models[MessageNames.ModuleOf(ofModule)].Read(ask);

    /// <summary>How large a module's file is, in bytes.</summary>
    public long BytesOf(string module) => models.TryGetValue(module, out var model) ? model.Bytes : 0;

    /// <summary>How far every module's tables are.</summary>
    public async Task<IReadOnlyList<ReadModelState>> States(CancellationToken cancellation = default)
    {
        var head = await store.Head(cancellation);
        return [.. models.Values.Select(m => m.State(head)).OrderBy(s => s.Module, StringComparer.Ordinal)];
    }

    /// <summary>How far the newest file of every module is, read from a folder that nobody need have open.</summary>
    public static IReadOnlyList<ReadModelState> Look(string directory, long head) => !Directory.Exists(directory) ? [] :
        [.. Directory.GetFiles(directory, "*.db").Select(f => (File: f, Name: Path.GetFileName(f).Split('.'))).Where(f => f.Name.Length == 4)
            .GroupBy(f => f.Name[0]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.MaxBy(f => f.Name[2])).Select(f => ReadModelFile.Look(f.File, f.Name[0], f.Name[1], head))];

    /// <summary>What the figures of modules lack; nothing about those that lack nothing.</summary>
    public IReadOnlyList<FiguresRemark> Remarks() => [.. models.Values.Select(m => m.Remark).OfType<FiguresRemark>().OrderBy(r => r.Module, StringComparer.Ordinal)];

    /// <summary>The streams that were left out, with the reason, of every module that can answer.</summary>
    public IReadOnlyList<ParkedStream> Parked() => [.. models.Values.SelectMany(m => m.Parked())];

    public void Dispose()
    {
        foreach (var model in models.Values) model.Dispose();
    }
}
