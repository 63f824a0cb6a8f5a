using System.Collections.Immutable;

namespace Pmo.Reporting.Summaries;

/// <summary>Freezes some lines of the version that is being made.</summary>
/// <param name="Part">From 0.</param>
[May(Role.System)]
internal sealed record KeepSummaryLines(SummaryId Summary, int Version, int Part, IReadOnlyList<SummaryLine> Lines) : ICommand;

/// <summary>What one part of a version remembers: whether it is there. Parts are streams of their own, so that none grows with the portfolio.</summary>
internal sealed record SummaryPart(bool Kept) : IState<SummaryPart>
{
    public static SummaryPart Initial { get; } = new(false);

    public static string StreamOf(SummaryId summary, int version, int part) => $"reporting.summarypart-{Ids.Named("reporting.summary-part", $"{summary}/{version}/{part}"):n}";

    public SummaryPart Evolve(object @event) => @event switch
    {
        SummaryLinesKept => new(true),
        _ => throw new UnknownEventException(typeof(SummaryPart), @event),
    };
}

/// <summary>Which revisions of which reports count.</summary>
internal sealed record CountingReports(ImmutableHashSet<(ObligationId, int)> All) : IState<CountingReports>
{
    public static CountingReports Initial { get; } = new([]);

    public CountingReports Evolve(object @event) => @event switch
    {
        ReportAccepted e => new(All.Add((e.Obligation, e.Revision))),
        ReportImported e => new(All.Add((e.Obligation, 0))),
        _ => this,
    };
}

/// <summary>A part is kept once, and every line is said from a report that was accepted or imported.</summary>
internal sealed class KeepSummaryLinesRule : IRule<KeepSummaryLines, SummaryPart, CountingReports>
{
    /// <summary>So many lines in one event stay below the log's largest event, even if every text is as long as it may be.</summary>
    public const int LinesOfAPart = 20;

    public string Stream(KeepSummaryLines c) => SummaryPart.StreamOf(c.Summary, c.Version, c.Part);
    public IEnumerable<string> Consults(KeepSummaryLines c, SummaryPart p) => c.Lines.Select(l => l.Source).OfType<SummarySource>().Select(s => Obligation.StreamOf(s.Obligation));

    public Decision Decide(KeepSummaryLines c, SummaryPart p, CountingReports reports, Moment m) => p switch
    {
        { Kept: true } => Decision.Nothing,
        _ when c.Lines.Count > LinesOfAPart => Decision.Refuse("summary.part-long", $"A part has at most {LinesOfAPart} lines."),
        _ when c.Lines.FirstOrDefault(l => l.Source is { } s && !reports.All.Contains((s.Obligation, s.Revision))) is { } wrong => Decision.Refuse("summary.not-accepted", $"{wrong.Code} would be told from a report that was not accepted."),
        _ => [new SummaryLinesKept(c.Summary, c.Version, c.Part, c.Lines, m.Now)],
    };
}
