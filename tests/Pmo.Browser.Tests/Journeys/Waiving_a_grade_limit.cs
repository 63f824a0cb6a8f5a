using Microsoft.Playwright;
using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Pooling;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>A project of class A is led by a lower grade for some weeks: it is asked, the sponsor decides on a telephone, and when the last day has passed everybody sees that it is over.</summary>
[Collection(InBrowser.Name)]
[Trait("Feature", "T32")]
public sealed class Waiving_a_grade_limit(Chromium chromium)
{
    private static readonly DateTimeOffset Morning = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Pat = new(new Guid("01900000-0000-7000-8000-0000000000b1")), Sam = new(new Guid("01900000-0000-7000-8000-0000000000b2"));

    [Fact]
    public async Task A_waiver_is_asked_for_granted_and_ends_by_itself()
    {
        await using var site = await Installation.StartEmpty(Morning);
        var head = await site.Found("Elif Dubois");
        var bridge = Projects.IdOf("BRIDGE");
        foreach (var (person, name, mail) in new[] { (Pat, "Pat Lind", "pat@example.org"), (Sam, "Sam Okafor", "sam@example.org") }) await site.Do(new ClaimEmail(person, mail), new AddPerson(person, name, mail, "UTC"));
        await site.Do(new JoinPool(Pat, Grade.ProjectManager, 100, new(2026, 6, 1)), new RegisterProject("BRIDGE", "Elbe bridge", null, null, new(Class: "A")), new NameSponsor(bridge, Sam), new NameProjectManager(bridge, Pat),
            new SetGradeLimit("A", Grade.SeniorProjectManager, new(2026, 5, 1), "Large ones went wrong."));
        await using (var asks = await site.Open(chromium, await site.Session(head)))
        {
            await asks.Go("/staffing/waivers");
            await asks.Sees("Below the limit");
            await asks.Page.GetByRole(AriaRole.Link, new() { Name = "Ask for a waiver for BRIDGE" }).ClickAsync();
            await asks.Press("Ask");
            await asks.IsWrongAt("Grade that would do", "Choose a grade.");
            await asks.IsWrongAt("Last day", "Give the last day.");
            await asks.IsWrongAt("Reason", "Say why.");
            await asks.ShouldBeAccessible();
            await asks.Picture("journeys/waiver-nothing-typed", whole: true);
            await asks.Choose("Only for", "Pat Lind");
            await asks.Choose("Grade that would do", "Senior project manager");
            await asks.Type("Last day", "2026-06-30");
            await asks.Type("Reason", "Pat knows the site.");
            await asks.Press("Ask");
            await asks.IsWrong("The class asks for a senior project manager or above: name a lower grade, which would do until then.");
            await asks.Holds("Reason", "Pat knows the site.");
            await asks.Holds("Last day", "2026-06-30");
            Assert.Equal("Pat Lind", await asks.Field("Only for").Locator("option:checked").InnerTextAsync());
            await asks.ShouldBeAccessible();
            await asks.Picture("journeys/waiver-wrong-grade", whole: true);
            await asks.Choose("Grade that would do", "Project manager");
            await asks.Press("Ask");
            await asks.Sees("The sponsor is asked.");
            asks.ShouldBeQuiet();
        }

        await using (var decides = await site.Open(chromium, await site.Session(Sam), "dark", 390))
        {
            await decides.Go("/staffing/waivers");
            await decides.Sees("Pat knows the site.");
            await decides.Press("Decide");
            await decides.IsWrong("Choose yes or no.");
            await decides.ShouldBeAccessible();
            await decides.Picture("journeys/waiver-undecided-390", whole: true);
            await decides.Page.GetByLabel("No", new() { Exact = true }).CheckAsync();
            await decides.Press("Decide");
            await decides.IsWrong("Say why");
            await Assertions.Expect(decides.Page.GetByLabel("No", new() { Exact = true })).ToBeCheckedAsync();
            await decides.ShouldBeAccessible();
            await decides.Page.GetByLabel("Yes, until that day").CheckAsync();
            await decides.Type("Reason", "For this month.");
            await decides.Press("Decide");
            await decides.Sees("It is decided.");
            await decides.Sees("29 days left");
            decides.ShouldBeQuiet();
        }

        await using (var holds = await site.Open(chromium, await site.Session(head)))
        {
            await holds.Go("/staffing/waivers");
            await holds.Sees("Nobody leads a project below the limit of its class.");
            await holds.ShouldBeAccessible();
            await holds.Picture("journeys/waiver-holds", whole: true);
        }

        await site.Pass(TimeSpan.FromDays(30));
        await using var over = await site.Open(chromium, await site.Session(head), "dark", 390);
        await over.Go("/staffing/waivers");
        await over.Sees("No waiver is asked or holds.");
        await Assertions.Expect(over.Page.Locator("#below")).ToContainTextAsync("Pat Lind");
        await over.Follow("Over");
        await over.Sees("Ended");
        await over.Sees("holds no more from 2026-07-01 on");
        await over.ShouldBeAccessible();
        await over.Picture("journeys/waiver-over-390", whole: true);
        over.ShouldBeQuiet();
    }
}
