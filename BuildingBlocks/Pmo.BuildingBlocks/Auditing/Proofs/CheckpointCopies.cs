using Microsoft.Extensions.Logging;

namespace Pmo.Auditing;

/// <summary>Keeps a signed checkpoint an hour, here and elsewhere. Whoever keeps one elsewhere need not trust this machine.</summary>
internal sealed class CheckpointCopies(KeptCheckpoints kept, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private DateTimeOffset? at;
    private volatile string? trouble;

    /// <summary>The folder elsewhere; null: none.</summary>
    public string? Elsewhere => kept.Elsewhere?.Path;

    /// <summary>Why the folder elsewhere does not get them; null while it does.</summary>
    public string? Trouble => trouble;

    /// <summary>A checkpoint was signed: keeps it if the last one is an hour old, or <paramref name="now"/>.</summary>
    public void Made(SignedNote note, bool now)
    {
        var time = clock.GetUtcNow();
        if (!now && at is { } before && time - before < Every) return;
        kept.Own.Keep(note);
        at = time;
        try
        {
            kept.Elsewhere?.Keep(note);
            trouble = null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next one is tried again; that this one is not there is shown.
            trouble = failure.Message;
            log.LogError(failure, "The checkpoint did not get into {Folder}", Elsewhere);
        }
    }
}
