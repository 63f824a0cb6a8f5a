using Pmo.Office;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.RollingOff;

/// <summary>A grade: who is or comes free against the posts that ask for it, in full weeks of one person.</summary>
/// <param name="Now">Free today.</param>
/// <param name="Comes">Comes free by rolling off.</param>
/// <param name="People">How many roll off.</param>
/// <param name="Needed">Of the posts that begin and ask for this grade at least.</param>
/// <param name="Posts">How many these are.</param>
public sealed record GradeBalance(Grade Grade, decimal Now, decimal Comes, int People, decimal Needed, int Posts)
{
    /// <summary>What is left; below 0: what is missing.</summary>
    public decimal Left => Now + Comes - Needed;
}

/// <summary>A competency: how many posts ask for it, and how many who roll off have it.</summary>
/// <param name="Posts">How many posts ask for it.</param>
/// <param name="Musts">How many of them leave out whoever lacks it.</param>
/// <param name="People">How many who roll off have it validated, as far as the post asks that asks least.</param>
public sealed record SkillBalance(CompetencyId Competency, string Name, int Posts, int Musts, int People);

/// <summary>Where people are missing, and where people have nothing.</summary>
internal static class Balance
{
    /// <param name="now">Everybody's grade, and the share that is free today.</param>
    public static IReadOnlyList<GradeBalance> OfGrades(IEnumerable<(Grade? Grade, int Free)> now, IReadOnlyList<RollOffRow> people, IReadOnlyList<OpenPost> posts)
    {
        var free = now.ToLookup(p => p.Grade, p => p.Free);
        return
        [
            .. Enum.GetValues<Grade>().Select(g => new GradeBalance(
                g, free[g].Sum() / 100m, people.Where(p => p.Grade == g).Sum(p => p.Comes) / 100m, people.Count(p => p.Grade == g), posts.Where(p => p.Grade == g).Sum(p => p.Percent) / 100m, posts.Count(p => p.Grade == g)))
                .Where(b => b.People + b.Posts > 0 || b.Now > 0),
        ];
    }

    public static IReadOnlyList<SkillBalance> OfSkills(IReadOnlyList<RollOffRow> people, IReadOnlyList<OpenPost> posts)
    {
        var asked = posts.SelectMany(p => p.Competencies).ToLookup(c => c.Competency);
        var held = people.SelectMany(p => p.Skills).ToLookup(s => s.Competency);
        return
        [
            .. asked.Select(a => a.Key).Union(held.Select(h => h.Key))
                .Select(c => new SkillBalance(c, asked[c].FirstOrDefault()?.Name ?? held[c].First().Name, asked[c].Count(), asked[c].Count(a => a.Must), held[c].Count(s => asked[c].All(a => a.Level is null) || s.Level >= asked[c].Min(a => a.Level))))
                .OrderBy(s => s.Posts == 0).ThenBy(s => s.People >= s.Posts).ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Competency.Value),
        ];
    }
}
