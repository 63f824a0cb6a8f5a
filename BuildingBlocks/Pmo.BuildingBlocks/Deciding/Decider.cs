using System.Text.Json;

namespace Pmo;

/// <summary>Loads a stream, folds it, lets the rule decide, appends; on a conflicting append it decides again on the newer state.</summary>
public sealed class Decider(IEventStore store, EventSerializer serializer, TimeProvider clock, Caller caller, Blind blind, Build build)
{
    private const int Attempts = 12;
    private static readonly Outcome OtherBody = Outcome.Refused("command.other-body", "This Idempotency-Key was used for another request. Send a new key with a new request.");

    /// <summary>What a rule needs beside its own stream.</summary>
    internal delegate ValueTask<(Decision Decision, IReadOnlyList<ConsultedStream>? Consulted)> Ask<in TState>(TState state, Moment moment);

    internal async Task<Outcome> Decide<TCommand, TState>(TCommand command, string stream, Ask<TState> ask, CancellationToken cancellation)
        where TCommand : ICommand where TState : IState<TState>
    {
        var id = caller.NextCommandId(clock.GetUtcNow());
        var hash = HashOf(command);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var history = await store.ReadStream(stream, cancellation);
            if (Found(history, id) is { } before) return Repeated(before, history, id, hash);
            var state = Fold<TState>(history);
            var moment = Moment(id, caller.ViewerFor(typeof(TCommand)));
            var (decision, consulted) = await ask(state, moment);
            if (Answer(decision, history) is { } answer) return answer;
            // On trial the very same rule has spoken, on the very same facts; only nothing is written.
            if (caller.OnTrial) return Outcome.WouldBeDone;
            var metadata = Metadata<TCommand>(moment, hash, consulted).Write();
            var result = await store.Append(stream, history.Count - 1, Write(decision.Events, moment, metadata), cancellation);
            switch (result.Kind)
            {
                case AppendKind.Committed: return Done(OutcomeKind.Done, result.Position);
                // The same command came in between, perhaps with another body: the next look at the stream finds it.
                case AppendKind.Duplicate: continue;
                case AppendKind.Rejected: return Rejected(result.Reason);
                case AppendKind.Unknown: return await Resolve(stream, id, cancellation);
            }
        }

        return new Outcome(OutcomeKind.Conflict, 0, "command.conflict", "Others are changing the same thing right now. Nothing was written; try again.");
    }

    /// <summary>Reads and folds the streams that a rule consults, and those their facts lead to, each once.</summary>
    internal async ValueTask<(TState State, IReadOnlyList<ConsultedStream> Seen)> Consult<TState>(
        IEnumerable<string> streams, Func<TState, IEnumerable<string>> further, CancellationToken cancellation)
        where TState : IState<TState>
    {
        var state = TState.Initial;
        var seen = new List<ConsultedStream>();
        for (var named = Unread(streams, seen); named.Count > 0; named = Unread(further(state), seen))
            foreach (var stream in named)
            {
                var history = await store.ReadStream(stream, cancellation);
                seen.Add(new ConsultedStream(stream, history.Count - 1));
                foreach (var e in history)
                    if (serializer.Read(e) is { } @event) state = state.Evolve(@event);
            }

        return (state, seen);
    }

    private static List<string> Unread(IEnumerable<string> streams, List<ConsultedStream> seen) =>
        [.. streams.Distinct().Where(s => !seen.Exists(c => c.Stream == s))];

    private TState Fold<TState>(IReadOnlyList<StoredEvent> history) where TState : IState<TState>
    {
        var state = TState.Initial;
        foreach (var e in history)
            state = state.Evolve(serializer.Read(e) ?? throw new InvalidOperationException($"The event {e.Name} on {e.Stream} belongs to a module that is not running."));
        return state;
    }

    private Moment Moment(Guid id, Viewer? who)
    {
        var now = (caller.TrialAt ?? clock.GetUtcNow()).ToUniversalTime();
        if (caller.NotBefore is { } due && due > now) now = due;
        now = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        return new Moment(now, caller.Person ?? throw new NotSignedInException(), id, who?.Principal ?? caller.OnBehalfOf, who?.Roles, caller.ProvedAt);
    }

    private Outcome? Answer(Decision decision, IReadOnlyList<StoredEvent> history) => decision switch
    {
        { Earliest: { } earliest } => new Outcome(OutcomeKind.TooEarly, 0, decision.Code, decision.Sentence, earliest),
        { Code: { } code } => Outcome.Refused(code, decision.Sentence ?? code),
        { Events.Count: 0 } => Done(OutcomeKind.Done, history.Count == 0 ? 0 : history[^1].Position),
        _ => null,
    };

    private Metadata Metadata<TCommand>(Moment moment, string hash, IReadOnlyList<ConsultedStream>? consulted) =>
        new(moment.Now, moment.Actor, MessageNames.Of(typeof(TCommand)), moment.Command, hash, caller.Correlation ?? moment.Command, build.Version,
            moment.OnBehalfOf, caller.Policy?.Name, caller.Policy?.Cause, consulted, caller.Reason);

    private List<NewEvent> Write(IReadOnlyList<object> events, Moment moment, byte[] metadata)
    {
        var written = new List<NewEvent>(events.Count);
        foreach (var e in events)
        {
            written.Add(serializer.Write(e, Ids.Event(moment.Command, written.Count), metadata, moment.Now));
        }

        return written;
    }

    private static StoredEvent? Found(IReadOnlyList<StoredEvent> history, Guid command)
    {
        if (history.Count == 0) return null;
        var first = Ids.Event(command, 0);
        for (var i = history.Count - 1; i >= 0; i--)
            if (history[i].Id == first) return history[i];
        return null;
    }

    private Outcome Repeated(StoredEvent before, IReadOnlyList<StoredEvent> history, Guid command, string hash)
    {
        if (Pmo.Metadata.Read(before.Metadata.Span).BodyHash != hash) return OtherBody;
        var last = before.Position;
        for (var n = 1; history.FirstOrDefault(e => e.Id == Ids.Event(command, n)) is { } next; n++) last = next.Position;
        return Done(OutcomeKind.Duplicate, last);
    }

    private async Task<Outcome> Resolve(string stream, Guid id, CancellationToken cancellation)
    {
        var history = await store.ReadStream(stream, cancellation);
        return Found(history, id) is { } there
            ? Done(OutcomeKind.Done, there.Position)
            : new Outcome(OutcomeKind.Unavailable, 0, "store.unavailable", "The log cannot be written now. Nothing is lost: send the same request again in a moment.");
    }

    private static Outcome Rejected(string? reason)
    {
        // The command's events stand on another stream: its body named another subject then.
        if (reason?.StartsWith("store.corrupted-idempotency:", StringComparison.Ordinal) == true) return OtherBody;
        var parts = (reason ?? "store.rejected: The log refused this.").Split(':', 2, StringSplitOptions.TrimEntries);
        return parts[0] == "store.read-only" || parts[0] == "store.faulted"
            ? new Outcome(OutcomeKind.Unavailable, 0, parts[0], parts[^1])
            : Outcome.Refused(parts[0], parts[^1]);
    }

    private Outcome Done(OutcomeKind kind, long position)
    {
        caller.Reached(position);
        return new Outcome(kind, position);
    }

    /// <summary>Keyed, because a command may hold a name or an address: nobody can test a guess against the log, also after an erasure.</summary>
    private string HashOf<TCommand>(TCommand command) => blind.Of(JsonSerializer.SerializeToUtf8Bytes(command, Json.Messages));
}

/// <summary>The version that decides, written into the metadata.</summary>
public sealed record Build(string Version);
