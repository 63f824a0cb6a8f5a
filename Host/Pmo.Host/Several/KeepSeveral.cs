namespace Pmo.Host.Several;

/// <summary>Several rows were done at once: what became of each, as it was shown to who did it.</summary>
/// <param name="Act">Names the act; all events it led to have it as their correlation.</param>
/// <param name="List">The list's name in addresses.</param>
/// <param name="Action">What was done, by its name in addresses.</param>
/// <param name="Back">The list as it was filtered.</param>
/// <param name="OnBehalfOf">In whose place a deputy did it.</param>
[EventName("host.several-done")]
internal sealed record SeveralDone(Guid Act, string List, string Action, string Back, PersonId By, PersonId? OnBehalfOf, IReadOnlyList<RowDone> Rows, DateTimeOffset At);

/// <summary>What became of one row.</summary>
/// <param name="Code">Why it was not done; null: it was.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record RowDone(string Title, string Href, string? Code = null, string? Sentence = null);

/// <summary>Keeps what became of each row of an act on several.</summary>
[May(Role.System)]
internal sealed record KeepSeveral(Guid Act, string List, string Action, string Back, PersonId By, PersonId? OnBehalfOf, IReadOnlyList<RowDone> Rows) : ICommand;

/// <summary>What is kept of one act.</summary>
internal sealed record SeveralKept(SeveralDone? Last) : IState<SeveralKept>
{
    public static SeveralKept Initial { get; } = new((SeveralDone?)null);

    public static string StreamOf(Guid act) => $"host.several-{act:n}";

    public SeveralKept Evolve(object @event) => @event switch
    {
        SeveralDone e => new(e),
        _ => throw new UnknownEventException(typeof(SeveralKept), @event),
    };
}

/// <summary>The result of an act on several rows is kept; sent again it finishes what was left, and what then became of each row counts.</summary>
internal sealed class KeepSeveralRule : IRule<KeepSeveral, SeveralKept>
{
    public string Stream(KeepSeveral c) => SeveralKept.StreamOf(c.Act);

    public Decision Decide(KeepSeveral c, SeveralKept kept, Moment m) => kept.Last is { } last && last.Rows.SequenceEqual(c.Rows)
        ? Decision.Nothing
        : [new SeveralDone(c.Act, c.List, c.Action, c.Back, c.By, c.OnBehalfOf, [.. c.Rows], m.Now)];
}
