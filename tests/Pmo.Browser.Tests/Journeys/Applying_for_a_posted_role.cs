using Microsoft.Playwright;
using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>The head of the PMO posts a role, two of the pool apply, one is chosen, and each reads a decision about themselves.</summary>
[Collection(InBrowser.Name)]
[Trait("Feature", "T36")]
public sealed class Applying_for_a_posted_role(Chromium chromium)
{
    private static readonly DateTimeOffset Morning = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly RequestId Request = new(Ids.Named("test.request", "BRIDGE"));
    private static readonly PersonId Pat = new(new Guid("01900000-0000-7000-8000-0000000000b1")), Lee = new(new Guid("01900000-0000-7000-8000-0000000000b2"));

    [Fact]
    public async Task Both_who_applied_see_their_answer()
    {
        await using var site = await Installation.StartEmpty(Morning);
        var head = await site.Found("Elif Dubois");
        foreach (var (code, name) in new[] { ("BRIDGE", "Elbe bridge"), ("HARBOUR", "Harbour wall") }) await site.Do(new RegisterProject(code, name, null, null, new ProjectProfile()));
        foreach (var (person, name, mail) in new[] { (Pat, "Pat Lind", "pat@example.org"), (Lee, "Lee Moreau", "lee@example.org") })
            await site.Do(new ClaimEmail(person, mail), new AddPerson(person, name, mail, "UTC"), new JoinPool(person, Grade.ProjectManager, 100, new(2026, 6, 1)));
        await site.Do(new BookPerson(Lee, Projects.IdOf("HARBOUR"), BookingKind.Hard, 40, new(2026, 6, 1), new(2026, 12, 31)),
            new DraftStaffing(Request, Projects.IdOf("BRIDGE"), new(Grade.ProjectManager, 40, new(2026, 6, 15), new(2026, 9, 30), []), Readiness.Gate), new SubmitStaffing(Request));
        await using var looks = await site.Open(chromium, await site.Session(head));

        await looks.Go($"/staffing/requests/{Request}");
        await looks.Type("Apply until", "2026-05-20");
        await looks.Type("About the role", "A bridge over the river, half a year.");
        await looks.Press("Post");
        await looks.IsWrong("Give a last day to apply from today on, within half a year.");
        await looks.Holds("About the role", "A bridge over the river, half a year.");
        await looks.ShouldBeAccessible();
        await looks.Picture("journeys/role-wrong-day", whole: true);
        await looks.Type("Apply until", "2026-06-10");
        await looks.Press("Post");
        await looks.Sees("The role is posted, and the pool is told.");

        await Apply(site, Pat, "I have built one over the Elbe.", wrong: true);
        await Apply(site, Lee, "My children go to school there.", wrong: false);

        await site.Settle();
        await looks.Go($"/staffing/requests/{Request}");
        await looks.Sees("I have built one over the Elbe.");
        await looks.ShouldBeAccessible();
        await looks.Page.GetByRole(AriaRole.Link, new() { Name = "Choose Lee Moreau" }).ClickAsync();
        await looks.Press("Choose");
        await looks.IsWrong("1 person fits better by the ranking: say in a line why you choose somebody else.");
        await looks.ShouldBeAccessible();
        await looks.Picture("journeys/role-choose-wrong", whole: true);
        await looks.Type("Why not the first of the ranking", "Pat shall take the next one.");
        await looks.Press("Choose");
        await looks.Sees("They are chosen, and told.");
        await using (var lee = await site.Open(chromium, await site.Session(Lee), "dark", 390))
        {
            await lee.Go("/staffing/mine");
            await lee.Press("Take the post of BRIDGE");
            await lee.Sees("You took the post.");
            lee.ShouldBeQuiet();
        }

        await looks.Go($"/staffing/requests/{Request}");
        await looks.Press("Confirm");
        await looks.Sees("The choice is confirmed.");
        await site.Settle();
        await looks.Go($"/staffing/requests/{Request}");
        await Tell(looks, "Pat Lind", "Lee Moreau knows the river better.");
        await looks.IsWrong("The reason names Lee Moreau: say what it was about this person, without anybody else.");
        await looks.Holds("Reason", "Lee Moreau knows the river better.");
        await looks.ShouldBeAccessible();
        await looks.Picture("journeys/role-tell-wrong", whole: true);
        await looks.Type("Reason", "You are to take the harbour in autumn.");
        await looks.Press("Tell");
        await looks.Sees("They are told.");
        await Tell(looks, "Lee Moreau", "You know the place.");
        await looks.Sees("They are told.");
        looks.ShouldBeQuiet();

        await Reads(site, Pat, "Not chosen", "You are to take the harbour in autumn.", "You know the place.");
        await Reads(site, Lee, "You are chosen", "You know the place.", "You are to take the harbour in autumn.");
    }

    /// <summary>On a telephone, where nothing is typed first if <paramref name="wrong"/>.</summary>
    private async Task Apply(Installation site, PersonId who, string words, bool wrong)
    {
        await using var visit = await site.Open(chromium, await site.Session(who), wrong ? "dark" : "light", 390);
        await visit.Go("/staffing/roles");
        await visit.Follow("Project manager for Elbe bridge");
        await visit.Sees("A bridge over the river, half a year.");
        if (wrong)
        {
            await visit.Press("Apply");
            await visit.IsWrongAt("Why you would like this role", "Say why you would like this role.");
            await visit.ShouldBeAccessible();
            await visit.Picture("journeys/role-apply-wrong-390", whole: true);
        }

        await visit.Type("Why you would like this role", words);
        await visit.Press("Apply");
        await visit.Sees("Your application is sent.");
        visit.ShouldBeQuiet();
    }

    private static async Task Tell(Visit visit, string name, string reason)
    {
        await visit.Page.Locator("#applications").GetByRole(AriaRole.Row).Filter(new() { HasText = name }).GetByRole(AriaRole.Link, new() { Name = "Tell" }).ClickAsync();
        await visit.Page.Locator("#tell").GetByText(name).WaitForAsync();
        await visit.Type("Reason", reason);
        await visit.Press("Tell");
    }

    private async Task Reads(Installation site, PersonId who, string decision, string reason, string another)
    {
        await using var visit = await site.Open(chromium, await site.Session(who), "dark", 390);
        await visit.Go("/staffing/roles");
        await visit.Follow("Project manager for Elbe bridge");
        await visit.Sees(decision);
        await visit.Sees(reason);
        await Assertions.Expect(visit.Page.GetByText(another)).ToHaveCountAsync(0);
        await visit.ShouldBeAccessible();
        await visit.Picture($"journeys/role-told-{decision.Replace(' ', '-')}-390", whole: true);
        visit.ShouldBeQuiet();
    }
}
