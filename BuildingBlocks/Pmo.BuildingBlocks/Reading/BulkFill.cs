using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Pmo;

/// <summary>
/// Fills a fresh file from the log as fast as the disk allows: no journal, one transaction, indexes at the end, one thread
/// reading and applying while another writes. A crash leaves only a file that the next start deletes.
/// </summary>
internal sealed class BulkFill(ModuleTables tables, IEventStore store, EventSerializer serializer)
{
    private readonly HashSet<(string Projection, string Stream)> skipped = [];
    private readonly List<Sql> parkedRows = [];

    /// <summary>Fills <paramref name="path"/> up to and including <paramref name="until"/>; reports the position now and then. Leaves nothing when it fails.</summary>
    public async Task Fill(string path, long until, Action<long> progress, CancellationToken cancellation)
    {
        var filling = path + ".filling";
        try
        {
            while (await Park(() => FillOnce(filling, until, progress, cancellation))) Delete(filling);
            // A file that is there after a power failure must be whole.
            using var filled = new FileStream(filling, FileMode.Open, FileAccess.ReadWrite);
            filled.Flush(flushToDisk: true);
        }
        catch
        {
            Delete(filling);
            throw;
        }

        File.Move(filling, path);
    }

    /// <summary>True when an event could not be written: then its stream is left out, and all is done again.</summary>
    private async Task<bool> Park(Func<Task> fill)
    {
        try
        {
            await fill();
            return false;
        }
        catch (ParkException park)
        {
            skipped.Add((park.Projection.GetType().Name, park.At.Stored.Stream));
            parkedRows.Add(ReadModelFile.ParkedRow(park.Projection, park.At, park.InnerException!));
            if (skipped.Count > TooManyParkedException.Most) throw new TooManyParkedException(tables.Module);
            return true;
        }
    }

    private async Task FillOnce(string path, long until, Action<long> progress, CancellationToken cancellation)
    {
        using var connection = ReadModelFile.Open(path, SqliteOpenMode.ReadWriteCreate);
        ReadModelFile.Execute(connection, "pragma page_size=4096; pragma journal_mode=off; pragma synchronous=off; pragma locking_mode=exclusive; pragma cache_size=-524288; pragma temp_store=memory");
        ReadModelFile.Execute(connection, tables.Schema);
        ReadModelFile.Execute(connection, "begin");
        using (var prepared = new Prepared(connection.Handle!))
        {
            foreach (var row in parkedRows) prepared.Run(row);
            await Pump(prepared, until, progress, cancellation);
        }

        ReadModelFile.Execute(connection, "commit");
        if (tables.Indexes.Length > 0) ReadModelFile.Execute(connection, tables.Indexes);
        ReadModelFile.Execute(connection, "pragma optimize=0x10002; pragma locking_mode=normal");
    }

    private async Task Pump(Prepared prepared, long until, Action<long> progress, CancellationToken cancellation)
    {
        var batches = Channel.CreateBounded<Batch>(new BoundedChannelOptions(8) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => Produce(batches.Writer, until, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellation))
            {
                foreach (var (projection, at, sql) in batch.Statements) RunOrPark(prepared, projection, at, sql);
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

    private async Task Produce(ChannelWriter<Batch> batches, long until, CancellationToken cancellation)
    {
        try
        {
            await foreach (var page in store.ReadAll(0, until, cancellation))
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
            if (skipped.Count > 0 && skipped.Contains((projection.GetType().Name, e.Stored.Stream))) continue;
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
