using Microsoft.Playwright;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>The menu of the head of the PMO, with the most entries of all: by mouse, by keyboard and on a telephone.</summary>
[Collection(InBrowser.Name)]
public sealed class Finding_the_way(Chromium chromium, RealHost host)
{
    [Theory]
    [InlineData("/", "Portfolio", true)]
    [InlineData("/staffing/promotions", "Promotions", true)]
    [InlineData("/people/erasures", "Erasures", true)]
    [InlineData("/staffing/promotions", "Promotions", false)]
    public async Task The_page_one_is_on_is_in_sight_on_a_desk_and_on_a_telephone(string page, string entry, bool script)
    {
        foreach (var width in new[] { 1440, 390 })
        {
            await using var visit = await host.Open(chromium, Role.HeadOfPmo, width: width, script: script);
            await visit.Go(page);
            if (width == 390) await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
            var here = visit.Page.Locator("#menu [aria-current]");
            await Assertions.Expect(here).ToHaveTextAsync(entry);
            await Assertions.Expect(here).ToBeInViewportAsync();
            await visit.Picture($"menu/{entry}-{width}");
        }
    }

    [Fact]
    public async Task What_is_folded_away_is_opened_by_the_keyboard()
    {
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        await visit.Go("/staffing/pool");
        var (fold, promotions) = (visit.Page.Locator("#menu summary", new() { HasText = "Careers" }), visit.Page.Locator("#menu").GetByRole(AriaRole.Link, new() { Name = "Promotions" }));
        await Assertions.Expect(promotions).ToBeHiddenAsync();
        await fold.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(promotions).ToBeVisibleAsync();
        await visit.ShouldBeAccessible();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Promotions");
        await Assertions.Expect(promotions).ToBeVisibleAsync();
    }
}
