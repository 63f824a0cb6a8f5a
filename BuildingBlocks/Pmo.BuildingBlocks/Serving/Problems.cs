using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pmo;

/// <summary>Refusals and errors as problem details with a stable code.</summary>
public static class Problems
{
    /// <summary>The answer to a command that was not accepted.</summary>
    public static IResult Of(Outcome outcome)
    {
        var code = outcome.Code ?? "command.refused";
        var sentence = outcome.Sentence ?? "This was refused.";
        return outcome.Kind switch
        {
            OutcomeKind.Unavailable => Problem(StatusCodes.Status503ServiceUnavailable, code, sentence),
            OutcomeKind.TooEarly => Problem(StatusCodes.Status409Conflict, code, sentence, ("notBefore", outcome.NotBefore)),
            _ when code == "command.other-body" => Problem(StatusCodes.Status422UnprocessableEntity, code, sentence),
            _ when code.EndsWith(".unknown", StringComparison.Ordinal) => Problem(StatusCodes.Status404NotFound, code, sentence),
            _ when code.StartsWith("authority.", StringComparison.Ordinal) => Problem(StatusCodes.Status403Forbidden, code, sentence),
            _ => Problem(StatusCodes.Status409Conflict, code, sentence),
        };
    }

    /// <summary>The answer to an exception. Unknown ones say nothing but a trace id.</summary>
    public static IResult Of(Exception exception) => exception switch
    {
        BadRequestException bad => Problem(bad.Status, bad.Code, bad.Message),
        BadHttpRequestException { StatusCode: 413 } => Problem(413, "body.too-large", "This is too large: send at most 1 MB."),
        BadHttpRequestException bad => Problem(bad.StatusCode, "body.invalid", "The request is malformed."),
        NotSignedInException => Problem(StatusCodes.Status401Unauthorized, "authority.sign-in", "Sign in first."),
        NotAllowedException denied => Problem(StatusCodes.Status403Forbidden, denied.Code, "Your roles do not allow this."),
        BeingRebuiltException rebuilt => Problem(StatusCodes.Status503ServiceUnavailable, "figures.rebuilding", rebuilt.Message),
        MomentRefusedException moment => Problem(moment.Status, moment.Code, moment.Message),
        BeingReplayedException making => Problem(StatusCodes.Status503ServiceUnavailable, making.Code, making.Message),
        TraceTooLargeException large => Problem(StatusCodes.Status503ServiceUnavailable, TraceTooLargeException.Code, large.Message),
        _ => Problem(StatusCodes.Status500InternalServerError, "server.error", "Something failed on our side. Nothing is lost; tell the administrator the trace id."),
    };

    /// <summary>A problem with its code and the trace id.</summary>
    public static IResult Problem(int status, string code, string sentence, params ReadOnlySpan<(string Key, object? Value)> more)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (key, value) in more) extensions[key] = value;
        return new Traced(TypedResults.Problem(sentence, statusCode: status, extensions: extensions));
    }

    /// <summary>Adds the number under which the request is found in the traces, or on this host when nothing traces.</summary>
    private sealed class Traced(ProblemHttpResult problem) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => problem.StatusCode;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            problem.ProblemDetails.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
            return problem.ExecuteAsync(httpContext);
        }
    }
}
