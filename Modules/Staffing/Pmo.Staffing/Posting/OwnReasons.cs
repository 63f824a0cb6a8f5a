using System.Globalization;
using Pmo.Office;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Posting;

/// <summary>
/// Proposes what a person who applied could be told, from what stood in the ranking about themselves: musts they do not meet, what they lack,
/// and where their own facts counted less. No rank, no score, and nobody else.
/// </summary>
internal static class OwnReasons
{
    public const string Chosen = "You met all that the post must have, and are chosen.";

    public const string NotFilled = "The request was withdrawn, so nobody takes this role. It says nothing about you.";

    /// <summary>How many of the factors that counted less are named.</summary>
    private const int Most = 2;

    /// <param name="frozen">The ranking that was decided on; null: there is none.</param>
    /// <param name="skills">The names of competencies.</param>
    /// <returns>Null: nothing is known of the person.</returns>
    public static string? Of(PersonId person, FrozenRanking? frozen, IReadOnlyDictionary<CompetencyId, string> skills)
    {
        if (frozen?.Candidates.FirstOrDefault(c => c.Person == person) is not { } own) return null;
        var ranking = Fit.Rank(frozen.Needs, frozen.Weights, [own]);
        string Skills(IReadOnlyList<AskedCompetency> asked) => string.Join("; ", asked.Select(a => RequestWords.Of(skills.GetValueOrDefault(a.Competency, ""), a.Level)));
        if (ranking.LeftOut is [var left]) return string.Join(" ", left.Unmet.Select(u => Unmet(u, own, frozen.Needs, Skills(left.Lacking))));
        var (ranked, words) = (ranking.Ranked[0], new List<string> { "You meet all that the post must have." });
        if (ranked.Lacking.Count > 0) words.Add($"What should be there and is not, or not as far: {Skills(ranked.Lacking)}.");
        words.AddRange(ranked.Factors.Where(f => f.Value < 1).OrderByDescending(f => (1 - f.Value) * f.Weight).ThenBy(f => f.Factor).Select(f => Less(f.Factor, own, frozen.Needs)).OfType<string>().Take(Most));
        return string.Join(" ", words);
    }

    private static string Unmet(UnmetMust must, CandidateFacts own, PostNeeds needs, string lacking) => must switch
    {
        UnmetMust.Pool => "You do not belong to the pool on every day of the post.",
        UnmetMust.Grade => $"The post needs the grade {Tell.Words(own.Least ?? needs.Grade)} or above, and {(own.Grade is { } grade ? $"yours is {Tell.Words(grade)}" : "you have none on its first day")}.",
        UnmetMust.Competency => $"The post must have, and you have not validated as far: {lacking}.",
        _ => $"The post takes {needs.Percent} % of a week, and at the least you have {own.LeastFree} % free.",
    };

    private static string? Less(FitFactor factor, CandidateFacts own, PostNeeds needs) => factor switch
    {
        FitFactor.FreeTime => string.Create(CultureInfo.InvariantCulture, $"Over the days of the post you are booked or away for {100 * own.Load:0} % of your time."),
        FitFactor.Grade when own.Grade > needs.Grade => "Your grade is above the one that the post asks.",
        FitFactor.Grade => "Your grade is below the one that the post asks.",
        FitFactor.Experience => own.Led == 0 ? "You have not led a project to its end yet." : $"You have led {Tell.Count(own.Led, "project")} to the end.",
        FitFactor.Place => own.Place is { } place ? $"The work is in {needs.Place}, and you work in {place}." : $"The work is in {needs.Place}, and you have not said where you work.",
        _ => null,
    };
}
