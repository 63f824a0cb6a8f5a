using Pmo.Sqlite;

namespace Pmo.Auditing;

/// <summary>
/// Whether the two indexes of the log's table give exactly its events: whoever asks for a stream or an id reads by them. Each is walked once
/// in its own order; SQLite's full check looks every event up in both, which takes longer than all hashes.
/// </summary>
internal sealed class LogIndexes(Connection connection)
{
    private readonly RowPrint ids = RowPrint.New();
    private readonly RowPrint places = RowPrint.New();

    /// <summary>An event that is in the table.</summary>
    public void Expect(ReadOnlySpan<byte> stream, long revision, ReadOnlySpan<byte> id, long position)
    {
        ids.Add(id, 0, position);
        places.Add(stream, revision, position);
    }

    /// <summary>What is wrong with the indexes up to a position; null: nothing.</summary>
    public string? Fault(long until) =>
        !Gives(ids, "select id, 0, pos from event indexed by sqlite_autoindex_event_1 order by id", until) ? "The index of ids does not give the events that are there."
        : !Gives(places, "select stream, rev, pos from event indexed by sqlite_autoindex_event_2 order by stream, rev", until) ? "The index of streams does not give the events that are there."
        : null;

    private bool Gives(RowPrint expected, string sql, long until)
    {
        var (found, rows) = (expected.Another(), connection.Prepare(sql));
        var (before, length, number) = (new byte[256], 0, -1L);
        try
        {
            while (rows.Step())
            {
                var key = rows.Bytes(0);
                // Out of order it would be there and not be found.
                if (before.AsSpan(0, length).SequenceCompareTo(key) is var order && (order > 0 || order == 0 && rows.Integer(1) <= number)) return false;
                if (order != 0)
                {
                    if (key.Length > before.Length) before = new byte[2 * key.Length];
                    key.CopyTo(before);
                    length = key.Length;
                }

                number = rows.Integer(1);
                // What was appended meanwhile is verified next time.
                if (rows.Integer(2) <= until) found.Add(key, number, rows.Integer(2));
            }

            return found.Value == expected.Value;
        }
        finally
        {
            rows.Reset();
        }
    }
}
