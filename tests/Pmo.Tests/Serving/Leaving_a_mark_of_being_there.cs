using System.Globalization;
using Pmo.Tests.Security;

namespace Pmo.Tests.Serving;

/// <summary>A site that could not be reached says since when: hours in which nobody could hand in a report are not counted against them.</summary>
[Trait("Feature", "R13")]
public sealed class Leaving_a_mark_of_being_there : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-mark-").FullName;

    private string Mark => Path.Combine(directory, "alive");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_host_that_dies_was_there_until_its_last_minute()
    {
        string left;
        await using (var site = await Site.Open(directory: directory, now: Start))
        {
            site.Clock.Advance(TimeSpan.FromMinutes(30));
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while ((left = await Read(patience.Token)) != Text(Start.AddMinutes(30))) await Task.Delay(5, patience.Token);
        }

        // What a stop in good order leaves is as if it had never come to it.
        await File.WriteAllTextAsync(Mark, left);
        await using var again = await Site.Open(directory: directory, now: Start.AddHours(5));
        var outage = Assert.Single((await again.Log()).Select(r => r.Event).OfType<SiteUnreachable>());
        Assert.Equal((Start.AddMinutes(30), Start.AddHours(5)), (outage.From, outage.To));
    }

    [Fact]
    public async Task A_restart_is_no_outage()
    {
        await using (await Site.Open(directory: directory, now: Start)) Assert.True(File.Exists(Mark));
        await using var again = await Site.Open(directory: directory, now: Start.AddMinutes(9));
        Assert.Empty((await again.Log()).Select(r => r.Event).OfType<SiteUnreachable>());
    }

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private async Task<string> Read(CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(Mark, cancellation);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
