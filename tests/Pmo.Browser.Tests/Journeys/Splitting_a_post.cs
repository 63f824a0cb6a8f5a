using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pmo.Host.SignIn;
using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>Nobody alone has the time: the head of the PMO looks for two people instead, and sees what nobody covers.</summary>
[Collection(InBrowser.Name)]
[Trait("Feature", "T20")]
public sealed class Splitting_a_post(Chromium chromium)
{
    private static readonly DateTimeOffset Morning = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly RequestId Request = new(Ids.Named("test.request", "BRIDGE"));

    [Fact]
    public async Task The_pair_with_the_smallest_gap_is_taken_over()
    {
        await using var site = await Installation.StartEmpty(Morning);
        var head = await site.Found("Elif Dubois");
        foreach (var code in (string[])["BRIDGE", "HARBOUR"]) await site.Do(new RegisterProject(code, code, null, null, new ProjectProfile()));
        foreach (var (name, booked, n) in new[] { ("Pat Lind", 40, 1), ("Lee Moreau", 70, 2), ("Sam Okafor", 95, 3) })
        {
            var person = new PersonId(new Guid($"01900000-0000-7000-8000-0000000000b{n}"));
            await site.Do(new ClaimEmail(person, $"p{n}@example.org"), new AddPerson(person, name, $"p{n}@example.org", "UTC"), new JoinPool(person, Grade.ProjectManager, 100, new(2026, 6, 1)),
                new BookPerson(person, Projects.IdOf("HARBOUR"), BookingKind.Hard, booked, new(2026, 6, 1), new(2027, 6, 1)));
        }

        await site.Do(new DraftStaffing(Request, Projects.IdOf("BRIDGE"), new(Grade.ProjectManager, 100, new(2026, 6, 15), new(2026, 9, 30), []), Readiness.Gate), new SubmitStaffing(Request));
        await using var visit = await site.Open(chromium, (await site.Services.GetRequiredService<Door>().Enter(head, new Visitor(null, "browser"))).Secret!);
        await visit.Go($"/staffing/requests/{Request}");
        await visit.Sees("Nobody meets all musts.");
        await visit.Sees("Two people together");
        await visit.Picture("journeys/split-pairs", whole: true);
        await visit.ShouldBeAccessible();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Take over the shares of Pat Lind and Lee Moreau" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("First part, share of a week")).ToHaveValueAsync("60");
        await visit.Page.GetByLabel("Second part, share of a week").FillAsync("60");
        await visit.Press("Split the request");
        await visit.Sees("Together both parts take 120 % of a week on some days, and 100 % is asked.");
        await visit.Page.GetByLabel("Second part, share of a week").FillAsync("30");
        await visit.Press("Split the request");
        await visit.Sees("Two people are looked for.");
        await site.Settle();
        await visit.Go($"/staffing/requests/{Request}");
        // 78 working days with a tenth of eight hours each.
        await visit.Sees("On 78 working days something is missing: 62.4 hours.");
        await visit.Picture("journeys/split-cover", whole: true);
        await visit.ShouldBeAccessible();
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.Page.SetViewportSizeAsync(390, 844);
        await visit.Picture("journeys/split-cover-390", whole: true);
        await visit.ShouldBeAccessible();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "the other request" }).ClickAsync();
        await visit.Sees("Support for BRIDGE");
        visit.ShouldBeQuiet();
    }
}
