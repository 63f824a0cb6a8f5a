namespace Pmo.Host.Operations;

/// <summary>How an installation is whose host does not run: what its files say, read beside whoever else reads them.</summary>
internal static class StoppedStatus
{
    /// <summary>Reads log, read models and agenda. Throws <see cref="CannotOpenStoreException"/> when there is no log.</summary>
    public static async Task<Status> Of(string directory)
    {
        await using var store = SqliteEventStore.OpenReadOnly(directory);
        var head = await store.Head();
        var agenda = Path.Combine(directory, "agenda.db");
        var (waiting, fired, next) = File.Exists(agenda) ? Agenda.Look(agenda) : default;
        return new Status(PmoServices.Version, store.Health, head, [], ReadModels.Look(Path.Combine(directory, "reads"), head), waiting, fired, next, 0, null, []);
    }
}
