using Pmo.Auditing;

namespace Pmo.Store.Tests;

/// <summary>D1, D5: what was acknowledged is there, whatever happens to the process or to the disk.</summary>
public sealed class DurabilityTests : IDisposable
{
    private readonly TempDirectory directory = new();
    private readonly List<(string Stream, Guid[] Ids)> acknowledged = [];

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Killing_the_process_loses_nothing_acknowledged()
    {
        var random = new Random(20);
        for (var round = 0; round < 20; round++)
        {
            using var writer = ChaosProcess.Start("write", directory.Path, "8", "1000000");
            for (var acks = random.Next(1, 200); acks > 0; acks--) Note(await writer.ReadLine());
            await writer.Kill();
            foreach (var line in await writer.ReadToEnd()) Note(line);
            await AssertEverythingIsThere();
        }
    }

    [FactWithStrace]
    public async Task A_failed_fsync_is_never_acknowledged_and_stops_the_writer_for_good()
    {
        using var writer = ChaosProcess.StartFailing("fsync,fdatasync:error=EIO:when=40", "write", directory.Path, "1", "60");
        var lines = await writer.ReadToEnd();
        foreach (var line in lines) Note(line);
        var unknown = lines.SkipWhile(line => !line.StartsWith("unknown", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(acknowledged);
        Assert.NotEmpty(unknown);
        Assert.All(unknown[..^1], line => Assert.StartsWith("unknown store.faulted", line));
        Assert.Equal("health Faulted", lines[^1]);
        await AssertEverythingIsThere();
    }

    private void Note(string? line)
    {
        // The last line of a killed process may be torn; it was not acknowledged to anyone.
        if (line?.Split(' ') is ["ack", var stream, .. var ids] && ids.All(id => Guid.TryParseExact(id, "d", out _)))
            acknowledged.Add((stream, [.. ids.Select(Guid.Parse)]));
    }

    private async Task AssertEverythingIsThere()
    {
        await using var store = new SqliteEventStore(new(directory.Path, Make.SaltKey));
        var streams = (await store.All()).GroupBy(e => e.Stream).ToDictionary(g => g.Key, g => g.Select(e => e.Id).ToArray());
        Assert.All(acknowledged, append => Assert.Equal(append.Ids, streams[append.Stream][..append.Ids.Length]));
        var verification = LogVerifier.Verify(directory.Path, Make.SaltKey);
        Assert.Null(verification.FirstFault);
        Assert.Equal(await store.Head(), verification.Events);
    }
}

/// <summary>A test that makes system calls fail; needs the package strace and the right to trace.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithStraceAttribute : FactAttribute
{
    private static readonly Lazy<bool> Works = new(Try);

    public FactWithStraceAttribute()
    {
        if (!Works.Value) Skip = "strace is not installed, or may not trace here (Debian: apt-get install strace).";
    }

    private static bool Try()
    {
        try
        {
            using var strace = System.Diagnostics.Process.Start("strace", ["-f", "-qq", "-o", "/dev/null", "true"]);
            strace.WaitForExit();
            return strace.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
