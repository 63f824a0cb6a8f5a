using Pmo.Office;
using Pmo.Reporting;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

[Trait("Feature", "G13")]
public sealed class The_register : IAsyncLifetime
{
    private readonly World world = new(Utc(2026, 3, 2, 9));

    public async Task InitializeAsync()
    {
        await world.Do(new CreateUnit(UnitKind.Department, "ROADS", "Straßen & Brücken", null, new DateOnly(2020, 1, 1)));
        await world.Do(new RegisterProject("BR-1", "North Bridge", "Over the river", Roads, new ProjectProfile("Road", "A", new(2026, 1, 1), new(2027, 6, 30), 1_250_000.50m, "EUR", "Design")));
        await world.Do(new RegisterProject("WT_2", "Water tower", "100 % renewed", null, new ProjectProfile(Budget: 5m, Currency: "EUR")));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_project_is_listed_with_all_that_is_known_of_it()
    {
        var row = (await world.Ask(new FindProjects(Text: "br-1"))).Rows.Single();
        Assert.Equal(new ProjectRow(Bridge, "BR-1", "North Bridge", Roads, "Straßen & Brücken", null, null, null, null, ProjectStatus.Active,
            "Road", "A", "Design", new(2026, 1, 1), new(2027, 6, 30), 1_250_000.50m, "EUR"), row);
    }

    [Theory]
    [InlineData("bridge", "BR-1")]
    [InlineData("NORTH bri", "BR-1")]
    [InlineData("river", "BR-1")]
    [InlineData("brücken", "BR-1")]
    [InlineData("roads bridge", "BR-1")]
    [InlineData("wt_2", "WT_2")]
    [InlineData("100 %", "")]
    [InlineData("100", "WT_2")]
    [InlineData("bridge tower", "")]
    [InlineData("%", "")]
    [InlineData("_", "")]
    [InlineData("\"", "")]
    [InlineData("name:bridge OR *", "")]
    [InlineData("' or 1=1 --", "")]
    [InlineData("", "BR-1 WT_2")]
    public async Task Every_word_must_be_found_and_signs_have_no_other_meaning(string text, string codes) =>
        Assert.Equal(codes, string.Join(' ', (await world.Ask(new FindProjects(Text: text))).Rows.Select(r => r.Code)));

    [Fact]
    public async Task A_new_name_is_found_and_the_old_one_no_more()
    {
        await world.Do(new RenameProject(Bridge, "Harbour Crossing", null));
        Assert.Single((await world.Ask(new FindProjects(Text: "harbour"))).Rows);
        Assert.Empty((await world.Ask(new FindProjects(Text: "north"))).Rows);
    }

    [Fact]
    public async Task It_is_sorted_and_paged_without_overlap()
    {
        Assert.Equal(["WT_2", "BR-1"], (await world.Ask(new FindProjects(Sort: "-code"))).Rows.Select(r => r.Code));
        Assert.Equal(["WT_2", "BR-1"], (await world.Ask(new FindProjects(Sort: "budget"))).Rows.Select(r => r.Code));
        Assert.Equal(["BR-1", "WT_2"], (await world.Ask(new FindProjects(Sort: "no such column; drop table project"))).Rows.Select(r => r.Code));
        var second = await world.Ask(new FindProjects(Page: 2, Size: 1));
        Assert.Equal(("WT_2", 2L, 2), (second.Rows.Single().Code, second.Total, second.Last));
        Assert.Empty((await world.Ask(new FindProjects(Page: 99))).Rows);
        Assert.Equal(2, (await world.Ask(new FindProjects(Page: -5, Size: 0))).Total);
    }

    [Fact]
    public async Task A_sheet_shows_profile_and_standing_and_an_unknown_project_has_none()
    {
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.OnHold, Today, null, "Money"), PersonId.System, [Role.System]);
        var sheet = await world.Ask(new ShowProject(Bridge));
        Assert.Equal(new ProjectStanding(ProjectStatus.OnHold, Today, null, "Money"), sheet!.Standing);
        Assert.Equal(new ProjectProfile("Road", "A", new(2026, 1, 1), new(2027, 6, 30), 1_250_000.50m, "EUR", "Design"), sheet.Profile);
        Assert.Equal(["BR-1"], (await world.Ask(new FindProjects(Status: ProjectStatus.OnHold))).Rows.Select(r => r.Code));
        Assert.Null(await world.Ask(new ShowProject(Projects.IdOf("none"))));
    }

    [Fact, Trait("Feature", "R41")]
    public async Task What_an_import_brings_stays_hidden_until_it_is_complete()
    {
        var import = new Guid("01900000-0000-7000-8000-0000000000f1");
        await world.Do(new CreateUnit(UnitKind.Department, "NEW", "New", null, Today, import), PersonId.System, [Role.System]);
        await world.Do(new RegisterProject("IM-1", "Imported", null, Units.IdOf(UnitKind.Department, "NEW"), new ProjectProfile(), import), PersonId.System, [Role.System]);
        await world.Do(new RegisterProject("BR-1", "Imported again", null, null, new ProjectProfile(), import), PersonId.System, [Role.System]);
        Assert.Equal(["BR-1", "WT_2"], (await world.Ask(new FindProjects())).Rows.Select(r => r.Code));
        Assert.Null(await world.Ask(new ShowProject(Projects.IdOf("IM-1"))));
        Assert.DoesNotContain(await world.Ask(new FindUnits(UnitKind.Department)), u => u.Code == "NEW");

        await Completed(import);
        Assert.Equal(["BR-1", "IM-1", "WT_2"], (await world.Ask(new FindProjects())).Rows.Select(r => r.Code));
        Assert.Contains(await world.Ask(new FindUnits(UnitKind.Department)), u => u.Code == "NEW");
    }

    private async Task Completed(Guid import)
    {
        var done = new ImportCompleted(import, "file.csv", 1, 0, 0, world.Clock.GetUtcNow());
        var id = Ids.Event(import, 0);
        var metadata = new Metadata(done.At, PersonId.System, "tests.complete", import, "", import, "0").Write();
        await world.Store.Append($"tests.import-{import:n}", -1, [world.Get<EventSerializer>().Write(done, id, metadata, done.At)]);
    }
}
