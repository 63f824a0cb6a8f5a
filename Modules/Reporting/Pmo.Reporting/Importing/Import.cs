using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Pmo.Reporting.Importing;

/// <summary>What an import's stream remembers: which parts of its file are kept, whether it has begun, which rows are judged, whether it is complete.</summary>
/// <param name="Parts">The hash of each part.</param>
internal sealed record Import(ImmutableDictionary<int, string> Parts, bool Started, ImmutableHashSet<int> Judged, bool Completed) : IState<Import>
{
    public static Import Initial { get; } = new(ImmutableDictionary<int, string>.Empty, false, [], false);

    public static string StreamOf(Guid import) => $"reporting.import-{import:n}";

    public static string HashOf(string content) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(content)));

    public Import Evolve(object @event) => @event switch
    {
        ImportPartKept e => this with { Parts = Parts.SetItem(e.Part, HashOf(e.Content)) },
        ImportStarted => this with { Started = true },
        ImportRowsJudged e => this with { Judged = Judged.Add(e.Part) },
        ImportCompleted => this with { Completed = true },
        _ => throw new UnknownEventException(typeof(Import), @event),
    };
}
