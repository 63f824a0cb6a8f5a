namespace Pmo.Reporting.Summaries;

/// <summary>What is different about a project from one version of a summary to the next.</summary>
public sealed record SummaryChange(string Code, string Name, string What);

/// <summary>Compares two versions project by project.</summary>
internal static class SummaryChanges
{
    public static IReadOnlyList<SummaryChange> Between(IReadOnlyList<SummaryLine> before, IReadOnlyList<SummaryLine> after)
    {
        var old = before.ToDictionary(l => l.Project);
        var gone = before.ExceptBy(after.Select(l => l.Project), l => l.Project).Select(l => new SummaryChange(l.Code, l.Name, "left the scope"));
        return [.. after.SelectMany(l => Of(old.GetValueOrDefault(l.Project), l).Select(what => new SummaryChange(l.Code, l.Name, what))).Concat(gone).OrderBy(c => c.Code, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Of(SummaryLine? before, SummaryLine now)
    {
        if (before is null) yield return "came into the scope";
        else if (before.Source != now.Source) yield return Source(before.Source, now.Source);
        if (before is not null && (before.Overall != now.Overall)) yield return $"status {Word(before.Overall)}, now {Word(now.Overall)}";
        if (before is not null && before.Forecast != now.Forecast) yield return "another forecast of cost";
        if (before is not null && before.ForecastEnd != now.ForecastEnd) yield return "another forecast end";
        foreach (var gap in now.Gaps.Where(g => before is not null && before.Gaps.FirstOrDefault(b => b.DataDate == g.DataDate)?.Kind != g.Kind)) yield return $"{gap.Period}: now {Words(gap.Kind)}";
        foreach (var gap in before?.Gaps.Where(b => now.Gaps.All(g => g.DataDate != b.DataDate)) ?? []) yield return $"{gap.Period}: no longer {Words(gap.Kind)}";
    }

    private static string Source(SummarySource? before, SummarySource? now) => (before, now) switch
    {
        (null, { } s) => $"reported since, revision {s.Revision}",
        ({ }, null) => "its report does not count any more",
        ({ } b, { } s) when b.Obligation == s.Obligation => $"revision {s.Revision} instead of {b.Revision}",
        _ => $"a newer report, as of {now!.DataDate:yyyy-MM-dd}",
    };

    /// <summary>What a gap is called.</summary>
    public static string Words(SummaryGapKind kind) => kind switch
    {
        SummaryGapKind.Returned => "sent back",
        SummaryGapKind.Waiting => "waiting for review",
        SummaryGapKind.NotDue => "not yet due",
        SummaryGapKind.Late => "late",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Word(Rag? rag) => rag?.ToString().ToLowerInvariant() ?? "unknown";
}
