using System.Globalization;

namespace Pmo;

/// <summary>A moment of the past that is looked back at: everything in the log up to a position, seen at an instant.</summary>
/// <param name="Text">As it stands in an address: a day, an instant, a position, or position and instant.</param>
/// <param name="Position">The last event that was known then.</param>
/// <param name="At">The instant: the end of a day, the one asked for, or that of the position's event.</param>
/// <param name="Day">The day that was asked for, if it was one.</param>
public sealed record PastMoment(string Text, long Position, DateTimeOffset At, DateOnly? Day = null)
{
    /// <summary>The name in an address: <c>?asOf=2026-03-03</c>.</summary>
    public const string Key = "asOf";

    /// <summary>Opens the identical view for everybody, in whatever zone they are.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Position}@{At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'}");
}

/// <summary>A moment that cannot be looked back at, with the reason.</summary>
public sealed class MomentRefusedException(string code, string sentence, int status = 400) : Exception(sentence)
{
    /// <summary>The stable code.</summary>
    public string Code => code;

    /// <summary>The HTTP status.</summary>
    public int Status => status;
}

/// <summary>Figures of a past moment are being made, and somebody has waited long enough to be told so.</summary>
public sealed class BeingReplayedException : Exception
{
    private BeingReplayedException(string what, string code, int percent, int seconds) : base($"{what}: {percent} % done, about {seconds} s left.") => (Code, RetryAfter) = (code, seconds);

    /// <summary>Tables of a past moment are being filled.</summary>
    public BeingReplayedException(int percent, int seconds) : this("This view of the past is being made", "asof.being-made", percent, seconds)
    {
    }

    /// <summary>It is being written down which event set which cell.</summary>
    public static BeingReplayedException Traced(int percent, int seconds) => new("Which event set which figure is being looked up in the whole log", TraceCode, percent, seconds);

    /// <summary>The code of one that waits for what set which cell.</summary>
    public const string TraceCode = "trace.being-made";

    /// <summary>The stable code.</summary>
    public string Code { get; }

    /// <summary>When to try again, in seconds.</summary>
    public int RetryAfter { get; }
}
