using Pmo.Reporting;

namespace Pmo.Office.LateEntries;

/// <summary>Every fact entered a day or more after the day from which it holds. What a file brought is history and not late; what the system did in time is not either.</summary>
internal sealed class LateEntries : Projection
{
    public override string Schema => """
        create table late_entry (
            position integer primary key, kind text not null, true_on text not null, known_on integer not null, known_day text not null, days integer not null,
            what text not null, project blob, unit blob, person blob, link text not null, actor blob not null);
        """;

    public override string Indexes => "create index late_entry_known on late_entry (known_on)";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ProjectStatusRecorded e => Late(about, LateKind.ProjectStatus, e.From, $"Status: {Word(e.Status)}", $"/projects/{e.Project}", project: e.Project),
        ProjectProfileChanged e => Late(about, LateKind.ProjectFacts, e.From, "Facts changed", $"/projects/{e.Project}", project: e.Project),
        ProjectMoveDecided e => Late(about, LateKind.ProjectMove, e.From, "Moved to another department", $"/projects/{e.Project}", project: e.Project),
        UnitCreated { Import: null } e => Late(about, LateKind.Organisation, e.From, $"{e.Kind} made", "/departments", unit: e.Unit),
        UnitMoveDecided e => Late(about, LateKind.Organisation, e.From, $"{e.Kind} moved", "/departments", unit: e.Unit),
        UnitClosed e => Late(about, LateKind.Organisation, e.From, $"{e.Kind} closed", "/departments", unit: e.Unit),
        AbsenceEntered e => Late(about, LateKind.Absence, e.From, "Absence entered", $"/people/{e.Person}", person: e.Person),
        FollowUpLogged e => Late(about, LateKind.FollowUp, DateOnly.FromDateTime(e.ReachedAt.UtcDateTime), "Reached about a missing report", $"/reporting/obligations/{e.Obligation}", project: e.Project),
        ReportSubmitted { Correction: not null } e => Late(about, LateKind.Correction, e.DataDate, $"Report corrected: revision {e.Revision}", $"/reporting/obligations/{e.Obligation}/revisions/{e.Revision}", project: e.Project),
        _ => Skip,
    };

    private static Sql[] Late(Recorded about, LateKind kind, DateOnly trueOn, string what, string link, ProjectId? project = null, UnitId? unit = null, PersonId? person = null)
    {
        var known = DateOnly.FromDateTime(about.At.UtcDateTime);
        var days = known.DayNumber - trueOn.DayNumber;
        return days < 1 ? Skip : [Sql($"""
            insert into late_entry (position, kind, true_on, known_on, known_day, days, what, project, unit, person, link, actor)
            values ({about.Position}, {kind}, {trueOn}, {about.At}, {known}, {days}, {what}, {project}, {unit}, {person}, {link}, {about.Metadata.Actor})
            """)];
    }

    private static string Word(ProjectStatus status) => status switch
    {
        ProjectStatus.OnHold => "on hold",
        ProjectStatus.Completed => "completed",
        ProjectStatus.Cancelled => "cancelled",
        _ => "active again",
    };
}
