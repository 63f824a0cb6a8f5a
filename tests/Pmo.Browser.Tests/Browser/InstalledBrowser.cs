using System.Diagnostics;

namespace Pmo.Browser.Tests;

/// <summary>Finds a Chromium or Chrome on this machine, installs one if there is none, and otherwise fails saying what to install. Never skips.</summary>
public static class InstalledBrowser
{
    /// <summary>Names the browser to use when set.</summary>
    public const string Variable = "PMO_CHROMIUM";

    // The shell without windows opens a page in a third of the time of the whole browser.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/snap/bin/chromium", "/opt/google/chrome/chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The browser's path; null means the one Playwright has installed for itself.</summary>
    public static string? Find() => Named() ?? OnPath() ?? Places.FirstOrDefault(File.Exists);

    /// <summary>Installs a browser with Playwright's installer, else with the system's packages.</summary>
    public static string? Install()
    {
        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0) return null;
        if (OperatingSystem.IsLinux() && Run("apt-get", "update") && Run("apt-get", "install -y --no-install-recommends chromium-headless-shell") && Find() is { } installed) return installed;
        throw new InvalidOperationException(
            $"The browser tests need Chromium or Chrome, and none could be found or installed here. Install one (Debian: apt-get install chromium-headless-shell) or name it in {Variable}, and run the tests again.");
    }

    private static string? Named() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path
        ? File.Exists(path) ? path : throw new InvalidOperationException($"{Variable} names {path}, and there is no such file.")
        : null;

    private static string? OnPath() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in Names
         let path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
         where File.Exists(path)
         select path).FirstOrDefault();

    private static bool Run(string program, string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
            if (process is null) return false;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
