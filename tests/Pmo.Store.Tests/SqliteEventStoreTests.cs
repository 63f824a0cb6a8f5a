namespace Pmo.Store.Tests;

public sealed class SqliteEventStoreTests : EventStoreContract
{
    private readonly TempDirectory directory = new();

    protected override Task<IEventStore> Open() => Task.FromResult<IEventStore>(new SqliteEventStore(new(directory.Path, Make.SaltKey)));

    protected override Task CleanUp()
    {
        directory.Dispose();
        return Task.CompletedTask;
    }
}
