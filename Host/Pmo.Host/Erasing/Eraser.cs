using MediatR;
using Pmo.Auditing;
using Pmo.Office;

namespace Pmo.Host.Erasing;

/// <summary>
/// Carries out the erasures that were approved. The order stands in the log first, so that whatever breaks off is finished at the next
/// start, and a key that a backup brings back is destroyed again before anything is shown.
/// </summary>
internal sealed class Eraser(
    IEventStore store, EventSerializer serializer, KeyRing keys, IEnumerable<IForgets> places, ErasureNotes notes, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Eraser> log) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private readonly HashSet<PersonId> again = [];

    /// <summary>
    /// Before the site is up: everybody whose erasure was ever approved, or is noted beside the log, has no key, or the host does not
    /// start. What else was broken off or brought back is seen to now; what fails is tried again once the site is up.
    /// </summary>
    public async Task Start(CancellationToken cancellation = default)
    {
        var (ordered, _) = await Orders(cancellation);
        var noted = notes.All().Union(keys.Destroyed).ToHashSet();
        await Try(async () =>
        {
            foreach (var person in noted.Except(ordered)) await Do(new RepeatErasure(person), cancellation);
            // While the address can still be read, so that it becomes free.
            foreach (var person in (await Orders(cancellation)).Open) await Do(new EndPerson(person), cancellation);
        });
        foreach (var person in ordered.Concat(noted).Where(keys.Has).ToHashSet())
        {
            keys.Destroy(person);
            // A backup that brings back a key brings back the rest.
            again.Add(person);
            log.LogWarning("The key of an erased person was here, from a backup or because the erasure was broken off; it was destroyed");
        }

        foreach (var person in ordered.Concat(noted)) notes.Note(person, clock.GetUtcNow());
        await Try(() => Finish(cancellation));
    }

    /// <summary>Carries out what was approved and is not carried out yet.</summary>
    public async Task Finish(CancellationToken cancellation = default)
    {
        await one.WaitAsync(cancellation);
        try
        {
            foreach (var person in (await Orders(cancellation)).Open) await Erase(person, cancellation);
            foreach (var person in again.ToList())
            {
                await Forget(person, cancellation);
                again.Remove(person);
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Follows the log until cancelled; what fails is said and tried again in a minute.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        await Task.Yield();
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var head = await store.Head(cancellation);
                await Finish(cancellation);
                await store.WaitForEventsAfter(head, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "An erasure could not be carried out; it is tried again in a minute");
                await Task.Delay(TimeSpan.FromMinutes(1), cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public void Dispose() => one.Dispose();

    // The person ends first: after that nothing personal is written with the key that is about to go. What is recorded last is true.
    private async Task Erase(PersonId person, CancellationToken cancellation)
    {
        if (notes.Note(person, clock.GetUtcNow()) is { } trouble) log.LogWarning("An erasure could not be noted everywhere ({Trouble}); it is tried again at the next start", trouble);
        await Do(new EndPerson(person), cancellation);
        await Do(new RecordErasureExecuted(person, await Forget(person, cancellation)), cancellation);
        again.Remove(person);
    }

    private async Task<IReadOnlyList<Forgotten>> Forget(PersonId person, CancellationToken cancellation)
    {
        var gone = new List<Forgotten>();
        foreach (var place in places) gone.Add(new(place.Place, await place.Forget(person, cancellation)));
        return gone;
    }

    private async Task<(IReadOnlyList<PersonId> Ordered, IReadOnlyList<PersonId> Open)> Orders(CancellationToken cancellation)
    {
        var executed = new Dictionary<PersonId, bool>();
        foreach (var stored in await store.ReadStream(ErasureOrders.Stream, cancellation))
            switch (serializer.Read(stored))
            {
                case ErasureApproved e: executed[e.Person] = false; break;
                case ErasureRepeated e: executed[e.Person] = false; break;
                case ErasureExecuted e: executed[e.Person] = true; break;
            }
        return ([.. executed.Keys], [.. executed.Where(p => !p.Value).Select(p => p.Key)]);
    }

    private async Task Try(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Not everything of all erased people could be removed yet; it is tried again when the site is up");
        }
    }

    private async Task Do(ICommand command, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(clock.GetUtcNow());
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellation);
        if (!outcome.Accepted) throw new InvalidOperationException($"{command.GetType().Name} was refused: {outcome.Sentence}");
    }
}
