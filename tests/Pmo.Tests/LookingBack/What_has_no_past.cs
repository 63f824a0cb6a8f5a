using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Tests.Solution;

namespace Pmo.Tests.LookingBack;

/// <summary>What is not answered from the log's tables says that it has no past; else a page would show what is now under the bar of then.</summary>
[Trait("Feature", "A4")]
public sealed class What_has_no_past
{
    [Fact]
    public void A_query_that_is_not_answered_from_tables_says_so()
    {
        var answered = TheSolution.Queries.SelectMany(q => q.Assembly.GetTypes()).Distinct().SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAnswer<,>)).Select(i => i.GenericTypeArguments[0]).ToHashSet();

        // Whoever asks the tables by TablesThen, reads their trace up to that moment, or folds streams by the reading of reviews, asks those of the moment looked back at.
        Type[] then = [typeof(TablesThen), typeof(Traces), typeof(Pmo.Host.Engaging.EngagementReading), typeof(Pmo.Host.Testing.ItemReader)];
        answered.UnionWith(TheSolution.Queries.SelectMany(q => q.Assembly.GetTypes()).Distinct().Where(t => t.GetConstructors().Any(c => c.GetParameters().Any(p => then.Contains(p.ParameterType))))
            .SelectMany(t => t.GetInterfaces()).Where(i => i.IsGenericType && i.Name.StartsWith("IRequestHandler", StringComparison.Ordinal)).Select(i => i.GenericTypeArguments[0]));

        var live = TheSolution.Queries.Where(q => q.Assembly.GetTypes().Any(t => t.GetInterfaces().Any(i => i.IsGenericType && i.Name.StartsWith("IRequestHandler", StringComparison.Ordinal) && i.GenericTypeArguments[0] == q)) && !answered.Contains(q)).ToArray();

        Assert.NotEmpty(live);
        Assert.Empty(live.Where(q => q.GetCustomAttribute<NoPastAttribute>() is null).Select(q => q.Name));
    }

    [Fact]
    public async Task A_command_with_a_moment_is_refused_whatever_it_came_through()
    {
        await using var world = new World();
        await world.Do(new Pmo.Office.CreateUnit(Pmo.Office.UnitKind.Department, "ROADS", "Roads", null, new(2026, 1, 1)));
        await using var scope = world.Get<IServiceScopeFactory>().CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.IsSystem(world.Clock.GetUtcNow());
        caller.AsOf = await world.Get<PastMoments>().Find("#1", TimeZoneInfo.Utc);

        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new Pmo.Office.CreateUnit(Pmo.Office.UnitKind.Department, "WORKS", "Works", null, new(2026, 1, 1)));

        Assert.Equal((OutcomeKind.Refused, "asof.read-only"), (outcome.Kind, outcome.Code));
        Assert.Single(await world.Log<Pmo.Office.UnitCreated>());
    }
}
