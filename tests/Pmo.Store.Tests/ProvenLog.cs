using Microsoft.Extensions.Logging.Abstractions;
using Pmo.Auditing;
using Pmo.Sqlite;

namespace Pmo.Store.Tests;

/// <summary>A log in a directory of its own with what proves it, to be stopped, put back and tampered with.</summary>
internal sealed class ProvenLog(string directory, string? elsewhere = null) : IAsyncDisposable
{
    private const string NoTriggers = "drop trigger if exists event_is_never_changed; drop trigger if exists event_is_never_deleted; ";
    private readonly Secrets secrets = Secrets.Open(directory);
    private SqliteEventStore? store;
    private LogProof? proof;

    public static ProofOptions Options(string directory, string? elsewhere = null) => new(directory, elsewhere, Durable: false);

    public LogProof Proof => proof ??= new(Store, secrets, Options(directory, elsewhere), TimeProvider.System, NullLogger<LogProof>.Instance);

    public VerifierKey Key(int incarnation = 1) => secrets.Signing!.Public((Origin.Of(secrets.SaltKey.Span) with { Incarnation = incarnation }).ToString());

    public Secrets Secrets => secrets;

    private SqliteEventStore Store => store ??= new(new(directory, secrets.SaltKey) { Synchronous = Synchronous.Off });

    /// <summary>Appends events, each to a stream of its own.</summary>
    public async Task Grow(int events)
    {
        for (var n = 0; n < events; n++) Assert.Equal(AppendKind.Committed, (await Store.Append(Make.Stream(), -1, [Make.Event(metadata: """{"at":"2026-03-02T12:00:00+00:00"}""")])).Kind);
    }

    /// <summary>Appends one event to a stream of its own.</summary>
    public async Task Append(string category, string name, string data, string? reason = null)
    {
        var metadata = System.Text.Json.JsonSerializer.Serialize(new { at = Make.Noon, actor = "a", command = "trial.do", reason });
        Assert.Equal(AppendKind.Committed, (await Store.Append($"{category}-{Guid.CreateVersion7():n}", -1, [Make.Event(data: data, name: name, metadata: metadata)])).Kind);
    }

    /// <summary>Grows and signs; the checkpoint.</summary>
    public async Task<Checkpoint> Sign(int events)
    {
        await Grow(events);
        return Checkpoint.Of(SignedNote.Parse((await Proof.Sign())!)!)!;
    }

    /// <summary>Lets the log go on, as an operator does.</summary>
    public Task<ProofTrouble?> Continue(string reason) => Proof.Continue(reason, async continued =>
    {
        var revision = (await Store.ReadStream(Incarnations.Stream)).Count - 1;
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(continued, EventJson.Options);
        await Store.Append(Incarnations.Stream, revision, [new(Guid.CreateVersion7(), "pmo.log-continued", json, "{}"u8.ToArray(), Make.Noon)]);
    });

    public LogVerification Verify() => LogVerifier.Verify(Options(directory, elsewhere), secrets);

    /// <summary>Does something to the file behind the log's back.</summary>
    public void Tamper(string sql)
    {
        using var intruder = Connection.ForWriting(LogFile.In(directory));
        intruder.Execute(NoTriggers + sql);
    }

    /// <summary>Changes an event and makes its leaf fit, as somebody can who has file and salt key.</summary>
    public void Rewrite(long position, string data)
    {
        using var intruder = Connection.ForWriting(LogFile.In(directory));
        intruder.Execute(NoTriggers);
        var row = intruder.Prepare("select stream, rev, id, name, meta from event where pos = ?").Bind(1, position);
        Assert.True(row.Step());
        var (leaf, bytes) = (new byte[Leaf.Size], System.Text.Encoding.UTF8.GetBytes(data));
        new Leaf(secrets.SaltKey).Write(leaf, row.Bytes(0), row.Integer(1), new Guid(row.Bytes(2), bigEndian: true), row.Bytes(3), bytes, row.Bytes(4));
        row.Reset();
        intruder.Prepare("update event set data = ?, leaf = ? where pos = ?").Bind(1, bytes.AsSpan()).Bind(2, leaf.AsSpan()).Bind(3, position).Run();
    }

    public async ValueTask DisposeAsync()
    {
        proof?.Dispose();
        if (store is not null) await store.DisposeAsync();
    }
}
