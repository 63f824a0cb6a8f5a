using Pmo.Auditing;

namespace Pmo.Host.Witnessing;

/// <summary>Sends each signed checkpoint to every witness, beside everything else: nothing waits for a witness, and one that is away is asked again.</summary>
internal sealed class Witnesses : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly LogProof proof;
    private readonly IEventStore store;
    private readonly TimeProvider clock;
    private readonly IReadOnlyList<WitnessClient> all;
    private readonly ILogger log;

    public Witnesses(LogProof proof, IEventStore store, ProofOptions options, WitnessSettings settings, TimeProvider clock, ILogger<Witnesses> log)
    {
        (this.proof, this.store, this.clock, this.log) = (proof, store, clock, log);
        all = [.. settings.All.Select(a => new WitnessClient(a, settings, new(options, a.Key), proof))];
    }

    /// <summary>Every witness, and how far it has signed.</summary>
    public IReadOnlyList<WitnessStatus> Status => [.. all.Select(w => w.Status)];

    /// <summary>Sends the last checkpoint to those who have not signed it.</summary>
    public Task SendNow(CancellationToken cancellation = default) => Task.WhenAll(all.Select(w => Send(w, cancellation)));

    public override void Dispose()
    {
        foreach (var witness in all) witness.Dispose();
        base.Dispose();
    }

    // Each by itself: one that is slow keeps no other waiting.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(all.Select(w => Follow(w, stoppingToken)));

    private async Task Follow(WitnessClient witness, CancellationToken cancellation)
    {
        await Task.Yield();
        var (sent, tried) = ((string?)null, clock.GetTimestamp());
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var seen = await store.Head(cancellation);
                var checkpoint = proof.Status.Checkpoint;
                var due = checkpoint is not null && (checkpoint != sent || witness.Status.Trouble is not null && clock.GetElapsedTime(tried) >= Again);
                if (due)
                {
                    (sent, tried) = (checkpoint, clock.GetTimestamp());
                    await Send(witness, cancellation);
                }

                // Wakes once a second at the latest, so that no timer is needed.
                await store.WaitForEventsAfter(seen, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The witness {Name} is not asked for now; it is tried again in a minute", witness.Status.Name);
                await Task.Delay(Again, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Send(WitnessClient witness, CancellationToken cancellation)
    {
        var before = witness.Status.Trouble;
        await witness.Send(cancellation);
        if (witness.Status.Trouble is { } trouble && trouble != before) log.Log(trouble.Refused ? LogLevel.Critical : LogLevel.Warning, "Witness {Name}: {Code}: {Sentence}", witness.Status.Name, trouble.Code, trouble.Sentence);
    }
}

/// <summary>A witness, and up to where it has signed this log.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Size">Up to how many events; null: nothing of this log yet.</param>
/// <param name="At">When it signed that, by its own clock.</param>
/// <param name="Trouble">Why it has not signed the last checkpoint; null: nothing is wrong.</param>
public sealed record WitnessStatus(string Name, string Url, long? Size, DateTimeOffset? At, WitnessTrouble? Trouble);

/// <summary>Why a witness has not signed.</summary>
/// <param name="Refused">It was there and refused: the log may have been changed. Otherwise it is only away.</param>
public sealed record WitnessTrouble(string Code, string Sentence, bool Refused);
