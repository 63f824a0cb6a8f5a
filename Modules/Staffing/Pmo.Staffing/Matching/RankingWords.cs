namespace Pmo.Staffing.Matching;

/// <summary>How a ranking is told.</summary>
internal static class RankingWords
{
    public static string Of(UnmetMust must) => must switch
    {
        UnmetMust.Pool => "belongs to the pool on every day",
        UnmetMust.Grade => "grade",
        UnmetMust.Competency => "competencies",
        _ => "time on every day",
    };

    public static string Of(FitFactor factor) => factor switch
    {
        FitFactor.Competencies => "Competencies that should be there",
        FitFactor.FreeTime => "Free time",
        FitFactor.Grade => "Grade asked",
        FitFactor.Experience => "Projects led to the end",
        FitFactor.Place => "Place",
        FitFactor.Preference => "Wishes",
        _ => "Development",
    };

    public static string Of(FitWeights weights) => $"Weights: {string.Join(", ", Enum.GetValues<FitFactor>().Where(f => Fit.Of(weights, f) > 0).Select(f => $"{Of(f).ToLowerInvariant()} {Fit.Of(weights, f)} %"))}.";

    /// <summary>Why somebody stands below the one above: what costs most, at most two factors; of equals, that the order is by id.</summary>
    public static string Below(RankedCandidate above, RankedCandidate below)
    {
        var behind = above.Factors.Zip(below.Factors, (a, b) => (a.Factor, Points: a.Points - b.Points)).Where(f => f.Points > 0).OrderByDescending(f => f.Points).ThenBy(f => f.Factor).Take(2).ToList();
        return behind.Count == 0 ? "Equal; the order between equals is fixed."
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 * (above.Score - below.Score):0.#} behind: {string.Join(", ", behind.Select(f => $"{100 * f.Points:0.#} for {char.ToLowerInvariant(Of(f.Factor)[0])}{Of(f.Factor)[1..]}"))}.");
    }
}
