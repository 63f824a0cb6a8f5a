using Pmo.Office;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.RollingOff;

/// <summary>The posts that begin within some days and that nobody is chosen for, with their competencies.</summary>
internal static class OpenPosts
{
    private sealed record Row(RequestId Request, string Code, Grade Grade, int Percent, DateOnly FromDay, DateOnly ToDay, string? Place);

    private sealed record AskedRow(RequestId Request, CompetencyId Competency, string Name, int? Level, bool Must);

    /// <summary>In the order in which they begin.</summary>
    public static IReadOnlyList<(OpenPost Post, PostNeeds Needs)> Read(Db db, Viewer who, DateOnly today, DateOnly until)
    {
        var asked = db.List<AskedRow>($"""
            select a.request, a.competency, coalesce(c.name, '') name, a.level, a.must from request_competency a left join staffing_competency c on c.id = a.competency order by a.request, a.must desc, a.position
            """).ToLookup(a => a.Request, a => new NamedCompetency(a.Competency, a.Name, (CompetencyLevel?)a.Level, a.Must));
        var requests = db.List<Row>($"""
            select id request, code, grade, percent, from_day, to_day, place from request
            where stage in ('Submitted', 'Shortlisting') and from_day <= {until} and to_day >= {today} and {who.Projects("project")}
            """).Select(r => (new OpenPost(r.Request, null, r.Code, r.Grade, r.Percent, r.FromDay, r.ToDay, [.. asked[r.Request]], [], 0), r.Place));
        var demand = FindDemandAnswer.Read(db, open: true).Where(d => d.FromDay <= until && d.ToDay >= today)
            .Select(d => (new OpenPost(null, d.Demand, d.For, d.Grade, d.Percent, d.FromDay, d.ToDay, [], [], 0), (string?)null));
        return [.. requests.Concat(demand).Select(p => (p.Item1, Needs(p.Item1, p.Item2))).OrderBy(p => p.Item1.From).ThenBy(p => p.Item1.For, StringComparer.Ordinal).ThenBy(p => p.Item1.Href, StringComparer.Ordinal)];
    }

    private static PostNeeds Needs(OpenPost p, string? place) => new(p.Grade, p.Percent, p.From, p.To, [.. p.Competencies.Select(c => new AskedCompetency(c.Competency, c.Level, c.Must))], place);
}

/// <summary>Who fits which post: by the very fit of a choice, from the post's first day on, or else from the day on which they roll off.</summary>
internal sealed class Matches
{
    private sealed record Led(RequestId Request, ProjectId Project);

    private sealed record Match(int Post, PersonId Person, decimal Score, int Late);

    private readonly IReadOnlyList<OpenPost> posts;
    private readonly ILookup<PersonId, Match> ofPerson;
    private readonly ILookup<int, Match> ofPost;
    private readonly int[] freeNow;

    private Matches(IReadOnlyList<OpenPost> posts, IReadOnlyList<Match> found, int[] freeNow) =>
        (this.posts, ofPerson, ofPost, this.freeNow) = (posts, found.ToLookup(m => m.Person), found.ToLookup(m => m.Post), freeNow);

    /// <summary>Tries everybody of the pool for every post.</summary>
    public static Matches Of(Db db, IReadOnlyList<(OpenPost Post, PostNeeds Needs)> posts, IReadOnlyDictionary<PersonId, IReadOnlyList<Drop>> drops, DateOnly today, WorkingCalendar calendar)
    {
        var (weights, found, freeNow) = (PoolOfTables.Weights(db), new List<Match>(), new int[posts.Count]);
        var (classes, projects) = (KnownLimits.Read(db), db.List<Led>($"select id request, project from request where not supports").ToDictionary(l => l.Request, l => l.Project));
        var limits = posts.Select(p => p.Post.Request is { } request && projects.TryGetValue(request, out var project) ? classes.Of(project) : ProjectLimit.None).ToList();
        foreach (var (person, known) in PoolOfTables.People(db).Where(p => drops.ContainsKey(p.Key)).OrderBy(p => p.Key.Value))
            for (var n = 0; n < posts.Count; n++)
            {
                var (needs, limit) = (posts[n].Needs, limits[n]);
                var first = needs.From > today ? needs.From : today;
                var from = drops[person].Select(d => d.Day).Where(d => d > first && d <= needs.To).Prepend(first);
                if (from.Select(day => (Day: day, Fit: Score(needs with { From = day }, day))).FirstOrDefault(t => t.Fit is not null) is not { Fit: { } score } fits) continue;
                if (drops[person].Count > 0) found.Add(new(n, person, score, fits.Day > first ? fits.Day.DayNumber - first.DayNumber : 0));
                else freeNow[n]++;

                decimal? Score(PostNeeds asked, DateOnly day) => Fit.Rank(asked, weights, [Candidates.Of(person, known, asked, calendar, limit)]).Ranked is [var ranked] ? ranked.Score : null;
            }

        return new([.. posts.Select(p => p.Post)], found, freeNow);
    }

    /// <summary>What a person fits, by the day it begins.</summary>
    public IReadOnlyList<PostFit> Of(PersonId person) => [.. ofPerson[person].Select(m => new PostFit(posts[m.Post].For, posts[m.Post].Href, m.Score, m.Late))];

    /// <summary>The posts with those who roll off and fit them; whoever is in time first, then the best.</summary>
    public IReadOnlyList<OpenPost> Posts(IReadOnlyDictionary<PersonId, string> names) =>
        [.. posts.Select((p, n) => p with { FreeNow = freeNow[n], Fits = [.. ofPost[n].OrderBy(m => m.Late).ThenByDescending(m => m.Score).ThenBy(m => m.Person.Value).Select(m => new PersonFit(m.Person, names[m.Person], m.Score, m.Late))] })];
}
