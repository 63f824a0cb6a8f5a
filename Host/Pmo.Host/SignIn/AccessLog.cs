using System.Net;
using MediatR;
using Pmo.Office;

namespace Pmo.Host.SignIn;

/// <summary>Puts what happens at the door into the log. Nobody is kept out because the log cannot be written just now; that is said in the trace instead.</summary>
internal sealed class AccessLog(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AccessLog> trace)
{
    /// <summary>Notes what happened to a person.</summary>
    public Task Note(PersonId person, AccessFact fact) => Note(person.ToString(), fact);

    /// <summary>Notes what happened to an account, by the person's id or the blind key of an address nobody uses.</summary>
    public async Task Note(string account, AccessFact fact)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(now);
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new NoteAccess(account, now, fact));
        if (!outcome.Accepted) trace.LogWarning("{Fact} could not be noted in the log: {Code}", fact.GetType().Name, outcome.Code);
    }
}

/// <summary>Who stands at the door: from where, and with what.</summary>
internal sealed record Visitor(IPAddress? Source, string Device)
{
    public static Visitor Of(HttpContext http) => new(http.Connection.RemoteIpAddress, http.Request.Headers.UserAgent.ToString());
}
