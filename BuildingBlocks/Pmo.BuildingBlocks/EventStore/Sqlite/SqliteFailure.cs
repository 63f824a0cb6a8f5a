using SQLitePCL;

namespace Pmo.Sqlite;

/// <summary>SQLite refused or failed: its extended result code, and what we were doing.</summary>
internal sealed class SqliteFailure(int code, string doing, string message) : IOException($"{doing}: {message} (SQLite {code})")
{
    /// <summary>The primary result code.</summary>
    public int Primary => code & 0xff;

    /// <summary>True when a UNIQUE or other constraint refused the row, and nothing else is wrong.</summary>
    public bool IsConstraint => Primary == raw.SQLITE_CONSTRAINT;

    /// <summary>True when another connection was in the way.</summary>
    public bool IsBusy => Primary == raw.SQLITE_BUSY;

    /// <summary>What the store may still do after this failure, or null when its health is as before (another process was in the way).</summary>
    public StoreHealth? Consequence => Primary switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM => null,
        // After a failed fsync the kernel may have dropped the pages it could not write: nothing that follows could be trusted.
        raw.SQLITE_IOERR when code is raw.SQLITE_IOERR_FSYNC or raw.SQLITE_IOERR_DIR_FSYNC => StoreHealth.Faulted,
        raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => StoreHealth.ReadOnly,
        _ => StoreHealth.Faulted,
    };
}
