using System.Globalization;
using Pmo.Auditing;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Tests.House;

namespace Pmo.Tests.LookingBack;

/// <summary>What is thrown away costs time only, and an instant finds its event also when the clock went back.</summary>
[Collection(PastPmoTests.Name)]
public sealed class Moments_of_the_log(PastPmo pmo)
{
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

    [Fact, Trait("Feature", "A15")]
    public async Task A_moment_is_looked_for_again_only_as_long_as_more_may_belong_to_it()
    {
        await using var world = new World();
        var reads = 0;
        var store = new StoreThat(world.Store) { BeforeReadAll = _ => reads++ };
        var moments = new PastMoments(store, world.Get<ClockWatch>(), world.Get<Memories>(), world.Get<LogProof>(), world.Clock);
        var now = world.Clock.GetUtcNow();
        var (before, first) = ($"{now.AddMinutes(-3).UtcDateTime:O}", await Append(world, now.AddMinutes(-5)));

        Assert.Equal(first, (await moments.Find(before, TimeZoneInfo.Utc)).Position);
        var second = await Append(world, now.AddMinutes(-4));
        Assert.Equal(second, (await moments.Find(before, TimeZoneInfo.Utc)).Position);
        // Recorded after it: from here on nothing that is appended was known then.
        await Append(world, now.AddMinutes(-2));
        Assert.Equal(second, (await moments.Find(before, TimeZoneInfo.Utc)).Position);
        Assert.Equal(3, reads);
        await Append(world, now.AddMinutes(-4));
        foreach (var text in (string[])[before, $"#{second}", before, $"#{second}"]) Assert.Equal(second, (await moments.Find(text, TimeZoneInfo.Utc)).Position);
        Assert.Equal(4, reads);
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

    private static async Task<long> Append(World world, DateTimeOffset at)
    {
        var id = Guid.NewGuid();
        var metadata = new Metadata(at, PersonId.System, "test", id, "", id, "test").Write();
        return (await world.Store.Append($"pmo.clock-{id:n}", -1, [world.Get<EventSerializer>().Write(new ClockJumped(at, at, 1), id, metadata, at)])).Position;
    }
}
