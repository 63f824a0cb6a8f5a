using System.Globalization;
using MediatR;

namespace Pmo.Host;

/// <summary>
/// Leaves a mark every minute that the site could be reached. At a start the mark says since when it could not: hours that
/// nobody had to hand in a report are not counted against them.
/// </summary>
internal sealed class Alive(PmoSettings settings, TimeProvider clock, IServiceScopeFactory scopes)
{
    /// <summary>A restart within this time is no outage.</summary>
    private static readonly TimeSpan Restart = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private string Path => System.IO.Path.Combine(settings.DataDirectory, "alive");

    /// <summary>Records the time since the last mark as an outage, if it is longer than a restart takes.</summary>
    public async Task Return(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (Last() is { } last && now - last >= Restart)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(now);
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RecordOutage(last, now), cancellation);
        }

        Mark();
    }

    /// <summary>Marks every minute until cancelled, and then once more.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            // A delay, not a periodic timer: a clock that jumps a month ahead leaves one mark, not forty thousand.
            await Task.Delay(Every, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Mark();
        }
    }

    private DateTimeOffset? Last() =>
        File.Exists(Path) && DateTimeOffset.TryParse(File.ReadAllText(Path), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var last) ? last : null;

    private void Mark() => File.WriteAllText(Path, clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
}
