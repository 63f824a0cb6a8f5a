using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pmo.Host.SignIn;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>The main journey, on an installation that nobody has touched: with script, and again without.</summary>
[Collection(OnItsOwn.Name)]
public sealed class From_nothing_to_an_accepted_report(Chromium chromium)
{
    private const string Secret = "seven grey herons on the weir";
    private static readonly DateTimeOffset Tuesday = new(2026, 9, 15, 9, 0, 0, TimeSpan.Zero);

    [Theory, Trait("Feature", "R20"), InlineData(true), InlineData(false)]
    public async Task An_installation_is_set_up_a_report_is_returned_revised_and_accepted(bool script)
    {
        await using var site = await Installation.StartEmpty(Tuesday);
        await using var admin = await site.Open(chromium, script: script);
        await SetUp(site, admin);
        var officerCode = await Add(admin, "Olga Berger", "olga@example.org", "PMO officer");
        var managerCode = await Add(admin, "Pat Lindqvist", "pat@example.org", "Project manager");

        await using var officer = await Welcome(site, officerCode, script);
        await Register(officer);
        await SetCadence(officer);
        await site.Settle();

        await using var manager = await Welcome(site, managerCode, script);
        await OpenForm(manager, "Write");
        await SubmitTooEarly(manager);
        await Fill(manager);
        await manager.Press("Submit report");
        await manager.Sees("Revision 1 is handed in and frozen.");

        await Return(officer);
        await Revise(manager);
        await Accept(officer);

        await officer.Go("/");
        await Assertions.Expect(officer.Row("HAR-7")).ToContainTextAsync("Amber");
        await Assertions.Expect(officer.Row("HAR-7")).ToContainTextAsync("2.6");
        if (script) Assert.All([admin, officer, manager], v => v.ShouldBeQuiet());
    }

    private static async Task SetUp(Installation site, Visit admin)
    {
        await admin.Go("/");
        await admin.Go("/setup");
        await admin.Type("One-time code", (await site.Services.GetRequiredService<Invitations>().ForFirstAdministrator())!);
        await admin.Type("Your name", "Ada Moreau");
        await admin.Type("E-mail", "ada@example.org");
        await admin.Type("Password", "password");
        await admin.Press("Set up");
        await admin.Sees("This installation is not set up yet");
        await Assertions.Expect(admin.Field("Your name")).ToHaveValueAsync("Ada Moreau");
        await admin.Type("Password", Secret);
        await admin.Page.GetByLabel("I lead the PMO, too").UncheckAsync();
        await admin.Press("Set up");
        await admin.IsOn("First steps");
    }

    private static async Task<string> Add(Visit admin, string name, string email, string role)
    {
        await admin.Go("/people/add");
        await admin.Type("Name", name);
        await admin.Type("E-mail", email);
        await admin.Choose("Role", role);
        await admin.Press("Add person");
        await admin.IsOn(name);
        await admin.Follow("Access");
        await admin.Press("Make a one-time code");
        return await admin.Page.Locator("code.secret").TextContentAsync() ?? "";
    }

    private async Task<Visit> Welcome(Installation site, string code, bool script)
    {
        var visit = await site.Open(chromium, script: script);
        await visit.Arrive(code, Secret);
        return visit;
    }

    private static async Task Register(Visit officer)
    {
        await officer.Go("/projects/new");
        await officer.Type("Code", "HAR-7");
        await officer.Type("Name", "Fish market quay");
        await officer.Press("Register project");
        await officer.IsOn("Register: Fish market quay");
        await officer.Choose("Project manager", "Pat Lindqvist");
        await officer.Press("Name project manager");
        await officer.Sees("name the person outside the PMO who made it");
        var form = officer.Page.Locator("form").Filter(new() { Has = officer.Page.GetByRole(AriaRole.Button, new() { Name = "Name project manager" }) });
        await form.GetByLabel("Decided by").SelectOptionAsync(new SelectOptionValue { Label = "Ada Moreau" });
        await officer.Press("Name project manager");
        await officer.Sees("The project manager is recorded.");
    }

    private static async Task SetCadence(Visit officer)
    {
        await officer.Go("/reporting/cadence");
        await officer.Row("HAR-7").GetByRole(AriaRole.Link).First.ClickAsync();
        await officer.Follow("Weekly");
        await officer.Type("Anchor", "2026-09-17");
        await officer.Type("Form opens", "7");
        await officer.Press("Preview");
        await Assertions.Expect(officer.Row("2026-09-17").First).ToBeVisibleAsync();
        await officer.Press("Set cadence");
        await officer.Sees("The cadence of Fish market quay is set.");
    }

    private static async Task OpenForm(Visit manager, string link)
    {
        await manager.Go("/reporting/mine");
        await manager.Follow(link);
        await Assertions.Expect(manager.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Report, ");
    }

    private static async Task SubmitTooEarly(Visit manager)
    {
        await manager.Type("Summary", "The quay wall is half done.");
        await manager.Type("Percent complete", "140");
        await manager.Press("Submit report");
        var errors = manager.Page.GetByRole(AriaRole.Alert).First;
        await Assertions.Expect(errors).ToContainTextAsync("The report was not handed in");
        await Assertions.Expect(errors).ToContainTextAsync("Choose an overall status.");
        await Assertions.Expect(manager.Field("Summary")).ToHaveValueAsync("The quay wall is half done.");
        await Assertions.Expect(manager.Field("Percent complete")).ToHaveValueAsync("140");
    }

    private static async Task Fill(Visit manager)
    {
        await manager.Rate("Overall status", "Amber");
        await manager.Type("Why this overall status", "The piles came two weeks late.");
        if (!await manager.Field("Cause").IsVisibleAsync()) await manager.Page.GetByText("The way back to green").ClickAsync();
        await manager.Type("Cause", "One supplier only");
        await manager.Type("Action", "A second crew from October");
        await manager.RateDimensionsGreen();

        foreach (var (label, value) in new[] { ("Budget", "2400000"), ("Actual cost to date", "900000"), ("Forecast at completion", "2600000"), ("Percent complete", "40"), ("Approved end", "2027-03-31"), ("Forecast end", "2027-04-30"), ("Currency", "EUR") })
            await manager.Type(label, value);
        await manager.Type("Achieved in this period", "Piles 1 to 40.");
        await manager.Type("Planned for the next period", "Piles 41 to 80.");
    }

    private static async Task Return(Visit officer)
    {
        await officer.Go("/reporting/review");
        await officer.Page.GetByText("Reasons, when you send it back").ClickAsync();
        await officer.Type("Summary", "Say which half.");
        await officer.Press("Send back");
        await officer.Sees("sent back.");
    }

    private static async Task Revise(Visit manager)
    {
        await OpenForm(manager, "Revise");
        await manager.Sees("Say which half.");
        await Assertions.Expect(manager.Field("Summary")).ToHaveValueAsync("The quay wall is half done.");
        await manager.Type("Summary", "The northern half of the quay wall stands.");
        await manager.Press("Submit report");
        await manager.Sees("Revision 2 is handed in and frozen.");
    }

    private static async Task Accept(Visit officer)
    {
        await officer.Go("/reporting/review");
        await officer.Sees("The northern half of the quay wall stands.");
        await officer.Type("Remark, when you accept", "Clear now.");
        await officer.Press("Accept");
        await officer.Sees("accepted.");
    }
}
