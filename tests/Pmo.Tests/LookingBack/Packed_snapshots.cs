using Pmo.Office;
using Pmo.Reporting;

namespace Pmo.Tests.LookingBack;

/// <summary>From where a fill began never shows; a snapshot that is broken or had to go costs time only.</summary>
[Collection(PastPmoTests.Name)]
public sealed class Packed_snapshots(PastPmo pmo)
{
    private static readonly Type[] Modules = [typeof(FindProjects), typeof(ReportingModule)];

    [Fact, Trait("Feature", "A14")]
    public async Task A_snapshot_never_changes_what_is_in_the_tables()
    {
        using var slow = new Scratch(pmo, o => o);
        using var fast = new Scratch(pmo, Layered);
        await fast.Replays.TakeSnapshots(pmo.Head);
        var taken = fast.Replays.Fills.FromSnapshot;
        var dice = new Dice(7);

        foreach (var position in Enumerable.Range(0, 6).Select(n => (long)dice.Between(1, (int)pmo.Head, $"position {n}")).Concat([200, 399, 400, 401, 1_199, 1_999, pmo.Head]))
        {
            foreach (var module in Modules)
            {
                var expected = await slow.Contents(module, position);
                Assert.True(expected.Count > 5);
                Assert.Equal(expected, await fast.Contents(module, position));
            }
        }

        Assert.Equal(0, slow.Replays.Fills.FromSnapshot);
        Assert.True(fast.Replays.Fills.FromSnapshot > taken + 10, "Snapshots were not used.");
    }

    [Fact, Trait("Feature", "A14")]
    public async Task A_broken_snapshot_is_thrown_away_and_the_answer_is_the_same()
    {
        using var whole = new Scratch(pmo, o => o);
        using var broken = new Scratch(pmo, o => o with { Dense = 1_000 });
        await broken.Replays.TakeSnapshots(1_000);
        var snapshots = Directory.GetFiles(broken.Folder, "*.br", SearchOption.AllDirectories);
        Assert.NotEmpty(snapshots);
        foreach (var snapshot in snapshots) await File.WriteAllBytesAsync(snapshot, (await File.ReadAllBytesAsync(snapshot))[..200]);

        foreach (var module in Modules) Assert.Equal(await whole.Contents(module, 1_100), await broken.Contents(module, 1_100));
        Assert.DoesNotContain(Directory.GetFiles(broken.Folder, "*.br", SearchOption.AllDirectories), f => Modules.Any(m => Path.GetFileName(f).StartsWith(MessageNames.ModuleOf(m) + ".", StringComparison.Ordinal)));
    }

    [Fact, Trait("Feature", "A14")]
    public async Task Snapshots_of_tables_that_are_no_longer_made_so_go_at_the_next_start()
    {
        using var before = new Scratch(pmo, o => o with { Dense = 1_000 });
        await before.Replays.TakeSnapshots(1_000);
        var kept = Snapshots(before).Select(f => f.Name).Order().ToArray();
        var folder = Snapshots(before)[0].DirectoryName!;
        foreach (var other in (string[])["office.0000.0000000000000000500.br", $"{kept[0]}.packing"]) await File.WriteAllTextAsync(Path.Combine(folder, other), "");

        using var after = new Scratch(pmo, o => o with { Directory = before.Folder });
        Assert.Equal(kept, Snapshots(before).Select(f => f.Name).Order());
    }

    [Fact, Trait("Feature", "A14")]
    public async Task Snapshots_keep_within_their_room_and_the_oldest_go_first()
    {
        using var all = new Scratch(pmo, o => o with { Dense = 500, Whole = 500 });
        await all.Replays.TakeSnapshots(pmo.Head);
        var sizes = Snapshots(all).Sum(f => f.Length);
        using var some = new Scratch(pmo, o => o with { Dense = 500, Whole = 500, LogBytes = () => sizes / 4 });
        await some.Replays.TakeSnapshots(pmo.Head);

        var kept = Snapshots(some);
        Assert.InRange(kept.Sum(f => f.Length), 1, sizes / 2);
        Assert.True(kept.Length < Snapshots(all).Length);
        // Of each module the newest are kept: those of a small one take no room from those of a large one.
        foreach (var module in Snapshots(all).GroupBy(f => f.Name.Split('.')[0]))
        {
            var left = kept.Where(f => f.Name.Split('.')[0] == module.Key).ToList();
            Assert.Equal(module.OrderByDescending(Position).Take(left.Count).Select(Position).Order(), left.Select(Position).Order());
        }
    }

    [Fact, Trait("Feature", "A14")]
    public async Task Most_hold_only_what_differs_from_an_earlier_one()
    {
        using var layered = new Scratch(pmo, Layered);
        using var whole = new Scratch(pmo, o => o with { Dense = 200, Whole = 200 });
        await layered.Replays.TakeSnapshots(pmo.Head);
        await whole.Replays.TakeSnapshots(pmo.Head);

        var names = OfReporting(layered).Where(s => s.Position <= 2_200);
        Assert.Equal(
            [(200, null), (400, 200), (600, 400), (800, null), (1_000, 800), (1_200, 1_000), (1_400, 1_200), (1_600, null), (1_800, 1_600), (2_000, 1_800), (2_200, 2_000)],
            names.Select(s => (s.Position, s.On)));
        Assert.Equal(Snapshots(whole).Length, Snapshots(layered).Length);
        Assert.All(OfReporting(layered).Zip(OfReporting(whole)), pair => Assert.True(pair.First.On is null || pair.First.Bytes < pair.Second.Bytes));
        Assert.Empty(Directory.GetFiles(layered.Folder, "*.making"));
    }

    [Fact, Trait("Feature", "A14")]
    public async Task None_is_taken_where_the_disk_is_nearly_full_and_a_moment_is_made_from_the_log()
    {
        var free = 0L;
        using var scratch = new Scratch(pmo, o => Layered(o) with { Free = _ => free });
        await scratch.Replays.TakeSnapshots(1_000);
        Assert.Empty(Snapshots(scratch));
        Assert.True((await scratch.Contents(typeof(ReportingModule), 900)).Count > 5);

        free = long.MaxValue;
        await scratch.Replays.TakeSnapshots(1_000);
        Assert.Equal(1_000, OfReporting(scratch).Max(s => s.Position));
    }

    [Fact, Trait("Feature", "A14")]
    public async Task One_that_is_taken_later_lies_on_those_that_are_there()
    {
        using var once = new Scratch(pmo, Layered);
        await once.Replays.TakeSnapshots(1_800);
        using var bit = new Scratch(pmo, Layered);
        foreach (var head in (long[])[199, 200, 1_000, 1_399, 1_400, 1_700, 1_800]) await bit.Replays.TakeSnapshots(head);

        Assert.Equal(Snapshots(once).Select(f => f.Name).Order(), Snapshots(bit).Select(f => f.Name).Order());
        foreach (var module in Modules) Assert.Equal(await once.Contents(module, 1_799), await bit.Contents(module, 1_799));
    }

    [Fact, Trait("Feature", "A14")]
    public async Task Those_that_hold_only_what_differs_go_before_whole_ones()
    {
        using var all = new Scratch(pmo, Layered);
        await all.Replays.TakeSnapshots(2_000);
        // Room for all whole ones, and for half of what the others take.
        var whole = Snapshots(all).Where(f => Snapshot.Of(f).On is null).Sum(f => f.Length);
        var room = whole + (Snapshots(all).Sum(f => f.Length) - whole) / 2;
        using var some = new Scratch(pmo, o => Layered(o) with { LogBytes = () => room / 2 });
        for (var times = 0; times < 2; times++)
        {
            await some.Replays.TakeSnapshots(2_000);

            var kept = OfReporting(some);
            Assert.InRange(Snapshots(some).Sum(f => f.Length), whole, room);
            Assert.Equal(OfReporting(all).Where(s => s.On is null).Select(s => s.Position), kept.Where(s => s.On is null).Select(s => s.Position));
            // Of those between, the newest that lie on one whole one are kept longest, and of these the first, on which the others lie.
            Assert.Equal(OfReporting(all).Where(s => s.On is not null).OrderByDescending(s => s.Position / 800).ThenBy(s => s.Position).Take(kept.Count(s => s.On is not null)).Select(s => s.Position).Order(), kept.Where(s => s.On is not null).Select(s => s.Position));
            Assert.Contains(kept, s => s.Position == 1_800);
            // Whoever comes last finds the room taken, and has a right to it all the same: a page asks all modules.
            var ofEach = Snapshots(some).Where(f => Snapshot.Of(f).On is not null).CountBy(f => f.Name.Split('.')[0]).ToDictionary();
            Assert.Single(ofEach.Values.Distinct());
            Assert.Equal(Snapshots(all).Select(f => f.Name.Split('.')[0]).Distinct().Order(), ofEach.Keys.Order());
        }
    }

    [Theory, Trait("Feature", "A14")]
    [InlineData(800, true), InlineData(1_000, true), InlineData(1_400, true), InlineData(800, false), InlineData(1_400, false)]
    public async Task One_that_is_broken_while_it_is_read_is_found_and_the_answer_is_the_same(long position, bool inItsPages)
    {
        using var good = new Scratch(pmo, o => o);
        using var broken = new Scratch(pmo, Layered);
        await broken.Replays.TakeSnapshots(1_400);
        var file = OfReporting(broken).Single(s => s.Position == position).Path;
        var bytes = await File.ReadAllBytesAsync(file);
        if (inItsPages) bytes.AsSpan(0, bytes.Length / 2).Clear();
        else bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        Assert.Equal(await good.Contents(typeof(ReportingModule), 1_450), await broken.Contents(typeof(ReportingModule), 1_450));
        Assert.Equal(position - 200, OfReporting(broken).Max(s => s.Position));
        // Those that went are taken again.
        await broken.Replays.TakeSnapshots(1_400);
        Assert.Equal(await good.Contents(typeof(ReportingModule), 1_449), await broken.Contents(typeof(ReportingModule), 1_449));
        Assert.Equal(1_400, OfReporting(broken).Max(s => s.Position));
        Assert.Equal([(1_000, 800), (1_200, 1_000), (1_400, 1_200)], OfReporting(broken).TakeLast(3).Select(s => (s.Position, s.On)));
    }

    [Fact, Trait("Feature", "A14")]
    public async Task One_that_breaks_when_its_moment_is_already_looked_at_is_found_and_the_answer_is_the_same()
    {
        using var good = new Scratch(pmo, o => o);
        using var broken = new Scratch(pmo, Layered);
        await broken.Replays.TakeSnapshots(1_400);
        Assert.Equal(1_400, await broken.Replays.Read(typeof(ReportingModule), 1_400, db => db.Value<long>($"select position from pmo_checkpoint")));
        var file = OfReporting(broken).Single(s => s.Position == 800).Path;
        await File.WriteAllBytesAsync(file, new byte[new FileInfo(file).Length]);

        Assert.Equal(await good.Contents(typeof(ReportingModule), 1_400), await broken.Contents(typeof(ReportingModule), 1_400));
        Assert.Equal(600, OfReporting(broken).Max(s => s.Position));
    }

    [Fact, Trait("Feature", "A14")]
    public async Task One_that_is_broken_when_the_next_is_taken_goes_and_both_are_taken_again()
    {
        using var good = new Scratch(pmo, o => o);
        using var broken = new Scratch(pmo, Layered);
        await broken.Replays.TakeSnapshots(1_400);
        var file = OfReporting(broken).Single(s => s.Position == 1_200).Path;
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..200]);

        await broken.Replays.TakeSnapshots(1_600);
        await broken.Replays.TakeSnapshots(1_600);
        Assert.Equal([1_000, 1_200, 1_400, 1_600], OfReporting(broken).TakeLast(4).Select(s => s.Position));
        foreach (var position in (long[])[1_250, 1_450, 1_650]) Assert.Equal(await good.Contents(typeof(ReportingModule), position), await broken.Contents(typeof(ReportingModule), position));
        Assert.Empty(Directory.GetFiles(broken.Folder, "*.making"));
    }

    [Fact, Trait("Feature", "A14")]
    public async Task One_without_the_one_it_lies_on_is_of_no_use()
    {
        using var good = new Scratch(pmo, o => o);
        using var broken = new Scratch(pmo, Layered);
        await broken.Replays.TakeSnapshots(1_400);
        File.Delete(OfReporting(broken).Single(s => s.Position == 1_200).Path);

        Assert.Equal(await good.Contents(typeof(ReportingModule), 1_450), await broken.Contents(typeof(ReportingModule), 1_450));
        Assert.Equal(1_000, OfReporting(broken).Max(s => s.Position));
    }

    [Fact, Trait("Feature", "A14")]
    public void Snapshots_are_dense_over_the_last_two_million_events_and_sparse_before()
    {
        var wanted = new ReplayOptions("", () => 0).Wanted(3_250_000).ToArray();

        Assert.Equal([500_000, 1_000_000, .. Enumerable.Range(480, 821).Select(n => n * 2_500L)], wanted);
        Assert.Empty(new ReplayOptions("", () => 0).Wanted(2_499));
        // The first of every hundred thousand lies on nothing.
        Assert.Equal([2_500, .. Enumerable.Range(1, 32).Select(n => n * 100_000L)], Enumerable.Range(1, 1_300).Select(n => n * 2_500L).Where(new ReplayOptions("", () => 0).IsWhole));
    }

    private static FileInfo[] Snapshots(Scratch scratch) => [.. new DirectoryInfo(scratch.Folder).GetFiles("*.br", SearchOption.AllDirectories)];

    private static long Position(FileInfo file) => Snapshot.Of(file).Position;

    private static ReplayOptions Layered(ReplayOptions options) => options with { Dense = 200, Whole = 800 };

    private static Snapshot[] OfReporting(Scratch scratch) =>
        [.. Snapshots(scratch).Where(f => f.Name.StartsWith("reporting.", StringComparison.Ordinal)).Select(Snapshot.Of).OrderBy(s => s.Position)];
}
