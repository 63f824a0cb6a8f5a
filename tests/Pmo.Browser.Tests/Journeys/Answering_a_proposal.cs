using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.SignIn;
using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>Whoever is chosen for two posts takes one and objects to the other, on a telephone; the head of the PMO reads why and confirms.</summary>
[Collection(InBrowser.Name)]
[Trait("Feature", "T21")]
public sealed class Answering_a_proposal(Chromium chromium)
{
    private static readonly DateTimeOffset Morning = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Pat = new(new Guid("01900000-0000-7000-8000-0000000000b1"));

    [Fact]
    public async Task Two_posts_are_answered_one_by_one()
    {
        await using var site = await Installation.StartEmpty(Morning);
        var head = await site.Found("Elif Dubois");
        await site.Do(new ClaimEmail(Pat, "pat@example.org"), new AddPerson(Pat, "Pat Lind", "pat@example.org", "UTC"), new JoinPool(Pat, Grade.ProjectManager, 100, new(2026, 6, 1)));
        foreach (var code in (string[])["BRIDGE", "HARBOUR"])
        {
            await site.Do(new RegisterProject(code, code, null, null, new ProjectProfile()), new DraftStaffing(Of(code), Projects.IdOf(code), new(Grade.ProjectManager, 40, new(2026, 6, 15), new(2026, 9, 30), []), Readiness.Gate), new SubmitStaffing(Of(code)));
            await site.Settle();
            await site.Do(new ProposeCandidate(Of(code), Pat));
        }

        await site.Settle();
        await using (var pat = await site.Open(chromium, await Session(site, Pat), "light", 390))
        {
            await pat.Go("/staffing/mine");
            await pat.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Object to the post of HARBOUR" }).ClickAsync();
            await pat.Sees("Object to the post of HARBOUR");
            await pat.Page.Locator("#object button[type=submit]").ClickAsync();
            await pat.Sees("Say why.");
            await pat.ShouldBeAccessible();
            await pat.Page.GetByLabel("Reason").FillAsync("It is too far.");
            await pat.Page.Locator("#object button[type=submit]").ClickAsync();
            await pat.Sees("You objected: It is too far.");
            await pat.Press("Take the post of BRIDGE");
            await pat.Sees("You took the post.");
            pat.ShouldBeQuiet();
        }

        await using var looks = await site.Open(chromium, await Session(site, head));
        await looks.Go($"/staffing/requests/{Of("HARBOUR")}");
        await looks.Sees("objects: It is too far.");
        await looks.ShouldBeAccessible();
        await looks.Go($"/staffing/requests/{Of("BRIDGE")}");
        await looks.Press("Confirm");
        await looks.Sees("The choice is confirmed.");
        await site.Settle();
        Assert.Equal(RequestStage.Filled, (await site.Ask(head, new ShowStaffing(Of("BRIDGE"))))!.Row.Stage);
        looks.ShouldBeQuiet();
    }

    private static RequestId Of(string code) => new(Ids.Named("test.request", code));

    private static async Task<string> Session(Installation site, PersonId who) => (await site.Services.GetRequiredService<Door>().Enter(who, new Visitor(null, "browser"))).Secret!;
}
