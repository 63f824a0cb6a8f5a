using MediatR;
using Pmo.Host.Stepping;

namespace Pmo.Host.Engaging;

/// <summary>Reads an engagement from its stream, as its rules do; at the moment looked back at, what was known of it then.</summary>
internal sealed class EngagementReading(StreamsThen streams)
{
    /// <summary>The engagement; one without an opening when there is none.</summary>
    public Task<Engagement> Of(EngagementId engagement, CancellationToken cancellation) => streams.Fold<Engagement>(Engagement.StreamOf(engagement), cancellation);

    /// <summary>One of its observations.</summary>
    public Task<Observing.Observation> Of(Observing.ObservationId observation, CancellationToken cancellation) => streams.Fold<Observing.Observation>(Observing.Observation.StreamOf(observation), cancellation);
}

/// <summary>
/// Records what the host has found for somebody: a signed checkpoint, a counted population, a draw. No sender may assert these, so the
/// system sends them, on behalf of whoever asked.
/// </summary>
internal sealed class Recording(IServiceScopeFactory scopes, Caller asked, TimeProvider clock)
{
    /// <summary>Sends a command of the system's; the same request again is the same command.</summary>
    public async Task<Outcome> Send(Func<PersonId, ICommand> command, CancellationToken cancellation)
    {
        var by = asked.Person ?? throw new NotSignedInException();
        await using var scope = scopes.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.IsSystem(clock.GetUtcNow());
        caller.OnBehalfOf = by;
        if (asked.CommandId is { } id) caller.CommandId = Ids.From(id, "host.recording");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command(by), cancellation);
    }
}
