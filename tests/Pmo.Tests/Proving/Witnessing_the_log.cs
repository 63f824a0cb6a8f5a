using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pmo.Auditing;
using Pmo.Host.Witnessing;
using Pmo.Office;
using Pmo.Tests.Security;

namespace Pmo.Tests.Proving;

/// <summary>A second host signs what the log looks like, and refuses another history: the site and its witness, both in memory, speak to each other.</summary>
[Trait("Feature", "A9")]
public sealed class Witnessing_the_log : IAsyncLifetime
{
    private static readonly PersonId Ann = new(new Guid("01900000-0000-7000-8000-00000000a001"));
    private readonly string folder = Directory.CreateTempSubdirectory("pmo-witness-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 30, TimeSpan.Zero));
    private Witness witness = null!;
    private WebApplication server = null!;
    private string log = "";

    /// <summary>Stands between the two: what it does not answer itself, the witness does.</summary>
    private Func<HttpRequestMessage, HttpResponseMessage?> between = _ => null;

    private string Data => Path.Combine(folder, "data");

    public async Task InitializeAsync()
    {
        // The witness is told the log's key, so the log is there first.
        await using (var site = await Site.Open(directory: Data)) await Listen(log = await Key(site));
    }

    public async Task DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Each_checkpoint_is_witnessed_and_the_proof_says_by_whom_up_to_where_and_when()
    {
        await using var site = await Open();
        await Grow(site, 1);
        var first = Assert.Single(site.Get<Witnesses>().Status);
        Assert.Equal(("pmo/witness/test", site.Get<LogProof>().Status.SignedSize, clock.GetUtcNow(), null), (first.Name, first.Size, first.At!.Value, first.Trouble));
        await Grow(site, 2);
        var second = site.Get<Witnesses>().Status[0];
        Assert.True(second.Size > first.Size);
        // Kept with both signatures, and each checks out by itself.
        var kept = SignedNote.Parse(new WitnessedLog(new(Data), witness.PublicKey).Checkpoint!)!;
        Assert.True(kept.IsSignedBy(VerifierKey.Parse(site.Get<LogProof>().Status.PublicKey!)!));
        Assert.NotNull(WitnessKey.Parse(witness.PublicKey)!.SignedAt(Checkpoint.Of(kept)!, kept.Signatures[^1]));
        Assert.Equal(Checkpoint.Of(kept)!.Size, Checkpoint.Of(SignedNote.Parse(witness.Seen[0].Checkpoint!)!)!.Size);
        var page = await Signing_checkpoints.Text(await site.SignedIn(await site.Person([Role.Administrator])), "/operations");
        Assert.Contains($"pmo/witness/test: {second.Size} events", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forked_log_is_refused_and_shown_as_an_alarm_and_the_witness_keeps_what_it_saw()
    {
        await using (var site = await Open()) await Grow(site, 1);
        // The log is put back to before, with its keys and without what was kept of checkpoints, and written on otherwise.
        var seen = witness.Seen[0].Checkpoint;
        Fork();
        await using var forked = await Open();
        await Grow(forked, 9);
        await Grow(forked, 10);
        Assert.Null(forked.Get<LogProof>().Trouble);
        var status = forked.Get<Witnesses>().Status[0];
        Assert.Equal(("witness.forked", true, (long?)null), (status.Trouble!.Code, status.Trouble.Refused, status.Size));
        Assert.Equal(seen, witness.Seen[0].Checkpoint);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await forked.Browser().Get("/health/proof")).StatusCode);
        var page = await Signing_checkpoints.Text(await forked.SignedIn(await forked.Person([Role.Administrator])), "/operations");
        Assert.Contains("the log is not the one it has seen", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_by_another_key_is_not_taken()
    {
        var impostor = new Witness(Path.Combine(folder, "impostor"), "pmo/witness/test", [log], clock);
        between = request => Answer(impostor.Add(request.Content!.ReadAsStringAsync().Result));
        await using var site = await Open();
        await Grow(site, 1);
        var status = site.Get<Witnesses>().Status[0];
        Assert.Equal(("witness.signature", true, (long?)null), (status.Trouble!.Code, status.Trouble.Refused, status.Size));
        Assert.False(Directory.Exists(Path.Combine(Data, "proof", "witnessed")));
    }

    [Fact]
    public async Task A_witness_that_is_away_harms_nothing_and_gets_the_newest_when_it_is_back()
    {
        between = _ => throw new HttpRequestException("Connection refused");
        await using var site = await Open();
        await Grow(site, 1);
        var away = site.Get<Witnesses>().Status[0].Trouble!;
        Assert.Equal(("witness.away", false), (away.Code, away.Refused));
        Assert.Contains("Connection refused", away.Sentence, StringComparison.Ordinal);
        Assert.Equal("proved", await Signing_checkpoints.Text(site.Browser(), "/health/proof"));
        between = _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        await Grow(site, 2);
        Assert.Equal("witness.away", site.Get<Witnesses>().Status[0].Trouble!.Code);
        between = _ => null;
        await site.Get<Witnesses>().SendNow();
        Assert.Equal((site.Get<LogProof>().Status.SignedSize, null), (site.Get<Witnesses>().Status[0].Size, site.Get<Witnesses>().Status[0].Trouble));
    }

    [Fact]
    public async Task What_was_kept_here_may_be_lost_because_the_witness_says_what_it_knows()
    {
        await using (var site = await Open()) await Grow(site, 1);
        Directory.Delete(Path.Combine(Data, "proof", "witnessed"), recursive: true);
        await using var again = await Open();
        await Grow(again, 2);
        Assert.Equal((again.Get<LogProof>().Status.SignedSize, null), (again.Get<Witnesses>().Status[0].Size, again.Get<Witnesses>().Status[0].Trouble));
    }

    [Fact]
    public async Task It_answers_as_tlog_witness_says_and_remembers_across_a_restart()
    {
        string first, second;
        await using (var site = await Open())
        {
            await Grow(site, 1);
            var known = site.Get<Witnesses>().Status[0].Size!.Value;
            // From here on only the test speaks to the witness.
            between = _ => throw new HttpRequestException("Cut off");
            await Grow(site, 2, send: false);
            first = (await site.Get<LogProof>().For(0))!.ToString();
            second = (await site.Get<LogProof>().For(known))!.ToString();
            var size = await Post(first);
            Assert.Equal((HttpStatusCode.Conflict, "text/x.tlog.size", $"{known}\n"), (size.Status, size.Type, size.Body));
            Assert.Equal(HttpStatusCode.NotFound, (await Post(second.Replace("pmo/log/", "pmo/log/0", StringComparison.Ordinal))).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await Post(second[..second.LastIndexOf("— ", StringComparison.Ordinal)] + "— other AAAAAAAA\n")).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await Post("old one\n")).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await Post("old 99999" + second[second.IndexOf('\n', StringComparison.Ordinal)..])).Status);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(second[..(second.IndexOf('\n', StringComparison.Ordinal) + 1)] + second[second.IndexOf("\n\n", StringComparison.Ordinal)..][1..])).Status);
            await server.DisposeAsync();
            await Listen(await Key(site));
        }

        Assert.Equal(HttpStatusCode.Conflict, (await Post(first)).Status);
        var signed = await Post(second);
        Assert.Equal((HttpStatusCode.OK, true), (signed.Status, signed.Body.StartsWith("— pmo/witness/test ", StringComparison.Ordinal)));
        Assert.Contains(witness.PublicKey, await server.GetTestClient().GetStringAsync("/"), StringComparison.Ordinal);
    }

    private async Task Listen(string key)
    {
        witness = new(Path.Combine(folder, "witness"), "pmo/witness/test", [key], clock);
        server = WitnessHost.Build(witness, "http://127.0.0.1:0", b => b.WebHost.UseTestServer());
        await server.StartAsync();
    }

    private Task<Site> Open() => Site.Open(directory: Data, with: services => services.AddSingleton(new WitnessSettings([new(new("http://witness.example/"), witness.PublicKey)], Retries: 0, Handler: () => new Between(this))));

    private static async Task<string> Key(Site site)
    {
        await site.Get<LogProof>().Sign();
        return site.Get<LogProof>().Status.PublicKey!;
    }

    /// <summary>Something happens, a checkpoint is signed and sent.</summary>
    private static async Task Grow(Site site, int n, bool send = true)
    {
        for (var i = 0; i <= n; i++) await site.Happened(PersonStreams.Of(Ann), new DeputyWithdrawn(Ann, Guid.CreateVersion7(), site.Clock.GetUtcNow()));
        Assert.NotNull(await site.Get<LogProof>().Sign());
        if (send) await site.Get<Witnesses>().SendNow();
    }

    private void Fork()
    {
        foreach (var file in Directory.GetFiles(Data, "events.db*")) File.Delete(file);
        foreach (var lost in (string[])["proof", "reads", "replays"])
            if (Directory.Exists(Path.Combine(Data, lost))) Directory.Delete(Path.Combine(Data, lost), recursive: true);
        foreach (var file in Directory.GetFiles(Data, "agenda.db*")) File.Delete(file);
    }

    private async Task<(HttpStatusCode Status, string? Type, string Body)> Post(string body)
    {
        using var answer = await server.GetTestClient().PostAsync("/add-checkpoint", new StringContent(body, Encoding.UTF8, "text/plain"));
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
    }

    private static HttpResponseMessage Answer(WitnessAnswer answer) => new((HttpStatusCode)answer.Status) { Content = new StringContent(answer.Body) };

    private sealed class Between(Witnessing_the_log test) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker real = new(test.server.GetTestServer().CreateHandler());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            test.between(request) is { } answer ? Task.FromResult(answer) : real.SendAsync(request, cancellationToken);
    }
}
