using System.Globalization;
using Pmo.Auditing;
using Pmo.Office;
using Pmo.Reporting;

namespace Pmo.Tests.LookingBack;

/// <summary>From where a fill began never shows; what is broken or thrown away costs time only; an instant finds its event also when the clock went back.</summary>
[Collection(PastPmoTests.Name)]
public sealed class Moments_of_the_log(PastPmo pmo)
{
    private static readonly Type[] Modules = [typeof(FindProjects), typeof(ReportingModule)];

    [Fact, Trait("Feature", "A14")]
    public async Task A_snapshot_never_changes_what_is_in_the_tables()
    {
        using var slow = new Scratch(pmo, o => o);
        using var fast = new Scratch(pmo, o => o with { Dense = 500 });
        await fast.Replays.TakeSnapshots(pmo.Head);
        var taken = fast.Replays.Fills.FromSnapshot;
        var dice = new Dice(7);

        foreach (var position in Enumerable.Range(0, 6).Select(n => (long)dice.Between(1, (int)pmo.Head, $"position {n}")).Append(500).Append(501).Append(pmo.Head))
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
        using var all = new Scratch(pmo, o => o with { Dense = 500 });
        await all.Replays.TakeSnapshots(pmo.Head);
        var sizes = Snapshots(all).Sum(f => f.Length);
        using var some = new Scratch(pmo, o => o with { Dense = 500, LogBytes = () => sizes / 4 });
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
    public async Task Files_that_were_not_looked_at_for_longest_make_room_for_others()
    {
        using var small = new Scratch(pmo, o => o with { QuotaAtLeast = 1, Quota = 0 });
        foreach (var position in new long[] { 300, 600, 900 }) await small.Contents(typeof(FindProjects), position);

        Assert.Equal(900, Assert.Single(Directory.GetFiles(small.Folder, "*.db").Select(f => long.Parse(Path.GetFileName(f).Split('.')[2], CultureInfo.InvariantCulture))));
        Assert.True((await small.Contents(typeof(FindProjects), 300)).Count > 5);
        Assert.Equal(4, small.Replays.Fills.All);
    }

    [Fact, Trait("Feature", "A14")]
    public async Task What_a_page_holds_stays_whatever_others_look_at()
    {
        using var small = new Scratch(pmo, o => o with { QuotaAtLeast = 1, Quota = 0 });
        using (await small.Replays.Hold(300))
        {
            await small.Contents(typeof(FindProjects), 600);
            Assert.True((await small.Contents(typeof(FindProjects), 300)).Count > 5);
            Assert.Single(Directory.GetFiles(small.Folder, "office.*.300.*.db"));
        }

        await small.Contents(typeof(FindProjects), 900);
        Assert.Empty(Directory.GetFiles(small.Folder, "office.*.300.*.db"));
    }

    [Fact, Trait("Feature", "A14")]
    public async Task Who_asks_twice_for_a_moment_or_at_the_same_time_as_others_fills_it_once()
    {
        using var scratch = new Scratch(pmo, o => o);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => scratch.Replays.Read(typeof(FindProjects), 700, db => db.Value<long>($"select count(*) from project"))));

        Assert.Equal(1, scratch.Replays.Fills.All);
    }

    [Fact, Trait("Feature", "A14")]
    public async Task Whoever_has_waited_long_enough_is_told_how_far_it_is()
    {
        using var scratch = new Scratch(pmo, o => o with { Patience = TimeSpan.Zero });

        var told = await Assert.ThrowsAsync<BeingReplayedException>(() => scratch.Replays.Read(typeof(ReportingModule), pmo.Head, db => 0));
        Assert.Matches(@"being made: \d+ % done, about \d+ s left", told.Message);
    }

    [Fact, Trait("Feature", "A15")]
    public async Task What_was_recorded_late_by_a_clock_that_went_back_was_not_known_before()
    {
        await using var world = new World();
        var start = world.Clock.GetUtcNow();
        var positions = new List<long>();
        foreach (var minutes in new[] { -50, -30, -40, -20 }) positions.Add(await Append(world, start.AddMinutes(minutes)));
        var moments = world.Get<PastMoments>();

        async Task<long> Known(int minutes) => (await moments.Find($"{start.AddMinutes(minutes).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}", TimeZoneInfo.Utc)).Position;

        Assert.Equal(positions[0], await Known(-50));
        Assert.Equal(positions[0], await Known(-35));
        Assert.Equal(positions[2], await Known(-30));
        Assert.Equal(positions[3], await Known(-20));
        Assert.Equal(start.AddMinutes(-30), (await moments.Find($"#{positions[2]}", TimeZoneInfo.Utc)).At);
    }

    [Theory, Trait("Feature", "A15")]
    [InlineData("2026-03-29", "Europe/Berlin", "2026-03-29T21:59:59.999999Z")]
    [InlineData("2026-03-29", "America/New_York", "2026-03-30T03:59:59.999999Z")]
    [InlineData("2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29T12:00:00 02:00", "UTC", "2026-03-29T10:00:00Z")]
    public async Task A_day_ends_where_the_viewer_is(string text, string zone, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), (await pmo.Site.Get<PastMoments>().Find(text, TimeZoneInfo.FindSystemTimeZoneById(zone))).At);

    [Fact, Trait("Feature", "A4"), Trait("Feature", "A9")]
    public async Task Whoever_kept_a_checkpoint_sees_what_was_signed_as_long_as_it_is_this_log()
    {
        await using var world = new World();
        await Append(world, world.Clock.GetUtcNow());
        var signed = (await world.Get<LogProof>().Sign())!;
        var size = long.Parse(signed.Split('\n')[1], CultureInfo.InvariantCulture);
        await Append(world, world.Clock.GetUtcNow());
        var moments = world.Get<PastMoments>();

        Assert.Equal((size, 1), ((await moments.Find(signed.Replace('\n', ' '), TimeZoneInfo.Utc)).Position, await world.Store.Head() - size));
        var (origin, root) = (signed.Split('\n')[0], signed.Split('\n')[2]);
        foreach (var (line, instead) in ((string, string)[])[(root, Other(root, 0)), ($"\n{size}\n", $"\n{size + 1}\n"), (origin, Other(origin, "pmo/log/".Length))])
            Assert.Equal("asof.checkpoint", (await Assert.ThrowsAsync<MomentRefusedException>(() => moments.Find(signed.Replace(line, instead, StringComparison.Ordinal), TimeZoneInfo.Utc).AsTask())).Code);
    }

    private static string Other(string text, int place) => $"{text[..place]}{(text[place] == 'a' ? 'b' : 'a')}{text[(place + 1)..]}";

    [Fact, Trait("Feature", "A15")]
    public async Task A_day_that_is_not_over_is_known_as_far_as_now()
    {
        await using var world = new World();
        var now = world.Clock.GetUtcNow();
        await Append(world, now.AddMinutes(-5));

        Assert.Equal(now, (await world.Get<PastMoments>().Find($"{now:yyyy-MM-dd}", TimeZoneInfo.Utc)).At);
        Assert.Equal("asof.future", (await Assert.ThrowsAsync<MomentRefusedException>(() => world.Get<PastMoments>().Find($"{now.AddDays(1):yyyy-MM-dd}", TimeZoneInfo.Utc).AsTask())).Code);
    }

    [Fact, Trait("Feature", "A14")]
    public void Snapshots_are_dense_over_the_last_two_million_events_and_sparse_before()
    {
        var wanted = new ReplayOptions("", () => 0).Wanted(3_250_000).ToArray();

        Assert.Equal([500_000, 1_000_000, .. Enumerable.Range(13, 20).Select(n => n * 100_000L)], wanted);
        Assert.Empty(new ReplayOptions("", () => 0).Wanted(99_999));
    }

    private static FileInfo[] Snapshots(Scratch scratch) => [.. new DirectoryInfo(scratch.Folder).GetFiles("*.br", SearchOption.AllDirectories)];

    private static long Position(FileInfo file) => long.Parse(file.Name.Split('.')[2], CultureInfo.InvariantCulture);

    private static async Task<long> Append(World world, DateTimeOffset at)
    {
        var id = Guid.NewGuid();
        var metadata = new Metadata(at, PersonId.System, "test", id, "", id, "test").Write();
        return (await world.Store.Append($"pmo.clock-{id:n}", -1, [world.Get<EventSerializer>().Write(new ClockJumped(at, at, 1), id, metadata, at)])).Position;
    }
}
