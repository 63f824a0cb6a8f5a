using System.Text;
using Microsoft.Extensions.Logging;

namespace Pmo.Auditing;

/// <summary>
/// Proves the log: follows it with a tree over all leaves and signs what it looks like, but only as long as it is the log that was
/// signed before, with more behind it. It never repairs and never slows whoever writes.
/// </summary>
public sealed partial class LogProof : IDisposable
{
    /// <summary>So long an event waits for a checkpoint at most.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The stream in which every break of the log is explained.</summary>
    public const string Breaks = Incarnations.Stream;

    /// <summary>So many events wait for one at most.</summary>
    public const int MostUnsigned = 1_000;

    private readonly SemaphoreSlim one = new(1);
    private readonly IEventStore store;
    private readonly Secrets secrets;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly LogLeaves leaves;
    private readonly LogTree tree;
    private readonly KeptCheckpoints kept;
    private readonly CheckpointCopies copies;
    private Incarnations incarnations;
    private volatile ProofTrouble? trouble;
    private volatile ProofStatus status = null!;
    private SignedNote? last;
    private bool compared;
    private long unsignedSince;

    public LogProof(IEventStore store, Secrets secrets, ProofOptions options, TimeProvider clock, ILogger<LogProof> log)
    {
        (this.store, this.secrets, this.clock, this.log) = (store, secrets, clock, log);
        leaves = new(options.Directory);
        (tree, kept) = (new(leaves.OfTile), new(options));
        copies = new(kept, clock, log);
        incarnations = new(Origin.Of(secrets.SaltKey.Span), []);
        Publish();
    }

    /// <summary>Why nothing is signed; null while all is well.</summary>
    public ProofTrouble? Trouble => trouble;

    /// <summary>How far the proof of the log is, as of the last time it was looked at: a second ago while the host runs.</summary>
    public ProofStatus Status => status;

    /// <summary>Signs what the log looks like now, if it has grown since the last time; the newest checkpoint, or null when there is none or it may not be signed.</summary>
    /// <param name="keep">Keep a copy in the folders, whenever the last was made.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public async Task<string?> Sign(bool keep = true, CancellationToken cancellation = default)
    {
        using var _ = await Turn(cancellation);
        await SignNow(keep, cancellation);
        return trouble is null ? last?.ToString() : null;
    }

    /// <summary>Follows the log and signs when it is time, until cancelled.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var seen = await store.Head(cancellation);
                using (await Turn(cancellation))
                {
                    await Follow(cancellation);
                    if (IsTime) await SignNow(keep: false, cancellation);
                }
                // Once a second at the latest, so that no timer is needed; not at each event, which would cost whoever writes a sixth of their speed.
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
                await store.WaitForEventsAfter(seen, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Alarm(ProofTrouble.Failed(failure), failure);
                await Task.Delay(Patience, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Lets the log go on although it is not the one that was signed: a new incarnation that begins with an event that says so.</summary>
    /// <returns>What was refused; null when it goes on.</returns>
    public async Task<ProofTrouble?> Continue(string reason, Func<LogContinued, Task> append, CancellationToken cancellation = default)
    {
        using var _ = await Turn(cancellation);
        await Follow(cancellation);
        Compare();
        if (trouble is not { CanContinue: true }) return trouble ?? new("proof.sound", "The log is the one that was signed last; there is nothing to explain.");
        var known = Key ?? kept.Key;
        var before = kept.Newest(incarnations, known) ?? kept.Last();
        var previous = before is null ? null : Checkpoint.Of(before);
        var origin = incarnations.First with { Incarnation = Math.Max(incarnations.Origin.Incarnation, previous is null ? 0 : Incarnations.NumberOf(previous)) + 1 };
        if (Key is null) secrets.MakeSigningKey();
        await append(new(origin.Incarnation, previous?.Origin ?? incarnations.Origin.ToString(), before?.ToString() ?? "", Agreed(known), previous?.Size ?? 0,
            known?.Of(incarnations.Origin.ToString()).ToString() ?? "", Key!.Of(origin.ToString()).ToString(), reason));
        (compared, last, trouble) = (false, null, null);
        await SignNow(keep: true, cancellation);
        return trouble;
    }

    /// <summary>True while the log, at a checkpoint's size, still has its root: whoever keeps it saw what is seen now.</summary>
    internal async Task<bool> Holds(Checkpoint checkpoint, CancellationToken cancellation)
    {
        using var _ = await Turn(cancellation);
        await Follow(cancellation);
        return Origin.Parse(checkpoint.Origin)?.Installation == incarnations.First.Installation && !incarnations.GaveUp(checkpoint) && Fault(checkpoint) is null;
    }

    /// <summary>Signs, and gives what a package of the events from <paramref name="begin"/> up to <paramref name="end"/> stands on; null when nothing may be signed.</summary>
    internal async Task<PackageGround?> Ground(long begin, long end, CancellationToken cancellation)
    {
        using var _ = await Turn(cancellation);
        await SignNow(keep: true, cancellation);
        if (trouble is not null || last is not { } note || secrets.Signing is not { } key) return null;
        var checkpoint = Checkpoint.Of(note)!;
        var known = kept.All(incarnations, Key).Select(n => (Note: n, Checkpoint: Checkpoint.Of(n)!)).Where(k => k.Checkpoint.Origin == checkpoint.Origin && k.Checkpoint.Size < checkpoint.Size)
            .OrderBy(k => k.Checkpoint.Size).ToArray();
        // The newest from before the range, and the newest from before its end: whoever kept one of them sees that the log only grew.
        var earlier = ((long[])[begin, end]).SelectMany(size => known.Where(k => k.Checkpoint.Size <= size).TakeLast(1)).DistinctBy(k => k.Checkpoint.Size);
        return new(note, checkpoint, key.Public(checkpoint.Origin), tree.Range(begin, end, checkpoint.Size),
            [.. earlier.Select(k => (k.Checkpoint.Size, Encoding.UTF8.GetString(PackageFile.Lines(tree.Consistency(k.Checkpoint.Size, checkpoint.Size))) + "\n" + k.Note))], text => key.Sign(checkpoint.Origin, text));
    }

    /// <summary>The last checkpoint for a witness that has seen the log up to a size, with the proof that it continues that; null when none is signed, or it ends before.</summary>
    public async Task<WitnessRequest?> For(long seen, CancellationToken cancellation = default)
    {
        using var _ = await Turn(cancellation);
        return trouble is null ? WitnessRequest.Of(last, tree, seen) : null;
    }

    public void Dispose()
    {
        leaves.Dispose();
        one.Dispose();
    }

    private VerifierKey? Key => secrets.Signing?.Public(incarnations.Origin.ToString());

    private long Unsigned => tree.Size - (last is null ? 0 : Checkpoint.Of(last)!.Size);

    private bool IsTime => Unsigned > 0 && (Unsigned >= MostUnsigned || clock.GetElapsedTime(unsignedSince) >= Patience);

    private async Task Follow(CancellationToken cancellation)
    {
        var head = leaves.Head();
        if (head <= tree.Size && compared) return;
        if (Unsigned == 0) unsignedSince = clock.GetTimestamp();
        if (head > tree.Size) leaves.Read(tree.Size, head, tree.Add);
        if (!compared) incarnations = Incarnations.Of(incarnations.First, (await store.ReadStream(Incarnations.Stream, cancellation)).Select(e => e.Data));
        if (!compared) Compare();
    }

    /// <summary>Holds the log against the newest checkpoint that is known, wherever it is kept.</summary>
    private void Compare()
    {
        compared = true;
        if (Key is not { } key)
        {
            Alarm(ProofTrouble.NoKey);
            return;
        }

        last = null;
        if (kept.Last() is { } own && Incarnations.NumberOf(Checkpoint.Of(own)!) >= incarnations.Origin.Incarnation && !incarnations.IsOurs(own, key)) Alarm(ProofTrouble.Foreign);
        else if (kept.Newest(incarnations, key) is not { } newest || incarnations.GaveUp(Checkpoint.Of(newest)!)) trouble = null;
        else if (Fault(Checkpoint.Of(newest)!) is { } fault) Alarm(fault);
        else (last, trouble) = (Checkpoint.Of(newest)!.Origin == incarnations.Origin.ToString() ? newest : null, null);
    }

    private ProofTrouble? Fault(Checkpoint signed) =>
        incarnations.IsAfter(signed) ? ProofTrouble.Older(signed)
        : signed.Size > tree.Size ? ProofTrouble.Behind(tree.Size, signed)
        : !tree.Root(signed.Size).AsSpan().SequenceEqual(signed.Root) ? ProofTrouble.Forked(signed) : null;

    private async Task SignNow(bool keep, CancellationToken cancellation)
    {
        try
        {
            await Follow(cancellation);
            SignFollowed(keep);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Alarm(ProofTrouble.Failed(failure), failure);
        }
    }

    private void SignFollowed(bool keep)
    {
        if (trouble is { Code: not "proof.failed" } || tree.Size == 0 || secrets.Signing is not { } key) return;
        if (Unsigned > 0 && !Signed(key)) return;
        trouble = null;
        unsignedSince = clock.GetTimestamp();
        copies.Made(last!, keep);
    }

    private bool Signed(SigningKey key)
    {
        var checkpoint = new Checkpoint(incarnations.Origin.ToString(), tree.Size, tree.Root());
        // The file is asked again, and the leaves it has at the place where the last checkpoint ended.
        if (leaves.Head() is var head && head < tree.Size) return Alarm(ProofTrouble.Behind(head, checkpoint));
        if (last is not null && Checkpoint.Of(last)! is var before
            && !ProofCheck.Consistency(before.Size, before.Root, checkpoint.Size, checkpoint.Root, tree.Consistency(before.Size, checkpoint.Size))) return Alarm(ProofTrouble.Forked(before));
        var note = key.Sign(checkpoint);
        kept.Signed(note, key.Public(checkpoint.Origin), clock.GetUtcNow());
        last = note;
        return true;
    }

    /// <summary>The newest size at which the log still gives what was signed.</summary>
    private long Agreed(VerifierKey? key) => kept.All(incarnations, key).Select(n => Checkpoint.Of(n)!)
        .Where(c => !incarnations.IsAfter(c) && !incarnations.GaveUp(c) && Fault(c) is null).Select(c => c.Size).DefaultIfEmpty().Max();

    private bool Alarm(ProofTrouble found, Exception? failure = null)
    {
        if (trouble?.Sentence != found.Sentence) log.LogCritical(failure, "No checkpoint is signed: {Code}: {Sentence}", found.Code, found.Sentence);
        trouble = found;
        return false;
    }

    private async Task<Turns> Turn(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        return new(this);
    }

    private void Publish() => status = new(tree.Size, Convert.ToBase64String(tree.Root()), incarnations.Origin.ToString(), Key?.IdText, Key?.ToString(), last?.ToString(),
        last is null ? null : Checkpoint.Of(last)!.Size, last is null ? null : kept.LastAt, trouble, copies.Elsewhere, copies.Trouble);

    /// <summary>One at a time; whoever ends leaves the status behind.</summary>
    private readonly struct Turns(LogProof proof) : IDisposable
    {
        public void Dispose()
        {
            proof.Publish();
            proof.one.Release();
        }
    }
}
