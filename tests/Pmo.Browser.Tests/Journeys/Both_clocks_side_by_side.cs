using Microsoft.Playwright;
using Pmo.Office.LateEntries;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>The sample holds facts that were entered late, and the page names them; on a desk and on a telephone.</summary>
[Collection(InBrowser.Name)]
public sealed class Both_clocks_side_by_side(Chromium chromium, RealHost host)
{
    [Theory, Trait("Feature", "A3")]
    [InlineData("light", 1440)]
    [InlineData("dark", 390)]
    public async Task A_late_move_of_the_sample_is_found_from_the_day_and_its_event_opens(string theme, int width)
    {
        await host.Sample();
        await using var visit = await host.Open(chromium, Role.ComplianceReviewer, theme, width);
        var late = (await host.Ask(Role.ComplianceReviewer, new FindLateEntries(1, Kind: LateKind.ProjectMove))).Rows;
        Assert.NotEmpty(late);
        await visit.Go($"/audit/two-clocks?day={late[0].TrueOn:yyyy-MM-dd}");
        await visit.Sees("Moved to another department");
        await visit.Picture($"two-clocks/differing-{theme}-{width}", whole: true);
        await visit.ShouldBeAccessible();
        await visit.Go($"/audit/two-clocks?day={late[0].TrueOn:yyyy-MM-dd}&all=1");
        await visit.Picture($"two-clocks/all-{theme}-{width}", whole: true);
        await visit.ShouldBeAccessible();
        await visit.Go("/audit/two-clocks?day=2019-01-01");
        await visit.Sees("No project was there yet.");
        await visit.Picture($"two-clocks/nothing-{theme}-{width}", whole: true);
        await visit.Go($"/projects/{late[0].Link.Split('/')[^1]}?asOf={late[0].Position}");
        Assert.NotEmpty(await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync());
        visit.ShouldBeQuiet();
    }
}
