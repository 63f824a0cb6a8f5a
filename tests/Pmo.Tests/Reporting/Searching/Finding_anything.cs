using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Searching;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Searching;

public sealed class Finding_anything : IAsyncLifetime
{
    private static readonly Role[] Reader = [Role.Reader];
    private static readonly IReadOnlySet<ProjectId> None = new HashSet<ProjectId>();
    private readonly World world = new(Utc(2026, 4, 10, 9));

    public async Task InitializeAsync()
    {
        await world.Happened(new ProjectRegistered(Bridge, "P-1", "Harbour bridge", "Crosses the Élbe", null, new()));
        await Hand(1, "The steel is late.", "The vendor is slow.");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Trait("Feature", "R43")]
    public async Task Projects_are_found_by_code_name_and_description_whatever_case_accents_or_endings()
    {
        foreach (var words in (string[])["harbour", "BRID", "p-1", "elbe", "crosses bridge", "\"harbour bridge\""])
            Assert.Equal(FoundKind.Project, (await Find(words)).Hits.Rows[0].Kind);
        await world.Happened(new ProjectRenamed(Bridge, "Harbour tunnel", "Below the river"));
        Assert.Empty((await Find("elbe")).Hits.Rows);
        Assert.Equal("P-1", (await Find("tunnel river")).Hits.Rows.Single().Code);
        Assert.Single((await Find("p-1")).Hits.Rows);
    }

    [Fact, Trait("Feature", "R43")]
    public async Task What_is_not_accepted_is_found_by_the_projects_own_people_only()
    {
        Assert.Equal([FoundKind.Report], (await Find("steel")).Hits.Rows.Select(h => h.Kind));
        Assert.Equal([FoundKind.Report], (await Find("steel", Manager, Reader, new HashSet<ProjectId> { Bridge })).Hits.Rows.Select(h => h.Kind));
        Assert.Empty((await Find("steel", Stranger, Reader, None)).Hits.Rows);
        Assert.Empty((await Find("vendor", Stranger, Reader, None)).Kinds);
        await world.Happened(new ReportAccepted(Of(1), Bridge, 1, Day(1), Officer, Due));
        Assert.Equal([FoundKind.Report], (await Find("steel", Stranger, Reader, None)).Hits.Rows.Select(h => h.Kind));
        Assert.Equal("The «vendor» is slow.", (await Find("vendor", Stranger, Reader, None)).Hits.Rows.Single(h => h.Kind == FoundKind.Issue).Excerpt);
    }

    [Fact, Trait("Feature", "R43")]
    public async Task An_issue_is_found_once_as_the_newest_accepted_report_tells_it()
    {
        await world.Happened(new ReportAccepted(Of(1), Bridge, 1, Day(1), Officer, Due));
        await Hand(2, "The steel has come.", "The vendor is very slow.");
        await world.Happened(new ReportAccepted(Of(2), Bridge, 1, Day(2), Officer, Due));
        Assert.Equal(new DateOnly(2026, 2, 28), (await Find("vendor", kind: FoundKind.Issue)).Hits.Rows.Single().DataDate);
        Assert.Equal(2, (await Find("steel")).Hits.Rows.Count);
        Assert.Equal(new DateOnly(2026, 1, 31), (await world.Ask(new Search("steel", To: new(2026, 2, 1)))).Hits.Rows.Single().DataDate);
    }

    [Theory, Trait("Feature", "R43")]
    [InlineData("\""), InlineData("*"), InlineData("a AND"), InlineData("NEAR("), InlineData("title:x"), InlineData("-x"), InlineData("(\"x"), InlineData("'; drop table search_texts; --"), InlineData("^ { } + %"), InlineData("\0")]
    public async Task Whatever_is_typed_is_looked_for_and_never_understood_as_a_query(string typed)
    {
        Assert.NotNull(await Find(typed));
        Assert.NotEmpty((await Find("harbour")).Hits.Rows);
    }

    [Fact, Trait("Feature", "R43")]
    public async Task A_unit_and_a_kind_narrow_what_is_found_and_the_count_of_each_kind_stays()
    {
        var (top, below) = (Units.IdOf(UnitKind.Department, "OPS"), Units.IdOf(UnitKind.Department, "PORT"));
        await world.Happened(new UnitCreated(top, UnitKind.Department, "OPS", "Operations", null, Day(1)), new UnitCreated(below, UnitKind.Department, "PORT", "Port", top, Day(1)));
        Assert.Empty((await world.Ask(new Search("vendor", Unit: top))).Hits.Rows);
        await world.Happened(new ProjectMoved(Bridge, below, Day(1)));
        var found = await world.Ask(new Search("the", FoundKind.Issue, top));
        Assert.Equal((1, 2), (found.Hits.Total, found.Kinds.Single(k => k.Kind == FoundKind.Project).Count + found.Kinds.Single(k => k.Kind == FoundKind.Report).Count));
    }

    [Fact, Trait("Feature", "R43")]
    public async Task After_a_rebuild_the_same_is_found()
    {
        await world.Happened(new ReportAccepted(Of(1), Bridge, 1, Day(1), Officer, Due));
        var before = (await Find("vendor bridge")).Hits.Rows.Concat((await Find("vendor")).Hits.Rows).ToArray();
        await world.Get<ReadModels>().Rebuild("reporting");
        Assert.Equal(before, (await Find("vendor bridge")).Hits.Rows.Concat((await Find("vendor")).Hits.Rows).ToArray());
    }

    [Fact, Trait("Feature", "R43")]
    public async Task Saved_views_are_shown_to_their_owner_only()
    {
        await world.Do(new SaveView(Manager, "Mine", "/search?text=steel"), Manager, Reader, None);
        await world.Do(new SaveView(Manager, "MINE", "/?rag=Red"), Manager, Reader, None);
        Assert.Equal([new SavedView("MINE", "/?rag=Red")], await world.Ask(new FindSavedViews(), Manager, Reader, None));
        Assert.Empty(await world.Ask(new FindSavedViews(), Stranger, Reader, None));
        await world.Do(new RemoveView(Manager, "mine"), Manager, Reader, None);
        Assert.Empty(await world.Ask(new FindSavedViews(), Manager, Reader, None));
    }

    private Task<Found> Find(string text, PersonId? by = null, Role[]? roles = null, IReadOnlySet<ProjectId>? own = null, FoundKind? kind = null) =>
        world.Ask(new Search(text, kind), by, roles, own);

    private Task Hand(int month, string summary, string issue) => world.Happened(
        new ObligationScheduled(Of(month), Bridge, $"2026-{month:00}", Day(month), Opens, Due, Due, Due, Due, "UTC"), new ObligationOpened(Of(month), Bridge, 1, Opens),
        new ReportSubmitted(Of(month), Bridge, 1, Day(month), Complete with { Sections = [new("summary", summary)], Entries = [new(EntryKind.Issue, issue)] }, Manager, Due, true));

    private static DateOnly Day(int month) => new(2026, month, DateTime.DaysInMonth(2026, month));
    private static ObligationId Of(int month) => ObligationId.Of(Bridge, Day(month));
}
