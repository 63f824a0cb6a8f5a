using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Json;

namespace Pmo.Host.Api;

/// <summary>The API over HTTP: endpoints made from commands and queries, their description, and their errors.</summary>
public static class ApiSetup
{
    /// <summary>Registers the description of the API.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(o => Json.Strict(o.SerializerOptions));
        services.AddProblemDetails();
        services.AddOpenApi("v1", o =>
        {
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "Pmo";
                document.Info.Description = "Everything the screen can do, with the same authority. Sign in with a bearer token (`token create`).";
                return Task.CompletedTask;
            });
            o.AddOperationTransformer<DocComments>();
            o.AddSchemaTransformer<DocComments>();
        });
        return services;
    }

    /// <summary>Errors of <c>/api</c> as problem details; nothing of the inside leaks.</summary>
    public static void UseApiErrors(this WebApplication app) =>
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/api"), api => api.UseExceptionHandler(errors => errors.Run(async context =>
        {
            var error = context.Features.Get<IExceptionHandlerFeature>()!.Error;
            if (error is BeingRebuiltException rebuilt) context.Response.Headers.RetryAfter = rebuilt.RetryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (error is BeingReplayedException making) context.Response.Headers.RetryAfter = making.RetryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await Problems.Of(error).ExecuteAsync(context);
        })));

    /// <summary>Maps the endpoints and <c>/openapi/v1.json</c>; its reference page is <c>/reference</c>.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.MapMessages();
        app.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization();
    }
}
