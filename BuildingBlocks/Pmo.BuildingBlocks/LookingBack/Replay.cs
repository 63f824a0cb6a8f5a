namespace Pmo;

/// <summary>One module's tables at one position: being filled, or there.</summary>
internal sealed class Replay(long position)
{
    /// <summary>Everything up to here is in them.</summary>
    public long Position => position;

    /// <summary>The file, once it is filled.</summary>
    public Task<ReadModelFile> File { get; set; } = null!;

    /// <summary>How far the fill is.</summary>
    public FillProgress Progress { get; } = new(position, DateTimeOffset.UtcNow, () => { });

    /// <summary>When it was last asked for, by count.</summary>
    public long Used { get; set; }

    /// <summary>Its size.</summary>
    public long Bytes { get; set; }

    /// <summary>How many pages need it to stay.</summary>
    public int Holds { get; set; }
}
