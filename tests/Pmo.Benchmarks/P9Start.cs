using System.Diagnostics;

namespace Pmo.Benchmarks;

/// <summary>From the start of the program to its first page, and what it keeps in memory with fifty pages open.</summary>
internal sealed class P9Start : IRow
{
    private const int OpenPages = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public string Row => "P9";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        var log = await bench.Log();
        string token;
        await using (var house = new House(log.Directory, durable: true))
        {
            token = await Site.Token(house.Get<IServiceProvider>(), log.Officer);
            await house.Get<ReadModels>().CatchUp();
        }

        var rounds = bench.Rounds();
        await rounds.Run(("host", () => Start(log.Directory, token)), ("empty", () => Start(null, null)));
        return
        [
            rounds.Line(Row, $"start to first page, {log.Events:#,0} events", "host", "empty", "s", "≤ 2 s"),
            rounds.Line(Row, $"resident with {OpenPages} open pages", "host", "empty", "MB", "≤ 250 MB", figure: 1),
        ];
    }

    private static async Task<double[]> Start(string? directory, string? token)
    {
        var start = Stopwatch.GetTimestamp();
        using var child = Child.Start(directory);
        using var client = Site.Client(child.Address, token);
        await FirstPage(client, child, start);
        var first = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var pages = await Task.WhenAll(Enumerable.Range(0, OpenPages).Select(_ => Open(client)));
        var resident = child.Resident;
        foreach (var page in pages) page.Dispose();
        return [first, resident];
    }

    // Until it listens nothing answers, and until its tables are there it says so: both mean not yet.
    private static async Task FirstPage(HttpClient client, Child child, long start)
    {
        while (true)
        {
            if (child.Ended) throw new InvalidOperationException("The child process ended before its first page.");
            try
            {
                using var answer = await client.GetAsync("/");
                if (answer.IsSuccessStatusCode) return;
                if (Stopwatch.GetElapsedTime(start) > Patience) throw new TimeoutException($"No page after {Patience.TotalSeconds} s: it answers {(int)answer.StatusCode}.");
            }
            catch (HttpRequestException failure) when (Stopwatch.GetElapsedTime(start) < Patience && failure.StatusCode is null)
            {
                // Not listening yet.
            }

            // As often as the limits of requests refill.
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }

    /// <summary>A page as a browser has it open: fetched, and its stream of changes begun.</summary>
    private static async Task<HttpResponseMessage> Open(HttpClient client)
    {
        await Site.Get(client, "/");
        var live = await client.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead);
        live.EnsureSuccessStatusCode();
        var reader = await live.Content.ReadAsStreamAsync();
        if (await reader.ReadAsync(new byte[64]) == 0) throw new InvalidOperationException("The stream of changes ended at once.");
        return live;
    }
}
