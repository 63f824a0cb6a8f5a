using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Pmo.Host.Shell;

/// <summary>Tells an open page that a module's tables moved. It carries no figures: the page asks again, with the rights of that moment.</summary>
internal static class Live
{
    // The browser opens the stream anew after this, under the session it has then: who was signed out hears nothing more.
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    /// <summary>Where a page shown now listens; what moves before it does is told first.</summary>
    public static string Address(ReadModels models) => string.Create(CultureInfo.InvariantCulture, $"/live?seen={models.Moves}");

    /// <summary>Maps <c>/live</c>.</summary>
    public static void MapLive(this WebApplication app) =>
        app.MapGet("/live", (long? seen, ReadModels models, TimeProvider clock, IHostApplicationLifetime host, CancellationToken aborted) =>
            TypedResults.ServerSentEvents(Moves(seen, models, clock, host.ApplicationStopping, aborted))).RequireAuthorization().ExcludeFromDescription();

    private static async IAsyncEnumerable<SseItem<string>> Moves(long? seen, ReadModels models, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var over = new CancellationTokenSource(Lasts, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stopping, aborted);
        // One place, the newest wins: a page that is slow misses nothing, because it asks for everything again.
        var moves = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        void Moved(string module, long position) => moves.Writer.TryWrite(string.Create(CultureInfo.InvariantCulture, $"{module} {position}"));
        models.Moved += Moved;
        try
        {
            yield return new SseItem<string>("", "ready");
            if (seen is not null && models.Moves != seen) yield return new SseItem<string>("", "changed");
            while (await Next(moves.Reader, end.Token) is { } move) yield return new SseItem<string>(move, "changed");
        }
        finally
        {
            models.Moved -= Moved;
        }
    }

    private static async Task<string?> Next(ChannelReader<string> moves, CancellationToken end)
    {
        try
        {
            return await moves.ReadAsync(end);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
