using Pmo.Office;
using Pmo.Staffing.Board;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.RollingOff;

/// <summary>Who rolls off within some days, against the posts that begin within them and have nobody yet.</summary>
/// <param name="Days">How far ahead, 1 to 365.</param>
/// <param name="Grade">Only people of this grade, and posts that ask it; null: all.</param>
/// <param name="Competency">Only people who have it validated, and posts that ask for it; null: all.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.ComplianceReviewer)]
internal sealed record FindRollOff(int Days = 90, Grade? Grade = null, CompetencyId? Competency = null) : IQuery<RollOffBoard>;

/// <summary>Who rolls off, and what waits for them.</summary>
/// <param name="Until">The last day looked at.</param>
/// <param name="People">By the day they roll off.</param>
/// <param name="Posts">By the day they begin.</param>
/// <param name="Grades">Lowest first; only those that somebody has or that are asked.</param>
/// <param name="Skills">Those that are asked first.</param>
/// <param name="Asked">The competencies to choose from.</param>
public sealed record RollOffBoard(
    DateOnly Today, DateOnly Until, IReadOnlyList<RollOffRow> People, IReadOnlyList<OpenPost> Posts, IReadOnlyList<GradeBalance> Grades, IReadOnlyList<SkillBalance> Skills, IReadOnlyList<NamedCompetency> Asked);

/// <summary>A person who rolls off.</summary>
/// <param name="Grade">On the day they roll off.</param>
/// <param name="Drops">Each day on which something comes free, in order.</param>
/// <param name="Skills">What was validated and is valid on the first of these days.</param>
/// <param name="Fits">The posts that they fit, by the day these begin.</param>
public sealed record RollOffRow(PersonId Person, string Name, Grade? Grade, IReadOnlyList<Drop> Drops, IReadOnlyList<Skill> Skills, IReadOnlyList<PostFit> Fits)
{
    /// <summary>The first day on which something comes free.</summary>
    public DateOnly Day => Drops[0].Day;

    /// <summary>All that comes free, a share of a full week.</summary>
    public int Comes => Drops.Sum(d => d.Comes);
}

/// <summary>A validated competency; without a level it is a certificate.</summary>
public sealed record Skill(CompetencyId Competency, string Name, CompetencyLevel? Level);

/// <summary>A post that nobody is chosen for: a request that was handed in, or demand without a name.</summary>
/// <param name="Request">Null: it is demand without a name.</param>
/// <param name="Fits">Those who roll off and fit it, the best first.</param>
/// <param name="FreeNow">How many others of the pool fit it and need not roll off for it.</param>
public sealed record OpenPost(RequestId? Request, DemandId? Demand, string For, Grade Grade, int Percent, DateOnly From, DateOnly To, IReadOnlyList<NamedCompetency> Competencies, IReadOnlyList<PersonFit> Fits, int FreeNow)
{
    /// <summary>Where it stands.</summary>
    public string Href => Request is { } request ? $"/staffing/requests/{request}" : $"/staffing/demand?demand={Demand}";
}

/// <summary>A post that somebody fits.</summary>
/// <param name="Late">How many days after its first day, or after today where that has passed, they could begin; 0: in time.</param>
public sealed record PostFit(string For, string Href, decimal Score, int Late);

/// <summary>Somebody who fits a post.</summary>
/// <param name="Late">How many days after its first day, or after today where that has passed, they could begin; 0: in time.</param>
public sealed record PersonFit(PersonId Person, string Name, decimal Score, int Late);

/// <summary>Reads who rolls off and what waits, and asks of each pair whether the real fit holds.</summary>
internal sealed class FindRollOffAnswer : IAnswer<FindRollOff, RollOffBoard>
{
    public RollOffBoard Answer(FindRollOff q, Viewer who, Db db)
    {
        var today = DateOnly.FromDateTime(who.Now.UtcDateTime);
        var (until, calendar, gone) = (today.AddDays(Math.Clamp(q.Days, 1, 365)), PoolCalendar.Read(db), db.List<PersonId>($"select person value from pool_gone").ToHashSet());
        var places = PoolPlace.Read(db).Where(p => !gone.Contains(p.Person)).ToList();
        var drops = places.ToDictionary(p => p.Person, p => RollOff.Of(p, today, until, calendar));
        var matches = Matches.Of(db, OpenPosts.Read(db, who, today, until), drops, today, calendar);
        var skills = Skills(db);
        var people = places.Where(p => drops[p.Person].Count > 0)
            .Select(p => new RollOffRow(p.Person, p.Name, p.GradeOn(drops[p.Person][0].Day), drops[p.Person], [.. skills[p.Person].Where(s => s.Until is null || s.Until >= drops[p.Person][0].Day).Select(s => s.Skill)], matches.Of(p.Person)))
            .OrderBy(r => r.Day).ThenByDescending(r => r.Comes).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Person.Value).ToList();
        var posts = matches.Posts(places.ToDictionary(p => p.Person, p => p.Name));
        var first = calendar.AddWorkingDays(today, 0);
        return new(today, until,
            [.. people.Where(r => (q.Grade is null || r.Grade == q.Grade) && (q.Competency is null || r.Skills.Any(s => s.Competency == q.Competency)))],
            [.. posts.Where(r => (q.Grade is null || r.Grade == q.Grade) && (q.Competency is null || r.Competencies.Any(s => s.Competency == q.Competency)))],
            Balance.OfGrades(places.Select(p => (p.GradeOn(first), Availability.FreeOn(p, first, calendar))), people, posts), Balance.OfSkills(people, posts),
            [.. posts.SelectMany(p => p.Competencies).Concat(people.SelectMany(p => p.Skills).Select(s => new NamedCompetency(s.Competency, s.Name, null, false))).DistinctBy(c => c.Competency).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    private static ILookup<PersonId, (Skill Skill, DateOnly? Until)> Skills(Db db) => db.List<SkillRow>($"""
        select p.person, p.competency, c.name, p.level, p.until from pool_competency p join staffing_competency c on c.id = p.competency where p.validated order by p.level desc, c.name
        """).ToLookup(s => s.Person, s => (new Skill(s.Competency, s.Name, (CompetencyLevel?)s.Level), s.Until));

    private sealed record SkillRow(PersonId Person, CompetencyId Competency, string Name, int? Level, DateOnly? Until);
}
