using Microsoft.Data.Sqlite;

namespace Pmo;

/// <summary>
/// Proves that the tables which answer are what the log makes of them: fills a module's tables anew beside them, up to the
/// very position they stand at, and compares what is in them table by table. Nothing is switched and nobody waits.
/// </summary>
public sealed class RebuildProofs(ReadModels models, ReadModelOptions options, IEventStore store, EventSerializer serializer, RebuildProofOptions how)
{
    /// <summary>What a file needs beside the size of the one it is compared with.</summary>
    private const long Spare = 32 * 1024 * 1024;

    private string Folder => Path.Combine(options.Directory, "proofs");

    /// <summary>Removes what a proof left that did not end.</summary>
    public void Clean()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Proves one module's tables; throws <see cref="CannotProveException"/> when that is not possible now.</summary>
    /// <param name="module">Its name in lower case.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    public async Task<RebuildProof> Of(string module, Action<double> progress, CancellationToken cancellation = default)
    {
        var live = models.Find(module).Hold() ?? throw new CannotProveException("verification.filling", $"The figures of {module} are being rebuilt, or no longer follow the log. Verify them when the Operations page shows them serving.");
        try
        {
            Directory.CreateDirectory(Folder);
            RequireRoom(live.Path);
            return await Compared(models.Find(module).Tables, live, progress, cancellation);
        }
        finally
        {
            live.Leave();
            Clean();
        }
    }

    private void RequireRoom(string live)
    {
        // Asked once each: SQLite may remove its log between two questions.
        var needed = ((string[])[live, live + "-wal"]).Select(f => new FileInfo(f)).Sum(f => f.Exists ? f.Length : 0) * 5 / 4 + Spare;
        var free = how.Free(Folder);
        if (free < needed) throw new CannotProveException("verification.no-room", $"The disk has {free / 1_000_000} MB left and making the tables anew beside the old ones needs {needed / 1_000_000} MB. Make room, then verify again.");
    }

    private async Task<RebuildProof> Compared(ModuleTables tables, ReadModelFile live, Action<double> progress, CancellationToken cancellation)
    {
        using var onScreen = Open(live.Path);
        var shapes = TableShape.Of(onScreen);
        // From here on this connection sees one moment, whatever is written meanwhile.
        ReadModelFile.Execute(onScreen, "begin");
        var position = ReadModelFile.Scalar(onScreen, "select position from pmo_checkpoint");
        var scratch = Path.Combine(Folder, $"{tables.Module}.db");
        await Fill(tables, scratch, position, reached => progress(position == 0 ? 0.7 : 0.7 * reached / position), cancellation);
        using var anew = Open(scratch);
        // The same shapes are read in both; this only makes the views of its full-text indexes.
        TableShape.Of(anew);
        return await Task.Factory.StartNew(() => Compare(tables, position, shapes, onScreen, anew, progress, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private async Task Fill(ModuleTables tables, string scratch, long position, Action<long> reached, CancellationToken cancellation)
    {
        var log = how.Gentle ? new GentleLog(store) : store;
        try
        {
            await new BulkFill(tables, log, serializer) { CacheMegabytes = 64, Durable = false }.Fill(scratch, position, reached, cancellation);
        }
        catch (TooManyParkedException many)
        {
            throw new CannotProveException("verification.unreadable", many.Message);
        }
    }

    private RebuildProof Compare(ModuleTables tables, long position, IReadOnlyList<TableShape> shapes, SqliteConnection onScreen, SqliteConnection anew, Action<double> progress, CancellationToken cancellation)
    {
        var pace = new Pace(how.Gentle, cancellation);
        var (made, differences) = (new List<TableContent>(), new List<TableDifference>());
        foreach (var shape in shapes)
        {
            var content = ContentHash.Of(anew, shape, pace.Breathe);
            made.Add(content);
            if (Difference(shape, content, onScreen, anew, pace) is { } difference) differences.Add(difference);
            progress(0.7 + 0.3 * made.Count / shapes.Count);
        }

        var leftOut = (int)made.Single(t => t.Name == ReadModelFile.LeftOut).Rows;
        return new RebuildProof(tables.Module, tables.Prints, position, ContentHash.Of(made), made, leftOut, differences);
    }

    private static TableDifference? Difference(TableShape shape, TableContent anew, SqliteConnection onScreen, SqliteConnection scratch, Pace pace)
    {
        try
        {
            return ContentHash.Of(onScreen, shape, pace.Breathe) == anew ? null : FirstDifference.Of(shape, onScreen, scratch, pace.Breathe);
        }
        catch (StatementFailedException damage)
        {
            return new TableDifference(shape.Name, "(none can be named)", $"a file that cannot be read ({damage.Reason})", "a table that can");
        }
    }

    private static SqliteConnection Open(string path)
    {
        var connection = ReadModelFile.Open(path, SqliteOpenMode.ReadWrite);
        ReadModelFile.Execute(connection, "pragma busy_timeout=5000; pragma cache_size=-16384; pragma temp_store=file");
        return connection;
    }
}
