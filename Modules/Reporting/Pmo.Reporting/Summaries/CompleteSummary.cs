using System.Collections.Immutable;

namespace Pmo.Reporting.Summaries;

/// <summary>Says that all lines of a version are kept.</summary>
[May(Role.System)]
internal sealed record CompleteSummary(SummaryId Summary, int Version, int Parts) : ICommand;

/// <summary>The lines of a version that are kept.</summary>
internal sealed record KeptLines(int Parts, ImmutableList<SummaryLine> Lines) : IState<KeptLines>
{
    public static KeptLines Initial { get; } = new(0, []);

    public KeptLines Evolve(object @event) => @event is SummaryLinesKept e ? new(Parts + 1, Lines.AddRange(e.Lines)) : this;
}

/// <summary>A version is issued when every part of it is there; how the whole stands is told then, from the very lines.</summary>
internal sealed class CompleteSummaryRule : IRule<CompleteSummary, Summary, KeptLines>
{
    public string Stream(CompleteSummary c) => Summary.StreamOf(c.Summary);
    public IEnumerable<string> Consults(CompleteSummary c, Summary s) => Enumerable.Range(0, c.Parts).Select(p => SummaryPart.StreamOf(c.Summary, c.Version, p));

    public Decision Decide(CompleteSummary c, Summary s, KeptLines kept, Moment m) => s.Begun switch
    {
        not null when s.Begun.Version == c.Version && kept.Parts < c.Parts => Decision.Refuse("summary.incomplete", $"Only {kept.Parts} of {c.Parts} parts are kept."),
        { } begun when begun.Version == c.Version => [new SummaryIssued(c.Summary, c.Version, c.Parts, kept.Lines.Count, RollUps.Of(begun.RollUp, kept.Lines), begun.By, m.Now)],
        _ when s.Issued >= c.Version => Decision.Nothing,
        _ => Decision.Refuse("summary.unknown", "This version was not begun."),
    };
}
