using System.Net;
using System.Text;
using Pmo.Auditing;
using Polly;
using Polly.Retry;

namespace Pmo.Host.Witnessing;

/// <summary>Speaks to one witness, as C2SP tlog-witness says.</summary>
internal sealed class WitnessClient : IDisposable
{
    private readonly WitnessAddress address;
    private readonly WitnessedLog witnessed;
    private readonly LogProof proof;
    private readonly HttpClient client;
    private readonly ResiliencePipeline<HttpResponseMessage> asking;
    private readonly SemaphoreSlim one = new(1);
    private volatile WitnessTrouble? trouble;

    public WitnessClient(WitnessAddress address, WitnessSettings settings, WitnessedLog witnessed, LogProof proof)
    {
        (this.address, this.witnessed, this.proof) = (address, witnessed, proof);
        // A witness that is sent elsewhere is not the one that was named.
        client = new(settings.Handler?.Invoke() ?? new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address.Url, Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 64 * 1024 };
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
        if (settings.Retries > 0)
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = settings.Retries, Delay = TimeSpan.FromSeconds(2), BackoffType = DelayBackoffType.Exponential, UseJitter = true,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().Handle<TaskCanceledException>().HandleResult(r => (int)r.StatusCode >= 500),
            });
        asking = builder.Build();
    }

    /// <summary>How far it has signed.</summary>
    public WitnessStatus Status => witnessed.Of(proof.Status.Origin) is var size && size > 0
        ? new(witnessed.Name, address.Url.ToString(), size, witnessed.At, trouble) : new(witnessed.Name, address.Url.ToString(), null, null, trouble);

    /// <summary>Sends the last checkpoint, unless it is signed already. What goes wrong stands in <see cref="Status"/>.</summary>
    public async Task Send(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            trouble = await Ask(witnessed.Of(proof.Status.Origin), again: true, cancellation);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            trouble = new("witness.away", $"It does not answer ({(failure is TaskCanceledException ? "too slow" : failure.Message)}). Nothing is lost: it gets the newest checkpoint when it is back.", false);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        client.Dispose();
        one.Dispose();
    }

    private async Task<WitnessTrouble?> Ask(long seen, bool again, CancellationToken cancellation)
    {
        if (await proof.For(seen, cancellation) is not { } request) return proof.Status.Checkpoint is null ? trouble : Ahead(seen);
        if (request.Old == request.Size && witnessed.Of(proof.Status.Origin) == request.Size && trouble is null) return null;
        using var answer = await asking.ExecuteAsync(async c => await client.PostAsync("add-checkpoint", new StringContent(request.ToString(), Encoding.UTF8, "text/plain"), c), cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK when witnessed.Take(request, text) => null,
            HttpStatusCode.OK => new("witness.signature", "Its answer is not signed by the key in Pmo:Witnesses: another machine answers there, or it has a new key. Nothing of it was kept. Ask whoever runs it.", true),
            // It has seen another size than is known here, such as after proof/ was restored: asked again from there, once.
            HttpStatusCode.Conflict when again && WitnessedLog.SizeIn(text) is { } size && size != seen => await Ask(size, again: false, cancellation),
            HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity => new("witness.forked", $"It refuses the checkpoint over {request.Size} events: the log is not the one it has seen. The log was changed, or an older backup was restored and written on. Run log verify, and compare with what the witness holds.", true),
            HttpStatusCode.NotFound or HttpStatusCode.Forbidden => new("witness.unknown-log", $"It does not know this log or its key. Have it started with --log {proof.Status.PublicKey}", true),
            HttpStatusCode.BadRequest => new("witness.not-understood", $"It does not understand the request: {Short(text)}", true),
            var other => new("witness.away", $"It answers {(int)other}. Nothing is lost: it gets the newest checkpoint when it is well again.", false),
        };
    }

    private WitnessTrouble Ahead(long seen) => new("witness.ahead", $"It has seen {seen} events, more than were ever signed of this log as it is here: an older backup was restored. Run log verify, and compare with what the witness holds.", true);

    private static string Short(string text) => text.Length <= 200 ? text.Trim() : text[..200] + "…";
}
