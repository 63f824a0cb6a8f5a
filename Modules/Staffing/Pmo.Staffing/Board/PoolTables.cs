using Pmo.Office;

namespace Pmo.Staffing.Board;

/// <summary>The pool as it stands: stays, grades, shares of the week and bookings, each from its day on; what was void or never began is gone.</summary>
internal sealed class PoolTables : Projection
{
    public override string Schema => """
        create table pool_stay (person blob not null, from_day text not null, last_day text, reason text, primary key (person, from_day)) without rowid;
        create table pool_grade (person blob not null, from_day text not null, grade text not null, primary key (person, from_day)) without rowid;
        create table pool_percent (person blob not null, from_day text not null, percent integer not null, primary key (person, from_day)) without rowid;
        create table booking (id blob primary key, person blob not null, project blob not null, code text not null, kind text not null, from_day text not null, to_day text not null, lapses integer) without rowid;
        create table booking_share (booking blob not null, from_day text not null, percent integer not null, primary key (booking, from_day)) without rowid;
        create table staffing_project (id blob primary key, code text not null, name text not null, status text not null, sponsor blob) without rowid;
        create table staffing_absence (id blob primary key, person blob not null, from_day text not null, to_day text not null) without rowid;
        """;

    public override string Indexes => """
        create index booking_person on booking (person);
        create index booking_project on booking (project);
        create index staffing_absence_person on staffing_absence (person);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        PoolJoined e =>
        [
            Sql($"insert into pool_stay (person, from_day) values ({e.Person}, {e.From})"),
            Sql($"delete from pool_grade where person = {e.Person} and from_day >= {e.From}"), Sql($"delete from pool_percent where person = {e.Person} and from_day >= {e.From}"),
            Grade(e.Person, e.From, e.Grade), Percent(e.Person, e.From, e.Percent),
        ],
        PoolLeft e => [Sql($"update pool_stay set last_day = {e.LastDay}, reason = {e.Reason} where person = {e.Person} and last_day is null")],
        GradeSet e => [Grade(e.Person, e.From, e.Grade)],
        AvailabilitySet e => [Percent(e.Person, e.From, e.Percent)],
        PersonBooked e =>
        [
            Sql($"insert into booking (id, person, project, code, kind, from_day, to_day, lapses) values ({e.Booking}, {e.Person}, {e.Project}, {e.Code}, {e.Kind}, {e.From}, {e.To}, {e.Lapses})"),
            Share(e.Booking, e.From, e.Percent),
        ],
        BookingConfirmed e => [Sql($"update booking set kind = {BookingKind.Hard}, lapses = null where id = {e.Booking}")],
        BookingChanged e =>
        [
            Sql($"delete from booking_share where booking = {e.Booking} and from_day >= {e.From}"), Share(e.Booking, e.From, e.Percent),
            Sql($"update booking set to_day = {e.To}, from_day = min(from_day, {e.From}) where id = {e.Booking}"),
        ],
        BookingReleased { LastDay: { } last } e => [Sql($"update booking set to_day = {last} where id = {e.Booking}")],
        BookingReleased e => Gone(e.Booking),
        BookingLapsed e => Gone(e.Booking),
        ProjectRegistered e => [Sql($"insert into staffing_project (id, code, name, status) values ({e.Project}, {e.Code}, {e.Name}, {ProjectStatus.Active})")],
        ProjectRenamed e => [Sql($"update staffing_project set name = {e.Name} where id = {e.Project}")],
        ProjectStatusRecorded e => [Sql($"update staffing_project set status = {e.Status} where id = {e.Project}")],
        SponsorNamed e => [Sql($"update staffing_project set sponsor = {e.Sponsor} where id = {e.Project}")],
        AbsenceEntered e => [Sql($"insert into staffing_absence (id, person, from_day, to_day) values ({e.Absence}, {e.Person}, {e.From}, {e.To})")],
        AbsenceEnded { To: { } to } e => [Sql($"update staffing_absence set to_day = {to} where id = {e.Absence}")],
        AbsenceEnded e => [Sql($"delete from staffing_absence where id = {e.Absence}")],
        _ => Skip,
    };

    private static Sql Grade(PersonId person, DateOnly from, Grade grade) => Sql($"insert into pool_grade (person, from_day, grade) values ({person}, {from}, {grade}) on conflict do update set grade = excluded.grade");

    private static Sql Percent(PersonId person, DateOnly from, int percent) => Sql($"insert into pool_percent (person, from_day, percent) values ({person}, {from}, {percent}) on conflict do update set percent = excluded.percent");

    private static Sql Share(BookingId booking, DateOnly from, int percent) => Sql($"insert into booking_share (booking, from_day, percent) values ({booking}, {from}, {percent}) on conflict do update set percent = excluded.percent");

    private static Sql[] Gone(BookingId booking) => [Sql($"delete from booking_share where booking = {booking}"), Sql($"delete from booking where id = {booking}")];
}
