using System.Security.Cryptography;
using System.Text;
using Pmo.Sqlite;

namespace Pmo.Auditing;

/// <summary>A personal key as <c>keys.db</c> keeps it; without bytes when it was destroyed.</summary>
internal sealed record StoredKey(PersonId Person, int Number, string Purpose, byte[]? Key);

/// <summary>The file <c>keys.db</c>: personal keys, each wrapped by a key that is not in the file.</summary>
internal sealed class KeyFile : IDisposable
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly Connection connection;
    private readonly byte[] wrappingKey;
    private readonly Statement insert;
    private readonly Statement destroy;

    public KeyFile(string directory, ReadOnlyMemory<byte> wrappingKey)
    {
        this.wrappingKey = wrappingKey.ToArray();
        Directory.CreateDirectory(directory);
        connection = Connection.ForWriting(Path.Combine(directory, "keys.db"));
        connection.BusyTimeout = 30_000;
        connection.Execute("pragma journal_mode = wal; pragma synchronous = full; pragma mmap_size = 0; pragma secure_delete = on; pragma temp_store = memory; pragma trusted_schema = off");
        connection.Execute("create table if not exists key (person blob not null, number integer not null, purpose text not null, wrapped blob, primary key (person, number)) strict, without rowid");
        insert = connection.Prepare("insert into key (person, number, purpose, wrapped) values (?, ?, ?, ?)");
        destroy = connection.Prepare("update key set wrapped = null where person = ?");
    }

    /// <summary>Every key ever made. Throws <see cref="CannotOpenStoreException"/> when the wrapping key does not open them.</summary>
    public IEnumerable<StoredKey> All()
    {
        var all = connection.Prepare("select person, number, purpose, wrapped from key order by person, number");
        while (all.Step())
        {
            var (person, number) = (new PersonId(new Guid(all.Bytes(0), bigEndian: true)), (int)all.Integer(1));
            yield return new(person, number, all.Text(2), all.IsNull(3) ? null : Unwrap(person, number, all.Bytes(3)));
        }
        all.Reset();
    }

    /// <summary>Keeps a key; it is on the disk when this returns.</summary>
    public void Add(StoredKey key) =>
        insert.Bind(1, key.Person.Value).Bind(2, key.Number).BindText(3, key.Purpose).Bind(4, Wrap(key)).Run();

    /// <summary>Destroys a person's keys; no copy is left in the file, its free space or its WAL when this returns. Harmless when repeated.</summary>
    public void Destroy(PersonId person)
    {
        destroy.Bind(1, person.Value).Run();
        // Overwriting reaches the row itself; what was left of it where pages were once split goes when the file is written anew.
        connection.Execute("vacuum");
        if (!connection.Checkpoint(truncate: true)) throw new IOException("The destroyed keys are still in the WAL of keys.db: another process reads it.");
    }

    public void Dispose()
    {
        connection.Dispose();
        CryptographicOperations.ZeroMemory(wrappingKey);
    }

    private byte[] Wrap(StoredKey key)
    {
        var wrapped = new byte[NonceSize + key.Key!.Length + TagSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var aes = new AesGcm(wrappingKey, TagSize);
        aes.Encrypt(wrapped.AsSpan(0, NonceSize), key.Key, wrapped.AsSpan(NonceSize, key.Key.Length), wrapped.AsSpan(NonceSize + key.Key.Length), Bound(key.Person, key.Number));
        return wrapped;
    }

    private byte[] Unwrap(PersonId person, int number, ReadOnlySpan<byte> wrapped)
    {
        var key = new byte[wrapped.Length - NonceSize - TagSize];
        using var aes = new AesGcm(wrappingKey, TagSize);
        try
        {
            aes.Decrypt(wrapped[..NonceSize], wrapped[NonceSize..^TagSize], wrapped[^TagSize..], key, Bound(person, number));
            return key;
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new CannotOpenStoreException("The wrapping key in secrets/ does not open keys.db. Restore secrets/ from the backup that belongs to it.", e);
        }
    }

    private static byte[] Bound(PersonId person, int number) => Encoding.ASCII.GetBytes($"{person}/{number}");
}
