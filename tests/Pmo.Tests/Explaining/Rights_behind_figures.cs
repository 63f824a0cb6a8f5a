using System.Text.Json;
using Pmo.Host.Explaining;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Measuring;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Explaining;

/// <summary>Nobody learns behind a figure what they could not open: neither a project's inner matters, nor who did what there, nor what was written.</summary>
[Collection(SmallPmoTests.Name)]
[Trait("Feature", "A6"), Trait("Feature", "A20")]
public sealed class Rights_behind_figures(SmallPmo pmo)
{
    private static readonly string[] Open = ["reporting.projects", "reporting.red-projects", "reporting.amber-projects", "reporting.green-projects", "reporting.unknown-projects", "reporting.forecast-ends-moved"];

    public static TheoryData<Role> WithAPart => [Role.ProjectManager, Role.Sponsor, Role.UnitManager, Role.LineManager];

    public static TheoryData<Role> All => [.. Enum.GetValues<Role>().Where(r => r != Role.System)];

    [Theory, MemberData(nameof(WithAPart))]
    public async Task Who_has_a_part_in_one_project_sees_the_rows_of_that_one_and_the_others_as_a_number(Role role)
    {
        var own = pmo.Log.Select(r => r.Event).OfType<ReportEscalated>().First().Project;
        var seen = 0;
        foreach (var figure in pmo.World.Get<Figures>().All.Where(f => !Open.Contains(f.Name) && Endpoints.MayOf(f.Asks).Any(r => r is Role.Reader || r == role)))
            foreach (var leftOut in new[] { false, true })
            {
                var sheet = await Asking.Why(pmo.World, new ShowWhy(figure.Name, From: new(2025, 7, 1), To: new(2026, 6, 30), LeftOut: leftOut), [Role.Reader, role], new HashSet<ProjectId> { own });
                Assert.True(sheet.Adds, $"{sheet.Figure}: {sheet.Shown} {sheet.Made}");
                seen += sheet.Rows.Rows.Count;
                Assert.All(sheet.Rows.Rows, r => Assert.StartsWith(Called(own), r.Title, StringComparison.Ordinal));
            }

        Assert.True(seen > 10);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Sentences_reasons_and_records_are_for_those_who_step_through_them(Role role)
    {
        var reads = role is Role.ComplianceReviewer or Role.HeadOfPmo;
        var lines = new List<WhyEvent>();
        foreach (var figure in pmo.World.Get<Figures>().All.Where(f => Endpoints.MayOf(f.Asks).Any(r => r is Role.Reader || r == role)))
        {
            var sheet = await Asking.Why(pmo.World, new ShowWhy(figure.Name, From: new(2025, 7, 1), To: new(2026, 6, 30)), [Role.Reader, role], reads || role is Role.PmoOfficer or Role.Executive ? null : new HashSet<ProjectId>());
            lines.AddRange(sheet.Rows.Rows.SelectMany(r => r.Cells).Select(c => c.SetBy).OfType<WhyEvent>());
            if (!reads) Assert.DoesNotContain("was accepted by", JsonSerializer.Serialize(sheet), StringComparison.Ordinal);
        }

        Assert.NotEmpty(lines);
        Assert.Equal(reads, lines.Any(e => e.Stream?.StartsWith("staffing.", StringComparison.Ordinal) == false));
        if (reads) return;
        // Officers staff, so they step through the records of staffing; nobody else does.
        Assert.Equal(role is Role.PmoOfficer, lines.Any(e => e.Stream is not null));
        Assert.All(lines.Where(e => e.Stream is null), e => Assert.True(e.Why is null && e.Sentence.Split(' ').Length <= 4, e.Sentence));
        if (role is not (Role.PmoOfficer or Role.Executive)) Assert.All(lines, e => Assert.Null(e.By));
    }

    [Fact]
    public async Task Who_may_not_ask_for_a_figure_may_not_ask_why()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() => Asking.Why(pmo.World, new ShowWhy("reporting.measured-on-time"), [Role.Reader]));
        await Assert.ThrowsAsync<NotAllowedException>(() => Asking.Why(pmo.World, new ShowWhy("reporting.measured-on-time"), [Role.Reader, Role.Administrator]));
        Assert.Null(await Asking.Query(pmo.World, new ShowWhy("reporting.nothing")));
    }

    [Fact]
    public async Task Whoever_reads_sentences_of_records_is_recorded_as_everywhere()
    {
        await Asking.Why(pmo.World, new ShowWhy("reporting.green-projects"), [Role.Reader, Role.ComplianceReviewer]);

        Assert.Contains((await pmo.World.Log<Pmo.Host.Stepping.AuditRecordsViewed>()), look => look.Query == "host.show-why" && look.Range.StartsWith("why “Green projects”", StringComparison.Ordinal) && look.By == World.Officer);
    }

    private string Called(ProjectId project) => pmo.Log.Select(r => r.Event).OfType<ProjectRegistered>().Single(p => p.Project == project) is var p ? $"{p.Code} {p.Name}" : "";
}
