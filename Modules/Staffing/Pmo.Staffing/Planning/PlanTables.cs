namespace Pmo.Staffing.Planning;

/// <summary>Plans with their lines, and what became of each.</summary>
internal sealed class PlanTables : Projection
{
    public override string Schema => """
        create table staffing_plan (
            id blob primary key, name text not null, stage text not null, copy_of blob, by blob not null, at integer not null,
            applied_by blob, applied_at integer, whole integer not null default 0, reason text, ended_at integer) without rowid;
        create table staffing_plan_line (
            plan blob not null, line integer not null, kind text not null, person blob not null, booking blob, project blob not null, code text not null, firm text not null, percent integer not null,
            from_day text not null, to_day text not null, until text, was_firm text, was_percent integer, was_from text, was_to text, by blob not null, outcome text, made blob, why text, primary key (plan, line)) without rowid;
        """;

    public override string Indexes => "create index staffing_plan_line_person on staffing_plan_line (person);";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        PlanDrafted e => [Sql($"insert into staffing_plan (id, name, stage, copy_of, by, at) values ({e.Plan}, {e.Name}, {PlanStage.Draft}, {e.CopyOf}, {e.By}, {e.At})")],
        PlanRenamed e => [Sql($"update staffing_plan set name = {e.Name} where id = {e.Plan}")],
        PlanLineEntered { Move: var v } e => [Sql($"""
            insert into staffing_plan_line (plan, line, kind, person, booking, project, code, firm, percent, from_day, to_day, until, was_firm, was_percent, was_from, was_to, by)
            values ({e.Plan}, {e.Line}, {v.Kind}, {v.Person}, {v.Booking}, {v.Project}, {v.Code}, {v.Firm}, {v.Percent}, {v.From}, {v.To}, {v.Until}, {e.For?.Firm}, {e.For?.Percent}, {e.For?.From}, {e.For?.To}, {e.By})
            """)],
        PlanLineRemoved e => [Sql($"delete from staffing_plan_line where plan = {e.Plan} and line = {e.Line}")],
        PlanDiscarded e => [Sql($"update staffing_plan set stage = {PlanStage.Discarded}, reason = {e.Reason}, ended_at = {e.At} where id = {e.Plan}")],
        PlanApplied e => [Sql($"update staffing_plan set stage = {PlanStage.Applying}, applied_by = {e.By}, applied_at = {e.At}, whole = {e.Whole}, reason = {e.Reason} where id = {e.Plan}")],
        PlanLineSettled e => [Sql($"update staffing_plan_line set outcome = {e.Outcome}, made = {e.Booking}, why = {e.Why} where plan = {e.Plan} and line = {e.Line}")],
        PlanCarriedOut e => [Sql($"update staffing_plan set stage = {PlanStage.Applied}, ended_at = {e.At} where id = {e.Plan}")],
        _ => Skip,
    };
}
