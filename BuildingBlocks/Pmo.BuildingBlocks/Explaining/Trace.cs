using Microsoft.Extensions.Logging;

namespace Pmo;

/// <summary>The trace of one module: filled in bulk when it is first asked for, then brought to the head of the log whenever somebody needs it further.</summary>
/// <param name="allowed">How many bytes its file may take now.</param>
internal sealed class Trace(ModuleTables tables, IReadOnlyList<TracedTable> traced, string path, Func<long> allowed, IEventStore store, EventSerializer serializer, INames names, ILogger log) : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource closing = new();
    private volatile ReadModelFile? file;
    private Task<ReadModelFile>? reaching;
    private TraceTooLargeException? tooLarge;

    public IReadOnlyList<TracedTable> Traced => traced;

    /// <summary>How far the fill is.</summary>
    public FillProgress Progress { get; private set; } = new(0, DateTimeOffset.UtcNow, () => { });

    public long Bytes => BytesOf(path);

    /// <summary>The file, once it has got as far as somebody who asked before, or this one, needs it.</summary>
    public Task<ReadModelFile> Reach(long position)
    {
        lock (gate)
        {
            if (file is { } there && there.Position >= position) return Task.FromResult(there);
            // To fill it only to find once more that it is too large would cost everybody else.
            if (tooLarge is { } refused && allowed() <= refused.Allowed) return Task.FromException<ReadModelFile>(refused);
            return reaching is { IsCompleted: false } ? reaching : reaching = Task.Run(GoOn);
        }
    }

    private async Task<ReadModelFile> GoOn()
    {
        try
        {
            return await Filled();
        }
        catch (TraceTooLargeException refused)
        {
            log.LogWarning("The changes of {Module} are not traced: they would take more than {Bytes} bytes", tables.Module, refused.Allowed);
            lock (gate) (tooLarge, file) = (refused, null);
            throw;
        }
    }

    private async Task<ReadModelFile> Filled()
    {
        var head = await store.Head(closing.Token);
        if (file is null)
        {
            Progress = new(head, DateTimeOffset.UtcNow, () => { });
            var begun = System.Diagnostics.Stopwatch.GetTimestamp();
            await new BulkFill(tables, store, serializer) { Durable = false, Tracing = new Tracing(traced) }.Fill(path, head, Reached, closing.Token);
            var filled = new ReadModelFile(path, names, traced: true);
            Keep(filled);
            file = filled;
            log.LogInformation("The changes of {Module} are traced up to #{Position}: {Bytes} bytes in {Seconds:0.0} s", tables.Module, head, Bytes, System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalSeconds);
            return file;
        }

        var further = file;
        await foreach (var page in store.ReadAll(further.Position, head, closing.Token))
            further.Apply(tables, [.. page.Select(stored => (Stored: stored, Event: serializer.Read(stored))).Where(e => e.Event is not null).Select(e => new Recorded(e.Event!, e.Stored))], page[^1].Position);
        Keep(further);
        return further;
    }

    private void Reached(long position)
    {
        Progress.Reached(position);
        if (BytesOf(path + ".filling") is var bytes && bytes > allowed()) throw new TraceTooLargeException(tables.Module, allowed());
    }

    /// <summary>Throws the file away when it has grown too large.</summary>
    private void Keep(ReadModelFile made)
    {
        if (Bytes <= allowed()) return;
        made.Dispose(andDelete: true);
        throw new TraceTooLargeException(tables.Module, allowed());
    }

    private static long BytesOf(string path) => new FileInfo(path) is { Exists: true } there ? there.Length : 0;

    public void Dispose()
    {
        closing.Cancel();
        try
        {
            reaching?.GetAwaiter().GetResult();
        }
        catch (Exception) when (reaching!.IsCompleted)
        {
            // It was being filled; nothing of it is left.
        }

        file?.Dispose(andDelete: true);
        closing.Dispose();
    }
}
