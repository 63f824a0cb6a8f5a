using Microsoft.Extensions.Logging.Abstractions;
using Pmo.Tests.Solution;

namespace Pmo.Tests.LookingBack;

/// <summary>Replays of the year in a folder of their own.</summary>
internal sealed class Scratch : IDisposable
{
    public Scratch(PastPmo pmo, Func<ReplayOptions, ReplayOptions> with, IEventStore? store = null)
    {
        Folder = Directory.CreateTempSubdirectory("pmo-replays-").FullName;
        var options = with(new ReplayOptions(Folder, () => 1_000_000_000) { Patience = TimeSpan.FromMinutes(1) });
        Replays = new Replays(pmo.Site.Get<IEnumerable<Projection>>(), pmo.Site.Get<ReadModels>(), options, store ?? pmo.Site.Get<IEventStore>(), pmo.Site.Get<EventSerializer>(), pmo.Site.Get<INames>(), NullLogger<Replays>.Instance);
    }

    public string Folder { get; }

    public Replays Replays { get; }

    /// <summary>What is in a module's tables at a position.</summary>
    public async Task<Dictionary<string, (int Rows, string Hash)>> Contents(Type module, long position)
    {
        Assert.Equal(position, await Replays.Read(module, position, db => db.Value<long>($"select position from pmo_checkpoint")));
        return await Replays.Read(module, position, _ => TableContents.Of(Assert.Single(Directory.GetFiles(Folder, $"{MessageNames.ModuleOf(module)}.*.{position}.*.db"))).ToDictionary());
    }

    public void Dispose()
    {
        Replays.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
