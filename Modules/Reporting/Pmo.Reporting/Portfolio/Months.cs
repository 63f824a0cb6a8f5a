namespace Pmo.Reporting.Portfolio;

/// <summary>
/// How the portfolio stood month by month of the data's own dates: each project counts once a month, with the rating accepted
/// for its newest data date in that month, or as unknown when a report was expected and none with a rating was accepted. A sign of life of a project
/// on hold rates nothing and counts in no month.
/// </summary>
/// <remarks>Reads what <see cref="ExpectedReports"/> wrote for earlier events. The sums are kept by triggers, so that they are always the count of the rows they stand for, and are made in one go after a bulk fill.</remarks>
internal sealed class Months : Projection
{
    public override string Schema => """
        create table month_ratings (obligation blob not null, revision int not null, rag text, primary key (obligation, revision)) without rowid;
        create table month_imports (obligation blob primary key, project blob not null, data_date text not null, rag text, import blob not null) without rowid;
        create table project_months (project blob not null, month text not null, rag text not null, rated_on text not null, primary key (project, month)) without rowid;
        create table rag_months (month text not null, rag text not null, projects int not null, primary key (month, rag)) without rowid;
        create table on_time_months (month text primary key, expected int not null, on_time int not null) without rowid;
        """;

    public override string Indexes => """
        insert into rag_months select month, rag, count(*) from project_months group by month, rag;
        create trigger project_months_new after insert on project_months begin
            insert into rag_months values (new.month, new.rag, 1) on conflict do update set projects = projects + 1;
        end;
        create trigger project_months_changed after update of rag on project_months when new.rag <> old.rag begin
            update rag_months set projects = projects - 1 where month = old.month and rag = old.rag;
            delete from rag_months where month = old.month and rag = old.rag and projects = 0;
            insert into rag_months values (new.month, new.rag, 1) on conflict do update set projects = projects + 1;
        end;
        create trigger project_months_gone after delete on project_months begin
            update rag_months set projects = projects - 1 where month = old.month and rag = old.rag;
            delete from rag_months where month = old.month and rag = old.rag and projects = 0;
        end;
        insert into on_time_months select substr(data_date, 1, 7), count(*), sum(on_time) from expected_reports where on_time is not null group by 1;
        create trigger expected_reports_judged after update of on_time on expected_reports when new.on_time is not old.on_time begin
            insert into on_time_months values (substr(new.data_date, 1, 7), (new.on_time is not null) - (old.on_time is not null), coalesce(new.on_time, 0) - coalesce(old.on_time, 0))
                on conflict do update set expected = expected + excluded.expected, on_time = on_time + excluded.on_time;
        end
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ReportFellBehind e => [Expect(e.Obligation)],
        ReportSubmitted e => Submitted(e),
        ReportAccepted e => [Rate(e)],
        PeriodExcused e => [Leave(e.Obligation)],
        ObligationCancelled e => [Leave(e.Obligation)],
        ObligationImported { Missing: true } e => [Import(e.Obligation, e.Project, e.DataDate, null, e.Import)],
        ReportImported e => [Import(e.Obligation, e.Project, e.DataDate, e.Content.Overall, e.Import)],
        ImportCompleted e => [Reveal(e.Import), Sql($"delete from month_imports where import = {e.Import}")],
        _ => Skip,
    };

    private static Sql Expect(ObligationId obligation) => Sql($"""
        insert into project_months (project, month, rag, rated_on)
        select project, substr(data_date, 1, 7), 'Unknown', '' from expected_reports where obligation = {obligation} and short is not {ShortForm.SignOfLife}
        on conflict do nothing
        """);

    private static Sql[] Submitted(ReportSubmitted e)
    {
        var rating = Sql($"insert into month_ratings (obligation, revision, rag) values ({e.Obligation}, {e.Revision}, {e.Content.Overall}) on conflict do nothing");
        return e.Revision > 1
            ? [rating]
            : [rating, Expect(e.Obligation)];
    }

    private static Sql Rate(ReportAccepted e) => Sql($"""
        insert into project_months (project, month, rag, rated_on)
        select {e.Project}, substr({e.DataDate}, 1, 7), coalesce(rag, 'Unknown'), {e.DataDate} from month_ratings where obligation = {e.Obligation} and revision = {e.Revision}
            and not exists (select 1 from expected_reports x where x.obligation = {e.Obligation} and x.short = {ShortForm.SignOfLife})
        on conflict do update set rag = excluded.rag, rated_on = excluded.rated_on where excluded.rated_on >= rated_on
        """);

    // Excused and cancelled periods are outside every denominator; the month stays where another report of it counts.
    private static Sql Leave(ObligationId obligation) => Sql($"""
        delete from project_months where rated_on = '' and (project, month) in (select project, substr(data_date, 1, 7) from expected_reports where obligation = {obligation})
            and not exists (select 1 from expected_reports o join expected_reports x on o.project = x.project where x.obligation = {obligation} and o.obligation <> {obligation}
                and substr(o.data_date, 1, 7) = substr(x.data_date, 1, 7) and o.on_time is not null)
        """);

    private static Sql Import(ObligationId obligation, ProjectId project, DateOnly dataDate, Rag? rag, Guid import) =>
        Sql($"insert into month_imports (obligation, project, data_date, rag, import) values ({obligation}, {project}, {dataDate}, {rag}, {import}) on conflict do update set rag = excluded.rag");

    private static Sql Reveal(Guid import) => Sql($"""
        insert into project_months (project, month, rag, rated_on)
        select project, substr(data_date, 1, 7), coalesce(rag, 'Unknown'), case when rag is null then '' else data_date end from month_imports where import = {import} order by data_date
        on conflict do update set rag = excluded.rag, rated_on = excluded.rated_on where excluded.rated_on >= rated_on
        """);
}
