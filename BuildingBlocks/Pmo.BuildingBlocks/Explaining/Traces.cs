using Microsoft.Extensions.Logging;

namespace Pmo;

/// <summary>
/// Which event set which cell: every module's tables are made once more in a scratch file that writes down each change, when somebody
/// first asks. One such file answers for every moment up to its position, and for the difference of any two.
/// </summary>
public sealed class Traces : IDisposable
{
    private readonly Dictionary<string, Trace> traces;
    private readonly ReplayOptions options;

    public Traces(IEnumerable<Projection> projections, IEnumerable<IModule> modules, ReadModels live, ReplayOptions options, IEventStore store, EventSerializer serializer, INames names, ILogger<Traces> log)
        : this(projections, modules, live.BytesOf, options, store, serializer, names, log)
    {
    }

    /// <param name="live">How many bytes a module's live tables take: a trace may take four times as many.</param>
    internal Traces(IEnumerable<Projection> projections, IEnumerable<IModule> modules, Func<string, long> live, ReplayOptions options, IEventStore store, EventSerializer serializer, INames names, ILogger<Traces> log)
    {
        this.options = options;
        var folder = Directory.CreateDirectory(Path.Combine(options.Directory, "traces")).FullName;
        foreach (var left in Directory.GetFiles(folder)) File.Delete(left);
        var traced = modules.ToDictionary(m => MessageNames.ModuleOf(m.GetType()), m => m.Traced);
        traces = ModuleTables.Of(projections).Where(t => traced.TryGetValue(t.Module, out var its) && its.Count > 0)
            .ToDictionary(t => t.Module, t => new Trace(t, traced[t.Module], Path.Combine(folder, $"{t.Module}.{Guid.CreateVersion7():n}.db"), () => Math.Max(options.QuotaAtLeast, options.Quota * live(t.Module)), store, serializer, names, log));
    }

    /// <summary>The modules that can be traced, with their traced tables.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TracedTable>> Tables => traces.ToDictionary(t => t.Key, t => t.Value.Traced);

    /// <summary>Asks the trace of a module once it has reached a position: the tables as they are there or later, and <c>pmo_change</c> with every change since the beginning. Throws <see cref="TraceTooLargeException"/> when that takes more room than four times the live tables.</summary>
    public async Task<T> Read<T>(string module, long position, Func<Db, T> ask, CancellationToken cancellation = default)
    {
        var trace = traces[module];
        while (true)
        {
            var reaching = trace.Reach(position);
            try
            {
                var file = await reaching.WaitAsync(options.Patience, cancellation);
                if (file.Position >= position) return file.Read(ask);
            }
            catch (TimeoutException) when (!reaching.IsCompleted)
            {
                throw BeingReplayedException.Traced(trace.Progress.Percent, trace.Progress.SecondsLeft(DateTimeOffset.UtcNow));
            }
        }
    }

    /// <summary>How large the scratch file of a module is, in bytes; 0 while nobody has asked.</summary>
    public long BytesOf(string module) => traces.TryGetValue(module, out var trace) ? trace.Bytes : 0;

    public void Dispose()
    {
        foreach (var trace in traces.Values) trace.Dispose();
    }
}
