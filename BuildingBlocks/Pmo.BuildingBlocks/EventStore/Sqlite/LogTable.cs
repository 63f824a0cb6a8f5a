namespace Pmo.Sqlite;

/// <summary>Decides one append inside the writer's transaction and writes its rows.</summary>
internal sealed class LogTable(Connection connection)
{
    private readonly Statement insert = connection.Prepare("insert into event (stream, rev, id, name, at, data, meta, leaf) values (?, ?, ?, ?, ?, ?, ?, ?)");
    private readonly Statement exists = connection.Prepare("select 1 from event where stream = ? and rev = ?");
    private readonly Statement last = connection.Prepare("select max(rev) from event where stream = ?");
    private readonly Statement byId = connection.Prepare("select stream, rev, pos from event where id = ?");
    private readonly Statement head = connection.Prepare("select max(pos) from event");
    private readonly Statement savepoint = connection.Prepare("savepoint append");
    private readonly Statement release = connection.Prepare("release append");
    private readonly Statement back = connection.Prepare("rollback to append");

    /// <summary>Position of the newest event, 0 in an empty log.</summary>
    public long Head()
    {
        head.Step();
        var position = head.Integer(0);
        head.Reset();
        return position;
    }

    /// <summary>
    /// Writes first and asks afterwards: the two UNIQUE indexes refuse a known id and a taken revision, so that the usual
    /// append costs no look-up of ids. Only what was refused is looked at to say why.
    /// </summary>
    public AppendResult Append(PendingAppend append)
    {
        var follows = append.ExpectedRevision < 0 || Exists(append.Stream, append.ExpectedRevision);
        return follows && Insert(append)
            ? new(AppendKind.Committed, connection.LastRowId, append.Revision(append.Events.Count - 1))
            : WhyNot(append);
    }

    private bool Insert(PendingAppend append)
    {
        if (append.Events.Count == 1) return InsertRow(append, 0);
        savepoint.Run();
        for (var i = 0; i < append.Events.Count; i++)
        {
            if (InsertRow(append, i)) continue;
            back.Run();
            release.Run();
            return false;
        }
        release.Run();
        return true;
    }

    private bool InsertRow(PendingAppend append, int n)
    {
        var e = append.Events[n];
        return insert.BindText(1, append.Stream).Bind(2, append.Revision(n)).Bind(3, e.Id).BindText(4, e.Name)
            .Bind(5, Microseconds.From(e.RecordedAt)).Bind(6, e.Data.Span).Bind(7, e.Metadata.Span).Bind(8, append.LeafOf(n)).TryRun();
    }

    private AppendResult WhyNot(PendingAppend append)
    {
        int known = 0, inPlace = 0;
        long position = 0;
        for (var i = 0; i < append.Events.Count; i++)
        {
            if (byId.Bind(1, append.Events[i].Id).Step())
            {
                known++;
                if (byId.Integer(1) == append.Revision(i) && byId.Bytes(0).SequenceEqual(append.Stream)) inPlace++;
                position = byId.Integer(2);
            }
            byId.Reset();
        }
        if (inPlace == append.Events.Count) return new(AppendKind.Duplicate, position, append.Revision(inPlace - 1));
        if (known > 0) return new(AppendKind.Rejected, Reason: "store.corrupted-idempotency: an event id of this append stands elsewhere in the log.");
        return new(AppendKind.Conflict, Revision: LastRevision(append.Stream));
    }

    private bool Exists(ReadOnlySpan<byte> stream, long revision)
    {
        var found = exists.BindText(1, stream).Bind(2, revision).Step();
        exists.Reset();
        return found;
    }

    private long LastRevision(ReadOnlySpan<byte> stream)
    {
        last.BindText(1, stream).Step();
        var revision = last.IsNull(0) ? -1 : last.Integer(0);
        last.Reset();
        return revision;
    }
}
