using Pmo.Reporting;

namespace Pmo.Benchmarks;

/// <summary>What the reports of the prepared log say.</summary>
internal static class Reports
{
    private static readonly Rag[] Rags = [Rag.Green, Rag.Green, Rag.Amber, Rag.Green, Rag.Red, Rag.Amber, Rag.Green];

    /// <summary>The report of the n-th project for a data date: five ratings, three texts, figures, two entries and a milestone.</summary>
    public static ReportContent Content(int n, DateOnly dataDate)
    {
        var budget = 250_000m * (1 + n % 80);
        var months = dataDate.Month + 12 * (dataDate.Year - History.Begin.Year);
        var end = History.Begin.AddDays(700 + n % 300);
        return new ReportContent(
            Rags[(n + months) % 7],
            [.. Enum.GetValues<Dimension>().Select(d => new DimensionRating(d, Rags[(n + (int)d + months) % 7], "As planned, see the text."))],
            [new("progress", Made.Text[..240]), new("outlook", Made.Text[..120]), new("cost", Made.Text[..90])],
            new ReportFigures(budget, budget * months / 30, budget * months / 28, budget + 1_000m * (months % 5), "EUR", Math.Min(100, 3 * months), History.Begin, end, end.AddDays(7 * (months % 4)), "Build"),
            [new(EntryKind.Issue, "The supplier of the bearings is late.", "Robin", dataDate.AddDays(30)), new(EntryKind.Risk, "Frost before the deck is poured.")],
            [new("Deck poured", end.AddDays(-200), end.AddDays(-190))],
            [], "On the whole as planned.");
    }
}
