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

    private readonly Dictionary<string, ReadModel> models;
    private readonly IEventStore store;
    private readonly ILogger<ReadModels> log;

    public ReadModels(IEnumerable<Projection> projections, ReadModelOptions options, IEventStore store, EventSerializer serializer, INames names, ILogger<ReadModels> log, TimeProvider clock)
    {
        (this.store, this.log) = (store, log);
        models = projections.GroupBy(p => MessageNames.ModuleOf(p.GetType()))
            .ToDictionary(g => g.Key, g => new ReadModel(new ModuleTables(g.Key, [.. g]), options.Directory, store, serializer, names, log, clock));
        foreach (var model in models.Values)
        {
            model.Open();
            model.Moved += (module, position) => Moved?.Invoke(module, position);
        }
    }

    /// <summary>A module's tables have reached a position.</summary>
    public event Action<string, long>? Moved;

    /// <summary>The position in the log that the tables of all modules have reached.</summary>
    public long Position => models.Count == 0 ? 0 : models.Values.Min(m => m.Position);

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
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await model.CatchUp(cancellation);
                await store.WaitForEventsAfter(model.Position, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The read model of {Module} cannot go on; it is tried again in a second", model.Module);
                await Task.Delay(1000, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Fills a module's tables anew beside the old ones and switches. Unknown modules: false.</summary>
    public async Task<bool> Rebuild(string module, CancellationToken cancellation = default)
    {
        if (!models.TryGetValue(module, out var model)) return false;
        await model.Rebuild(cancellation);
        return true;
    }

    /// <summary>Waits until the tables of all modules have reached a position; false when the time ran out.</summary>
    public async Task<bool> WaitFor(long position, TimeSpan atMost, CancellationToken cancellation = default)
    {
        if (position == 0 || models.Values.All(m => m.Position >= position)) return true;
        return (await Task.WhenAll(models.Values.Select(m => m.WaitFor(position, atMost, cancellation)))).All(reached => reached);
    }

    /// <summary>Asks the tables of the module that a type belongs to.</summary>
    public T Read<T>(Type ofModule, Func<Db, T> ask) => models[MessageNames.ModuleOf(ofModule)].Read(ask);

    /// <summary>How far every module's tables are.</summary>
    public async Task<IReadOnlyList<ReadModelState>> States(CancellationToken cancellation = default)
    {
        var head = await store.Head(cancellation);
        return [.. models.Values.Select(m => m.State(head)).OrderBy(s => s.Module, StringComparer.Ordinal)];
    }

    /// <summary>The streams that were left out, of every module, with the reason.</summary>
    public IReadOnlyList<ParkedStream> Parked() =>
        [.. models.Values.SelectMany(m => m.Read(db => db.List<ParkedStream>($"select {m.Module} module, projection, stream, position, event, reason from pmo_parked order by projection, stream")))];

    public void Dispose()
    {
        foreach (var model in models.Values) model.Dispose();
    }
}

/// <summary>A stream left out of a projection because an event of it could not be written; figures it touches are incomplete.</summary>
public sealed record ParkedStream(string Module, string Projection, string Stream, long Position, string Event, string Reason);
