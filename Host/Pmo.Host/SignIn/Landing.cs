using MediatR;
using Pmo.Office;

namespace Pmo.Host.SignIn;

/// <summary>Where people come to when they sign in: those who set up, to the first steps, until the installation is live.</summary>
internal sealed class Landing(IRights rights, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string FirstSteps = "/first-steps";

    /// <summary>Where somebody comes to who did not want to go anywhere else.</summary>
    public async Task<string> Of(PersonId person, string wanted)
    {
        if (wanted != "/" || rights.ViewerOf(person, clock.GetUtcNow()) is not { } viewer || !viewer.Is(Role.HeadOfPmo, Role.Administrator)) return wanted;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(viewer);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ShowWhetherLive()) is { Since: null } ? FirstSteps : wanted;
    }
}
