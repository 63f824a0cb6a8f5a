using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Reporting;
using Pmo.Reporting.Answering;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>Puts a question where a test wants one to be.</summary>
internal static class Asking
{
    /// <summary>The sponsor of one of the sample sponsor's projects is asked for a decision.</summary>
    public static async Task<AskId> ForDecision(RealHost host, string decision)
    {
        var site = await host.Sample();
        var obligation = (await host.Ask(Role.Sponsor, new FindObligations(ObligationState.Accepted))).Rows[0];
        var ask = AskId.OfDecision(obligation.Project, decision);
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(site.Clock.GetUtcNow());
        Assert.True((await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new AskForDecision(ask, obligation.Project, obligation.Obligation, decision, null))).Accepted);
        await site.Settle();
        return ask;
    }
}
