using Pmo.Office;
using Pmo.Office.TwoClocks;
using Pmo.Reporting;

namespace Pmo.Tests.LookingBack;

/// <summary>A day by both clocks, side by side: what was entered later is true of it, was not known on it, and is named.</summary>
[Collection(PastPmoTests.Name), Trait("Feature", "A3")]
public sealed class Both_clocks(PastPmo past)
{
    private static readonly ProjectId Bridge = Projects.IdOf("BR-1");
    private static readonly UnitId Roads = Units.IdOf(UnitKind.Department, "ROADS");
    private static readonly PersonId Sponsor = new(new Guid("01900000-0000-7000-8000-000000000005"));

    [Fact]
    public async Task A_hold_and_a_move_entered_late_are_true_of_the_days_before_and_were_not_known_on_them()
    {
        await using var world = new World();
        var begun = await Begin(world);
        await world.Until(world.Clock.GetUtcNow().AddDays(30));
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.OnHold, begun.AddDays(9), Sponsor, "The money is late", begun.AddDays(90)));
        await world.Do(new MoveProject(Bridge, Roads, begun.AddDays(12)));
        var entered = world.Clock.GetUtcNow();

        Assert.Empty((await Show(world, begun.AddDays(8))).Facts.Rows);
        var hold = Assert.Single((await Show(world, begun.AddDays(9))).Facts.Rows);
        Assert.Equal((FactKind.Status, "Active", "OnHold"), (hold.Kind, hold.Known, hold.True));
        Assert.Equal((begun.AddDays(9), entered, "The money is late", World.Officer, $"/projects/{Bridge}"), (hold.Because!.TrueOn, hold.Because.KnownOn, hold.Because.Reason, hold.Because.By, hold.Because.Link));
        Assert.Equal(nameof(ProjectStatusRecorded), (await world.Log()).Single(r => r.Position == hold.Because.Position).Event.GetType().Name);
        Assert.Equal([(FactKind.Status, "Active", "OnHold"), (FactKind.Department, null, "Roads")], (await Show(world, begun.AddDays(12))).Facts.Rows.Select(r => (r.Kind, r.Known, r.True)));
        var counts = (await Show(world, begun.AddDays(12))).Counts;
        Assert.Equal([("Active", 1, 0), ("OnHold", 0, 1)], counts.Select(c => (c.Value, c.Known, c.True)));
        // On the day it was entered it was known.
        var then = await Show(world, DateOnly.FromDateTime(entered.UtcDateTime), all: true);
        Assert.Equal((0, "OnHold", "OnHold"), (then.Differing, then.Facts.Rows[0].Known, then.Facts.Rows[0].True));
    }

    [Fact]
    public async Task What_counts_as_known_ends_at_the_microsecond_that_is_asked_for()
    {
        await using var world = new World();
        var begun = await Begin(world);
        await world.Until(world.Clock.GetUtcNow().AddDays(3));
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.OnHold, begun, Sponsor, "The money is late", begun.AddDays(90)));
        var entered = world.Clock.GetUtcNow();
        Assert.Equal("OnHold", (await world.Ask(new ShowTwoClocks(begun, entered))).Facts.Rows.Single(r => r.Kind is FactKind.Status).Known);
        Assert.Equal("Active", (await world.Ask(new ShowTwoClocks(begun, entered.AddMicroseconds(-1)))).Facts.Rows.Single(r => r.Kind is FactKind.Status).Known);
    }

    [Fact]
    public async Task A_report_that_is_excused_later_was_behind_and_was_excused()
    {
        await using var world = new World();
        await Begin(world);
        await world.Do(new NameProjectManager(Bridge, Sponsor, Sponsor));
        await world.Do(new SetCadence(Bridge, Cadence.Default));
        await world.Until(world.Clock.GetUtcNow().AddDays(60));
        var behind = (await world.Log<ReportFellBehind>())[0];
        var due = DateOnly.FromDateTime(behind.Due.UtcDateTime);
        var day = due.AddDays(1);
        Assert.DoesNotContain((await Show(world, day)).Facts.Rows, r => r.Kind is FactKind.Report);
        await world.Do(new ExcusePeriod(behind.Obligation, "The office was flooded."));
        var row = Assert.Single((await Show(world, day)).Facts.Rows, r => r.Kind is FactKind.Report);
        Assert.Equal(("Behind", "Excused", "The office was flooded.", due), (row.Known, row.True, row.Because!.Reason, row.Because.TrueOn));
        Assert.Contains(new ClockCount(FactKind.Report, "Excused", 0, 1), (await Show(world, day)).Counts);
    }

    [Theory]
    [InlineData("2026-02-16")]
    [InlineData("2026-04-02")]
    [InlineData("2026-05-20")]
    public async Task What_is_said_to_have_been_known_is_what_the_tables_as_of_that_day_say_themselves(string text)
    {
        var (day, site) = (DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture), past.Site);
        var position = (await site.Get<PastMoments>().Find(text, TimeZoneInfo.Utc)).Position;
        Assert.True(position < past.Head);
        var query = new ShowTwoClocks(day, Size: 500);
        var then = await site.Get<Replays>().Read(typeof(ShowTwoClocks), position, db => new ShowTwoClocksAnswer().Answer(query, Viewer.System(PastPmo.Now), db));
        var now = await site.Get<Replays>().Read(typeof(ShowTwoClocks), past.Head, db => new ShowTwoClocksAnswer().Answer(query, Viewer.System(PastPmo.Now), db));
        Assert.Equal(0, then.Differing);
        Assert.NotEmpty(then.Facts.Rows);
        Assert.Equal(then.Facts.Rows.Select(r => (r.Code, r.Kind, r.True)), now.Facts.Rows.Where(r => r.Kind is not FactKind.Report && then.Facts.Rows.Any(t => t.Code == r.Code && t.Kind == r.Kind)).Select(r => (r.Code, r.Kind, r.Known)));
        Assert.Equal(then.Counts.Where(c => c.True > 0).Select(c => (c.Kind, c.Value, c.True)), now.Counts.Where(c => c.Known > 0).Select(c => (c.Kind, c.Value, c.Known)));
        Assert.All(now.Facts.Rows.Where(r => r.Because is not null), r => Assert.True(r.Because!.Position > position && r.Because.TrueOn <= day));
    }

    private static async Task<DateOnly> Begin(World world)
    {
        await world.Do(new ClaimEmail(Sponsor, "sponsor@example.org"));
        await world.Do(new AddPerson(Sponsor, "Sam Sponsor", "sponsor@example.org", "UTC"));
        var begun = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
        await world.Do(new CreateUnit(UnitKind.Department, "ROADS", "Roads", null, begun));
        await world.Do(new RegisterProject("BR-1", "North Bridge", null, null, new ProjectProfile()));
        return begun;
    }

    private static Task<TwoClocksSheet> Show(World world, DateOnly day, bool all = false) => world.Ask(new ShowTwoClocks(day, Differing: !all));
}
