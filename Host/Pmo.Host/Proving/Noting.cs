namespace Pmo.Host.Proving;

/// <summary>Notes in the log what was done to or with the log itself, by whoever did it. No rule decides there: the facts are the machine's.</summary>
internal sealed class Noting(IEventStore store, EventSerializer serializer, Caller caller, TimeProvider clock, Build build)
{
    /// <summary>Appends one event at a stream's end; its position. The same command id again adds nothing.</summary>
    public async Task<long> Note(string stream, object @event, Guid command, Type message, string? reason, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var metadata = new Metadata(now, caller.Person!.Value, MessageNames.Of(message), command, "", command, build.Version, Reason: reason).Write();
        var stored = serializer.Write(@event, Ids.Event(command, 0), metadata, now);
        while (true)
        {
            var result = await store.Append(stream, (await store.ReadStream(stream, cancellation)).Count - 1, [stored], cancellation);
            if (result.Kind is AppendKind.Committed or AppendKind.Duplicate) return result.Position;
            if (result.Kind != AppendKind.Conflict) throw new IOException($"It could not be noted in the log: {result.Kind} {result.Reason}");
        }
    }
}
