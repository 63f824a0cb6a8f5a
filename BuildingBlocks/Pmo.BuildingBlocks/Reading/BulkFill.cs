using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Pmo;

/// <summary>
/// Fills a fresh file from the log as fast as the disk allows: no journal, one transaction, indexes at the end, one thread
/// reading and applying while another writes. A crash leaves only a file that the next start deletes.
/// </summary>
internal sealed class BulkFill(ModuleTables tables, IEventStore store, EventSerializer serializer)
{
    // Nothing is lost with a file that is not whole: it is filled again.
    private const string Unsafe = "pragma journal_mode=off; pragma synchronous=off; pragma locking_mode=exclusive; pragma temp_store=memory; pragma cache_size=-";

    private readonly Dictionary<(string Projection, string Stream), long> skipped = [];
    private readonly List<Sql> parkedRows = [];

    /// <summary>How much memory the file being filled may take.</summary>
    public int CacheMegabytes { get; init; } = 512;

    /// <summary>False for a file that nobody needs after a power failure.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Writes down what each event changed; null: only the tables are wanted.</summary>
    public Tracing? Tracing { get; init; }

    /// <summary>Fills <paramref name="path"/> up to and including <paramref name="until"/>; reports the position now and then. Leaves nothing when it fails.</summary>
    public async Task Fill(string path, long until, Action<long> progress, CancellationToken cancellation)
    {
        var filling = path + ".filling";
        try
        {
            while (await Park(() => FillOnce(filling, until, progress, cancellation))) Delete(filling);
            if (Durable) Flush(filling);
        }
        catch
        {
            Delete(filling);
            throw;
        }

        File.Move(filling, path);
    }

    /// <summary>
    /// Fills tables that are there up to an earlier position on. False when an event could not be written: then a fill from the beginning
    /// knows what to leave out. Unless it succeeds, the file is of no use.
    /// </summary>
    public async Task<bool> GoOn(string path, long until, Action<long> progress, CancellationToken cancellation)
    {
        try
        {
            await GoOnFilling(path, until, progress, cancellation);
            return true;
        }
        catch (ParkException)
        {
            return false;
        }
    }

    private async Task GoOnFilling(string path, long until, Action<long> progress, CancellationToken cancellation)
    {
        using var connection = ReadModelFile.Open(path, SqliteOpenMode.ReadWrite);
        ReadModelFile.Execute(connection, Unsafe + CacheMegabytes * 1024);
        foreach (var left in ReadModelFile.ParkedIn(connection)) skipped[left] = 0;
        var after = ReadModelFile.PositionOf(connection);
        ReadModelFile.Execute(connection, "begin");
        using (var prepared = new Prepared(connection.Handle!)) await Pump(prepared, after, until, progress, cancellation);
        ReadModelFile.Execute(connection, "commit; pragma optimize=0x10002; pragma locking_mode=normal");
    }

    /// <summary>True when an event could not be written: then its stream is left out from there on, as it is where tables follow the log, and all is done again.</summary>
    private async Task<bool> Park(Func<Task> fill)
    {
        try
        {
            await fill();
            return false;
        }
        catch (ParkException park)
        {
            skipped[(park.Projection.GetType().Name, park.At.Stored.Stream)] = park.At.Position;
            parkedRows.Add(ReadModelFile.ParkedRow(park.Projection, park.At, park.InnerException!));
            if (skipped.Count > TooManyParkedException.Most) throw new TooManyParkedException(tables.Module);
            return true;
        }
    }

    private async Task FillOnce(string path, long until, Action<long> progress, CancellationToken cancellation)
    {
        using var connection = ReadModelFile.Open(path, SqliteOpenMode.ReadWriteCreate);
        ReadModelFile.Execute(connection, "pragma page_size=4096; " + Unsafe + CacheMegabytes * 1024);
        ReadModelFile.Execute(connection, tables.Schema);
        if (Tracing is not null) ReadModelFile.Execute(connection, $"{Tracing.Schema};\n{Tracing.Pragma}");
        ReadModelFile.Execute(connection, "begin");
        using (var prepared = new Prepared(connection.Handle!))
        {
            foreach (var row in parkedRows) prepared.Run(row);
            await Pump(prepared, 0, until, progress, cancellation);
        }

        ReadModelFile.Execute(connection, "commit");
        if (tables.Indexes.Length > 0) ReadModelFile.Execute(connection, tables.Indexes);
        if (Tracing is not null) ReadModelFile.Execute(connection, Tracing.Indexes);
        ReadModelFile.Execute(connection, "pragma optimize=0x10002; pragma locking_mode=normal");
    }

    private async Task Pump(Prepared prepared, long after, long until, Action<long> progress, CancellationToken cancellation)
    {
        var marked = 0L;
        var batches = Channel.CreateBounded<Batch>(new BoundedChannelOptions(8) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => Produce(batches.Writer, after, until, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellation))
            {
                foreach (var (projection, at, sql) in batch.Statements)
                {
                    if (Tracing is not null && at.Position != marked) prepared.Run(Tracing.Mark(marked = at.Position));
                    RunOrPark(prepared, projection, at, sql);
                }

                progress(batch.Position);
                SqlText text = $"update pmo_checkpoint set position = {batch.Position}";
                prepared.Run(text.ToSql());
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading;
    }

    private static void RunOrPark(Prepared prepared, Projection projection, Recorded at, in Sql sql)
    {
        try
        {
            prepared.Run(sql);
        }
        catch (StatementFailedException failure) when (failure.Parks)
        {
            throw new ParkException(projection, at, failure);
        }
    }

    private async Task Produce(ChannelWriter<Batch> batches, long after, long until, CancellationToken cancellation)
    {
        try
        {
            await foreach (var page in store.ReadAll(after, until, cancellation))
            {
                var statements = new List<(Projection, Recorded, Sql)>(page.Count * 4);
                foreach (var stored in page)
                    if (serializer.Read(stored) is { } @event) Apply(new Recorded(@event, stored), statements);
                await batches.WriteAsync(new Batch(statements, page[^1].Position), cancellation);
            }

            batches.Complete();
        }
        catch (Exception failure)
        {
            batches.Complete(failure);
            throw;
        }
    }

    private void Apply(Recorded e, List<(Projection, Recorded, Sql)> statements)
    {
        foreach (var projection in tables.Projections)
        {
            if (skipped.Count > 0 && skipped.TryGetValue((projection.GetType().Name, e.Stored.Stream), out var from) && e.Position >= from) continue;
            try
            {
                foreach (var sql in projection.Apply(e.Event, e)) statements.Add((projection, e, sql));
            }
            catch (Exception failure) when (ReadModelFile.Parks(failure))
            {
                throw new ParkException(projection, e, failure);
            }
        }
    }

    // A file that is there after a power failure must be whole.
    private static void Flush(string path)
    {
        using var filled = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        filled.Flush(flushToDisk: true);
    }

    private static void Delete(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm", "-journal"]) File.Delete(path + suffix);
    }

    private sealed record Batch(List<(Projection Projection, Recorded At, Sql Sql)> Statements, long Position);

    private sealed class ParkException(Projection projection, Recorded at, Exception inner) : Exception("Parked", inner)
    {
        public Projection Projection => projection;
        public Recorded At => at;
    }
}
