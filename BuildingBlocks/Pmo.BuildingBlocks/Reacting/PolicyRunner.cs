using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pmo;

/// <summary>
/// Runs the policies: every new event once, in order; what follows goes to the agenda, and what is due is sent as the system's
/// own command. The command's id comes from policy, event and command, so two nodes, or a crash in the middle, do no harm.
/// A command that fails waits, longer each time, and the others go on.
/// </summary>
public sealed class PolicyRunner(
    IEnumerable<Policy> policies, MessageCatalogue messages, Agenda agenda, IEventStore store, EventSerializer serializer, IServiceScopeFactory scopes, TimeProvider clock, Build build, ILogger<PolicyRunner> log) : IDisposable
{
    private readonly Policy[] policies = [.. policies.OrderBy(p => p.StoredName, StringComparer.Ordinal)];
    private readonly SemaphoreSlim running = new(1, 1);
    private Dictionary<string, long>? positions;

    /// <summary>Records where each policy that never ran here starts. The host does this before it takes the first command.</summary>
    public async Task Start(CancellationToken cancellation = default)
    {
        await running.WaitAsync(cancellation);
        try
        {
            if (positions is not null) return;
            var known = new Dictionary<string, long>(agenda.Positions());
            await RequireBehind(known, cancellation);
            var lost = known.Count == 0;
            foreach (var policy in policies)
                if (!known.ContainsKey(policy.StoredName)) known[policy.StoredName] = await StartOf(policy, cancellation);
            positions = known;
            if (lost) await MakeAnew(cancellation);
        }
        finally
        {
            running.Release();
        }
    }

    /// <summary>Runs until cancelled: on every event, and at every due instant.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await RunDue(cancellation);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                var wake = agenda.Next() is { } next ? Task.Delay(Until(next), clock, either.Token) : Task.Delay(Timeout.Infinite, either.Token);
                await Task.WhenAny(wake, store.WaitForEventsAfter(Seen, either.Token).AsTask());
                await either.CancelAsync();
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "Policies stopped; they go on in a second");
                await Task.Delay(1000, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Reacts to every event there is and sends everything that is due now, until nothing is left.</summary>
    public async Task RunDue(CancellationToken cancellation = default)
    {
        await Start(cancellation);
        await running.WaitAsync(cancellation);
        try
        {
            do await React(cancellation);
            while (await SendDue(cancellation) > 0);
        }
        finally
        {
            running.Release();
        }
    }

    /// <summary>Up to where all policies have seen the log.</summary>
    public long Seen => policies.Length == 0 ? long.MaxValue - 1 : policies.Min(p => positions!.GetValueOrDefault(p.StoredName));

    public void Dispose() => running.Dispose();

    private TimeSpan Until(DateTimeOffset next)
    {
        var wait = next - clock.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > TimeSpan.FromHours(1) ? TimeSpan.FromHours(1) : wait;
    }

    private async Task React(CancellationToken cancellation)
    {
        if (policies.Length == 0) return;
        await foreach (var page in store.ReadAll(Seen, long.MaxValue, cancellation))
        {
            var rows = new List<AgendaRow>();
            foreach (var stored in page)
                if (serializer.Read(stored) is { } @event) React(@event, stored, rows);
            var position = page[^1].Position;
            agenda.Add(rows, policies.Select(p => p.StoredName), position);
            foreach (var policy in policies) positions![policy.StoredName] = Math.Max(position, positions[policy.StoredName]);
        }
    }

    private void React(object @event, StoredEvent stored, List<AgendaRow> rows) => rows.AddRange(
        from policy in policies
        where stored.Position > positions![policy.StoredName]
        from reaction in policy.React(@event)
        select Row(policy, reaction, stored));

    // The policies' positions move at the end: one that is cut short begins anew.
    private async Task MakeAnew(CancellationToken cancellation)
    {
        if (policies.Length == 0 || await store.Head(cancellation) is var head && Seen >= head) return;
        log.LogWarning("There is no agenda: it is made anew from the log. What went out before it was lost is not sent again");
        var anew = agenda.MakeAnew();
        anew.Begin();
        await foreach (var page in store.ReadAll(Seen, head, cancellation))
        {
            var (rows, made) = (new List<(AgendaRow, long)>(), new List<(Guid, long)>());
            foreach (var stored in page)
            {
                var followed = new List<AgendaRow>();
                if (serializer.Read(stored) is { } @event) React(@event, stored, followed);
                rows.AddRange(followed.Select(r => (r, stored.Position)));
                if (Metadata.Read(stored.Metadata.Span) is { Policy: not null, CommandId: var command }) made.Add((command, stored.Position));
            }

            anew.Add(rows, made);
        }

        anew.End(policies.Select(p => p.StoredName), head);
        foreach (var policy in policies) positions![policy.StoredName] = head;
    }

    private static AgendaRow Row(Policy policy, Reaction reaction, StoredEvent cause)
    {
        var name = MessageNames.Of(reaction.Command.GetType());
        var body = JsonSerializer.Serialize(reaction.Command, reaction.Command.GetType(), Json.Messages);
        var id = Ids.From(cause.Id, $"{policy.StoredName}\n{name}\n{body}");
        return new AgendaRow(id, reaction.Due ?? cause.RecordedAt, policy.StoredName, name, body, cause.Id, Metadata.Read(cause.Metadata.Span).Correlation);
    }

    private async Task<int> SendDue(CancellationToken cancellation)
    {
        var sent = 0;
        foreach (var row in agenda.Due(clock.GetUtcNow(), 500))
        {
            cancellation.ThrowIfCancellationRequested();
            if (await Try(row, cancellation)) sent++;
            // What follows from it may be due before the next row: events first, then the agenda again.
            if (sent > 0 && agenda.Next() is { } next && next < row.Due) break;
        }

        return sent;
    }

    // One broken command must not hold up all others, which would find it first again each second.
    private async Task<bool> Try(AgendaRow row, CancellationToken cancellation)
    {
        try
        {
            return await Send(row, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            var wait = TimeSpan.FromSeconds(Math.Min(3600, 1 << Math.Min(row.Tries, 12)));
            log.LogError(failure, "{Policy}: {Command} failed; it is tried again in {Wait}", row.Policy, row.Command, wait);
            agenda.Postpone(row.Id, clock.GetUtcNow() + wait, $"{PlannedCommand.Failure}{failure.GetType().Name}: {failure.Message}");
            return false;
        }
    }

    private async Task<bool> Send(AgendaRow row, CancellationToken cancellation)
    {
        if (messages.Find(row.Command) is not { } type)
        {
            // The command of a module that is switched off waits; it is looked at again tomorrow.
            agenda.Postpone(row.Id, clock.GetUtcNow().AddDays(1), "The module is not running.");
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.IsSystem(clock.GetUtcNow());
        (caller.CommandId, caller.Correlation, caller.Policy, caller.NotBefore) = (row.Id, row.Correlation, (row.Policy, row.Cause), row.Due);
        if (row.SentUntil is { } until) caller.IsOnTrial(until);
        var command = (ICommand)JsonSerializer.Deserialize(row.Body, type, Json.Messages)!;
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellation);
        return After(row, outcome);
    }

    private bool After(AgendaRow row, Outcome outcome)
    {
        switch (outcome.Kind)
        {
            case OutcomeKind.TooEarly when outcome.NotBefore > row.Due:
                agenda.Postpone(row.Id, outcome.NotBefore.Value, outcome.Sentence ?? "");
                return true;
            case OutcomeKind.TooEarly:
                log.LogWarning("{Policy}: {Command} is too early at the very instant it was put off to; it is looked at again in a minute: {Sentence}", row.Policy, row.Command, outcome.Sentence);
                agenda.Postpone(row.Id, clock.GetUtcNow().AddMinutes(1), outcome.Sentence ?? "");
                return false;
            case OutcomeKind.Unavailable or OutcomeKind.Conflict:
                agenda.Postpone(row.Id, clock.GetUtcNow().AddSeconds(Math.Min(300, 1 << Math.Min(row.Tries, 8))), outcome.Sentence ?? "");
                return false;
            case OutcomeKind.Refused:
                log.LogInformation("{Policy}: {Command} was refused: {Code} {Sentence}", row.Policy, row.Command, outcome.Code, outcome.Sentence);
                break;
        }

        agenda.Fired(row.Id, clock.GetUtcNow());
        return true;
    }

    private async Task<long> StartOf(Policy policy, CancellationToken cancellation)
    {
        var stream = $"pmo.policy-{Ids.Named("pmo.policy", policy.StoredName):n}";
        foreach (var stored in await store.ReadStream(stream, cancellation))
            if (serializer.Read(stored) is PolicyStarted started) return started.Position;
        var now = clock.GetUtcNow();
        var head = await store.Head(cancellation);
        var command = Ids.Named("pmo.policy-started", policy.StoredName, now);
        var metadata = new Metadata(now, PersonId.System, "pmo.start-policy", command, "", command, build.Version).Write();
        var result = await store.Append(stream, -1, [serializer.Write(new PolicyStarted(policy.StoredName, head), Ids.Event(command, 0), metadata, now)], cancellation);
        return result.Kind switch
        {
            AppendKind.Committed => head,
            // Another node was first: it starts where that one says.
            AppendKind.Duplicate or AppendKind.Conflict => await StartOf(policy, cancellation),
            _ => throw new CannotOpenStoreException($"The start of the policy {policy.StoredName} could not be recorded: {result.Kind} {result.Reason}"),
        };
    }

    /// <summary>An agenda that has seen more than the log holds would skip what is written next.</summary>
    private async Task RequireBehind(Dictionary<string, long> known, CancellationToken cancellation)
    {
        var head = await store.Head(cancellation);
        if (known.FirstOrDefault(p => p.Value > head) is { Key: { } policy, Value: var seen })
            throw new CannotOpenStoreException($"agenda.db has seen the log up to #{seen} ({policy}), but the log ends at #{head}: it was put back to an older state. Put the agenda.db of the same backup back too, or remove agenda.db: it is made anew from the log.");
    }
}
