using System.Reflection;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        group.MapPost(PathOf(typeof(TCommand)), async (HttpRequest request, Caller caller, IMediator mediator, ReadModels models, CancellationToken cancellation) =>
            {
                var command = await Body.Read<TCommand>(request, cancellation);
                caller.CommandId = IdempotencyKey.Of(request, caller.Person);
                var outcome = await mediator.Send(command, cancellation);
                if (!outcome.Accepted) return Problems.Of(outcome);
                var seen = await models.WaitFor(outcome.Position, Patience, cancellation);
                return Results.Json(new Accepted(outcome.Position, outcome.Kind == OutcomeKind.Duplicate), Json.Messages, statusCode: seen ? 200 : 202);
            })
            .Accepts<TCommand>("application/json").Produces<Accepted>().Produces<Accepted>(202)
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503)
            .WithMetadata([.. typeof(TCommand).GetCustomAttribute<BodyUpToAttribute>() is { } limit ? (object[])[new BodyLimit(limit.Bytes)] : []])
            .Describe(typeof(TCommand));

    private static void Query<TQuery, TAnswer>(RouteGroupBuilder group) where TQuery : class, IQuery<TAnswer> =>
        group.MapGet(PathOf(typeof(TQuery)), async (HttpRequest request, IMediator mediator, CancellationToken cancellation) =>
                await mediator.Send(QueryText.Read<TQuery>(request.Query), cancellation) is { } answer
                    ? Results.Json(answer, Json.Messages)
                    : Problems.Problem(404, "answer.unknown", "There is nothing here, or nothing you may see."))
            .Produces<TAnswer>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503)
            .Describe(typeof(TQuery));

    private sealed record BodyLimit(long? MaxRequestBodySize) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;

    private static void Describe(this RouteHandlerBuilder endpoint, Type message) =>
        endpoint.WithTags(MessageNames.ModuleOf(message)).WithName(MessageNames.Of(message)).WithMetadata(message)
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireAssertion(asked =>
                asked.Resource is HttpContext http && http.RequestServices.GetRequiredService<Caller>().ViewerFor(message) is { } who && MayOf(message).Any(who.Roles.Contains)));
}

/// <summary>A command was carried out.</summary>
/// <param name="Position">Where the log stands for it; opaque, growing.</param>
/// <param name="Repeated">The same command had been carried out before; nothing new was written.</param>
public sealed record Accepted(long Position, bool Repeated);
