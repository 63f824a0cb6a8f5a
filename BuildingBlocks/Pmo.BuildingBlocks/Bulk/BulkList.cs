using MediatR;

namespace Pmo;

/// <summary>A list whose rows something can be done to, several at once. Found by type; which actions it offers follows from what its rows are.</summary>
public abstract class BulkList
{
    /// <summary>Its name in addresses.</summary>
    public abstract string Name { get; }

    /// <summary>What people call it.</summary>
    public abstract string Title { get; }

    /// <summary>Where it is.</summary>
    public abstract string Href { get; }

    /// <summary>What one row is, in a word; actions name the same.</summary>
    public abstract string RowIs { get; }

    /// <summary>The query it is made from: who may not ask it is not offered anything.</summary>
    public abstract Type Asks { get; }

    /// <summary>The rows that are sought in the list's address, or those of these keys; never others than the viewer may see, and at most <see cref="Bulk.Limit"/>.</summary>
    public abstract Task<BulkRows> Find(IMediator ask, IReadOnlyDictionary<string, string> sought, IReadOnlyList<string>? keys);
}

/// <summary>A row that something may be done to.</summary>
/// <param name="Key">Its subject's id, as actions read it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Href">Its own page, where the same can be done singly.</param>
public sealed record BulkRow(string Key, string Title, string Href);

/// <summary>Rows, and how many there are beyond the limit.</summary>
public sealed record BulkRows(IReadOnlyList<BulkRow> Rows, long Total);
