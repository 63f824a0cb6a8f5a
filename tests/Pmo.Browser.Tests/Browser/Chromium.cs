using Microsoft.Playwright;

namespace Pmo.Browser.Tests;

/// <summary>One headless browser for all tests of a run, with a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright playwright = null!;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // What a machine with many things to do cannot paint in five seconds is late, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        Browser = await Launch(InstalledBrowser.Find() ?? InstalledBrowser.Install());
    }

    public async Task DisposeAsync()
    {
        await Browser.CloseAsync();
        playwright.Dispose();
    }

    private Task<IBrowser> Launch(string? path) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Flags, Headless = true, ChromiumSandbox = false });
}
