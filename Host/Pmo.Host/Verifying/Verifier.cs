using MediatR;

namespace Pmo.Host.Verifying;

/// <summary>How far a verification is that is under way.</summary>
/// <param name="Module">Whose tables are being compared.</param>
/// <param name="Share">How much of all is done, 0 to 1.</param>
/// <param name="AskedBy">Who asked; null: the night's run.</param>
/// <param name="Since">Since when.</param>
public sealed record VerificationProgress(string Module, double Share, PersonId? AskedBy, DateTimeOffset Since);

/// <summary>Compares the tables of modules with the log, one after the other and one run at a time, and records what it finds.</summary>
public sealed class Verifier(RebuildProofs proofs, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Verifier> log)
{
    private int running;
    private volatile VerificationProgress? progress;

    /// <summary>What is under way; null: nothing.</summary>
    public VerificationProgress? Now => progress;

    /// <summary>Begins a run over these modules; null when one is under way. Whoever does not await it goes on at once.</summary>
    public Task? Begin(IReadOnlyList<string> modules, PersonId? by, CancellationToken cancellation)
    {
        if (Interlocked.CompareExchange(ref running, 1, 0) != 0) return null;
        progress = new(modules[0], 0, by, clock.GetUtcNow());
        return Task.Run(() => Run(modules, by, cancellation), CancellationToken.None);
    }

    private async Task Run(IReadOnlyList<string> modules, PersonId? by, CancellationToken cancellation)
    {
        try
        {
            for (var n = 0; n < modules.Count; n++)
            {
                var (done, begun) = (n, clock.GetUtcNow());
                progress = progress! with { Module = modules[n] };
                var found = await Prove(modules[n], by, begun, share => progress = progress! with { Share = (done + share) / modules.Count }, cancellation);
                await Record(found, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("Verifying was interrupted by the host's stop; it is begun anew after the next start");
        }
        catch (Exception failure)
        {
            log.LogError(failure, "What verifying found could not be recorded");
        }
        finally
        {
            progress = null;
            Volatile.Write(ref running, 0);
        }
    }

    private async Task<RecordVerification> Prove(string module, PersonId? by, DateTimeOffset begun, Action<double> share, CancellationToken cancellation)
    {
        try
        {
            var proof = await proofs.Of(module, share, cancellation);
            foreach (var difference in proof.Differences) log.LogError("The tables of {Module} are not what the log makes. {Difference}", module, difference.Sentence);
            return new(module, proof, null, null, by, begun);
        }
        catch (CannotProveException cannot)
        {
            log.LogWarning("The tables of {Module} could not be verified: {Reason}", module, cannot.Message);
            return new(module, null, cannot.Code, cannot.Message, by, begun);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The tables of {Module} could not be verified", module);
            return new(module, null, "verification.failed", $"It failed: {failure.Message}", by, begun);
        }
    }

    private async Task Record(RecordVerification found, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(clock.GetUtcNow());
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(found, cancellation);
        if (!outcome.Accepted) log.LogError("What verifying {Module} found could not be recorded: {Outcome} {Sentence}", found.Module, outcome.Kind, outcome.Sentence);
    }
}
