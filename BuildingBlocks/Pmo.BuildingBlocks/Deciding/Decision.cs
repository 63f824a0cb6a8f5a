using System.Collections;
using System.Runtime.CompilerServices;

namespace Pmo;

/// <summary>What a rule decided: new events (perhaps none), a refusal, or not before an instant.</summary>
[CollectionBuilder(typeof(Decision), nameof(Of))]
public sealed record Decision(IReadOnlyList<object> Events, string? Code = null, string? Sentence = null, DateTimeOffset? Earliest = null) : IEnumerable<object>
{
    /// <summary>There is nothing left to do; the command is answered as done.</summary>
    public static Decision Nothing { get; } = new([]);

    /// <summary>Refused.</summary>
    /// <param name="code">Stable, lower-case, <c>subject.reason</c>. Codes ending in <c>.unknown</c> are answered 404.</param>
    /// <param name="sentence">What a person reads: what is wrong and what to do.</param>
    public static Decision Refuse(string code, string sentence) => new([], code, sentence);

    /// <summary>Too early: a timer's row moves to <paramref name="earliest"/>; a person reads the sentence.</summary>
    public static Decision NotBefore(DateTimeOffset earliest, string code, string sentence) => new([], code, sentence, earliest);

    /// <summary>The events, in order; for collection expressions.</summary>
    public static Decision Of(ReadOnlySpan<object> events) => new(events.ToArray());

    public IEnumerator<object> GetEnumerator() => Events.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
