namespace Pmo.Host.Verifying;

/// <summary>Records what became of comparing a module's tables with the log.</summary>
/// <param name="Module">Whose tables.</param>
/// <param name="Proof">What was found; null: nothing could be compared.</param>
/// <param name="Code">Why nothing could be compared: stable.</param>
/// <param name="Reason">The same in a sentence.</param>
/// <param name="AskedBy">Who asked; null: the night's run.</param>
/// <param name="Begun">When it began.</param>
[May(Role.System)]
public sealed record RecordVerification(string Module, RebuildProof? Proof, string? Code, string? Reason, PersonId? AskedBy, DateTimeOffset Begun) : ICommand;

/// <summary>The stream of one module's verifications, of which nothing is remembered: every run stands for itself.</summary>
public sealed record VerificationLog : IState<VerificationLog>
{
    public static VerificationLog Initial { get; } = new();

    /// <summary>The stream of a module.</summary>
    public static string StreamOf(string module) => $"host.verification-{Ids.Named("host.verification", module):n}";

    public VerificationLog Evolve(object @event) => @event switch
    {
        DashboardsVerified or DashboardsDiffered or DashboardsNotVerified => this,
        _ => throw new UnknownEventException(typeof(VerificationLog), @event),
    };
}

/// <summary>What a verification found is recorded as it was found: the same, different, or not to be compared.</summary>
internal sealed class RecordVerificationRule : IRule<RecordVerification, VerificationLog>
{
    public string Stream(RecordVerification c) => VerificationLog.StreamOf(c.Module);

    public Decision Decide(RecordVerification c, VerificationLog log, Moment m) => c switch
    {
        { Proof: null } => [new DashboardsNotVerified(c.Module, c.Code ?? "verification.failed", c.Reason ?? "", c.AskedBy, c.Begun, m.Now)],
        { Proof: { Same: true } p } => [new DashboardsVerified(c.Module, p.Position, p.Fingerprint, p.Hash, Tables(p), p.LeftOut, c.AskedBy, c.Begun, m.Now)],
        { Proof: { } p } => [new DashboardsDiffered(c.Module, p.Position, p.Fingerprint, p.Hash, Tables(p), [.. p.Differences.Select(d => new DifferingRow(d.Table, d.Row, d.Live, d.Anew))], p.LeftOut, c.AskedBy, c.Begun, m.Now)],
    };

    private static VerifiedTable[] Tables(RebuildProof proof) => [.. proof.Tables.Select(t => new VerifiedTable(t.Name, t.Rows, t.Hash))];
}
