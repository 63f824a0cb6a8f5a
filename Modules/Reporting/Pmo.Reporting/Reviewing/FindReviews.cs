using Pmo.Office;
using Pmo.Reporting.Portfolio;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Reviewing;

/// <summary>The reports that wait for review, the longest waiting first.</summary>
[May(Role.PmoOfficer, Role.HeadOfPmo), OnBehalf(DeputyScope.Reviews)]
internal sealed record FindReviews(int Page = 1, int Size = 100) : IQuery<Page<ReviewRow>>;

/// <summary>A report that waits for review.</summary>
/// <param name="Reviewer">Who has taken it up.</param>
/// <param name="Own">The viewer, or whom they act for, handed it in or is the project manager, so another has to review it.</param>
/// <param name="For">In whose place a deputy handed it in.</param>
/// <param name="ReviewerFor">In whose place a deputy has taken it up.</param>
public sealed record ReviewRow(
    ObligationId Obligation, int Revision, ProjectId Project, string Code, string Name, string? Period, DateOnly DataDate, DateTimeOffset At, PersonId By,
    bool OnTime, Rag? Rag, ReportState State, PersonId? Reviewer, bool Own, PersonId? For = null, PersonId? ReviewerFor = null);

/// <summary>One report to judge beside the one before it; null when it is not for this viewer.</summary>
[May(Role.PmoOfficer, Role.HeadOfPmo), OnBehalf(DeputyScope.Reviews)]
internal sealed record ShowReview(ObligationId Obligation, int Revision) : IQuery<Review?>;

/// <summary>A report to judge, beside the last one that counts before its data date, and the reasons for which an earlier revision went back.</summary>
public sealed record Review(FrozenReport Report, FrozenReport? Previous, IReadOnlyList<SectionReason> ReturnedBefore, bool Own);

/// <summary>Answers the queue and its items.</summary>
internal sealed class ReviewAnswers : IAnswer<FindReviews, Page<ReviewRow>>, IAnswer<ShowReview, Review?>
{
    private readonly FrozenReports frozen = new();

    public Page<ReviewRow> Answer(FindReviews query, Viewer who, Db db)
    {
        var total = db.Value<long>($"select count(*) from reports r where state in ('Submitted', 'InReview') and {who.Projects("r.project")}");
        var (number, size) = Slice.Of(who, query.Page, query.Size, total);
        return new Page<ReviewRow>(db.List<ReviewRow>($"""
            select r.obligation, r.revision, r.project, p.code, p.name, o.period, r.data_date, r.at, r.submitted_by "by", r.on_time, r.rag, r.state, r.reviewer,
                (coalesce({who.Person} in (r.submitted_by, r.submitted_for, p.manager), 0) or coalesce({who.Deputy} in (r.submitted_by, r.submitted_for, p.manager), 0)) own, r.submitted_for "for", r.reviewer_for
            from reports r join portfolio p using (project) left join expected_reports o on o.obligation = r.obligation
            where r.state in ('Submitted', 'InReview') and {who.Projects("r.project")}
            order by r.at, r.obligation limit {size} offset {(long)(number - 1) * size}
            """), total, number, size);
    }

    public Review? Answer(ShowReview query, Viewer who, Db db)
    {
        if (frozen.Answer(new ShowReport(query.Obligation, query.Revision), who, db) is not { } report) return null;
        var before = db.One<Before>($"select obligation, revision from reports where project = {report.Project} and counts and data_date < {report.DataDate} order by data_date desc limit 1");
        var manager = db.Value<byte[]>($"select manager from portfolio p where project = {report.Project} and {who.Projects("p.project")}");
        return new Review(report,
            before is null ? null : frozen.Answer(new ShowReport(before.Obligation, before.Revision), who, db),
            [.. report.Revisions.Where(r => r.Number < query.Revision && r.State == ReportState.Returned).TakeLast(1).SelectMany(r => r.Reasons)],
            new[] { report.Revision.By, report.Revision.For, manager is null ? null : new PersonId(new Guid(manager, bigEndian: true)) }.Any(p => p is not null && (p == who.Person || p == who.Deputy)));
    }

    private sealed record Before(ObligationId Obligation, int Revision);
}
