using Pmo.Office;
using Pmo.Reporting.ShortReporting;

namespace Pmo.Reporting.Tiering;

/// <summary>By which rhythm a project reports, why, until when, and what comes next; null when there is no such project.</summary>
[May(Role.Reader)]
internal sealed record ShowRhythm(ProjectId Project) : IQuery<RhythmSheet?>;

/// <summary>A project's rhythm in words.</summary>
/// <param name="Rhythm">"Monthly, as of the last day of the month".</param>
/// <param name="Why">Why it is this one.</param>
/// <param name="Until">How long; null: as long as nothing is changed.</param>
/// <param name="Then">What comes after it; null where nothing is known to come.</param>
/// <param name="Next">The next report, of a viewer's own project.</param>
/// <param name="NextShort">The next short form, of a viewer's own project.</param>
/// <param name="Red">The last status accepted is red.</param>
/// <param name="ExceptionsOn">The PMO asks red projects for an exception report each week.</param>
/// <param name="Hold">The hold it is on.</param>
public sealed record RhythmSheet(
    string Rhythm, string Why, string? Until, string? Then, ComingReport? Next, ComingReport? NextShort, bool Red, DateOnly? RatedOn, bool ExceptionsOn, HoldSheet? Hold);

/// <summary>A report that is asked for next.</summary>
public sealed record ComingReport(ObligationId Obligation, string Period, DateOnly DataDate, DateTimeOffset Due);

/// <summary>A hold.</summary>
public sealed record HoldSheet(DateOnly From, PersonId? DecidedBy, DateOnly? ReviewOn);

/// <summary>Answers from the tables as of now.</summary>
internal sealed class ShowRhythmAnswer : IAnswer<ShowRhythm, RhythmSheet?>
{
    internal sealed record Row(
        UnitId? Department, string? Cadence, string? Tier, Rag? Rating, DateOnly? RatedOn, string? Phase, bool Imported, int Asked, ProjectStatus Status, GoLive? GoLive,
        DateOnly? HeldFrom, PersonId? HeldBy, DateOnly? HeldReview)
    {
        public TierCase Case => new(Asked, Imported, Phase, Rating);
    }

    public RhythmSheet? Answer(ShowRhythm q, Viewer who, Db db)
    {
        if (db.One<Row>($"""
            select p.department, p.cadence, p.tier, p.rating, p.rated_on, p.phase, p.import is not null imported, p.status, p.go_live, p.held_from, p.held_by, p.held_review,
                (select count(*) from obligations o where o.project = p.project and o.short is null and o.state not in ('Cancelled', 'Historic')) asked
            from reporting_projects p where p.project = {q.Project} and p.shown
            """) is not { } p) return null;
        var (rhythm, why, until, then) = p switch
        {
            { Status: ProjectStatus.Completed or ProjectStatus.Cancelled } => ("Reporting has ended", $"The project is {p.Status.ToString().ToLowerInvariant()}.", null, null),
            { Status: ProjectStatus.OnHold } => ("Paused", "The project is on hold: it is asked for a sign of life each quarter and for nothing else.", "Until the hold ends.", "Reporting goes on with the next period from that day."),
            { GoLive: not GoLive.NextPeriod } => ("None", p.GoLive is null ? "Nobody has decided when it goes live." : "It is kept as an archive.", null, null),
            _ => Running(p, KnownTiers.Read(db), KnownCalendars.Default(db)),
        };
        return new(rhythm, why, until, then, Coming(q.Project, false, who, db), Coming(q.Project, true, who, db), p.Rating == Rag.Red, p.RatedOn, KnownTiers.Exceptions(db).On,
            p.HeldFrom is { } from ? new(from, p.HeldBy, p.HeldReview) : null);
    }

    private static (string, string, string?, string?) Running(Row p, KnownTiers tiers, Cadence standard)
    {
        if (p.Cadence is { } own) return (Said(CadenceText.Read(own)), "It has a cadence of its own; tiers do not change it.", null, null);
        var (whose, plan) = tiers.For(p.Department);
        if (KnownTiers.Held(p.Tier)?.Tier is not { } tier)
            return (Said(standard), plan.Count == 0 ? "It follows the default cadence." : TierWords.Why(null, p.Case, null), null, null);
        var following = TierWords.Following(tier, plan, p.Case);
        var then = tier.When == TierWhen.Otherwise ? null : $"Then {TierWords.Rhythm(following?.On(standard) ?? standard)}{(following is { When: TierWhen.First or TierWhen.Phase or TierWhen.Health } ? $", {TierWords.Case(following)}" : "")}.";
        return (Said(tier.On(standard)), $"{TierWords.Why(tier, p.Case, tiers.NameOf(whose))} By the tiers of {tiers.NameOf(whose)}.", TierWords.Until(tier, p.Case), then);
    }

    private static string Said(Cadence c) => $"{CadenceWords.Rhythm(c)}, {CadenceWords.DataDates(c)}, {CadenceWords.Due(c)}";

    private static ComingReport? Coming(ProjectId project, bool shorts, Viewer who, Db db) => db.One<ComingReport>($"""
        select o.obligation, o.period, o.data_date, o.due from obligations o
        where o.project = {project} and o.state in ('Scheduled', 'Open') and (o.short is not null) = {shorts} and {who.Projects("o.project")} order by o.due limit 1
        """);
}
