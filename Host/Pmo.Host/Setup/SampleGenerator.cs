using MediatR;

namespace Pmo.Host.Setup;

/// <summary>
/// Makes sample history by sending the real commands through the real rules under a simulated clock: people act by plan,
/// policies and timers answer inline. The same size, seed and last day give the same history.
/// </summary>
internal sealed class SampleGenerator(IServiceProvider services, SimulatedClock clock, SampleStage stage)
{
    private readonly SamplePart[] parts = [.. services.GetServices<SamplePart>().OrderBy(p => p.Order).ThenBy(p => p.GetType().Name, StringComparer.Ordinal)];
    private readonly PolicyRunner policies = services.GetRequiredService<PolicyRunner>();
    private readonly Agenda agenda = services.GetRequiredService<Agenda>();
    private readonly IEventStore store = services.GetRequiredService<IEventStore>();
    private readonly EventSerializer serializer = services.GetRequiredService<EventSerializer>();
    private long told;

    /// <summary>What was refused; a sample in which people try what they may not is a mistake in its parts.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Plays the whole time; reports how much of it is done, 0–1.</summary>
    public async Task Play(Action<double> progress, CancellationToken cancellation)
    {
        var begin = SampleStage.At(stage.Start, 6);
        var last = SampleStage.At(stage.End, 23);
        clock.Set(begin);
        agenda.Unsafely();
        await policies.Start(cancellation);
        foreach (var part in parts) part.Begin(stage);
        while (NextInstant() is { } next && next <= last)
        {
            cancellation.ThrowIfCancellationRequested();
            clock.Set(next);
            while (stage.Next <= next) await Do(stage.Take(), cancellation);
            await policies.RunDue(cancellation);
            if (agenda.Planned(1) is [{ Failed: true } broken]) throw new InvalidOperationException($"{broken}: {broken.Last}");
            await Tell(cancellation);
            progress((next - begin) / (last - begin));
        }

        progress(1);
    }

    private DateTimeOffset? NextInstant() => (stage.Next, agenda.Next()) switch
    {
        ({ } a, { } b) => a < b ? a : b,
        ({ } a, null) => a,
        (null, var b) => b,
    };

    private async Task Do(SampleAction action, CancellationToken cancellation)
    {
        if (action.Move() is not { } move) return;
        await using var scope = services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.Is(new Viewer(move.By, move.Roles.ToHashSet(), clock.GetUtcNow(), null));
        caller.CommandId = Ids.Named("sample.command", $"{stage.Size.Name}/{action.Number}", action.At);
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(move.Command, cancellation);
        if (!outcome.Accepted) Refused.Add($"{action.At:u} {move.Command}: {outcome.Code} {outcome.Sentence}");
    }

    /// <summary>Tells the parts what has happened since they were told last.</summary>
    private async Task Tell(CancellationToken cancellation)
    {
        await foreach (var page in store.ReadAll(told, cancellation: cancellation))
        {
            foreach (var stored in page)
                if (serializer.Read(stored) is { } @event)
                    foreach (var part in parts) part.On(new Recorded(@event, stored), stage);
            told = page[^1].Position;
        }
    }
}

/// <summary>A clock that stands still until it is set.</summary>
public sealed class SimulatedClock : TimeProvider
{
    private DateTimeOffset now;

    /// <summary>Sets the time; it never goes back.</summary>
    public void Set(DateTimeOffset instant) => now = instant > now ? instant : now;

    public override DateTimeOffset GetUtcNow() => now;
}
