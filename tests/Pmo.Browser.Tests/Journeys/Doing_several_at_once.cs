using Microsoft.Playwright;
using Pmo.Office;
using Pmo.Reporting;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>Rows are ticked, previewed and done at once, on a desk and on a telephone, with and without script.</summary>
[Collection(InBrowser.Name)]
public sealed class Doing_several_at_once(Chromium chromium, RealHost host)
{
    private const string Missing = "/reporting/obligations?state=Behind";

    [Theory, Trait("Feature", "R51")]
    [InlineData("Phone", true, "light", 1440)]
    [InlineData("Mail", true, "dark", 390)]
    [InlineData("Chat", false, "light", 390)]
    public async Task One_contact_is_noted_for_all_that_match(string how, bool script, string theme, int width)
    {
        await using var visit = await host.Open(chromium, Role.HeadOfPmo, theme, width, script);
        await visit.Go(Missing);
        await Look(visit, $"bulk/list-{theme}-{width}", script);
        await visit.Choose("Several at once", "Note one contact");
        await visit.Page.GetByLabel("for", new() { Exact = true }).SelectOptionAsync("all");
        await visit.Press("Preview");

        await visit.IsOn("Note one contact");
        await visit.Sees("Nothing has happened yet.");
        await visit.Press("Preview");
        await visit.Sees("Say what came of it.");
        await visit.Choose("How", how);
        await visit.Type("What came of it", "All reports come on Monday.");
        await visit.Press("Preview");
        await visit.Sees("will be noted as followed up");
        await Look(visit, $"bulk/preview-{theme}-{width}", script);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Do it for" }).ClickAsync();
        await visit.Sees("noted as followed up, 0 not");
        Assert.Contains("/bulk/result/", visit.Page.Url, StringComparison.Ordinal);
        await visit.Go(new Uri(visit.Page.Url).PathAndQuery);
        await visit.Sees("noted as followed up, 0 not");
        await Look(visit, $"bulk/done-{theme}-{width}", script);
        if (script) visit.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "R51")]
    public async Task What_was_changed_after_the_preview_is_previewed_again()
    {
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        await visit.Go(Missing);
        await visit.Page.GetByLabel("Tick all shown").CheckAsync();
        await visit.Page.Locator("input[name=row]").First.UncheckAsync();
        await visit.Choose("Several at once", "Give more time");
        await visit.Press("Preview");
        await visit.IsOn("Give more time");
        await visit.Type("Due on", "2026-10-31");
        await visit.Type("Reason for more time", "Auditors.");
        await visit.Press("Preview");
        await visit.Sees("2026-10-31 is no working day in the project's calendar; choose another.");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Do it for" })).ToHaveCountAsync(0);
        await visit.Type("Due on", "2026-10-30");
        await visit.Press("Preview");
        await visit.Sees("will be given more time");
        await Look(visit, "bulk/more-time", true);
        await visit.Type("Reason for more time", "Auditors again.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Do it for" }).ClickAsync();
        await visit.Sees("You changed what is to be done since you looked.");
        visit.ShouldBeQuiet();
    }

    [Theory, Trait("Feature", "R51"), InlineData("light", 1440), InlineData("dark", 390)]
    public async Task The_same_is_done_singly_on_the_reports_own_page(string theme, int width)
    {
        var row = (await host.Ask(Role.HeadOfPmo, new FindObligations(State: ObligationState.Overdue, Sort: width == 390 ? "-project" : "project"))).Rows[0];
        await using var visit = await host.Open(chromium, Role.HeadOfPmo, theme, width);
        await visit.Go($"/reporting/obligations/{row.Obligation}");
        await visit.Press("Remind now");
        await visit.Sees("The reminder is on its way.");
        await visit.Press("Remind now");
        await visit.Sees("They were reminded by hand today already; once a day is enough.");
        await Look(visit, $"bulk/singly-{theme}-{width}", true);
        await visit.Press("Move the due date");
        await visit.Sees("Say by when.");
        await visit.ShouldBeAccessible();
        visit.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "R51")]
    public async Task Somebody_without_any_of_the_actions_sees_no_ticks()
    {
        await using var visit = await host.Open(chromium, Role.ProjectManager);
        await visit.Go("/reporting/obligations");
        await Assertions.Expect(visit.Page.Locator("input[name=row]")).ToHaveCountAsync(0);
        Assert.Equal(404, (await visit.Go("/bulk/obligations?action=excuse&which=all"))!.Status);
    }

    [Fact, Trait("Feature", "R51")]
    public async Task Reports_are_given_to_a_reviewer_and_projects_to_a_manager()
    {
        // Other tests import projects without a sponsor.
        var project = (await host.Ask(Role.HeadOfPmo, new FindProjects())).Rows.First(p => p.Sponsor is not null);
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        await visit.Go("/reporting/review");
        await Look(visit, "bulk/reviews", true);
        await visit.Page.GetByLabel("for", new() { Exact = true }).SelectOptionAsync("all");
        await visit.Press("Preview");
        await visit.IsOn("Give to a reviewer");
        await Look(visit, "bulk/reviewer", true);
        await visit.Go("/projects");
        await visit.Page.Locator($"input[name=row][value='{project.Project}']").CheckAsync();
        await visit.Choose("Several at once", "Change sponsor");
        await visit.Press("Preview");
        await visit.IsOn("Change sponsor");
        await visit.Choose("Sponsor", project.SponsorName!);
        await visit.Press("Preview");
        await visit.Sees("nothing left to do");
        await visit.Go("/reporting/escalations");
        await Look(visit, "bulk/escalations", true);
        visit.ShouldBeQuiet();
    }

    private static async Task Look(Visit visit, string picture, bool script)
    {
        await visit.Picture(picture, whole: true);
        if (script) await visit.ShouldBeAccessible();
    }
}
