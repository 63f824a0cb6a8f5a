using Microsoft.Playwright;
using Pmo.Browser.Tests.Gallery;

namespace Pmo.Browser.Tests;

/// <summary>Every component, in both themes, on a desk and on a phone: accessible, quiet, and usable without script.</summary>
[Collection(OnItsOwn.Name)]
public sealed class Gallery_pages(Chromium chromium, GallerySite site) : IClassFixture<GallerySite>
{
    public static TheoryData<string, string, string, int> Looks()
    {
        var looks = new TheoryData<string, string, string, int>();
        foreach (var (name, address) in new[] { ("dashboard", "/"), ("form", "/gallery/form"), ("record", "/gallery/record"), ("words", "/gallery/words"), ("nothing-found", "/?text=zzz"), ("not-found", "/gallery/status/404") })
            foreach (var theme in new[] { "light", "dark" })
                foreach (var width in new[] { 1440, 390 })
                    looks.Add(name, address, theme, width);
        return looks;
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task A_page_is_accessible_and_quiet(string name, string address, string theme, int width)
    {
        await using var visit = await Visit.Open(chromium.Browser, site.Address, theme, width, width > 500 ? 900 : 844);
        await visit.Go(address);
        await visit.Picture($"gallery/{name}-{theme}-{width}");
        await visit.ShouldBeAccessible();
        if (name != "not-found") visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_form_with_errors_says_what_is_wrong_and_leads_to_each_field()
    {
        await using var visit = await Visit.Open(chromium.Browser, site.Address);
        await visit.Go("/gallery/form");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Submit report" }).ClickAsync();

        var summary = visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The report was not submitted" });
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await Assertions.Expect(summary.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["Choose an overall status.", "Write a summary."]);
        await Assertions.Expect(visit.Page.GetByLabel("Summary")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(visit.Page.GetByLabel("Summary")).ToHaveAccessibleDescriptionAsync("Write a summary. Markdown. Shown to the steering group.");
        await summary.GetByText("Write a summary.").ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Summary")).ToBeFocusedAsync();
        await visit.Picture("gallery/form-errors", whole: true);
        await visit.ShouldBeAccessible();
        visit.ShouldBeQuiet();
    }
}
