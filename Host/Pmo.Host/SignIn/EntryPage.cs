using Microsoft.AspNetCore.Components;
using Pmo.Components;
using Pmo.Host.Shell;

namespace Pmo.Host.SignIn;

/// <summary>A page before sign-in, which ends with somebody being let in or told why not.</summary>
public abstract class EntryPage : PmoPage
{
    [Inject] private Door Door { get; set; } = null!;
    [Inject] private IRights Rights { get; set; } = null!;
    [Inject] private IEnumerable<IModule> Modules { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private Landing Landing { get; set; } = null!;

    /// <summary>Where the person wanted to go.</summary>
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    [CascadingParameter] private protected HttpContext Http { get; set; } = null!;

    /// <summary>Lets somebody in with a new session; the one they came with ends. Or says how long to wait, or <paramref name="refusal"/>.</summary>
    private protected async Task Let(Entry entry, string refusal)
    {
        if (entry.Secret is not { } secret)
        {
            Turn(entry.Wait, refusal);
            return;
        }

        if (SessionCookie.Read(Http.Request) is { } former && await Door.BySession(former) is { Session: { } session }) await Door.End(session.Person, session.Id, session.Person);
        SessionCookie.Write(Http.Response, secret);
        var wanted = await Landing.Of(entry.Session!.Person, SignIn.ReturnUrl.Safe(ReturnUrl));
        Navigation.NavigateTo(wanted != "/" ? wanted : Start(entry.Session!.Person));
    }

    private string Start(PersonId person) => Rights.ViewerOf(person, Clock.GetUtcNow()) is { } viewer ? MenuOrder.Start(Modules, viewer) : "/";

    private void Turn(TimeSpan? wait, string refusal)
    {
        if (wait is not { } left)
        {
            Refuse("sign-in.refused", refusal);
            return;
        }

        var seconds = (long)Math.Ceiling(left.TotalSeconds);
        Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Refuse("sign-in.too-many", $"There were too many attempts. Try again in {Format.Count(seconds, "second")}.");
    }
}
