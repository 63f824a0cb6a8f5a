using Pmo.Host.Comparing;
using Pmo.Office;

namespace Pmo.Tests.Explaining;

/// <summary>A difference tells for which reason it came, and what of it was entered long after the day from which it holds.</summary>
[Trait("Feature", "A5")]
public sealed class Late_entries_and_reasons
{
    private static readonly PersonId Sponsor = new(new Guid("01900000-0000-7000-8000-000000000005"));

    [Fact]
    public async Task Are_told_with_the_difference()
    {
        await using var world = new World();
        await world.Do(new RegisterProject("BR-1", "North Bridge", null, null, new ProjectProfile()));
        await world.Do(new ClaimEmail(Sponsor, "sponsor@example.org"));
        await world.Do(new AddPerson(Sponsor, "Sam Sponsor", "sponsor@example.org", "UTC"));
        var before = (await world.Log())[^1].Position;
        await world.Until(world.Clock.GetUtcNow().AddDays(30));
        var today = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
        await world.Do(new RecordProjectStatus(Projects.IdOf("BR-1"), ProjectStatus.OnHold, today.AddDays(-20), Sponsor, "The money is gone", today.AddDays(60)));
        var held = (await world.Log()).Single(r => r.Event is ProjectStatusRecorded);

        var sheet = await Asking.Query(world, new ShowDifference($"#{before}", Topic: "Project facts"));

        var cell = Assert.Single(Assert.Single(Assert.Single(sheet.Projects.Rows).Rows).Cells, c => c.Label == "Project");
        Assert.Equal(("active", "on hold", held.Position), (cell.Before, cell.After, cell.By!.Position));
        Assert.Equal([held.Position], sheet.Late);
        Assert.Equal(("The money is gone", 1), (Assert.Single(sheet.ByReason).Cause, sheet.ByReason[0].Cells));
        Assert.Equal((World.Officer, 1), (Assert.Single(sheet.ByWho).Person, sheet.ByWho[0].Cells));
    }
}
