using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmo.Host;

namespace Pmo.Benchmarks;

/// <summary>The whole house without its web pages on a data directory.</summary>
/// <param name="directory">The data directory.</param>
/// <param name="durable">Every append waits for the disk.</param>
internal sealed class House(string directory, bool durable) : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Error).AddConsole())
        .AddPmo(new PmoSettings(directory, PmoSettings.ModulesOf(null)) { Durable = durable }).BuildServiceProvider();

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Sends a command as the system, in a scope of its own as a request has.</summary>
    public async Task Send(ICommand command)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(TimeProvider.System.GetUtcNow());
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
        if (!outcome.Accepted) throw new InvalidOperationException($"{command.GetType().Name} was refused: {outcome.Code}: {outcome.Sentence}");
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
