namespace Pmo.Host.Verifying;

/// <summary>
/// Every verification there was, from the log itself: what says that the tables are right does not come out of the tables.
/// </summary>
public sealed class Verifications : Memory
{
    /// <summary>After this a verification is too old to rely on: the night's run was missed twice.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(48);

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Verification>> runs = [];
    private readonly Dictionary<string, IReadOnlyList<VerifiedTable>> tables = [];

    public override IReadOnlyCollection<Type> Events { get; } = [typeof(DashboardsVerified), typeof(DashboardsDiffered), typeof(DashboardsNotVerified)];

    public override void Apply(object @event, Recorded about)
    {
        lock (gate)
        {
            switch (@event)
            {
                case DashboardsVerified e:
                    Add(new(e.Module, VerificationResult.Verified, about.Position, e.Position, e.Fingerprint, e.Hash, e.Tables.Sum(t => t.Rows), e.LeftOut, null, [], e.AskedBy, e.Begun, e.At), e.Tables);
                    break;
                case DashboardsDiffered e:
                    Add(new(e.Module, VerificationResult.Differs, about.Position, e.Position, e.Fingerprint, e.Hash, e.Tables.Sum(t => t.Rows), e.LeftOut, null, e.Differences, e.AskedBy, e.Begun, e.At), e.Tables);
                    break;
                case DashboardsNotVerified e:
                    Add(new(e.Module, VerificationResult.NotVerified, about.Position, null, null, null, 0, 0, e.Reason, [], e.AskedBy, e.Begun, e.At), null);
                    break;
            }
        }
    }

    /// <summary>The newest run over a module; null: there was none.</summary>
    public Verification? Newest(string module)
    {
        lock (gate) return runs.GetValueOrDefault(module)?[^1];
    }

    /// <summary>The newest run over a module that compared anything, with its tables; null: there was none.</summary>
    public (Verification Run, IReadOnlyList<VerifiedTable> Tables)? NewestCompared(string module)
    {
        lock (gate) return runs.GetValueOrDefault(module)?.LastOrDefault(r => r.Result != VerificationResult.NotVerified) is { } run ? (run, tables[module]) : null;
    }

    /// <summary>A page of all runs, newest first.</summary>
    public Page<Verification> Runs(int page, int size)
    {
        lock (gate)
        {
            var all = runs.Values.Sum(r => (long)r.Count);
            return new([.. runs.Values.SelectMany(r => r).OrderByDescending(r => r.Event).Skip((page - 1) * size).Take(size)], all, page, size);
        }
    }

    /// <summary>What may be said of the figures of these modules now: no more than what holds for all of them.</summary>
    public VerificationBadge Badge(IReadOnlyList<string> modules, DateTimeOffset now)
    {
        lock (gate)
        {
            Verification?[] compared = [.. modules.Select(m => runs.GetValueOrDefault(m)?.LastOrDefault(r => r.Result != VerificationResult.NotVerified))];
            string[] differing = [.. compared.Where(r => r?.Result == VerificationResult.Differs).Select(r => r!.Module)];
            if (compared.Length == 0 || compared.Any(r => r is null)) return new(null, null, differing, true);
            var at = compared.Min(r => r!.At);
            return new(compared.Min(r => r!.Position), at, differing, now - at > Stale);
        }
    }

    private void Add(Verification run, IReadOnlyList<VerifiedTable>? of)
    {
        if (!runs.TryGetValue(run.Module, out var all)) runs[run.Module] = all = [];
        all.Add(run);
        if (of is not null) tables[run.Module] = of;
    }
}
