namespace Pmo.Reporting.Portfolio;

/// <summary>Every report that is expected, with its dates and where it stands; open from the day its form opens until it is accepted or no longer asked for.</summary>
internal sealed class ExpectedReports : Projection
{
    public override string Schema => """
        create table expected_reports (
            obligation blob primary key, project blob not null, period text not null, data_date text not null, opens int not null, due int not null,
            zone text not null, state text not null, open int not null, standard int, revision int not null default 0, revision_due int, on_time int, short text) without rowid;
        create index expected_reports_project on expected_reports (project, data_date);
        """;

    public override string Indexes => """
        create index expected_reports_open on expected_reports (project, data_date, state, due) where open;
        create index expected_reports_waiting on expected_reports (open, state, project) where open;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ObligationScheduled e => [Scheduled(e)],
        ObligationOpened e => [Sql($"update expected_reports set state = {ObligationState.Open}, open = 1, standard = {e.Standard} where obligation = {e.Obligation}")],
        ObligationRedated e => [Sql($"update expected_reports set opens = coalesce({e.Opens}, opens), due = {e.Due}, zone = coalesce({e.Zone}, zone) where obligation = {e.Obligation}")],
        ObligationDueMoved e => [Sql($"update expected_reports set due = {e.Due}, state = case state when {ObligationState.Scheduled} then state else {ObligationState.Open} end, on_time = null where obligation = {e.Obligation}")],
        ReportFellBehind e => [Sql($"update expected_reports set state = {Obligation.StateOf(e.Lateness)}, open = 1, on_time = 0 where obligation = {e.Obligation}")],
        ReportSubmitted e => [Sql($"update expected_reports set state = {ObligationState.Submitted}, open = 1, revision = {e.Revision}, revision_due = null, on_time = {e.OnTime} where obligation = {e.Obligation}")],
        ReviewStarted e => [Sql($"update expected_reports set state = {ObligationState.InReview} where obligation = {e.Obligation}")],
        ReviewerAssigned e => [Sql($"update expected_reports set state = {ObligationState.Submitted} where obligation = {e.Obligation}")],
        ReportReturned e => [Sql($"update expected_reports set state = {ObligationState.Returned}, revision_due = {e.RevisionDue} where obligation = {e.Obligation}")],
        ReportAccepted e => [Sql($"update expected_reports set state = {ObligationState.Accepted}, open = 0, revision_due = null where obligation = {e.Obligation}")],
        PeriodExcused e => [Sql($"update expected_reports set state = {ObligationState.Excused}, open = 0, on_time = null where obligation = {e.Obligation}")],
        ObligationCancelled e => [Sql($"update expected_reports set state = {ObligationState.Cancelled}, open = 0, on_time = null where obligation = {e.Obligation}")],
        _ => Skip,
    };

    // A cancelled obligation may be asked for again.
    private static Sql Scheduled(ObligationScheduled e) => Sql($"""
        insert into expected_reports (obligation, project, period, data_date, opens, due, zone, state, open, short)
        values ({e.Obligation}, {e.Project}, {e.Period}, {e.DataDate}, {e.Opens}, {e.Due}, {e.Zone}, {ObligationState.Scheduled}, 0, {e.Short})
        on conflict do update set period = excluded.period, opens = excluded.opens, due = excluded.due, zone = excluded.zone, state = excluded.state, open = 0, on_time = null, short = excluded.short
        """);
}
