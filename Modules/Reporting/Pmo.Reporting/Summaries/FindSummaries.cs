namespace Pmo.Reporting.Summaries;

/// <summary>The summaries that were issued, the newest first; of each the last version.</summary>
[May(Role.Reader)]
internal sealed record FindSummaries(int Page = 1, int Size = 50) : IQuery<Page<SummaryRow>>;

/// <summary>An issued summary.</summary>
public sealed record SummaryRow(SummaryId Summary, int Version, string Title, string Scope, DateOnly From, DateOnly To, RollUp RollUp, RolledUp Result, int Projects, PersonId By, DateTimeOffset IssuedAt);

/// <summary>One version of a summary, the last one issued if none is named; null when there is none. Everyone signed in may read it; only who sees a project is led to its obligations and told why one was excused.</summary>
[May(Role.Reader)]
internal sealed record ShowSummary(SummaryId Summary, int? Version = null) : IQuery<SummarySheet?>;

/// <summary>One version of a summary.</summary>
/// <param name="Versions">All that were issued, newest first.</param>
/// <param name="BeingMade">A further version is being made.</param>
/// <param name="Changes">What is different from the version before.</param>
public sealed record SummarySheet(SummaryRow Head, UnitId? Unit, string? Opening, IReadOnlyList<SummaryLine> Lines, IReadOnlyList<SummaryVersionRow> Versions, bool BeingMade, IReadOnlyList<SummaryChange> Changes);

/// <summary>A version in the list of versions.</summary>
public sealed record SummaryVersionRow(int Version, PersonId By, DateTimeOffset IssuedAt);

/// <summary>Whether a version of a summary is being made just now.</summary>
[May(Role.Reader)]
internal sealed record ShowSummaryBeingMade(SummaryId Summary) : IQuery<bool>;

/// <summary>What a summary would say now, before it is issued.</summary>
[May(Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record PreviewSummary(UnitId? Unit, DateOnly From, DateOnly To, RollUp RollUp = RollUp.WorstOf) : IQuery<SummaryPreview>;

/// <summary>A summary that is not issued.</summary>
/// <param name="Next">The number of the version it would become.</param>
public sealed record SummaryPreview(RolledUp Result, IReadOnlyList<SummaryLine> Lines, int Next);

/// <summary>Answers from what was frozen; a preview from what would be.</summary>
internal sealed class SummaryAnswers : IAnswer<FindSummaries, Page<SummaryRow>>, IAnswer<ShowSummary, SummarySheet?>, IAnswer<ShowSummaryBeingMade, bool>, IAnswer<PreviewSummary, SummaryPreview>
{
    private sealed record Stored(
        SummaryId Summary, int Version, string Title, string Scope, DateOnly FromDay, DateOnly ToDay, RollUp RollUp, string? Result, int Projects, PersonId By, DateTimeOffset? IssuedAt, UnitId? Unit, string? Opening)
    {
        public SummaryRow Row => new(Summary, Version, Title, Scope, FromDay, ToDay, RollUp, SummaryVersions.Read<RolledUp>(Result!), Projects, By, IssuedAt!.Value);
    }

    private sealed record StoredLine(int Version, string Line, bool Inside);

    public Page<SummaryRow> Answer(FindSummaries q, Viewer who, Db db)
    {
        var total = db.Value<long>($"select count(distinct summary) from summaries where issued_at is not null");
        var (number, size) = Slice.Of(who, q.Page, q.Size, total);
        var rows = db.List<Stored>($"""
            select summary, version, title, scope, from_day, to_day, roll_up, result, projects, by, issued_at, unit, null opening from summaries s
            where issued_at is not null and version = (select max(version) from summaries x where x.summary = s.summary and x.issued_at is not null)
            order by issued_at desc, summary limit {size} offset {(long)(number - 1) * size}
            """);
        return new([.. rows.Select(r => r.Row)], total, number, size);
    }

    public SummarySheet? Answer(ShowSummary q, Viewer who, Db db)
    {
        var versions = db.List<Stored>($"select summary, version, title, scope, from_day, to_day, roll_up, result, projects, by, issued_at, unit, opening from summaries where summary = {q.Summary} order by version desc");
        var issued = versions.Where(v => v.IssuedAt is not null).ToList();
        var shown = q.Version is { } number ? issued.Find(v => v.Version == number) : issued.FirstOrDefault();
        var lines = db.List<StoredLine>($"""
            select version, line, {who.Projects("l.project")} inside from summary_lines l
            where summary = {q.Summary} and version between {(shown?.Version ?? 0) - 1} and {shown?.Version ?? 0} order by code, project
            """).ToLookup(l => l.Version, l => Told(SummaryVersions.Read<SummaryLine>(l.Line), l.Inside));
        if (shown is null) return null;
        return new(shown.Row, shown.Unit, shown.Opening, [.. lines[shown.Version]], [.. issued.Select(v => new SummaryVersionRow(v.Version, v.By, v.IssuedAt!.Value))],
            versions.Count > issued.Count, shown.Version == 1 ? [] : SummaryChanges.Between([.. lines[shown.Version - 1]], [.. lines[shown.Version]]));
    }

    public bool Answer(ShowSummaryBeingMade q, Viewer who, Db db) => db.Value<bool>($"select count(*) from summaries where summary = {q.Summary} and issued_at is null");

    public SummaryPreview Answer(PreviewSummary q, Viewer who, Db db)
    {
        var lines = Lines.Of(who, q.Unit, q.From, q.To, db);
        return new(RollUps.Of(q.RollUp, lines), lines, 1 + db.Value<int>($"select coalesce(max(version), 0) from summaries where summary = {SummaryId.Of(q.Unit, q.From, q.To)}"));
    }

    // That a report is missing is for everyone to know; where it stands inside is its project's matter.
    private static SummaryLine Told(SummaryLine line, bool inside) =>
        inside ? line : line with { Gaps = [.. line.Gaps.Select(g => g with { Obligation = null, Reason = null })] };
}
