using Pmo.Staffing.Confiding;

namespace Pmo.Staffing.Appraising;

/// <summary>One appraisal; null when there is none, or it is not for who asks.</summary>
[May(Role.System, Role.Reader)]
internal sealed record ShowAppraisal(AppraisalId Appraisal) : IQuery<AppraisalSheet?>;

/// <summary>One appraisal, as far as it is for who asks.</summary>
/// <param name="Parts">A sponsor sees here their own part alone.</param>
/// <param name="Comment">Private text.</param>
/// <param name="Result">1 to 5, weighted.</param>
/// <param name="Gives">The parts that who asks can hand in now.</param>
/// <param name="Comments">Who asks can comment now.</param>
/// <param name="Withheld">There is text that is not for who asks unless it is released to them.</param>
/// <param name="ReadsUntil">Its text was released to who asks, until then.</param>
internal sealed record AppraisalSheet(
    AppraisalId Appraisal, PersonId Person, string Name, ProjectId Project, string Code, string Title, DateOnly From, DateOnly To, DateTimeOffset OpenedAt, DateTimeOffset DueAt, AppraisalScope Scope,
    IReadOnlyList<AppraisalPartSheet> Parts, DateTimeOffset? CommentUntil, DateTimeOffset? CommentedAt, string? Comment, decimal? Result, DateTimeOffset? ClosedAt, string? Reason,
    IReadOnlyList<AppraisalPart> Gives, bool Comments, bool Withheld, DateTimeOffset? ReadsUntil, IReadOnlyList<ReleaseRow> Releases);

/// <summary>As what somebody sees an appraisal.</summary>
internal enum AppraisalScope { Own, Head, Reviewer, Sponsor }

/// <summary>One part of an appraisal.</summary>
/// <param name="Weight">Percent.</param>
/// <param name="Marks">Empty: missing, or not for who asks.</param>
/// <param name="Words">Private text.</param>
internal sealed record AppraisalPartSheet(AppraisalPart Part, int Weight, PersonId? By, DateTimeOffset? At, IReadOnlyList<Mark> Marks, string? Words);

/// <summary>A request to read the private text.</summary>
/// <param name="Until">It was allowed, until then.</param>
/// <param name="Refused">Why it was not.</param>
public sealed record ReleaseRow(PersonId Asker, DateTimeOffset At, string Reason, DateTimeOffset? DecidedAt, PersonId? DecidedBy, DateTimeOffset? Until, string? Refused);

/// <summary>
/// The person reads all of it once both parts are in; whoever wrote something reads that; the head of the PMO sees marks, result and the
/// person's comment; the reviewer that, when and by whom. Other words are read by whom they were released to. A sponsor sees nothing but their own part.
/// </summary>
internal sealed class ShowAppraisalAnswer(PrivateTexts texts) : IAnswer<ShowAppraisal, AppraisalSheet?>
{
    private sealed record Row(PersonId Person, string Name, ProjectId Project, string Code, string Title, DateOnly FromDay, DateOnly ToDay, PersonId? Sponsor, PersonId? Now, int SponsorWeight, int HeadWeight, DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset? CommentUntil, DateTimeOffset? CommentedAt, DateTimeOffset? ClosedAt, string? Reason, decimal? Result);

    private sealed record Part(AppraisalPart Which, PersonId By, DateTimeOffset At, string Marks);

    public AppraisalSheet? Answer(ShowAppraisal q, Viewer who, Db db)
    {
        if (who.Deputy is not null || db.One<Row>($"""
            select a.person, coalesce(person_name(a.person), '') name, a.project, a.code, coalesce(p.name, a.code) title, a.from_day, a.to_day, a.sponsor, p.sponsor now, a.sponsor_weight, a.head_weight,
                a.opened_at, a.due_at, a.comment_until, a.commented_at, a.closed_at, a.reason, a.result
            from appraisal a left join staffing_project p on p.id = a.project where a.id = {q.Appraisal}
            """) is not { } a) return null;
        var parts = db.List<Part>($"select part which, by, at, marks from appraisal_part where id = {q.Appraisal}");
        var sponsors = a.SponsorWeight > 0 && (a.Sponsor == who.Person || a.Now == who.Person) || parts.Any(p => p.By == who.Person);
        AppraisalScope? scope = a.Person == who.Person ? AppraisalScope.Own : who.Is(Role.System, Role.HeadOfPmo) ? AppraisalScope.Head : who.Is(Role.ComplianceReviewer) ? AppraisalScope.Reviewer : sponsors ? AppraisalScope.Sponsor : null;
        return scope is { } s ? Sheet(q.Appraisal, a, s, parts, sponsors, Releases(q.Appraisal, s, db), who) : null;
    }

    private AppraisalSheet Sheet(AppraisalId id, Row a, AppraisalScope scope, IReadOnlyList<Part> parts, bool sponsors, IReadOnlyList<ReleaseRow> releases, Viewer who)
    {
        var until = releases.Where(r => r.Asker == who.Person && r.Until > who.Now).Max(r => r.Until);
        var complete = a.CommentUntil is not null || a.ClosedAt is not null;
        bool HeadsIn() => a.HeadWeight == 0 || a.ClosedAt is not null || parts.Any(p => p.Which == AppraisalPart.HeadOfPmo);
        bool Reads(Part p) => p.By == who.Person || until is not null || scope == AppraisalScope.Own && complete;
        bool Rates(Part p) => Reads(p) || scope == AppraisalScope.Head && HeadsIn();
        List<AppraisalPartSheet> told = [.. new[] { (AppraisalPart.Sponsor, a.SponsorWeight), (AppraisalPart.HeadOfPmo, a.HeadWeight) }.Where(w => w.Item2 > 0 && (scope != AppraisalScope.Sponsor || w.Item1 == AppraisalPart.Sponsor))
            .Select(w => parts.FirstOrDefault(p => p.Which == w.Item1 && (scope != AppraisalScope.Sponsor || p.By == who.Person)) is { } p
                ? new AppraisalPartSheet(p.Which, w.Item2, p.By, p.At, Rates(p) ? AppraisalTables.Marks(p.Marks) : [], Reads(p) ? texts.Of(who, id.Value, PrivateTexts.WordsOf(p.Which)) : null) : new(w.Item1, w.Item2, null, null, [], null))];
        var commentReads = a.CommentedAt is not null && (scope is AppraisalScope.Own or AppraisalScope.Head || until is not null);
        AppraisalPart[] gives = a.ClosedAt is not null || scope == AppraisalScope.Own || who.LooksBack ? []
            : [.. sponsors && a.SponsorWeight > 0 && parts.All(p => p.Which != AppraisalPart.Sponsor) && (a.Sponsor == who.Person || a.Now == who.Person) ? [AppraisalPart.Sponsor] : Array.Empty<AppraisalPart>(),
                .. who.Is(Role.HeadOfPmo) && a.HeadWeight > 0 && parts.All(p => p.Which != AppraisalPart.HeadOfPmo) ? [AppraisalPart.HeadOfPmo] : Array.Empty<AppraisalPart>()];
        var plain = scope == AppraisalScope.Sponsor;
        return new(id, a.Person, a.Name, a.Project, a.Code, a.Title, a.FromDay, a.ToDay, a.OpenedAt, a.DueAt, scope, told, plain ? null : a.CommentUntil, plain ? null : a.CommentedAt,
            commentReads ? texts.Of(who, id.Value, PrivateTexts.Comment) : null, scope is AppraisalScope.Own or AppraisalScope.Head || until is not null ? a.Result : null, plain ? null : a.ClosedAt, plain ? null : a.Reason,
            gives, scope == AppraisalScope.Own && a.CommentUntil is not null && a.ClosedAt is null && !who.LooksBack,
            scope is AppraisalScope.Head or AppraisalScope.Reviewer && until is null && parts.Any(p => !Reads(p)), until, releases);
    }

    // The person hears who asked and was let read; a sponsor nothing of it.
    private static IReadOnlyList<ReleaseRow> Releases(AppraisalId id, AppraisalScope scope, Db db) => scope == AppraisalScope.Sponsor ? [] : db.List<ReleaseRow>(
        $"select asker, asked_at at, reason, decided_at, decided_by, until, refused from appraisal_release where id = {id} order by n");
}
