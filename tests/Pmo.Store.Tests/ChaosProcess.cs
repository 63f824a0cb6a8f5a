using System.Diagnostics;

namespace Pmo.Store.Tests;

/// <summary>A process of its own that uses the real store, to be killed or lied to.</summary>
internal sealed class ChaosProcess : IDisposable
{
    private readonly Process process;

    private ChaosProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardInput = true;
        process = Process.Start(start)!;
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Pmo.Chaos.dll");

    public int Id => process.Id;

    /// <summary>Starts it.</summary>
    public static ChaosProcess Start(params string[] arguments) => new(new ProcessStartInfo("dotnet", [Program, .. arguments]));

    /// <summary>Starts it under strace, which makes system calls fail.</summary>
    public static ChaosProcess StartFailing(string injection, params string[] arguments) =>
        new(new ProcessStartInfo("strace", ["-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", "inject=" + injection, "dotnet", Program, .. arguments]));

    /// <summary>The next line it prints, or null at its end.</summary>
    public Task<string?> ReadLine() => process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(120));

    /// <summary>Everything it still prints.</summary>
    public async Task<List<string>> ReadToEnd()
    {
        var lines = new List<string>();
        while (await ReadLine() is { } line) lines.Add(line);
        return lines;
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Lets it end by itself.</summary>
    public async Task Finish()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(120));
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
