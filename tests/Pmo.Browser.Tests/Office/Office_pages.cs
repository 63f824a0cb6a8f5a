using Microsoft.Playwright;
using Pmo.Office;

namespace Pmo.Browser.Tests.Office;

/// <summary>Register, departments and calendars as people see them: with data, empty and after bad input; on a desk and on a phone; in both themes.</summary>
[Collection(OnItsOwn.Name)]
public sealed class Office_pages(Chromium chromium, OfficeSite site) : IClassFixture<OfficeSite>
{
    private static readonly (string Name, string Address)[] Pages =
    [
        ("projects", "/projects"), ("project-new", "/projects/new"), ("project-edit", $"/projects/{Projects.IdOf("CW-020")}/edit"),
        ("departments", "/departments"), ("unit", $"/departments/Department/{Units.IdOf(UnitKind.Department, "WORKS")}"), ("unit-new", "/departments/new"),
        ("calendars", "/calendars"), ("calendar", $"/calendars/{CalendarId.Default}"), ("calendar-new", "/calendars/new"),
    ];

    public static TheoryData<string, string, string, int, bool> Looks()
    {
        var looks = new TheoryData<string, string, string, int, bool>();
        foreach (var (name, address) in Pages)
            foreach (var (theme, width) in new[] { ("light", 1440), ("dark", 390) })
                looks.Add(name, address, theme, width, false);
        foreach (var (name, address) in Pages.Where(p => p.Name is "projects" or "departments" or "calendars")) looks.Add(name + "-empty", address, "light", 1440, true);
        looks.Add("projects-none", "/projects?text=zzz", "light", 390, false);
        return looks;
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task A_page_is_accessible_and_quiet(string name, string address, string theme, int width, bool empty)
    {
        await using var visit = await site.Open(chromium, theme, width, empty);
        var response = await visit.Go(address);
        await visit.Picture($"office/{name}-{theme}-{width}", whole: true);
        Assert.Equal(200, response!.Status);
        await visit.ShouldBeAccessible();
        visit.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "G13")]
    public async Task A_project_is_registered_refused_twice_and_found()
    {
        await using var visit = await site.Open(chromium);
        await visit.Go("/projects/new");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Register project" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Give the project a name.");
        await visit.Picture("office/project-new-errors", whole: true);
        await visit.ShouldBeAccessible();

        await Register(visit, "cw-001", "Twice");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("The code CW-001 is taken by \"Pumping station no. 1\". Choose another.");

        await Register(visit, "HX-1", "Harbour crossing");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Harbour crossing is in the register.");
        await visit.Go("/projects?text=harbour");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Harbour crossing" })).ToBeVisibleAsync();
    }

    [Fact, Trait("Feature", "G4")]
    public async Task A_hold_is_recorded_only_with_who_decided_it()
    {
        await using var visit = await site.Open(chromium);
        await visit.Go($"/projects/{Projects.IdOf("CW-011")}/edit");
        await visit.Page.GetByLabel("New status").SelectOptionAsync("OnHold");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record status" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Name who decided it.");
        await visit.Page.Locator("[name='Form.DecidedBy']").Last.SelectOptionAsync(OfficeSite.Sam.ToString());
        await visit.Page.Locator("[name='Form.ReviewOn']").Last.FillAsync(DateTime.UtcNow.AddDays(40).ToString("yyyy-MM-dd"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record status" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("decided by Sam Okafor")).ToBeVisibleAsync();
    }

    [Fact, Trait("Feature", "R7")]
    public async Task A_broken_calendar_file_names_its_line_and_a_good_one_is_taken()
    {
        await using var visit = await site.Open(chromium);
        await visit.Go($"/calendars/{CalendarId.Default}?year=2030");
        await Upload(visit, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20301345\nEND:VEVENT\nEND:VCALENDAR");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Line 3: \"20301345\" is not a day");
        await visit.Picture("office/calendar-broken-file", whole: true);
        await visit.ShouldBeAccessible();
        await Upload(visit, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20300101\nSUMMARY:New Year\nEND:VEVENT\nEND:VCALENDAR");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Cell, new() { Name = "New Year", Exact = true })).ToBeVisibleAsync();
    }

    [Fact, Trait("Feature", "G2")]
    public async Task The_tree_of_a_coming_day_shows_the_planned_move()
    {
        await using var visit = await site.Open(chromium, script: false);
        await visit.Go("/departments");
        await Assertions.Expect(visit.Page.Locator("tbody tr").Nth(2)).ToContainTextAsync("To Water Supply on");
        await visit.Page.Locator("input[name=on]").FillAsync(DateTime.UtcNow.AddDays(40).ToString("yyyy-MM-dd"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show that day" }).ClickAsync();
        Assert.Equal(["Water Supply", "Roads and Bridges", "Public Works"], await visit.Page.Locator("tbody tr td:first-child a").AllTextContentsAsync());
    }

    private static async Task Register(Visit visit, string code, string name)
    {
        await visit.Page.GetByLabel("Code").FillAsync(code);
        await visit.Page.GetByLabel("Name").FillAsync(name);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Register project" }).ClickAsync();
    }

    private static async Task Upload(Visit visit, string text)
    {
        await visit.Page.GetByLabel("iCalendar file").SetInputFilesAsync(new FilePayload { Name = "holidays.ics", MimeType = "text/calendar", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
    }
}
