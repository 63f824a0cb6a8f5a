using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pmo.Office;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>What people do in an installation that has run for a year: the sample.</summary>
[Collection(InBrowser.Name)]
public sealed class With_a_year_of_history(Chromium chromium, RealHost host)
{
    [Fact]
    public async Task The_sample_is_looked_at_as_anyone_with_one_click()
    {
        await using var visit = await (await host.Sample()).Open(chromium);
        await visit.Go("/reporting/review");
        await visit.IsOn("Sign in");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Head of PMO" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToContainTextAsync("Head of PMO");
        Assert.EndsWith("/reporting/review", visit.Page.Url, StringComparison.Ordinal);
        await visit.Press("Sign out");
        await visit.IsOn("Sign in");
        visit.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "R16")]
    public async Task What_is_typed_into_a_report_is_kept_when_its_page_is_left()
    {
        var form = await new Addresses(host, Role.ProjectManager).Of("/reporting/obligations/{Id}/report");
        await using var visit = await host.Open(chromium, Role.ProjectManager);
        await visit.Go(form);
        await visit.Field("Summary").PressSequentiallyAsync("Kept though nobody pressed anything.");
        var typed = await visit.Field("Summary").InputValueAsync();
        await visit.Sees("Draft saved");
        await visit.Go("/");
        await visit.Go(form);
        await Assertions.Expect(visit.Field("Summary")).ToHaveValueAsync(typed);
        Assert.Contains("Kept though nobody pressed anything.", typed, StringComparison.Ordinal);
        visit.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "R43")]
    public async Task A_project_is_found_by_its_words_and_the_search_is_kept_under_a_name()
    {
        var project = (await host.Ask(Role.HeadOfPmo, new FindProjects())).Rows[3];
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        await visit.Go("/search");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync(project.Name);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = project.Name }).First).ToBeVisibleAsync();
        await visit.Go($"/search?text={Uri.EscapeDataString(project.Name)}&kind=Project");
        await visit.Type("Name", "The fourth project");
        await visit.Press("Save view");
        await visit.Sees("\"The fourth project\" is saved.");
        await visit.Go("/search");
        await visit.Follow("The fourth project");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync(project.Name);
        await visit.Press("Remove The fourth project");
        await visit.Sees("\"The fourth project\" is removed.");
        visit.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "R43")]
    public async Task A_list_is_kept_as_it_is_filtered_with_one_button()
    {
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        foreach (var (list, name) in new[] { ("/?rag=Red", "Red projects"), ("/reporting/obligations?state=Behind&running=true", "What is missing") })
        {
            await visit.Go(list);
            await visit.Page.Locator("summary", new() { HasText = "Save this view" }).ClickAsync();
            await visit.Press("Save view");
            await visit.Sees("Give the view a name.");
            await visit.Type("Name of the view", name);
            await visit.Press("Save view");
            await visit.Sees($"\"{name}\" is saved.");
            await visit.Go("/search");
            await visit.Follow(name);
            await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex(Regex.Escape(list) + "$"));
        }
    }

    [Fact, Trait("Feature", "R8")]
    public async Task The_late_reports_of_the_portfolio_lead_to_the_list_of_the_same_reports()
    {
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        await visit.Go("/");
        var late = await visit.Page.Locator(".kpi", new() { HasText = "Reports late" }).Locator(".kpi-figure").InnerTextAsync();
        await visit.Follow("Reports late");
        var shown = visit.Page.Locator(".tabs a[aria-current=page]");
        await Assertions.Expect(shown).ToContainTextAsync("Missing");
        await Assertions.Expect(shown.Locator(".count")).ToHaveTextAsync(late.Trim());
        visit.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "R41")]
    public async Task A_spreadsheet_is_previewed_confirmed_and_becomes_history()
    {
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        await Upload(visit, Sheet.Rows);
        await visit.IsOn("harbour.csv");
        await Assertions.Expect(visit.Row("Crane renewal").First).ToContainTextAsync("Red");
        await visit.Press("Import 5 reports");
        await visit.Sees("Every row and its verdict");
        await Assertions.Expect(visit.Page.Locator(".page-head")).ToContainTextAsync("Completed");
        await Assertions.Expect(visit.Page.Locator("#rows tbody tr")).ToHaveCountAsync(5);
        await visit.Go("/projects?text=Quay");
        await Assertions.Expect(visit.Row("HAR-1")).ToContainTextAsync("Quay wall");
        visit.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "R41")]
    public async Task A_broken_spreadsheet_names_row_and_column_and_changes_nothing()
    {
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        await Upload(visit, Sheet.Broken.Replace("HAR-", "BROKEN-", StringComparison.Ordinal));
        await visit.Sees("Nothing was imported");
        var problem = visit.Row("31st of June");
        await Assertions.Expect(problem.GetByRole(AriaRole.Cell).Nth(0)).ToHaveTextAsync("4");
        await Assertions.Expect(problem.GetByRole(AriaRole.Cell).Nth(1)).ToHaveTextAsync("End");
        Assert.Empty((await host.Ask(Role.HeadOfPmo, new FindProjects("BROKEN"))).Rows);
        visit.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "G2")]
    public async Task A_department_is_moved_in_the_tree()
    {
        var units = await host.Ask(Role.HeadOfPmo, new FindUnits(UnitKind.Department));
        var (moved, under) = (units[^1], units.First(u => u.Unit != units[^1].Parent && u.Parent is null && u.Unit != units[^1].Unit));
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        await visit.Go("/departments");
        await visit.Follow(moved.Name);
        var option = visit.Field("Stands under").Locator("option").Filter(new() { HasText = under.Name }).First;
        await visit.Field("Stands under").SelectOptionAsync((await option.GetAttributeAsync("value"))!);
        await visit.Press("Move");
        await (await host.Sample()).Settle();
        Assert.Equal(under.Unit, (await host.Ask(Role.HeadOfPmo, new FindUnits(UnitKind.Department))).Single(u => u.Unit == moved.Unit).Parent);
        visit.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "R7")]
    public async Task A_holiday_is_added_to_a_calendar()
    {
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        await visit.Go($"/calendars/{CalendarId.Default}");
        await visit.Type("Day", "2026-12-07");
        await visit.Page.Locator("form").Filter(new() { Has = visit.Page.GetByLabel("Day", new() { Exact = true }) }).GetByLabel("Name").FillAsync("Harbour Day");
        await visit.Press("Add");
        await Assertions.Expect(visit.Row("Harbour Day")).ToContainTextAsync("Monday");
        visit.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "A7")]
    public async Task A_read_model_is_made_anew_and_says_the_same()
    {
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        await visit.Go("/");
        var before = await visit.Page.Locator("#grid tbody").InnerTextAsync();
        await visit.Go("/operations");
        await visit.Press("Rebuild Reporting");
        await visit.Sees("The read model of Reporting is being made anew");
        await Assertions.Expect(visit.Page.GetByText("Serving").Locator("visible=true")).ToHaveCountAsync(await visit.Page.Locator("#models tbody tr").CountAsync(), new() { Timeout = 60_000 });
        await visit.Go("/");
        Assert.Equal(before, await visit.Page.Locator("#grid tbody").InnerTextAsync());
        visit.ShouldBeQuiet();
    }

    private static async Task Upload(Visit visit, string rows)
    {
        await visit.Go("/reporting/import");
        await visit.Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(Payload("harbour.csv", "text/csv", rows));
        await visit.Page.GetByLabel("Or my own mapping file").SetInputFilesAsync(Payload("harbour.yml", "application/yaml", Sheet.Map));
        await visit.Press("Check and preview");
    }

    private static FilePayload Payload(string name, string type, string text) => new() { Name = name, MimeType = type, Buffer = System.Text.Encoding.UTF8.GetBytes(text) };
}
