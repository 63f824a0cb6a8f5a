namespace Pmo;

/// <summary>What became of making a module's tables anew beside the ones that answer, and comparing them at the same position.</summary>
/// <param name="Module">Whose tables.</param>
/// <param name="Fingerprint">What the tables are and mean: changes with the program.</param>
/// <param name="Position">Where in the log both were compared.</param>
/// <param name="Hash">One hash for all tables, as the log makes them.</param>
/// <param name="Tables">Every table as the log makes it.</param>
/// <param name="LeftOut">Streams left out of the tables because an event of theirs could not be written.</param>
/// <param name="Differences">The first row of each table that differs; empty when everything is the same.</param>
public sealed record RebuildProof(
    string Module, string Fingerprint, long Position, string Hash, IReadOnlyList<TableContent> Tables, int LeftOut, IReadOnlyList<TableDifference> Differences)
{
    /// <summary>True when the tables that answer hold exactly what the log makes.</summary>
    public bool Same => Differences.Count == 0;
}

/// <summary>A module's tables could not be compared with the log, with a sentence that says what to do.</summary>
public sealed class CannotProveException(string code, string sentence) : Exception(sentence)
{
    /// <summary>Stable.</summary>
    public string Code => code;
}

/// <summary>How proofs go about it.</summary>
public sealed record RebuildProofOptions
{
    /// <summary>Half of the time is rest, so that people notice nothing.</summary>
    public bool Gentle { get; init; } = true;

    /// <summary>How many bytes are free where a folder is.</summary>
    public Func<string, long> Free { get; init; } = static folder => new DriveInfo(folder).AvailableFreeSpace;
}
