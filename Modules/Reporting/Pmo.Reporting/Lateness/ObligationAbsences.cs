using System.Globalization;
using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>
/// That whoever answers for a report is away, noted with every report of theirs that is awaited at that moment. It tells when it
/// was entered, and stays also when the absence is taken back.
/// </summary>
internal sealed class ObligationAbsences : Projection
{
    public override string Schema => """
        create table obligation_absences (obligation blob not null, position int not null, at int not null, by blob not null, sponsor int not null, days text not null,
            primary key (obligation, position)) without rowid;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event is AbsenceEntered e ? [Noted(e, about)] : Skip;

    // Only with reports whose time the absence touches: it begins before they are due, or before it was entered, and ends after their form opens.
    private static Sql Noted(AbsenceEntered e, Recorded about) => Sql($"""
        insert into obligation_absences (obligation, position, at, by, sponsor, days)
        select o.obligation, {about.Position}, {about.At}, {about.Metadata.Actor}, p.manager is null, {Days(e)}
        from reporting_projects p join expected_reports o on o.project = p.project
        where coalesce(p.manager, p.sponsor) = {e.Person} and o.state in ('Open', 'Overdue', 'Late', 'VeryLate', 'Missed', 'Returned')
            and {WorkingCalendar.At(e.From, TimeOnly.MinValue, e.Zone)} <= max(coalesce(o.revision_due, o.due), {e.At})
            and {WorkingCalendar.At(e.To.AddDays(1), TimeOnly.MinValue, e.Zone)} > o.opens
        """);

    private static string Days(AbsenceEntered e) => e.From == e.To
        ? string.Create(CultureInfo.InvariantCulture, $"on {e.From:yyyy-MM-dd}")
        : string.Create(CultureInfo.InvariantCulture, $"from {e.From:yyyy-MM-dd} to {e.To:yyyy-MM-dd}");
}
