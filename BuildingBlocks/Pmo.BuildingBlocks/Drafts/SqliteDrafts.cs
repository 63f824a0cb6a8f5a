using Microsoft.Data.Sqlite;

namespace Pmo;

/// <summary>Drafts in a file of their own (<c>drafts.db</c>), which may be deleted without harm to anything that was decided.</summary>
public sealed class SqliteDrafts : IDrafts, IForgets, IDisposable
{
    /// <summary>The most bytes of one draft's text.</summary>
    public const int LargestText = 1 << 20;

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;

    /// <param name="path">The file; made when it does not exist.</param>
    public SqliteDrafts(string path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Run("pragma journal_mode=wal; pragma synchronous=normal; pragma busy_timeout=5000; pragma secure_delete=on");
        Run("create table if not exists drafts (subject text primary key, version integer not null, text text not null, person blob not null, at integer not null) without rowid");
    }

    public Draft? Find(string subject)
    {
        lock (gate) return Read(subject);
    }

    public DraftSaving Save(string subject, long seen, string text, PersonId by, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, LargestText);
        lock (gate)
        {
            using var save = connection.CreateCommand();
            save.CommandText = """
                insert into drafts (subject, version, text, person, at) select @subject, 1, @text, @person, @at where @seen = 0 or exists (select 1 from drafts where subject = @subject)
                on conflict (subject) do update set version = version + 1, text = excluded.text, person = excluded.person, at = excluded.at where version = @seen
                """;
            save.Parameters.AddWithValue("@subject", subject);
            save.Parameters.AddWithValue("@seen", seen);
            save.Parameters.AddWithValue("@text", text);
            save.Parameters.AddWithValue("@person", by.Value.ToByteArray(bigEndian: true));
            save.Parameters.AddWithValue("@at", SqlText.Micros(at));
            var saved = save.ExecuteNonQuery() == 1;
            return new DraftSaving(saved, Read(subject) ?? new Draft(subject, 0, "", by, at));
        }
    }

    public void Discard(string subject)
    {
        lock (gate)
        {
            using var discard = connection.CreateCommand();
            discard.CommandText = "delete from drafts where subject = @subject";
            discard.Parameters.AddWithValue("@subject", subject);
            discard.ExecuteNonQuery();
        }
    }

    public string Place => "drafts";

    public Task<int> Forget(PersonId person, CancellationToken cancellation)
    {
        lock (gate)
        {
            using var forget = connection.CreateCommand();
            forget.CommandText = "delete from drafts where person = @person";
            forget.Parameters.AddWithValue("@person", person.Value.ToByteArray(bigEndian: true));
            var count = forget.ExecuteNonQuery();
            // Earlier versions of what was typed stand in free space and in the WAL.
            Run("pragma temp_store=memory; vacuum");
            using var truncate = connection.CreateCommand();
            truncate.CommandText = "pragma wal_checkpoint(truncate)";
            if (truncate.ExecuteScalar() is not 0L) throw new IOException("What was deleted is still in the WAL of drafts.db: another process reads it.");
            return Task.FromResult(count);
        }
    }

    public void Dispose() => connection.Dispose();

    private Draft? Read(string subject)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "select version, text, person, at from drafts where subject = @subject";
        select.Parameters.AddWithValue("@subject", subject);
        using var row = select.ExecuteReader();
        return row.Read()
            ? new Draft(subject, row.GetInt64(0), row.GetString(1), new PersonId(new Guid((byte[])row[2], bigEndian: true)), DateTimeOffset.UnixEpoch.AddMicroseconds(row.GetInt64(3)))
            : null;
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
