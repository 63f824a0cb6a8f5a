using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pmo.Office;
using Pmo.Reporting.Portfolio;
using Pmo.Reporting.Reviewing;
using Pmo.Reporting.ShortReporting;

namespace Pmo.Reporting.Submitting;

/// <summary>One revision of a report as it was handed in (0: as it was imported); null when there is none or it is not for this viewer.</summary>
[May(Role.Reader), OnBehalf(DeputyScope.Reports, DeputyScope.Reviews, DeputyScope.Answers)]
internal sealed record ShowReport(ObligationId Obligation, int Revision) : IQuery<FrozenReport?>;

/// <summary>A revision of a report, frozen.</summary>
/// <param name="Standard">The version it was checked against.</param>
/// <param name="Text">What was handed in, byte for byte.</param>
/// <param name="Fingerprint">SHA-256 of <paramref name="Text"/>.</param>
/// <param name="Revisions">All revisions the viewer may read, oldest first.</param>
/// <param name="Inside">The viewer sees the project's inner matters, the obligation among them.</param>
/// <param name="Short">The short form it answers; null: a whole report.</param>
public sealed record FrozenReport(
    ObligationId Obligation, ProjectId Project, string ProjectCode, string ProjectName, string? Period, DateOnly DataDate, ReportingStandard Standard, RevisionRow Revision,
    ReportContent Content, string Text, string Fingerprint, IReadOnlyList<RevisionRow> Revisions, bool Inside, ShortForm? Short = null);

/// <summary>A revision with what became of it.</summary>
/// <param name="Reviewer">Who judged it; like the judgement itself for the project's own people and those who see all.</param>
/// <param name="Reasons">Why it was returned.</param>
/// <param name="For">In whose place a deputy handed it in.</param>
/// <param name="ReviewerFor">In whose place a deputy judged it.</param>
public sealed record RevisionRow(
    int Number, ReportState State, PersonId? By, DateTimeOffset? At, bool? OnTime, string? Correction, PersonId? Reviewer, DateTimeOffset? ReviewedAt, string? Remark,
    IReadOnlyList<SectionReason> Reasons, DateTimeOffset? RevisionDue, string? Source, string? Marks,
    PersonId? For = null, PersonId? ReviewerFor = null);

/// <summary>
/// Answers from the kept bytes. Readers see what was accepted or imported, without what the PMO said of it; the project's own
/// people and those who see all, every revision and its judgement.
/// </summary>
internal sealed class FrozenReports : IAnswer<ShowReport, FrozenReport?>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public FrozenReport? Answer(ShowReport query, Viewer who, Db db)
    {
        var revisions = Revisions(query.Obligation, who, db);
        var text = revisions.Any(r => r.Number == query.Revision) ? TextOf(query.Obligation, query.Revision, db) : null;
        if (text is null) return null;
        var about = db.One<About>($"""
            select r.project, p.code, p.name, coalesce(o.period, r.period) period, r.data_date, coalesce(o.standard, 0) standard, o.short, {who.Projects("r.project")} inside
            from reports r join portfolio p using (project) left join expected_reports o on o.obligation = r.obligation
            where r.obligation = {query.Obligation} and r.revision = {query.Revision}
            """)!;
        return new FrozenReport(query.Obligation, about.Project, about.Code, about.Name, about.Period, about.DataDate, StandardVersions.Find(about.Standard, db).Asked(about.Short),
            revisions.Single(r => r.Number == query.Revision), Read(text), text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), revisions, about.Inside, about.Short);
    }

    /// <summary>What a revision says, without asking who may read it.</summary>
    public static ReportContent? Content(ObligationId obligation, int revision, Db db) =>
        TextOf(obligation, revision, db) is { } text ? Read(text) : null;

    /// <summary>The revisions this viewer may read, oldest first.</summary>
    public static IReadOnlyList<RevisionRow> Revisions(ObligationId obligation, Viewer who, Db db) =>
        [.. db.List<Row>($"""
            select revision, state, submitted_by, at, on_time, correction, reviewer, reviewed_at, remark, reasons, revision_due, source, marks, submitted_for, reviewer_for, {who.Projects("r.project")} inside from reports r
            where obligation = {obligation} and import is null and state <> 'Missing' and (state in ('Accepted', 'Historic') or {who.Projects("r.project")})
            order by revision
            """).Select(Of)];

    private static RevisionRow Of(Row r) => r.Inside
        ? new(r.Revision, r.State, r.SubmittedBy, r.At, r.OnTime, r.Correction, r.Reviewer, r.ReviewedAt, r.Remark, SectionReasons.Read(r.Reasons), r.RevisionDue, r.Source, r.Marks, r.SubmittedFor, r.ReviewerFor)
        : new(r.Revision, r.State, r.SubmittedBy, r.At, r.OnTime, r.Correction, null, null, null, [], null, r.Source, r.Marks, r.SubmittedFor);

    private static string? TextOf(ObligationId obligation, int revision, Db db) =>
        db.Value<string>($"select content from report_contents where obligation = {obligation} and revision = {revision}");

    private static ReportContent Read(string text) => JsonSerializer.Deserialize<ReportContent>(text, Json)!;

    private sealed record About(ProjectId Project, string Code, string Name, string? Period, DateOnly DataDate, int Standard, ShortForm? Short, bool Inside);

    private sealed record Row(
        int Revision, ReportState State, PersonId? SubmittedBy, DateTimeOffset? At, bool? OnTime, string? Correction, PersonId? Reviewer, DateTimeOffset? ReviewedAt,
        string? Remark, string? Reasons, DateTimeOffset? RevisionDue, string? Source, string? Marks, PersonId? SubmittedFor, PersonId? ReviewerFor, bool Inside);
}
