using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.Explaining;

namespace Pmo.Tests.Explaining;

/// <summary>Asks why, as somebody and of a moment.</summary>
internal static class Asking
{
    public static async Task<WhySheet> Why(World world, ShowWhy query, Role[]? roles = null, IReadOnlySet<ProjectId>? own = null, long? position = null) =>
        (await Query(world, query, roles, own, position))!;

    public static async Task<T> Query<T>(World world, IQuery<T> query, Role[]? roles = null, IReadOnlySet<ProjectId>? own = null, long? position = null, PersonId? who = null)
    {
        await world.Get<Memories>().CatchUp();
        await world.Get<ReadModels>().CatchUp();
        await using var scope = world.Get<IServiceScopeFactory>().CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.Is(new Viewer(who ?? World.Officer, (roles ?? [Role.HeadOfPmo, Role.Reader]).ToHashSet(), world.Clock.GetUtcNow(), own));
        if (position is { } at) caller.AsOf = await world.Get<PastMoments>().Find($"#{at}", TimeZoneInfo.Utc);
        while (true)
        {
            try
            {
                return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query);
            }
            catch (BeingReplayedException)
            {
                // It waits for what is being made, as a person would.
            }
        }
    }
}
