using Pmo.Office;
using Pmo.Office.LateEntries;

namespace Pmo.Tests.LookingBack;

/// <summary>Both clocks: what is true from a day on may be known much later, and a page of the days between does not know it.</summary>
[Trait("Feature", "A3")]
public sealed class Entering_facts_late
{
    private static readonly ProjectId Bridge = Projects.IdOf("BR-1");
    private static readonly PersonId Sponsor = new(new Guid("01900000-0000-7000-8000-000000000005"));

    [Fact]
    public async Task A_hold_entered_three_weeks_late_is_listed_by_both_clocks_and_not_known_before()
    {
        await using var world = new World();
        await Begin(world);
        var before = world.Clock.GetUtcNow();
        await world.Until(before.AddDays(30));
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.OnHold, DateOnly.FromDateTime(before.UtcDateTime).AddDays(9), Sponsor, "Money", DateOnly.FromDateTime(before.UtcDateTime).AddDays(90)));

        var late = Assert.Single((await world.Ask(new FindLateEntries())).Rows);
        Assert.Equal((LateKind.ProjectStatus, new DateOnly(2026, 1, 14), world.Clock.GetUtcNow(), 21, "North Bridge", World.Officer), (late.Kind, late.TrueOn, late.KnownOn, late.Days, late.About, late.By));
        Assert.Empty((await world.Ask(new FindLateEntries(Days: 22))).Rows);
        Assert.Empty((await world.Ask(new FindLateEntries(Kind: LateKind.Absence))).Rows);
        Assert.Empty((await world.Ask(new FindLateEntries(To: new(2026, 1, 31)))).Rows);
        Assert.Equal(ProjectStatus.OnHold, await Status(world, late.Position));
        Assert.Equal(ProjectStatus.Active, await Status(world, late.Position - 1));
    }

    [Fact]
    public async Task What_is_entered_on_its_day_is_not_late()
    {
        await using var world = new World();
        await Begin(world);
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.OnHold, DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime), Sponsor, "Money", DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).AddDays(60)));

        Assert.Empty((await world.Ask(new FindLateEntries(Days: 1))).Rows);
    }

    private static async Task Begin(World world)
    {
        await world.Do(new ClaimEmail(Sponsor, "sponsor@example.org"));
        await world.Do(new AddPerson(Sponsor, "Sam Sponsor", "sponsor@example.org", "UTC"));
        await world.Do(new RegisterProject("BR-1", "North Bridge", null, null, new ProjectProfile()));
    }

    private static Task<ProjectStatus> Status(World world, long position) =>
        world.Get<Replays>().Read(typeof(FindProjects), position, db => Enum.Parse<ProjectStatus>(db.Value<string>($"select status from project where id = {Bridge}")!));
}
