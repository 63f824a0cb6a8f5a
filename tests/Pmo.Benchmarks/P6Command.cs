using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pmo.Benchmarks;

/// <summary>A command over HTTP: authenticated, authorised, decided, appended, seen by the read models, answered.</summary>
internal sealed class P6Command : IRow
{
    private const int Clients = 32;
    private int renamed;

    public string Row => "P6";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        var log = await bench.Log();
        await using var site = await Site.Start(log);
        using var raw = new RawLog(bench.Folder());
        await using var group = new RawGroup(raw);
        var made = new Made(site.Services.GetRequiredService<EventNames>());
        await using var empty = await Empty(group, made);
        using var client = Site.Client(Site.AddressOf(empty));

        var (one, many) = (bench.Rounds(), bench.Rounds());
        await one.Run(
            ("ours", () => Rounds.Repeat(Bench.Moment, () => Rename(site.Officer, log))),
            ("raw", () => Rounds.Repeat(Bench.Moment, () => Post(client, "/", "{}"))));
        await many.Run(
            ("ours", () => Rounds.Repeat(Bench.Moment, Clients, _ => () => Rename(site.Officer, log))),
            ("raw", () => Rounds.Repeat(Bench.Moment, Clients, _ => () => Post(client, "/", "{}"))));
        return
        [
            one.Line(Row, "command over HTTP, one client, p50", "ours", "raw", "ms", "≤ floor + 2 ms", figure: 1),
            one.Line(Row, "command over HTTP, one client, p99", "ours", "raw", "ms", figure: 2),
            many.Line(Row, $"command over HTTP, {Clients} clients", "ours", "raw", "requests/s", "≥ 2,000/s"),
            many.Line(Row, $"command over HTTP, {Clients} clients, p99", "ours", "raw", "ms", figure: 2),
        ];
    }

    // Each project in turn, so that streams stay short and no two clients meet on one.
    private Task Rename(HttpClient client, PreparedLog log)
    {
        var n = Interlocked.Increment(ref renamed);
        var body = JsonSerializer.Serialize(new { project = log.Projects[n % log.Projects.Count], name = $"Bridge no. {n} anew", description = Made.Text }, JsonSerializerOptions.Web);
        return Post(client, "/api/office/rename-project", body);
    }

    private static async Task Post(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await client.PostAsync(path, content);
        var text = await answer.Content.ReadAsStringAsync();
        // 202 would be quicker than what is measured: the read models had not seen it.
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"POST {path} answered {(int)answer.StatusCode}: {text}");
    }

    /// <summary>An endpoint that does nothing but the raw append.</summary>
    private static async Task<WebApplication> Empty(RawGroup group, Made made)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var one = new Lock();
        app.MapPost("/", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null);
            RawEvent next;
            lock (one) next = made.NextRaw();
            await group.Append(next);
            return Results.Ok();
        });
        await app.StartAsync();
        return app;
    }
}
