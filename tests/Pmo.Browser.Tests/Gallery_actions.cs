using Microsoft.Playwright;
using Pmo.Browser.Tests.Gallery;

namespace Pmo.Browser.Tests;

/// <summary>What people do with lists, forms, dialogs and the frame, with and without script.</summary>
[Collection(OnItsOwn.Name)]
public sealed class Gallery_actions(Chromium chromium, GallerySite site) : IClassFixture<GallerySite>
{
    private Task<Visit> Open(int width = 1440, bool script = true) => Visit.Open(chromium.Browser, site.Address, width: width, script: script);

    [Fact]
    public async Task Typing_in_the_search_replaces_the_list_alone_and_keeps_the_focus()
    {
        await using var visit = await Open();
        await visit.Go("/?sort=-budget");
        var loads = 0;
        visit.Page.Load += (_, _) => loads++;
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("ledger");

        await Assertions.Expect(visit.Page.Locator("#grid tbody tr").First).ToContainTextAsync("Ledger");
        await Assertions.Expect(visit.Page.Locator("#grid")).Not.ToContainTextAsync("Warehouse");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator("#announcer")).ToContainTextAsync("projects");
        Assert.Equal("?sort=-budget&text=ledger&status=&report=", new Uri(visit.Page.Url).Query);
        Assert.Equal(0, loads);
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task Sorting_and_paging_change_the_address_and_the_back_button_returns()
    {
        await using var visit = await Open();
        await visit.Go("/");
        var head = visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Budget" });
        await head.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        await head.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".grid-foot")).ToContainTextAsync("51–100 of 412 projects");
        Assert.Equal("?sort=-budget&page=2", new Uri(visit.Page.Url).Query);

        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator(".grid-foot")).ToContainTextAsync("1–50 of 412 projects");
        Assert.Equal("?sort=-budget", new Uri(visit.Page.Url).Query);
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task Without_script_the_filters_have_a_button_charts_are_tables_and_forms_work()
    {
        await using var visit = await Open(390, script: false);
        await visit.Go("/");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Table, new() { Name = "Projects by status", Exact = true })).ToContainTextAsync("Unknown");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("ledger");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#grid")).Not.ToContainTextAsync("Warehouse");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "My reports" }).ClickAsync();
        await visit.Page.GetByLabel("Green").First.CheckAsync();
        await visit.Page.GetByLabel("Summary").FillAsync("All is well.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Submit report" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("The report is submitted.");
        Assert.Equal("/gallery/record", new Uri(visit.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task A_refused_command_says_why_keeps_what_was_typed_and_gets_another_key()
    {
        await using var visit = await Open();
        await visit.Go("/gallery/form");
        var key = await visit.Page.Locator("input[name=_key]").GetAttributeAsync("value");
        await visit.Page.GetByLabel("Green").First.CheckAsync();
        await visit.Page.GetByLabel("Summary").FillAsync("refuse");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Submit report" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("The project is closed; it cannot be put on hold.");
        await Assertions.Expect(visit.Page.GetByLabel("Summary")).ToHaveValueAsync("refuse");
        Assert.NotEqual(key, await visit.Page.Locator("input[name=_key]").GetAttributeAsync("value"));
    }

    [Fact]
    public async Task What_was_done_is_said_once()
    {
        await using var visit = await Open();
        await visit.Go("/gallery/record");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Put on hold" }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Put Card platform migration on hold?" });
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await visit.Picture("gallery/dialog");
        await visit.ShouldBeAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Put on hold" }).ClickAsync();

        var said = visit.Page.GetByText("The project is on hold.");
        await Assertions.Expect(said).ToBeVisibleAsync();
        await visit.Go("/gallery/record");
        await Assertions.Expect(said).ToHaveCountAsync(0);
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_chosen_theme_stays()
    {
        await using var visit = await Open();
        await visit.Go("/gallery/words");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Light or dark" }).ClickAsync();
        await visit.Go("/gallery/record");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_menu_stays_in_sight_while_a_long_page_scrolls()
    {
        await using var visit = await Open();
        await visit.Page.SetViewportSizeAsync(1440, 320);
        await visit.Go("/");
        await visit.Page.EvaluateAsync("window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })");
        Assert.True(await visit.Page.EvaluateAsync<double>("scrollY") > 320);
        var menu = await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).BoundingBoxAsync();
        Assert.Equal((0, 320), (menu!.Y, menu.Height));
    }

    [Fact]
    public async Task On_a_phone_the_menu_opens_over_the_page_and_escape_closes_it()
    {
        await using var visit = await Open(390);
        await visit.Go("/gallery/record");
        var menu = visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await Assertions.Expect(menu).ToBeHiddenAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await Assertions.Expect(menu).ToBeVisibleAsync();
        await Assertions.Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Operations" })).ToHaveCountAsync(0);
        await visit.Picture("gallery/menu-390");
        await visit.ShouldBeAccessible();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menu).ToBeHiddenAsync();
    }
}
