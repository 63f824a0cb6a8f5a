namespace Pmo;

/// <summary>How far a module's tables are.</summary>
/// <param name="Position">Every event up to here is in the tables.</param>
/// <param name="Head">Where the log is.</param>
/// <param name="Parked">Streams left out because an event could not be written.</param>
/// <param name="Filling">A new file is being filled, or is about to be.</param>
/// <param name="Percent">How much of it.</param>
/// <param name="Fills">How many fills have ended well since the host started.</param>
/// <param name="Trouble">Why the last fill or catching up did not end well; null while all is well.</param>
public sealed record ReadModelState(string Module, string File, long Position, long Head, int Parked, bool Filling, int Percent, int Fills, string? Trouble, IReadOnlyList<string> Projections);

/// <summary>What whoever looks at a module's figures must know.</summary>
/// <param name="From">The position they are from, while a new file is filled beside the old; null when they keep up with the log.</param>
/// <param name="Parked">Streams that are missing in them.</param>
/// <param name="Trouble">Why they no longer keep up with the log; null while they do.</param>
public sealed record FiguresRemark(string Module, long? From, int Parked, string? Trouble);

/// <summary>A stream left out of a projection because an event of it could not be written; figures it touches are incomplete.</summary>
public sealed record ParkedStream(string Module, string Projection, string Stream, long Position, string Event, string Reason);

/// <summary>A module's tables are being filled from the log and cannot answer yet.</summary>
public sealed class BeingRebuiltException(string module, string sentence, int seconds) : Exception(sentence)
{
    /// <summary>So much is done, and so much time is left.</summary>
    public BeingRebuiltException(string module, int percent, int seconds)
        : this(module, $"The figures of {module} are being rebuilt: {percent} % done, about {seconds} s left.", seconds)
    {
    }

    /// <summary>Which module.</summary>
    public string Module => module;

    /// <summary>When to try again, in seconds.</summary>
    public int RetryAfter => seconds;
}

/// <summary>So many streams could not be read that something else must be wrong: the module's tables are not filled any further.</summary>
internal sealed class TooManyParkedException(string module)
    : Exception($"More than {Most} streams of {module} could not be read. Its figures stay as they are; mend the cause, then rebuild.")
{
    /// <summary>So many streams may be left out of one module's tables.</summary>
    public const int Most = 100;
}
