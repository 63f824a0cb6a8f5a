using Pmo.Reporting.FollowingUp;

namespace Pmo.Reporting;

/// <summary>Every obligation with its dates, its state and how it came there, and its whole life.</summary>
internal sealed class Obligations : Projection
{
    public override string Schema => """
        create table obligations (
            obligation blob primary key, project blob not null, period text not null, data_date text not null,
            opens int, due int, late_at int, very_late_at int, missed_at int, zone text not null default 'UTC',
            state text not null, lateness text, standard int not null default 0, revision int not null default 0,
            submitted_at int, submitted_by blob, on_time int, reviewer blob, revision_due int, closed_at int, reason text,
            missing int not null default 0, incomplete int not null default 0, import blob, short text, shown int not null) without rowid;
        create table obligation_life (obligation blob not null, position int not null, at int not null, by blob not null, what text not null,
            instant int, number int, text text, who blob, in_place_of blob, act blob, primary key (obligation, position)) without rowid;
        """;

    public override string Indexes => """
        create index obligations_due on obligations (shown, due);
        create index obligations_state on obligations (shown, state, due);
        create index obligations_data_date on obligations (data_date);
        create index obligations_project on obligations (project, data_date);
        create index obligation_life_act on obligation_life (act) where act is not null;
        create index obligations_hidden on obligations (import) where shown = 0;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ObligationScheduled e => [Scheduled(e), Life(e.Obligation, about, What.Scheduled, instant: e.Due, text: e.Period)],
        ObligationRedated e => [Told(e, about), Redated(e)],
        ObligationDueMoved e => [Moved(e), Life(e.Obligation, about, What.DueMoved, e.By, e.Due, text: e.Reason, together: true)],
        ObligationOpened e => [To(e.Obligation, ObligationState.Open), Sql($"update obligations set standard = {e.Standard} where obligation = {e.Obligation}"), Life(e.Obligation, about, What.Opened, number: e.Standard)],
        ReportFellBehind e => [Behind(e), Life(e.Obligation, about, What.FellBehind, instant: e.NextAt, text: e.Lateness.ToString())],
        ReportSubmitted e => [Submitted(e), Life(e.Obligation, about, What.Submitted, e.By, number: e.Revision, text: e.Correction, inPlaceOf: e.OnBehalfOf)],
        ReviewStarted e => [Sql($"update obligations set state = {ObligationState.InReview}, reviewer = {e.By} where obligation = {e.Obligation}"), Life(e.Obligation, about, What.ReviewStarted, e.By, number: e.Revision, inPlaceOf: e.OnBehalfOf)],
        ReportReminded e => [Life(e.Obligation, about, What.Reminded, number: e.Days, instant: e.Due, who: e.To, inPlaceOf: e.InPlaceOf)],
        ReminderSkipped e => [Life(e.Obligation, about, What.ReminderSkipped, number: e.Days)],
        ReminderSent e => [Life(e.Obligation, about, What.RemindedByHand, e.By, e.Due, who: e.To, inPlaceOf: e.InPlaceOf, together: true)],
        FollowUpLogged e => [Life(e.Obligation, about, What.FollowedUp, e.By, number: (int)e.Channel, text: FollowUpWords.Column(e), who: e.With, instant: e.ReachedAt, together: true)],
        PromiseBroken e => [Life(e.Obligation, about, What.PromiseBroken, text: $"{e.PromisedFor:yyyy-MM-dd}")],
        ReviewerAssigned e => [Sql($"update obligations set state = {ObligationState.Submitted}, reviewer = {e.Reviewer} where obligation = {e.Obligation}"), Life(e.Obligation, about, What.ReviewerAssigned, e.By, number: e.Revision, who: e.Reviewer, inPlaceOf: e.OnBehalfOf, together: true)],
        ReportReturned e => [Sql($"update obligations set state = {ObligationState.Returned}, revision_due = {e.RevisionDue}, incomplete = max(incomplete, {e.Incomplete}) where obligation = {e.Obligation}"), Life(e.Obligation, about, e.Incomplete ? What.ReturnedIncomplete : What.Returned, e.By, e.RevisionDue, e.Revision, Reasons(e), inPlaceOf: e.OnBehalfOf)],
        ReportAccepted e => [Closed(e.Obligation, ObligationState.Accepted, e.At, e.Remark), Life(e.Obligation, about, What.Accepted, e.By, number: e.Revision, text: e.Remark, inPlaceOf: e.OnBehalfOf)],
        PeriodExcused e => [Closed(e.Obligation, ObligationState.Excused, e.At, e.Reason), Life(e.Obligation, about, What.Excused, e.By, text: e.Reason, together: true)],
        ObligationCancelled e => [Closed(e.Obligation, ObligationState.Cancelled, e.At, e.Reason), Life(e.Obligation, about, What.Cancelled, text: e.Reason)],
        ObligationImported e => [Imported(e), Life(e.Obligation, about, e.Missing ? What.ImportedGap : What.Imported)],
        ReportImported e => [Life(e.Obligation, about, What.ReportImported, text: e.Source)],
        ImportCompleted e => [Sql($"update obligations set shown = 1 where import = {e.Import} and shown = 0")],
        _ => Skip,
    };

    private static Sql Scheduled(ObligationScheduled e) => Sql($"""
        insert into obligations (obligation, project, period, data_date, opens, due, late_at, very_late_at, missed_at, zone, state, short, shown)
        values ({e.Obligation}, {e.Project}, {e.Period}, {e.DataDate}, {e.Opens}, {e.Due}, {e.LateAt}, {e.VeryLateAt}, {e.MissedAt}, {e.Zone}, {ObligationState.Scheduled}, {e.Short}, 1)
        on conflict do update set period = excluded.period, opens = excluded.opens, due = excluded.due, late_at = excluded.late_at, very_late_at = excluded.very_late_at,
            missed_at = excluded.missed_at, zone = excluded.zone, state = excluded.state, lateness = null, closed_at = null, reason = null, short = excluded.short
        """);

    private static Sql Redated(ObligationRedated e) => Sql($"""
        update obligations set opens = coalesce({e.Opens}, opens), due = {e.Due}, late_at = {e.LateAt}, very_late_at = {e.VeryLateAt}, missed_at = {e.MissedAt},
            zone = coalesce({e.Zone}, zone)
        where obligation = {e.Obligation}
        """);

    private static Sql Moved(ObligationDueMoved e) => Sql($"""
        update obligations set due = {e.Due}, late_at = {e.LateAt}, very_late_at = {e.VeryLateAt}, missed_at = {e.MissedAt}, lateness = null,
            state = case state when {ObligationState.Scheduled} then state else {ObligationState.Open} end
        where obligation = {e.Obligation}
        """);

    // Told before the dates are changed: its number is 1 where the due date itself moves.
    private static Sql Told(ObligationRedated e, Recorded about) => Sql($"""
        insert into obligation_life (obligation, position, at, by, what, instant, number, text)
        select obligation, {about.Position}, {about.At}, {PersonId.System}, {What.Redated}, {e.Due}, due <> {e.Due}, {e.Reason} from obligations where obligation = {e.Obligation}
        """);

    private static Sql Behind(ReportFellBehind e) =>
        Sql($"update obligations set state = {Obligation.StateOf(e.Lateness)}, lateness = {e.Lateness} where obligation = {e.Obligation}");

    // Lateness counts from the first revision.
    private static Sql Submitted(ReportSubmitted e) => Sql($"""
        update obligations set state = {ObligationState.Submitted}, revision = {e.Revision}, submitted_at = coalesce(submitted_at, {e.At}), submitted_by = {e.By},
            on_time = coalesce(on_time, {e.OnTime}), reviewer = null, revision_due = null
        where obligation = {e.Obligation}
        """);

    private static Sql To(ObligationId obligation, ObligationState state) => Sql($"update obligations set state = {state} where obligation = {obligation}");

    private static Sql Closed(ObligationId obligation, ObligationState state, DateTimeOffset at, string? reason) =>
        Sql($"update obligations set state = {state}, closed_at = {at}, reason = {reason}, revision_due = null where obligation = {obligation}");

    private static Sql Imported(ObligationImported e) => Sql($"""
        insert into obligations (obligation, project, period, data_date, state, missing, import, shown)
        values ({e.Obligation}, {e.Project}, {e.Period}, {e.DataDate}, {ObligationState.Historic}, {e.Missing}, {e.Import}, 0) on conflict do nothing
        """);

    private static string Reasons(ReportReturned e) => string.Join("\n", e.Reasons.Select(r => $"{r.Section}: {r.Reason}"));

    // What may be done to several at once keeps the act it belongs to, so that each can say with how many others.
    private static Sql Life(ObligationId obligation, Recorded about, What what, PersonId? by = null, DateTimeOffset? instant = null, int? number = null, string? text = null, PersonId? who = null, PersonId? inPlaceOf = null, bool together = false) => Sql($"""
        insert into obligation_life (obligation, position, at, by, what, instant, number, text, who, in_place_of, act)
        values ({obligation}, {about.Position}, {about.At}, {by ?? PersonId.System}, {what}, {instant}, {number}, {text}, {who}, {inPlaceOf}, {(together ? about.Metadata.Correlation : (Guid?)null)})
        """);
}
