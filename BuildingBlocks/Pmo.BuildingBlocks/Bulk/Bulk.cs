using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pmo;

/// <summary>
/// Many commands as one act of one person: tried first, then carried out, each decided for itself with the authority it has
/// singly, all under one correlation. A row's command id is made from the act's and the row's, so that an act that is sent again
/// does nothing twice and finishes what was left.
/// </summary>
public sealed class Bulk(IServiceScopeFactory scopes, Caller caller, ILogger<Bulk> log)
{
    /// <summary>The most rows of one act.</summary>
    public const int Limit = 500;

    private const int AtOnce = 8;

    /// <summary>What would become of each command now, by the very rules that decide it. Nothing is written.</summary>
    public Task<Outcome[]> Try(IReadOnlyList<ICommand> commands) => Each(commands, (c, _) => Send(c, null, null));

    /// <summary>Carries out each command; one that fails leaves the others alone.</summary>
    /// <param name="act">Names the act; the same when it is sent again.</param>
    /// <param name="rows">Each row's key with its command.</param>
    public Task<Outcome[]> Do(Guid act, IReadOnlyList<(string Key, ICommand Command)> rows) =>
        Each(rows, (r, _) => Send(r.Command, Ids.From(act, $"bulk/{MessageNames.Of(r.Command.GetType())}/{r.Key}"), act));

    private static async Task<Outcome[]> Each<T>(IReadOnlyList<T> all, Func<T, int, Task<Outcome>> one)
    {
        var outcomes = new Outcome[all.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, all.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => outcomes[i] = await one(all[i], i));
        return outcomes;
    }

    private async Task<Outcome> Send(ICommand command, Guid? id, Guid? act)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsPartOf(caller, id, act);
        try
        {
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
        }
        catch (NotAllowedException denied)
        {
            return Outcome.Refused(denied.Code, "Your roles do not allow this.");
        }
        catch (Exception wrong) when (wrong is not (NotSignedInException or OperationCanceledException))
        {
            log.LogError(wrong, "{Command} failed as one of many", MessageNames.Of(command.GetType()));
            return new Outcome(OutcomeKind.Unavailable, 0, "server.error", "Something failed on our side here. Send the same again, or tell the administrator.");
        }
    }
}
