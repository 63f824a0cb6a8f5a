using System.Diagnostics;
using MediatR;

namespace Pmo.Host.Operations;

/// <summary>How the installation is: log, read models, agenda, memory.</summary>
[May(Role.Administrator, Role.HeadOfPmo), NoPast]
public sealed record ShowStatus : IQuery<Status>;

/// <summary>How the installation is.</summary>
/// <param name="Version">The build.</param>
/// <param name="Store">Whether the log can be read and written.</param>
/// <param name="Head">The newest position.</param>
/// <param name="Modules">The modules that run.</param>
/// <param name="ReadModels">How far each module's tables are.</param>
/// <param name="Waiting">Commands on the agenda.</param>
/// <param name="Fired">Commands the agenda has sent.</param>
/// <param name="NextDue">When the next one is due.</param>
/// <param name="MemoryMegabytes">Resident memory.</param>
/// <param name="Since">When the host started; null: none runs.</param>
/// <param name="ClockJumps">Where the clock went back by more than five seconds, newest first, twenty at most.</param>
public sealed record Status(
    string Version, StoreHealth Store, long Head, IReadOnlyList<string> Modules, IReadOnlyList<ReadModelState> ReadModels,
    long Waiting, long Fired, DateTimeOffset? NextDue, long MemoryMegabytes, DateTimeOffset? Since, IReadOnlyList<ClockJump> ClockJumps);

internal sealed class ShowStatusHere(IEventStore store, ReadModels models, Agenda agenda, ClockWatch clock, Build build, PmoSettings settings) : IRequestHandler<ShowStatus, Status>
{
    public async Task<Status> Handle(ShowStatus request, CancellationToken cancellationToken)
    {
        var (waiting, fired) = agenda.Count();
        using var process = Process.GetCurrentProcess();
        return new Status(build.Version, store.Health, await store.Head(cancellationToken), [.. settings.Running.Select(m => m.Name)], await models.States(cancellationToken),
            waiting, fired, agenda.Next(), process.WorkingSet64 / 1_000_000, process.StartTime.ToUniversalTime(), [.. clock.Jumps.Reverse().Take(20)]);
    }
}

/// <summary>The commands that will be sent next.</summary>
/// <param name="AtMost">How many, 1–500.</param>
[May(Role.Administrator, Role.HeadOfPmo), NoPast]
public sealed record FindPlannedCommands(int AtMost = 50) : IQuery<IReadOnlyList<PlannedCommand>>;

internal sealed class FindPlannedCommandsHere(Agenda agenda) : IRequestHandler<FindPlannedCommands, IReadOnlyList<PlannedCommand>>
{
    public Task<IReadOnlyList<PlannedCommand>> Handle(FindPlannedCommands request, CancellationToken cancellationToken) => Task.FromResult(agenda.Planned(Math.Clamp(request.AtMost, 1, 500)));
}

/// <summary>Streams left out of a read model because an event of theirs could not be written.</summary>
[May(Role.Administrator, Role.HeadOfPmo), NoPast]
public sealed record FindParkedStreams : IQuery<IReadOnlyList<ParkedStream>>;

internal sealed class FindParkedStreamsHere(ReadModels models) : IRequestHandler<FindParkedStreams, IReadOnlyList<ParkedStream>>
{
    public Task<IReadOnlyList<ParkedStream>> Handle(FindParkedStreams request, CancellationToken cancellationToken) => Task.FromResult(models.Parked());
}
