using Pmo.Office;
using static Pmo.Tests.Setup.BusyOffice;

namespace Pmo.Tests.Setup;

/// <summary>Many projects are foretold while somebody waits, and too many as far as it goes.</summary>
[Trait("Feature", "G6")]
public sealed class Seeing_ahead_far
{
    private static readonly (string, object)[] Live = [(Installed.Stream, new WentLive(Head, Start))];

    [Fact]
    public async Task A_hundred_projects_are_foretold_to_the_last_day()
    {
        await using var world = await Open();
        for (var n = 0; n < 100; n++)
        {
            await world.Do(new RegisterProject($"P-{n}", $"Project {n}", null, n % 2 == 0 ? Roads : null, new ProjectProfile()));
            await world.Do(new NameProjectManager(Projects.IdOf($"P-{n}"), Pat, Sam));
        }

        var foreseen = await world.Get<Rehearsal>().Until(Start.AddDays(90), Live);
        Assert.True(foreseen.Happened.Count(f => f.Event is NoticeRequested) > 500);
        Assert.Equal(Start.AddDays(90), foreseen.Until);
    }

    [Fact]
    public async Task What_is_assumed_is_part_of_what_is_kept()
    {
        await using var world = await Open();
        await world.Ask(new FindProjects());
        var live = await world.Get<LastRehearsal>().With(Live);
        Assert.Contains(live.Happened, f => f.Event is NoticeRequested);
        Assert.Same(live, await world.Get<LastRehearsal>().With(Live));
        Assert.DoesNotContain((await world.Get<LastRehearsal>().With()).Happened, f => f.Event is NoticeRequested);
    }

    [Fact]
    public async Task What_is_too_much_is_told_up_to_a_day()
    {
        await using var world = await Open();
        var all = await world.Get<Rehearsal>().Until(Start.AddDays(90), Live);
        var part = await world.Get<Rehearsal>().Until(Start.AddDays(90), 200, Live);

        Assert.InRange(part.Until, Start.AddDays(1), Start.AddDays(89));
        Assert.Equal(all.Happened.Take(part.Happened.Count).Select(f => f.At), part.Happened.Select(f => f.At));
    }
}
