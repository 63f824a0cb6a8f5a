using System.Net.Mime;

namespace Pmo.Host.SignIn;

/// <summary>Catches what nothing else caught. Says a code and a trace id, never what went wrong inside.</summary>
internal sealed class LastResort(ILogger<LastResort> log) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser went away; there is nobody to answer.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await Answer(context, failure);
        }
    }

    private async Task Answer(HttpContext context, Exception failure)
    {
        var answer = Problems.Of(failure);
        var status = (answer as IStatusCodeHttpResult)?.StatusCode ?? 500;
        if (status >= 500) log.LogError(failure, "{Method} {Path} failed", context.Request.Method, context.Request.Path.Value);
        context.Response.Clear();
        if (IsForPeople(context.Request)) await Page(context, status);
        else await answer.ExecuteAsync(context);
    }

    private static bool IsForPeople(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase);

    private static async Task Page(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Something failed · Pmo</title></head><body>
            <h1>Something failed on our side</h1><p>Nothing is lost. Tell the administrator this number: <code>{context.TraceIdentifier}</code></p>
            <p><a href="/">Start page</a></p></body></html>
            """);
    }
}
