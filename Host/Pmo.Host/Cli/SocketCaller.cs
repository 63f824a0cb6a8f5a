using System.Security.Claims;

namespace Pmo.Host.Cli;

/// <summary>Whoever can open the socket owns the installation: requests over it are the operating system's user, as administrator.</summary>
internal sealed class SocketCaller(RequestDelegate next)
{
    /// <summary>The kind of sign-in.</summary>
    public const string Scheme = "console";

    private static readonly HashSet<Role> Roles = [Role.Administrator, Role.Reader];

    /// <summary>The operating system's user as a person.</summary>
    public static PersonId Person { get; } = new(Ids.Named("pmo.console", Environment.UserName));

    public async Task InvokeAsync(HttpContext context, Caller caller, Memories memories, TimeProvider clock)
    {
        if (Socket.Is(context)) await Know(context, caller, memories, clock);
        await next(context);
    }

    private static async Task Know(HttpContext context, Caller caller, Memories memories, TimeProvider clock)
    {
        await memories.CatchUp(context.RequestAborted);
        caller.Is(new Viewer(Person, Roles, clock.GetUtcNow(), null));
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Person.ToString()), .. Roles.Select(r => new Claim(ClaimTypes.Role, r.ToString()))], Scheme));
    }
}
