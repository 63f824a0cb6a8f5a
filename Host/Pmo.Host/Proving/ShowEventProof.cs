using MediatR;
using Pmo.Auditing;
using Pmo.Host.Explaining;
using Pmo.Host.Packages;
using Pmo.Host.Stepping;

namespace Pmo.Host.Proving;

/// <summary>That one event is in the log that was signed, unchanged. What the event says is told to those who may step through its record; their look is recorded.</summary>
/// <param name="Event">Its number in the log.</param>
[May(Role.Reader), NoPast]
public sealed record ShowEventProof(long Event) : IQuery<ProvenEvent?>;

/// <summary>An event with its proof.</summary>
/// <param name="Event">Its number.</param>
/// <param name="Told">What happened; null: not for this viewer to read.</param>
/// <param name="Leaf">Its hash, base64.</param>
/// <param name="Path">The joins from the leaf up to the root.</param>
/// <param name="Origin">Which log.</param>
/// <param name="Size">Over how many events the checkpoint is.</param>
/// <param name="Root">The root over them, base64.</param>
/// <param name="Checkpoint">The signed checkpoint.</param>
/// <param name="Key">The public key that signed it.</param>
/// <param name="Holds">The path leads to the root.</param>
/// <param name="Line">The event as a line of a review package, from which the leaf is made; null: not for this viewer.</param>
/// <param name="Text">The whole proof as a C2SP tlog-proof.</param>
/// <param name="Trouble">Why nothing can be proved now; null: it is.</param>
public sealed record ProvenEvent(
    long Event, WhyEvent? Told, string Leaf, IReadOnlyList<ProvenStep> Path, string Origin, long Size, string Root, string Checkpoint, string Key, bool Holds, string? Line, string Text, string? Trouble = null)
{
    internal static ProvenEvent Not(long position, string trouble) => new(position, null, "", [], "", 0, "", "", "", false, null, "", trouble);
}

/// <summary>One join on the way up.</summary>
/// <param name="First">The first event that the hash beside stands for.</param>
/// <param name="Last">The last one.</param>
/// <param name="Before">They come before the event.</param>
/// <param name="Beside">Their hash, base64.</param>
/// <param name="Gives">The hash of both together, base64.</param>
public sealed record ProvenStep(long First, long Last, bool Before, string Beside, string Gives);

internal sealed class ShowEventProofHere(LogProof proof, PackageWriter lines, IEventStore store, EventWords events, StreamStories stories, Naming naming, LookLog looks, Caller caller) : IRequestHandler<ShowEventProof, ProvenEvent?>
{
    public async Task<ProvenEvent?> Handle(ShowEventProof q, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(ShowEventProof)) ?? throw new NotSignedInException();
        var head = await store.Head(cancellationToken);
        if (q.Event < 1 || q.Event > head) return null;
        if (await proof.Prove(q.Event, cancellationToken) is not { } p) return ProvenEvent.Not(q.Event, $"The log may not be signed now, so nothing of it can be proved. {proof.Trouble?.Sentence}".TrimEnd());
        var told = (await events.Of([(q.Event, null)], who, cancellationToken)).GetValueOrDefault(q.Event);
        // What kind of thing happened at some place of the log is nobody's but theirs who read its record.
        if (told is not { Stream: { } stream }) return Of(p, null, null);
        await looks.Note(who, typeof(ShowEventProof), stream, $"the proof of event #{q.Event}", 1);
        var name = await naming.For([told.Sentence]);
        return Of(p, told with { Sentence = name(told.Sentence) }, Line(q.Event, head, who));
    }

    // As a package would tell it to the same person.
    private string? Line(long position, long head, Viewer who) => new PackageScope(null, null, position, position, null).Of(lines, head, "", who, stories).Order is { } order ? lines.LineOf(order) : null;

    private static ProvenEvent Of(EventProof p, WhyEvent? told, string? line) => new(p.Position, told, Text(p.Leaf), [.. p.Path.Select(s => new ProvenStep(s.First, s.Last, s.Before, Text(s.Beside), Text(s.Gives)))],
        p.Origin, p.Size, Text(p.Root), p.Checkpoint, p.Key, p.Holds, line, p.Text(line));

    private static string Text(byte[] hash) => Convert.ToBase64String(hash);
}

/// <summary><c>GET /api/host/event-proof?event=1234</c>: the proof as a file, for a machine.</summary>
internal static class EventProofFile
{
    /// <summary>Where the file is fetched.</summary>
    public static string Of(long position) => FormattableString.Invariant($"/api/host/event-proof?event={position}");

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/host/event-proof", async (long? @event, IMediator mediator, CancellationToken cancellation) =>
        @event is not { } position || await mediator.Send(new ShowEventProof(position), cancellation) is not { } proven ? Problems.Problem(404, "event.unknown", "There is no event of this number in the log.")
            : proven.Trouble is { } trouble ? Problems.Problem(503, "proof.none", trouble)
            : Results.File(System.Text.Encoding.UTF8.GetBytes(proven.Text), "text/plain; charset=utf-8", FormattableString.Invariant($"pmo-event-{position}.tlog-proof"))).RequireAuthorization().ExcludeFromDescription();
}
