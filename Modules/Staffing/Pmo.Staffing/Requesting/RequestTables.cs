using Pmo.Office;

namespace Pmo.Staffing.Requesting;

/// <summary>Requests with what they ask, and what was decided for each; who answers for a project.</summary>
internal sealed class RequestTables : Projection
{
    public override string Schema => """
        create table request (
            id blob primary key, project blob not null, code text not null, stage text not null, grade text not null, percent integer not null, from_day text not null, to_day text not null, place text,
            because text not null, requested_by blob not null, drafted integer not null, submitted integer, closed integer, closed_because text, person blob, answer_by integer, accepted integer not null default 0, objection text, part_of blob, supports integer not null default 0) without rowid;
        create table request_split (first blob primary key, second blob not null, project blob not null, percent integer not null, from_day text not null, to_day text not null, supports integer not null) without rowid;
        create table request_competency (request blob not null, position integer not null, competency blob not null, level integer, must integer not null, primary key (request, position)) without rowid;
        create table request_choice (request blob not null, person blob not null, at integer not null, rank integer not null, first blob, reason text, outcome text, ranking text not null, primary key (request, at)) without rowid;
        create table staffing_competency (id blob primary key, name text not null, kind text not null, retired integer not null default 0) without rowid;
        create table post (project blob primary key, registered text not null, start text, manager blob, since integer, acting integer not null default 0) without rowid;
        """;

    public override string Indexes => """
        create index request_project on request (project);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        RequestDrafted e =>
        [
            Sql($"""
                insert into request (id, project, code, stage, grade, percent, from_day, to_day, place, because, requested_by, drafted, part_of, supports)
                values ({e.Request}, {e.Project}, {e.Code}, {RequestStage.Draft}, {e.Needs.Grade}, {e.Needs.Percent}, {e.Needs.From}, {e.Needs.To}, {e.Needs.Place}, {e.Because}, {e.By}, {e.At}, {e.PartOf}, {e.Supports})
                """),
            .. Asked(e.Request, e.Needs),
        ],
        RequestChanged e =>
        [
            Sql($"update request set grade = {e.Needs.Grade}, percent = {e.Needs.Percent}, from_day = {e.Needs.From}, to_day = {e.Needs.To}, place = {e.Needs.Place}, because = {e.Because} where id = {e.Request}"),
            Sql($"delete from request_competency where request = {e.Request}"), .. Asked(e.Request, e.Needs),
        ],
        RequestSplit e =>
        [
            Sql($"update request set percent = {e.First.Percent}, from_day = {e.First.From}, to_day = {e.First.To} where id = {e.Request}"),
            Sql($"insert into request_split (first, second, project, percent, from_day, to_day, supports) values ({e.Request}, {e.Second}, {e.Project}, {e.Whole.Percent}, {e.Whole.From}, {e.Whole.To}, {e.Supports})"),
        ],
        RequestSubmitted e => [Sql($"update request set stage = {RequestStage.Submitted}, submitted = {e.At} where id = {e.Request}")],
        ShortlistingStarted e => [Sql($"update request set stage = {RequestStage.Shortlisting} where id = {e.Request}")],
        CandidateProposed e =>
        [
            Sql($"update request set stage = {RequestStage.Proposed}, person = {e.Person}, answer_by = {e.AnswerBy}, accepted = 0, objection = null where id = {e.Request}"),
            Sql($"insert into request_choice (request, person, at, rank, first, reason, ranking) values ({e.Request}, {e.Person}, {e.At}, {e.Ranking.Rank}, {e.Ranking.First}, {e.Reason}, {FrozenRankings.Text(e.Ranking)})"),
        ],
        ProposalAccepted e => [Sql($"update request set accepted = 1 where id = {e.Request}")],
        ProposalObjected e => [Sql($"update request set objection = {e.Reason} where id = {e.Request}")],
        ProposalTakenBack e => [Reopened(e.Request), Outcome(e.Request, $"Taken back: {e.Reason}")],
        RequestReturned e => [Reopened(e.Request), Outcome(e.Request, $"Could not be booked: {e.Why}")],
        RequestConfirmed e => [Sql($"update request set stage = {RequestStage.Confirmed} where id = {e.Request}"), Outcome(e.Request, "Confirmed")],
        RequestFilled e => [Sql($"update request set stage = {RequestStage.Filled}, closed = {e.At} where id = {e.Request}")],
        RequestWithdrawn e => [Sql($"update request set stage = {RequestStage.Withdrawn}, closed = {e.At}, closed_because = {e.Reason} where id = {e.Request}")],
        CompetencyDefined e => [Sql($"insert into staffing_competency (id, name, kind) values ({e.Competency}, {e.Name}, {e.Kind})")],
        CompetencyChanged e => [Sql($"update staffing_competency set name = {e.Name} where id = {e.Competency}")],
        CompetencyRetired e => [Sql($"update staffing_competency set retired = 1 where id = {e.Competency}")],
        CompetencyReinstated e => [Sql($"update staffing_competency set retired = 0 where id = {e.Competency}")],
        ProjectRegistered e => [Sql($"insert into post (project, registered, start) values ({e.Project}, {DateOnly.FromDateTime(about.At.UtcDateTime)}, {e.Profile.Start})")],
        ProjectProfileChanged e => [Sql($"update post set start = {e.Profile.Start} where project = {e.Project}")],
        ProjectManagerNamed e => [Sql($"update post set acting = acting and manager is {e.Manager}, manager = {e.Manager}, since = {e.At} where project = {e.Project}")],
        PostTakenUp e => [Sql($"update post set acting = {e.Acting}, manager = {e.Person}, since = {e.At} where project = {e.Project}")],
        _ => Skip,
    };

    private static IEnumerable<Sql> Asked(RequestId request, PostNeeds needs) =>
        needs.Competencies.Select((a, n) => Sql($"insert into request_competency (request, position, competency, level, must) values ({request}, {n}, {a.Competency}, {(int?)a.Level}, {a.Must})"));

    private static Sql Reopened(RequestId request) => Sql($"update request set stage = {RequestStage.Shortlisting}, person = null, answer_by = null, accepted = 0, objection = null where id = {request}");

    private static Sql Outcome(RequestId request, string outcome) => Sql($"update request_choice set outcome = {outcome} where request = {request} and at = (select max(at) from request_choice where request = {request})");
}
