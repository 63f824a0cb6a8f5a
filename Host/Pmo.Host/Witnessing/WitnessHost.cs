using System.Text;
using Pmo.Auditing;

namespace Pmo.Host.Witnessing;

/// <summary>A witness as a tiny server of its own: it takes checkpoints, and shows whoever asks which key it has and what it has seen.</summary>
public static class WitnessHost
{
    private const long LongestRequest = 128 * 1024;

    /// <summary>Builds it; nothing runs before it is started.</summary>
    /// <param name="witness">The witness.</param>
    /// <param name="url">Where it listens.</param>
    /// <param name="with">What a test adds.</param>
    public static WebApplication Build(Witness witness, string url, Action<WebApplicationBuilder>? with = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url).ConfigureKestrel(k => (k.Limits.MaxRequestBodySize, k.AddServerHeader) = (LongestRequest, false));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        with?.Invoke(builder);
        var app = builder.Build();
        app.MapPost("/add-checkpoint", async (HttpRequest request, CancellationToken cancellation) =>
        {
            using var reader = new StreamReader(request.Body, Encoding.UTF8);
            var answer = witness.Add(await reader.ReadToEndAsync(cancellation));
            return Results.Text(answer.Body, answer.ContentType, statusCode: answer.Status);
        });
        app.MapGet("/", () => Results.Text($"Witness {witness.PublicKey}\n\n{string.Join('\n', witness.Seen.Select(s => s.Checkpoint ?? $"{s.Log}: nothing yet\n"))}"));
        return app;
    }
}
