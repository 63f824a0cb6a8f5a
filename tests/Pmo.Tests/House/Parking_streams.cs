namespace Pmo.Tests.House;

/// <summary>A stream is left out only with what is left out of the file: both, or neither.</summary>
public sealed class Parking_streams : IAsyncDisposable
{
    private readonly World world = new(extra: [new LampsModule()]);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_page_that_fails_while_it_is_parked_changes_nothing_and_can_be_written_later()
    {
        var odd = new OddTable<int>();
        var tables = new ModuleTables("odd", [odd]);
        var path = Path.Combine(world.DataDirectory, "odd.db");
        await new BulkFill(tables, world.Store, world.Get<EventSerializer>()).Fill(path, 0, _ => { }, CancellationToken.None);
        await world.Do(new SwitchOn(Guid.CreateVersion7(), "hall"));
        await world.Do(new SwitchOn(Guid.CreateVersion7(), "cellar"));
        var lamps = (await world.Log()).Where(r => r.Event is LampSwitchedOn).ToArray();
        using var file = new ReadModelFile(path, world.Get<INames>());

        odd.DiskIsFull = true;
        Assert.ThrowsAny<Exception>(() => file.Apply(tables, lamps, lamps[^1].Position));
        Assert.Equal((0, 0L), (file.Parked, file.Position));

        odd.DiskIsFull = false;
        file.Apply(tables, lamps, lamps[^1].Position);
        Assert.Equal((1, lamps[^1].Position), (file.Parked, file.Position));
        Assert.Equal("cellar", file.Read(db => db.Value<string>($"select room from odd")));
    }

    [Fact]
    public async Task A_fill_that_fails_leaves_no_file()
    {
        var head = (await world.Do(new SwitchOn(Guid.CreateVersion7(), "cellar"))).Position;
        var path = Path.Combine(world.DataDirectory, "odd.db");
        var fill = new BulkFill(new ModuleTables("odd", [new OddTable<int> { DiskIsFull = true }]), world.Store, world.Get<EventSerializer>());
        await Assert.ThrowsAnyAsync<Exception>(() => fill.Fill(path, head, _ => { }, CancellationToken.None));
        Assert.Empty(Directory.GetFiles(world.DataDirectory, "odd.db*"));
    }

    /// <summary>Cannot take lamps of the hall; generic, so that no installation of the tests picks it up.</summary>
    private sealed class OddTable<T> : Projection
    {
        public bool DiskIsFull { get; set; }
        public override string Schema => "create table odd (room text not null)";

        public override Sql[] Apply(object @event, Recorded about) => @event switch
        {
            LampSwitchedOn { Room: "hall" } => throw new InvalidOperationException($"No {typeof(T).Name} for the hall."),
            LampSwitchedOn when DiskIsFull => [Sql($"insert into nowhere values (1)")],
            LampSwitchedOn e => [Sql($"insert into odd values ({e.Room})")],
            _ => Skip,
        };
    }
}
