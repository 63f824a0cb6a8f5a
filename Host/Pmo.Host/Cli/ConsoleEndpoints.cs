using Pmo.Host.SignIn;
using Pmo.Office;

namespace Pmo.Host.Cli;

/// <summary>What only the console may do, because it shows a secret: only requests over the socket reach it.</summary>
internal static class ConsoleEndpoints
{
    /// <summary>Maps <c>/console/…</c>.</summary>
    public static void MapConsole(this WebApplication app)
    {
        var console = app.MapGroup("/console").ExcludeFromDescription()
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireAssertion(asked => asked.Resource is HttpContext http && Socket.Is(http)));
        console.MapPost("/invite", async (Invite invite, Invitations invitations) => new { code = await invitations.For(invite.Person, SocketCaller.Person) });
        console.MapPost("/token/create", CreateToken);
        console.MapPost("/token/revoke", async (RevokeToken revoke, Door door) =>
            await door.RevokeToken(null, revoke.Id, SocketCaller.Person) ? Results.Ok() : Problems.Problem(404, "token.unknown", $"There is no token {revoke.Id}."));
        console.MapGet("/token/list", (Tokens tokens, INames names) => tokens.Of(null).Select(t => new { t.Id, person = names.Of(t.Person), t.Name, t.Created, t.Expires, t.Used }));
        console.MapGet("/person", (string who, IPeople people) => people.ByEmail(who) is { } person ? Results.Ok(new { person }) : Problems.Problem(404, "person.unknown", $"Nobody has the address {who}."));
    }

    private static async Task<IResult> CreateToken(CreateToken create, Door door)
    {
        if (create.Days is < 1 or > 366) return Problems.Problem(409, "token.days", "A token lasts 1 to 366 days.");
        var (secret, token) = await door.CreateToken(create.Person, create.Name, TimeSpan.FromDays(create.Days), SocketCaller.Person);
        return Results.Ok(new { secret, token.Id, token.Expires });
    }
}

internal sealed record Invite(PersonId Person);

internal sealed record CreateToken(PersonId Person, string Name, int Days);

internal sealed record RevokeToken(string Id);
