using System.Text;

namespace Pmo.Sqlite;

/// <summary>One read connection with its statements and the two pages it fills in turn. Used by one reader at a time.</summary>
internal sealed class LogReader(string directory) : IDisposable
{
    private const string Columns = "select pos, stream, rev, id, name, at, data, meta from event";

    private readonly Connection connection = LogFile.OpenReader(directory);
    private readonly LogPage[] pages = [new(), new()];
    private readonly KnownText names = new(512);
    private Statement? ofStream;
    private Statement? ofLog;
    private Statement? head;
    private int turn;

    /// <summary>The connection itself, to look at its settings.</summary>
    public Connection Connection => connection;

    /// <summary>Position of the newest event, 0 in an empty log.</summary>
    public long Head()
    {
        head ??= connection.Prepare("select max(pos) from event");
        head.Step();
        var position = head.Integer(0);
        head.Reset();
        return position;
    }

    /// <summary>All events of a stream, with bytes of their own.</summary>
    public List<StoredEvent> Stream(string stream)
    {
        ofStream ??= connection.Prepare(Columns + " where stream = ? order by rev");
        var events = new List<StoredEvent>();
        try
        {
            ofStream.BindText(1, stream);
            while (ofStream.Step())
            {
                if (ofStream.Integer(2) != events.Count) throw Broken($"{stream} has revision {ofStream.Integer(2)} where {events.Count} belongs");
                events.Add(Row(ofStream, stream));
            }
        }
        finally
        {
            ofStream.Reset();
        }
        return events;
    }

    /// <summary>
    /// The next page after a position and up to another that exists. Positions of this store have no gaps, so a missing one
    /// means that something was lost.
    /// The page is valid until the page after the next is read.
    /// </summary>
    public LogPage Page(long after, long until)
    {
        ofLog ??= connection.Prepare(Columns + " where pos > ? and pos <= ? order by pos");
        var page = pages[turn ^= 1];
        page.Clear();
        try
        {
            ofLog.Bind(1, after).Bind(2, until);
            while (!page.IsFull && ofLog.Step())
            {
                var position = ofLog.Integer(0);
                if (position != ++after) throw Broken($"position {after} is missing before {position}");
                page.Add(Row(ofLog, Encoding.UTF8.GetString(ofLog.Bytes(1)), page));
            }
        }
        finally
        {
            ofLog.Reset();
        }
        if (after < until && !page.IsFull) throw Broken($"position {after + 1} is missing at the end");
        return page;
    }

    public void Dispose() => connection.Dispose();

    private StoredEvent Row(Statement row, string stream, LogPage? page = null) => new()
    {
        Position = row.Integer(0),
        Stream = stream,
        Revision = row.Integer(2),
        Id = new Guid(row.Bytes(3), bigEndian: true),
        Name = names.Of(row.Bytes(4)),
        RecordedAt = Microseconds.ToInstant(row.Integer(5)),
        Data = page?.Keep(row.Bytes(6)) ?? row.Bytes(6).ToArray(),
        Metadata = page?.Keep(row.Bytes(7)) ?? row.Bytes(7).ToArray(),
    };

    private static LogBrokenException Broken(string what) => new($"The log is damaged: {what}. Stop, keep the files, and run 'log verify'.");
}

/// <summary>The log does not hold what it must hold: something outside the program changed it, or the disk lost it.</summary>
public sealed class LogBrokenException(string sentence) : IOException(sentence);
