using Pmo.Office;

namespace Pmo.Reporting.Answering;

/// <summary>What was escalated and asked about a project, to whom and why them, and what they answered.</summary>
[May(Role.System, Role.Reader), OnBehalf(DeputyScope.Answers)]
internal sealed record ShowProjectStory(ProjectId Project, int Most = 60) : IQuery<ProjectStory>;

/// <summary>A project's escalations and questions.</summary>
/// <param name="Moments">The newest of them, newest first.</param>
/// <param name="Total">How many there are.</param>
public sealed record ProjectStory(IReadOnlyList<AskMoment> Moments, long Total);

/// <summary>Tells ladders and questions of one project together, for those who may look into it.</summary>
internal sealed class ProjectStoryAnswer : IAnswer<ShowProjectStory, ProjectStory>
{
    public ProjectStory Answer(ShowProjectStory q, Viewer who, Db db)
    {
        var zone = db.Value<string>($"select o.zone from expected_reports o join portfolio p using (project) where o.project = {q.Project} and p.import is null and {who.Projects("o.project")} order by o.due desc limit 1");
        if (zone is null) return new([], 0);
        var steps = Where.All.And(true, $"s.ladder in (select ladder from ladders where project = {q.Project})");
        // That an escalation asks is told by the escalation itself.
        var asks = Where.All.And(true, $"a.project = {q.Project} and not (l.what = 'Asked' and l.level is not null and a.ladder is not null)");
        var total = db.Value<long>($"select (select count(*) from ask_steps s where {steps}) + (select count(*) from ask_life l join asks a using (ask) where {asks})");
        var most = Math.Clamp(q.Most, 1, 1000);
        var taken = db.List<AskLife.Row>($"""
            select position, at, null what, what move, level, by, person_name(person) person, person_name(in_place_of) in_place_of, instant, text, null day
            from ask_steps s where {steps} order by position desc limit {most}
            """);
        var asked = db.List<AskLife.Row>($"""
            select l.position, l.at, l.what, null move, l.level, l.by, person_name(l.person) person, person_name(l.in_place_of) in_place_of, null instant, l.text, l.day
            from ask_life l join asks a using (ask) where {asks} order by l.position desc limit {most}
            """);
        return new([.. taken.Concat(asked).OrderByDescending(r => r.Position).Take(most).Select(r => AskLife.Say(r, zone))], total);
    }
}
