using MediatR;
using Pmo.Office;

namespace Pmo.Host.SignIn;

/// <summary>Whoever is disabled, by page, API or console, is out at once, and what would let them in again is gone.</summary>
internal sealed class ShutOut(Door door, Caller caller) : IPipelineBehavior<DisablePerson, Outcome>
{
    public async Task<Outcome> Handle(DisablePerson request, CancellationToken cancellationToken, RequestHandlerDelegate<Outcome> next)
    {
        var outcome = await next();
        if (outcome.Accepted) await door.ShutOut(request.Person, caller.Person ?? PersonId.System);
        return outcome;
    }
}
