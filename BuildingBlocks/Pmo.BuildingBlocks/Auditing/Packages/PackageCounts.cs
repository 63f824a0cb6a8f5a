namespace Pmo.Auditing;

/// <summary>The control totals of a package, counted from its lines.</summary>
internal sealed class PackageCounts
{
    public SortedDictionary<string, long> Types { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, long> Categories { get; } = new(StringComparer.Ordinal);

    public long Disclosed { get; private set; }

    public long Withheld { get; private set; }

    public long Erased { get; private set; }

    public long LeafOnly { get; private set; }

    public long All => Disclosed + Withheld + Erased + LeafOnly;

    /// <summary>Counts one event.</summary>
    public void Add(EventLine line)
    {
        PackageManifest.Count(line, Types, Categories);
        if (line.Head is null) LeafOnly++;
        else if (line.Head.Data is not null) Disclosed++;
        else if (line.Head.Why == "erased") Erased++;
        else Withheld++;
    }

    /// <summary>Whether a manifest says the same.</summary>
    public bool Are(PackageManifest m) =>
        (m.Population, m.Disclosed, m.Withheld, m.Erased, m.LeafOnly) == (All, Disclosed, Withheld, Erased, LeafOnly) && m.Types.SequenceEqual(Types) && m.Categories.SequenceEqual(Categories);
}
