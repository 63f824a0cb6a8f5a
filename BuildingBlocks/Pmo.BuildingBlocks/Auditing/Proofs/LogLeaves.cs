using Pmo.Sqlite;

namespace Pmo.Auditing;

/// <summary>Reads the leaves of the embedded log, beside whoever writes it. Used by one thread at a time.</summary>
/// <param name="directory">The data directory.</param>
internal sealed class LogLeaves(string directory) : IDisposable
{
    private const int Tile = 256;
    private const int AtOnce = 20_000;

    private Connection? connection;
    private Statement? leaves;

    /// <summary>Takes one leaf.</summary>
    public delegate void Take(ReadOnlySpan<byte> leaf);

    /// <summary>Gives the leaves after a position up to another, both as the log counts: from 1, without gaps.</summary>
    public void Read(long after, long until, Take take)
    {
        // In pieces, so that a long read does not keep the WAL from being copied.
        for (; after < until; after = Piece(after, Math.Min(until, after + AtOnce), take))
        {
        }
    }

    /// <summary>The leaves of a tile, one after the other; fewer than 256 at the end of the log.</summary>
    public byte[] OfTile(long number)
    {
        var bytes = new MemoryStream(Tile * TreeHash.Size);
        Read(number * Tile, Math.Min((number + 1) * Tile, Head()), leaf => bytes.Write(leaf));
        return bytes.ToArray();
    }

    /// <summary>Position of the newest event that the file holds now.</summary>
    public long Head() => long.Parse(Open().Ask("select ifnull(max(pos), 0) from event"), System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => connection?.Dispose();

    private long Piece(long after, long until, Take take)
    {
        leaves ??= Open().Prepare("select pos, leaf from event where pos > ? and pos <= ? order by pos");
        try
        {
            leaves.Bind(1, after).Bind(2, until);
            while (leaves.Step())
            {
                if (leaves.Integer(0) != ++after) throw new LogBrokenException($"Position {after} is missing before {leaves.Integer(0)}.");
                if (leaves.Bytes(1).Length != TreeHash.Size) throw new LogBrokenException($"The leaf hash at position {after} is damaged.");
                take(leaves.Bytes(1));
            }

            return after == until ? after : throw new LogBrokenException($"Position {after + 1} is missing at the end.");
        }
        finally
        {
            leaves.Reset();
        }
    }

    private Connection Open() => connection ??= LogFile.OpenReader(directory);
}
