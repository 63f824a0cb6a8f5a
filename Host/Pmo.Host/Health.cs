namespace Pmo.Host;

/// <summary>Whether the process lives and whether it can serve; without sign-in, and without saying more than that.</summary>
public static class Health
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", async (IEventStore store, Memories memories, PmoSettings settings, IHostApplicationLifetime life, CancellationToken cancellation) =>
        {
            var why = await NotReady(store, memories, settings, life, cancellation);
            return why is null ? Results.Text("ready") : Results.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<string?> NotReady(IEventStore store, Memories memories, PmoSettings settings, IHostApplicationLifetime life, CancellationToken cancellation)
    {
        if (life.ApplicationStopping.IsCancellationRequested) return "stopping";
        if (store.Health == StoreHealth.Faulted) return "the log's disk failed: start again and verify the log";
        if (store.Health == StoreHealth.ReadOnly) return "the disk is full: nothing can be written";
        if (memories.Trouble is not null) return "people and rights do not follow the log: see what the host has logged";
        var drive = new DriveInfo(Path.GetFullPath(settings.DataDirectory));
        if (drive.TotalSize > 0 && drive.AvailableFreeSpace < drive.TotalSize / 100 && drive.AvailableFreeSpace < 500_000_000) return "the disk is almost full";
        await store.Head(cancellation);
        return null;
    }
}
