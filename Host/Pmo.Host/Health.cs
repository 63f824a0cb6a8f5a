using Pmo.Auditing;

namespace Pmo.Host;

/// <summary>Whether the process lives and whether it can serve; without sign-in, and without saying more than that.</summary>
public static class Health
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/proof", (LogProof proof, LogScrub scrub, Witnessing.Witnesses witnesses) =>
            proof.Status.Trouble is { } trouble ? Unproved(trouble.Sentence)
            : scrub.Last?.Fault is { } fault ? Unproved($"The log is not as it was written. First at {fault.Place}: {fault.What}")
            : witnesses.Status.FirstOrDefault(w => w.Trouble is { Refused: true }) is { } witness ? Unproved($"Witness {witness.Name}: {witness.Trouble!.Sentence}")
            : Results.Text("proved")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", async (IEventStore store, Memories memories, PmoSettings settings, IHostApplicationLifetime life, CancellationToken cancellation) =>
        {
            var why = await NotReady(store, memories, settings, life, cancellation);
            return why is null ? Results.Text("ready") : Results.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Unproved(string why) => Results.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable);

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
