using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Pmo.Browser.Tests;

/// <summary>One person's browser window: a page, and everything the browser complained about on it.</summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly string Artifacts = Path.Combine(Root, "artifacts");

    // What passes is not described: on a long table that takes longer than the search. No page has a frame, so that one run over the
    // document is all there is; the package's own run opens a second window for each, to put frames together.
    private const string FindViolations = "() => axe.run(document, { resultTypes: ['violations'] }).then(found => JSON.stringify(found.violations))";

    // By how much, and the three innermost things that reach farthest: those are what to mend.
    private const string FindOverflow = """
        () => {
          const root = document.documentElement, over = root.scrollWidth - root.clientWidth;
          if (over <= 0) return '';
          const reach = e => e.getBoundingClientRect().right;
          const wide = [...document.querySelectorAll('main *, header *, footer *')].filter(e => reach(e) > root.clientWidth && ![...e.children].some(c => reach(c) >= reach(e)));
          return over + ' px. ' + wide.sort((a, b) => reach(b) - reach(a)).slice(0, 3).map(e => e.outerHTML.slice(0, 200)).join(' | ');
        }
        """;

    // Each day, time and event number that is written, where it takes more than one line, and each mark around one that is a box of its own
    // in a row of boxes, where its sentence falls apart.
    private const string FindBroken = """
        () => {
          const whole = /(?<![\w-])(\d{4}-\d\d(-\d\d([ T]\d\d:\d\d)?)?|\d{1,2}:\d\d|#\d[\d,]*)(?![\w-])/g, walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), broken = [];
          for (let text; (text = walker.nextNode());) for (const found of text.data.matchAll(whole)) {
            const range = document.createRange();
            range.setStart(text, found.index);
            range.setEnd(text, found.index + found[0].length);
            if (new Set([...range.getClientRects()].filter(r => r.width > 0).map(r => Math.round(r.top / 4))).size > 1) broken.push(text.parentElement);
          }
          const said = e => [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
          for (const mark of document.querySelectorAll('span.nobr')) if (/flex|grid/.test(getComputedStyle(mark.parentElement).display) && said(mark.parentElement)) broken.push(mark.parentElement);
          return broken.slice(0, 3).map(e => e.outerHTML.slice(0, 200)).join('\n');
        }
        """;

    private const string FindPrimary = "() => [...document.querySelectorAll('.btn-primary')].filter(b => !b.closest('dialog, [popover]') && b.checkVisibility()).map(b => b.textContent.trim())";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private readonly List<string> foreign = [];

    private Visit(IBrowserContext context, IPage page, Uri site)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, m) => Complain(m);
        page.PageError += (_, error) => complaints.Add("error: " + error);
        page.Request += (_, r) =>
        {
            if (new Uri(r.Url).Authority != site.Authority) foreign.Add(r.Url);
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Messages of the console: errors, warnings, and violations of the content security policy.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens a window.</summary>
    public static async Task<Visit> Open(IBrowser browser, Uri site, string theme = "light", int width = 1440, int height = 900, bool script = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = site.ToString(), ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = script, Locale = "en-GB", TimezoneId = "Europe/Berlin",
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce,
        });
        return new Visit(context, await context.NewPageAsync(), site);
    }

    /// <summary>Goes to an address and waits until nothing is loading any more.</summary>
    public async Task<IResponse?> Go(string address)
    {
        var response = await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        if (await Page.Locator("pmo-chart").CountAsync() > 0 && await HasScript()) await Page.Locator("pmo-chart:not(.ready)").WaitForDrawn();
        return response;
    }

    /// <summary>Fails when axe finds anything, or when something is wider than the window.</summary>
    public async Task ShouldBeAccessible()
    {
        await Page.EvaluateAsync(Axe);
        var found = JsonSerializer.Deserialize<Violation[]>(await Page.EvaluateAsync<string>(FindViolations), JsonSerializerOptions.Web)!;
        Assert.True(found.Length == 0, $"{Page.Url}: {found.Length} violations\n{string.Join("\n\n", found.Select(v => v.Words))}");
        var overflow = await Page.EvaluateAsync<string>(FindOverflow);
        Assert.True(overflow is "", $"{Page.Url}: the page is wider than the window: {overflow}");
    }

    /// <summary>Fails where a line ends inside a day, a time or the number of an event.</summary>
    public async Task ShouldKeepDaysWhole()
    {
        var broken = await Page.EvaluateAsync<string>(FindBroken);
        Assert.True(broken is "", $"{Page.Url}: a day, a time or an event's number falls apart:\n{broken}");
    }

    /// <summary>Fails where several buttons ask to be pressed first.</summary>
    public async Task ShouldHaveOnePrimaryAction()
    {
        var primary = await Page.EvaluateAsync<string[]>(FindPrimary);
        Assert.True(primary.Length <= 1, $"{Page.Url}: {primary.Length} primary actions: {string.Join(" | ", primary)}");
    }

    /// <summary>Fails when the browser complained about anything or asked another host for something.</summary>
    public void ShouldBeQuiet()
    {
        Assert.Empty(complaints);
        Assert.Empty(foreign);
    }

    /// <summary>Keeps a picture under artifacts/, except where nobody will look at it.</summary>
    public async Task Picture(string name, bool whole = false)
    {
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) return;
        Directory.CreateDirectory(Artifacts);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Artifacts, name + ".png"), FullPage = whole, Animations = ScreenshotAnimations.Disabled });
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private async Task<bool> HasScript()
    {
        try
        {
            return await Page.EvaluateAsync<bool>("() => 'htmx' in window");
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }

    private void Complain(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning") complaints.Add($"{message.Type}: {message.Text} ({message.Location})");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pmo.sln"))) folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}

/// <summary>What axe found on a page.</summary>
internal sealed record Violation(string Id, string? Impact, string Help, IReadOnlyList<Violation.Node> Nodes)
{
    public string Words => $"{Id} ({Impact}): {Help}\n" + string.Join('\n', Nodes.Select(n => $"  {n.Html}\n  {n.FailureSummary}"));

    internal sealed record Node(string Html, string? FailureSummary);
}

internal static class Waiting
{
    /// <summary>Waits until no chart is left undrawn.</summary>
    public static Task WaitForDrawn(this ILocator undrawn) => Assertions.Expect(undrawn).ToHaveCountAsync(0);
}
