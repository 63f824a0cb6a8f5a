namespace Pmo.Tests.House;

/// <summary>An older log put back beside files that were made from a newer one.</summary>
public sealed class Logs_put_back : IDisposable
{
    private static readonly Guid Lamp1 = new("01900000-0000-7000-8000-000000000001");
    private static readonly Guid Lamp2 = new("01900000-0000-7000-8000-000000000002");
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-back-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Tables_that_know_more_than_the_log_are_filled_anew()
    {
        await PutBack();
        await using var world = Open();
        Assert.Equal(Lamp1, Assert.Single(await world.Ask(new FindLamps())).Lamp);
        Assert.All(await world.Get<ReadModels>().States(), s => Assert.Equal(s.Head, s.Position));
    }

    [Fact]
    public async Task An_agenda_that_has_seen_more_than_the_log_does_not_start_and_says_what_to_do()
    {
        await PutBack();
        await using (var world = Open())
        {
            var refused = await Assert.ThrowsAsync<CannotOpenStoreException>(() => world.Get<PolicyRunner>().Start());
            Assert.Contains("remove agenda.db", refused.Message, StringComparison.Ordinal);
        }

        foreach (var file in Directory.GetFiles(directory, "agenda.db*")) File.Delete(file);
        await using var again = Open();
        await again.Get<PolicyRunner>().Start();
        Assert.Equal(OutcomeKind.Done, (await again.Try(new SwitchOn(Lamp2, "hall"))).Kind);
    }

    private async Task PutBack()
    {
        var (log, kept) = (Path.Combine(directory, "events.db"), Path.Combine(directory, "kept"));
        await using (var world = Open())
        {
            await world.Do(new SwitchOn(Lamp1, "hall"));
            await world.Ask(new FindLamps());
        }

        File.Copy(log, kept);
        await using (var world = Open())
        {
            await world.Do(new SwitchOn(Lamp2, "hall"));
            await world.Ask(new FindLamps());
        }

        File.Move(kept, log, overwrite: true);
    }

    private World Open() => new(directory: directory, extra: [new LampsModule()]);
}
