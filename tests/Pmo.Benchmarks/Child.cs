using System.Diagnostics;
using System.Net;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pmo.Host.Cli;

namespace Pmo.Benchmarks;

/// <summary>This program started once more as a server of its own: the real host, or an empty application beside it.</summary>
internal sealed class Child : IDisposable
{
    private const string Host = "--child-host";
    private const string Empty = "--child-empty";
    private readonly Process process;

    private Child(Process process, int port) => (this.process, Address) = (process, new Uri($"http://127.0.0.1:{port}"));

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it has in memory, in MB.</summary>
    public double Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>True once it has ended.</summary>
    public bool Ended => process.HasExited;

    /// <summary>Starts the real host on a data directory, or without one an empty application.</summary>
    public static Child Start(string? dataDirectory)
    {
        var port = FreePort();
        string[] arguments = dataDirectory is null ? [Empty, $"{port}"] : [Host, $"{port}", dataDirectory];
        var self = Environment.ProcessPath!;
        // Under "dotnet run" this program is its own file; under "dotnet x.dll" it is not.
        if (Path.GetFileNameWithoutExtension(self) == "dotnet") arguments = [Environment.GetCommandLineArgs()[0], .. arguments];
        var process = Process.Start(new ProcessStartInfo(self, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new Child(process, port);
    }

    /// <summary>Is the child, when the arguments say so; null otherwise.</summary>
    public static async Task<int?> Run(string[] args) => args switch
    {
        [Host, var port, var directory] => await CommandLine.Run(["serve", "--data", directory, "--urls", $"http://127.0.0.1:{port}"]),
        [Empty, var port] => await RunEmpty(port),
        _ => null,
    };

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<int> RunEmpty(string port)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.MapGet("/", () => Results.Text("<!doctype html><title>Empty</title>", "text/html"));
        app.MapGet("/live", (CancellationToken aborted) => TypedResults.ServerSentEvents(Ready(aborted)));
        await app.RunAsync();
        return 0;
    }

    private static async IAsyncEnumerable<SseItem<string>> Ready([EnumeratorCancellation] CancellationToken aborted)
    {
        yield return new SseItem<string>("", "ready");
        await Task.Delay(Timeout.Infinite, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
