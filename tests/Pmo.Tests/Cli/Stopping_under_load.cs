using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Pmo.Host.Cli;

namespace Pmo.Tests.Cli;

/// <summary>The real host as a process of its own: told to stop while people work, it loses nothing it has answered.</summary>
public sealed class Stopping_under_load : IDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(60);
    private readonly string data = Path.Combine(Path.GetTempPath(), $"pmo-{Guid.NewGuid():n}"[..16]);
    private Process? host;

    public void Dispose()
    {
        if (host is { HasExited: false }) host.Kill(entireProcessTree: true);
        host?.Dispose();
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Everything_that_was_acknowledged_is_there_after_the_next_start()
    {
        if (OperatingSystem.IsWindows()) return;
        using var client = await Serve();
        var acknowledged = new List<(Guid Person, long Position)>();
        var enough = new TaskCompletionSource();
        var load = Enumerable.Range(0, 4).Select(n => Task.Run(() => Work(client, n, acknowledged, enough))).ToArray();
        await enough.Task.WaitAsync(Late);
        using (var kill = Process.Start("kill", ["-TERM", $"{host!.Id}"])) await kill.WaitForExitAsync();
        await host.WaitForExitAsync().WaitAsync(Late);
        await Task.WhenAll(load);
        Assert.Equal(0, host.ExitCode);
        Assert.True(acknowledged.Count >= 40);

        using var again = await Serve();
        var claimed = new Dictionary<long, string>();
        await using var log = SqliteEventStore.OpenReadOnly(data);
        await foreach (var page in log.ReadAll(0))
            foreach (var e in page.Where(e => e.Name == "office.email-claimed")) claimed[e.Position] = Encoding.UTF8.GetString(e.Data.Span);
        Assert.All(acknowledged, a => Assert.Contains(a.Person.ToString(), claimed[a.Position], StringComparison.Ordinal));
    }

    /// <summary>Sends one command after another until the host no longer answers.</summary>
    private static async Task Work(HttpClient client, int worker, List<(Guid, long)> acknowledged, TaskCompletionSource enough)
    {
        try
        {
            for (var n = 0; ; n++)
            {
                var person = Guid.CreateVersion7();
                using var answer = await client.PostAsJsonAsync("/api/office/claim-email", new { person, email = $"person{worker}-{n}@example.org" });
                if (!answer.IsSuccessStatusCode) continue;
                var position = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("position").GetInt64();
                lock (acknowledged)
                {
                    acknowledged.Add((person, position));
                    if (acknowledged.Count == 40) enough.SetResult();
                }
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // It has stopped; what it had not answered is not promised.
        }
    }

    private async Task<HttpClient> Serve()
    {
        host?.Dispose();
        host = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pmo.Host.dll"), "serve", "--data", data, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true })!;
        _ = host.StandardOutput.ReadToEndAsync();
        using var late = new CancellationTokenSource(Late);
        while (true)
        {
            if (Directory.Exists(data) && await Socket.Connect(data) is { } client) return client;
            Assert.False(host.HasExited, $"The host ended with {(host.HasExited ? host.ExitCode : 0)}.");
            await Task.Delay(50, late.Token);
        }
    }
}
