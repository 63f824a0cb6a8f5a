namespace Pmo.Staffing.Capacity;

/// <summary>The targets, and demand without a name, as they are now.</summary>
internal sealed class CapacityTables : Projection
{
    public override string Schema => """
        create table target_utilisation (grade text not null, from_day text not null, low integer not null, high integer not null, reason text not null, by blob not null, primary key (grade, from_day)) without rowid;
        create table staffing_demand (
            id blob primary key, grade text not null, percent integer not null, from_day text not null, to_day text not null, project blob, initiative text,
            state text not null, reason text, person blob, booking blob, entered integer not null) without rowid;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        TargetUtilisationSet e => [Sql($"""
            insert into target_utilisation (grade, from_day, low, high, reason, by) values ({e.Grade}, {e.From}, {e.Low}, {e.High}, {e.Reason}, {e.By})
            on conflict do update set low = excluded.low, high = excluded.high, reason = excluded.reason, by = excluded.by
            """)],
        DemandEntered e => [Sql($"""
            insert into staffing_demand (id, grade, percent, from_day, to_day, project, initiative, state, entered)
            values ({e.Demand}, {e.Need.Grade}, {e.Need.Percent}, {e.Need.From}, {e.Need.To}, {e.Need.Project}, {e.Need.Initiative}, {DemandState.Open}, {e.At})
            """)],
        DemandChanged e => [Sql($"""
            update staffing_demand set grade = {e.Need.Grade}, percent = {e.Need.Percent}, from_day = {e.Need.From}, to_day = {e.Need.To}, project = {e.Need.Project}, initiative = {e.Need.Initiative}
            where id = {e.Demand}
            """)],
        DemandWithdrawn e => [Sql($"update staffing_demand set state = {DemandState.Withdrawn}, reason = {e.Reason} where id = {e.Demand}")],
        DemandMet e => [Sql($"update staffing_demand set state = {DemandState.Met}, person = {e.Person}, booking = {e.Booking} where id = {e.Demand}")],
        _ => Skip,
    };
}
