using System.Reflection;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Pmo;

/// <summary>The API is made from the types: every command is a POST, every query a GET, with the authority of the page.</summary>
public static class Endpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Maps the messages of the running modules under <c>/api/{module}/</c>. Commands only the system may send get no endpoint.</summary>
    public static RouteGroupBuilder MapMessages(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api");
        var messages = app.ServiceProvider.GetRequiredService<MessageCatalogue>();
        foreach (var type in messages.Commands.Where(t => MayOf(t).Any(r => r != Role.System)).OrderBy(MessageNames.Of)) Map(nameof(Command), group, type);
        foreach (var type in messages.Queries.OrderBy(MessageNames.Of)) Map(nameof(Query), group, type, MessageCatalogue.AnswerOf(type)!);
        foreach (var module in app.ServiceProvider.GetServices<IModule>()) module.Map(group);
        return group;
    }

    /// <summary>Who may send a message.</summary>
    public static IReadOnlyList<Role> MayOf(Type message) => message.GetCustomAttribute<MayAttribute>()?.Roles ?? [];

    /// <summary>A message's address below <c>/api</c>.</summary>
    public static string PathOf(Type message) => $"/{MessageNames.ModuleOf(message)}/{MessageNames.Kebab(message.Name)}";

    private static void Map(string how, RouteGroupBuilder group, params Type[] types) =>
        typeof(Endpoints).GetMethod(how, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(types).Invoke(null, [group]);

    private static void Command<TCommand>(RouteGroupBuilder group) where TCommand : class, ICommand =>
        group.MapPost(PathOf(typeof(TCommand)), Plain(Send<TCommand>))
            .WithMetadata(new AcceptsMetadata(["application/json"], typeof(TCommand)), Gives(200, typeof(Accepted)), Gives(202, typeof(Accepted)))
            .WithMetadata(Refused(400, 401, 403, 404, 409, 422, 503))
            .WithMetadata([.. typeof(TCommand).GetCustomAttribute<BodyUpToAttribute>() is { } limit ? (object[])[new BodyLimit(limit.Bytes)] : []])
            .Describe(typeof(TCommand));

    private static async Task<IResult> Send<TCommand>(HttpContext http) where TCommand : class, ICommand
    {
        var (services, cancellation) = (http.RequestServices, http.RequestAborted);
        var command = await Body.Read<TCommand>(http.Request, cancellation);
        var caller = services.GetRequiredService<Caller>();
        caller.CommandId = IdempotencyKey.Of(http.Request, caller.Person);
        var outcome = await services.GetRequiredService<IMediator>().Send(command, cancellation);
        if (!outcome.Accepted) return Problems.Of(outcome);
        var seen = await services.GetRequiredService<ReadModels>().WaitFor(outcome.Position, Patience, cancellation);
        return Results.Json(new Accepted(outcome.Position, outcome.Kind == OutcomeKind.Duplicate), Json.Messages, statusCode: seen ? 200 : 202);
    }

    private static void Query<TQuery, TAnswer>(RouteGroupBuilder group) where TQuery : class, IQuery<TAnswer> =>
        group.MapGet(PathOf(typeof(TQuery)), Plain(Ask<TQuery, TAnswer>))
            .WithMetadata(Gives(200, typeof(TAnswer))).WithMetadata(Refused(400, 401, 403, 404, 503)).Describe(typeof(TQuery));

    private static async Task<IResult> Ask<TQuery, TAnswer>(HttpContext http) where TQuery : class, IQuery<TAnswer> =>
        await http.RequestServices.GetRequiredService<IMediator>().Send(QueryText.Read<TQuery>(http.Request.Query), http.RequestAborted) is { } answer
            ? Results.Json(answer, Json.Messages)
            : Problems.Problem(404, "answer.unknown", "There is nothing here, or nothing you may see.");

    // A delegate with parameters of its own would be compiled for every message at every start.
    private static RequestDelegate Plain(Func<HttpContext, Task<IResult>> answer) => async http => await (await answer(http)).ExecuteAsync(http);

    private static ProducesResponseTypeMetadata Gives(int status, Type type) => new(status, type, ["application/json"]);

    private static object[] Refused(params int[] statuses) => [.. statuses.Select(s => new ProducesResponseTypeMetadata(s, typeof(ProblemDetails), ["application/problem+json"]))];

    private static Task Described(HttpContext http) => Task.CompletedTask;

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

    private static void Describe(this IEndpointConventionBuilder endpoint, Type message) =>
        // The method is what the API's description begins with.
        endpoint.WithTags(MessageNames.ModuleOf(message)).WithName(MessageNames.Of(message)).WithMetadata(message, ((Delegate)Described).Method)
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireAssertion(asked =>
                asked.Resource is HttpContext http && http.RequestServices.GetRequiredService<Caller>().ViewerFor(message) is { } who && MayOf(message).Any(who.Roles.Contains)));
}

/// <summary>A command was carried out.</summary>
/// <param name="Position">Where the log stands for it; opaque, growing.</param>
/// <param name="Repeated">The same command had been carried out before; nothing new was written.</param>
public sealed record Accepted(long Position, bool Repeated);
