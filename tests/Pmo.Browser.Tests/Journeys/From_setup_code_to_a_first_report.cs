using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pmo.Host.SignIn;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>A new installation by its defaults alone: one person, one project, a look ahead, go live, and the first report is handed in.</summary>
[Collection(OnItsOwn.Name)]
public sealed class From_setup_code_to_a_first_report(Chromium chromium)
{
    private const string Secret = "seven grey herons on the weir";
    private static readonly DateTimeOffset Friday = new(2026, 9, 25, 7, 0, 0, TimeSpan.Zero);

    [Theory, Trait("Feature", "G6"), InlineData(true), InlineData(false)]
    public async Task By_defaults_alone(bool script)
    {
        await using var site = await Installation.StartEmpty(Friday);
        await using var admin = await site.Open(chromium, script: script);
        await SetUp(site, admin);
        await Looked.At(admin, "first-steps/empty", script);

        var code = await AddManager(admin, script);
        await EnterProject(admin);
        await site.Settle();
        await LookAhead(admin, script);
        await GoLive(admin, script);

        await using var manager = await Welcome(site, code, script);
        await Report(manager);
        await admin.Go("/first-steps");
        await admin.Sees("Live since 2026-09-25");
        if (script) Assert.All([admin, manager], v => v.ShouldBeQuiet());
    }

    private static async Task SetUp(Installation site, Visit admin)
    {
        await admin.Go("/setup");
        await admin.Type("One-time code", (await site.Services.GetRequiredService<Invitations>().ForFirstAdministrator())!);
        await admin.Type("Your name", "Ada Moreau");
        await admin.Type("E-mail", "ada@example.org");
        await admin.Type("Password", Secret);
        await admin.Choose("Time zone", "Europe/Berlin");
        await admin.Press("Set up");
        await admin.IsOn("First steps");
        await admin.Sees("Monday to Friday, Europe/Berlin, no holidays");
        await admin.Sees("Monthly, as of the last day of the month, due 5 working days later at 17:00");
        await admin.Sees("No project runs: nobody would be asked");
    }

    private static async Task<string> AddManager(Visit admin, bool script)
    {
        await admin.Press("Add person");
        await admin.Sees("Give the person's name.");
        await Looked.At(admin, "first-steps/errors", script);
        await admin.Type("Name", "Pat Lindqvist");
        await admin.Type("E-mail", "pat@example.org");
        await admin.Press("Add person");
        await admin.Sees("Pat Lindqvist was added.");
        await admin.Follow("Pat Lindqvist");
        await admin.Press("Make a one-time code");
        return await admin.Page.Locator("code.secret").TextContentAsync() ?? "";
    }

    private static async Task EnterProject(Visit admin)
    {
        await admin.Go("/first-steps");
        await admin.Type("Code", "HAR-7");
        await admin.Type("Project name", "Fish market quay");
        await admin.Choose("Project manager", "Pat Lindqvist");
        await admin.Press("Enter project");
        await admin.Sees("Fish market quay is in the register.");
    }

    private static async Task LookAhead(Visit admin, bool script)
    {
        await admin.Go("/first-steps");
        await admin.Sees("The report for September 2026 of HAR-7 Fish market quay is due");
        await Looked.At(admin, "first-steps/ready", script);
        await admin.Follow("All of the next 90 days");
        await admin.IsOn("The next 90 days");
        await Assertions.Expect(admin.Page.Locator("#ahead")).ToContainTextAsync("2026-10-07 17:00");
        await Assertions.Expect(admin.Page.Locator("#ahead")).ToContainTextAsync("Ada Moreau");
        await Assertions.Expect(admin.Page.Locator("#ahead")).ToContainTextAsync("Passed over: there is no line manager.");
        await Looked.At(admin, "first-steps/preview", script);
    }

    private static async Task GoLive(Visit admin, bool script)
    {
        await admin.Go("/first-steps");
        await admin.Press("Go live");
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("The first notice goes to Pat Lindqvist on 2026-10-02 08:00");
        await Looked.At(admin, "first-steps/go-live", script);
        await admin.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Go live" }).ClickAsync();
        await admin.Sees("The installation is live");
        await Looked.At(admin, "first-steps/live", script);
    }

    private async Task<Visit> Welcome(Installation site, string code, bool script)
    {
        var visit = await site.Open(chromium, script: script);
        await visit.Arrive(code, Secret);
        return visit;
    }

    private static async Task Report(Visit manager)
    {
        await manager.Go("/reporting/mine");
        await manager.Follow("Write");
        await manager.Type("Summary", "The northern half of the quay wall stands.");
        await manager.Rate("Overall status", "Green");
        await manager.RateDimensionsGreen();

        foreach (var (label, value) in new[] { ("Budget", "2400000"), ("Actual cost to date", "900000"), ("Forecast at completion", "2400000"), ("Percent complete", "40"), ("Approved end", "2027-03-31"), ("Forecast end", "2027-03-31"), ("Currency", "EUR") })
            await manager.Type(label, value);
        await manager.Type("Why this overall status", "All as planned.");
        await manager.Type("Achieved in this period", "Piles 1 to 40.");
        await manager.Type("Planned for the next period", "Piles 41 to 80.");
        await manager.Press("Submit report");
        await manager.Sees("Revision 1 is handed in and frozen.");
    }
}
