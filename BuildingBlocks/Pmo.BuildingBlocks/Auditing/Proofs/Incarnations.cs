using System.Text.Json;

namespace Pmo.Auditing;

/// <summary>How often a log went on after a break, and what still binds it.</summary>
/// <param name="First">The origin before any break.</param>
/// <param name="All">The breaks, oldest first.</param>
internal sealed record Incarnations(Origin First, IReadOnlyList<LogContinued> All)
{
    /// <summary>The stream that all of them stand in.</summary>
    public const string Stream = "pmo.incarnations-all";

    /// <summary>The origin of checkpoints that are signed now.</summary>
    public Origin Origin => First with { Incarnation = All.Count == 0 ? 1 : All[^1].Incarnation };

    /// <summary>Reads the breaks from their stored events.</summary>
    public static Incarnations Of(Origin first, IEnumerable<ReadOnlyMemory<byte>> events) => new(first, [.. events.Select(Read).OfType<LogContinued>()]);

    /// <summary>Whether the log gave up what this checkpoint says: at a break after it, or because the whole incarnation was lost with a backup.</summary>
    public bool GaveUp(Checkpoint checkpoint) => !IsAfter(checkpoint)
        && (NumberOf(checkpoint) is var number && number > 1 && !All.Any(c => c.Incarnation == number) || All.Any(c => c.Incarnation > number && checkpoint.Size > c.Agreed));

    /// <summary>In a sentence, why the log gave up what this checkpoint says; null when it did not.</summary>
    public string? WhyGivenUp(Checkpoint checkpoint) => !GaveUp(checkpoint) ? null
        : All.FirstOrDefault(c => c.Incarnation > NumberOf(checkpoint) && checkpoint.Size > c.Agreed) is { } seam
            ? $"The log went on as incarnation {seam.Incarnation} from event {seam.Agreed}, and what was signed after that was given up: {seam.Reason}"
            : $"Incarnation {NumberOf(checkpoint)} was lost whole when an older backup was restored.";

    /// <summary>Whether a checkpoint speaks of a break this log knows nothing of: it was restored from before it.</summary>
    public bool IsAfter(Checkpoint checkpoint) => NumberOf(checkpoint) > Origin.Incarnation;

    /// <summary>Whether a note was signed for this log by one of its keys.</summary>
    public bool IsOurs(SignedNote note, VerifierKey? own) =>
        Checkpoint.Of(note) is { } checkpoint && Pmo.Auditing.Origin.Parse(checkpoint.Origin)?.Installation == First.Installation
        && Keys(own).Any(key => note.IsSignedBy(key.Of(checkpoint.Origin)));

    private IEnumerable<VerifierKey> Keys(VerifierKey? own) =>
        All.SelectMany(c => (string[])[c.PreviousKey, c.Key]).Select(VerifierKey.Parse).Append(own).OfType<VerifierKey>();

    // One that was tampered with explains nothing; which event it is, its leaf says.
    private static LogContinued? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<LogContinued>(json.Span, EventJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The incarnation a checkpoint was signed in.</summary>
    public static int NumberOf(Checkpoint checkpoint) => Pmo.Auditing.Origin.Parse(checkpoint.Origin)!.Incarnation;
}
