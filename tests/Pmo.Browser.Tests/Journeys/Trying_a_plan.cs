using Microsoft.Playwright;
using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Planning;
using Pmo.Staffing.Pooling;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>The head of the PMO tries a plan, sees that it promises too much, makes room in it, applies it and finds the pool changed.</summary>
[Collection(InBrowser.Name)]
[Trait("Feature", "T29")]
public sealed class Trying_a_plan(Chromium chromium)
{
    private static readonly DateTimeOffset Morning = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Pat = new(new Guid("01900000-0000-7000-8000-0000000000b1"));

    [Fact]
    public async Task What_it_foretells_is_what_the_pool_is_then()
    {
        await using var site = await Installation.StartEmpty(Morning);
        var head = await site.Found("Elif Dubois");
        foreach (var (code, name) in new[] { ("BRIDGE", "Elbe bridge"), ("HARBOUR", "Harbour wall") }) await site.Do(new RegisterProject(code, name, null, null, new ProjectProfile()));
        await site.Do(new ClaimEmail(Pat, "pat@example.org"), new AddPerson(Pat, "Pat Lind", "pat@example.org", "UTC"), new JoinPool(Pat, Grade.ProjectManager, 100, new(2026, 6, 1)),
            new BookPerson(Pat, Projects.IdOf("HARBOUR"), BookingKind.Hard, 60, new(2026, 6, 1), new(2026, 12, 31)));
        await using var visit = await site.Open(chromium, await site.Session(head));

        await visit.Go("/staffing/pool");
        await visit.Follow("Plans");
        await visit.Press("Begin plan");
        await visit.IsWrongAt("Name", "Name the plan.");
        await visit.Type("Name", "If the bridge begins early");
        await visit.Press("Begin plan");
        await visit.IsOn("If the bridge begins early");

        // A share that nobody works, and days the wrong way round: said, and what was typed stays.
        await Enter(visit, "150");
        await visit.IsWrong("Give a share of the week between 1 and 100 %.");
        await visit.Holds("Share of a full week", "150");
        await visit.Holds("Last day", "2026-09-30");
        Assert.Equal("Pat Lind, Project manager", await visit.Field("Person").Locator("option:checked").InnerTextAsync());
        await visit.ShouldBeAccessible();
        await visit.Picture("journeys/plan-wrong", whole: true);
        await visit.Type("Share of a full week", "60");
        await visit.Press("Enter booking");

        await visit.Sees("Would be refused");
        await Assertions.Expect(visit.Page.Locator(".shortfalls")).ToContainTextAsync("Pat Lind");
        await visit.ShouldBeAccessible();
        await visit.Picture("journeys/plan-too-much", whole: true);
        await visit.Field("Booking that changes").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await visit.Type("Share from then on", "40");
        await visit.Type("Until", "2026-12-31");
        await visit.Press("Enter change");
        await visit.Sees("On no day would anybody be promised to more than they work.");
        await Assertions.Expect(visit.Page.GetByText("Goes through", new() { Exact = true })).ToHaveCountAsync(2);
        Assert.Equal(60, (await site.Ask(head, new Pmo.Staffing.Board.FindPool())).People.Single().Booked);

        await visit.Press("Apply plan");
        await visit.IsWrongAt("Reason for applying", "Say why.");
        await visit.DarkOnATelephone();
        await visit.ShouldBeAccessible();
        await visit.Picture("journeys/plan-apply-390", whole: true);
        await visit.Type("Reason for applying", "The bridge begins in July.");
        await visit.Press("Apply plan");
        await visit.Sees("The plan is being carried out");
        await site.Settle();
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.GetByText("Done", new() { Exact = true })).ToHaveCountAsync(2);
        await visit.ShouldBeAccessible();
        await visit.Follow("Pat Lind");
        await visit.IsOn("Pat Lind");
        await visit.Sees("Elbe bridge");
        await visit.ShouldBeAccessible();
        await visit.Picture("journeys/plan-applied-390", whole: true);
        Assert.Equal([40, 60], (await site.Ask(head, new Pmo.Staffing.Board.FindPool())).People.Single().Bars.Where(b => b.To > new DateOnly(2026, 7, 1)).Select(b => b.Percent).Order());
        visit.ShouldBeQuiet();
    }

    private static async Task Enter(Visit visit, string share)
    {
        await visit.Choose("Person", "Pat Lind, Project manager");
        await visit.Choose("Project", "BRIDGE Elbe bridge");
        await visit.Type("Share of a full week", share);
        await visit.Type("First day", "2026-07-01");
        await visit.Type("Last day", "2026-09-30");
        await visit.Press("Enter booking");
    }
}
