using System.Globalization;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Importing;

/// <summary>Reads what a report says from one row: ratings, figures, texts, and a mark for every field that is not published or not given.</summary>
internal sealed class ContentReader(ReportColumns map)
{
    private readonly Dictionary<DayColumn, Days> days = new DayColumn?[] { map.Start, map.BaselineEnd, map.ForecastEnd }.OfType<DayColumn>()
        .Concat(map.Sections.Values.SelectMany(s => s.Parts).Select(p => p.Column).OfType<DayColumn>())
        .Distinct().ToDictionary(d => d, d => new Days(d.Format));

    public ReportContent Read(RowCells cells, DateOnly dataDate)
    {
        var (overall, asGiven) = map.Overall is { } o ? Rating(cells, o, ReportFields.Overall) : default;
        var comment = map.OverallComment is { } c ? Text(cells, c, ReportFields.OverallComment) : null;
        var ratings = map.Ratings.Select(r => (r.Key, Rating(cells, r.Value, ReportFields.Of(r.Key)).Rag))
            .Where(r => r.Rag is not null).Select(r => new DimensionRating(r.Key, r.Rag!.Value)).ToArray();
        var figures = Figures(cells, dataDate);
        var sections = map.Sections.Select(s => Section(cells, s.Key, s.Value)).OfType<SectionText>().ToArray();
        return new ReportContent(overall, ratings, sections, figures, [], [], cells.Marks, comment, asGiven);
    }

    /// <summary>A text, or null with its mark.</summary>
    public string? Text(RowCells cells, TextColumn column, string? field = null) => Find(cells, column, field) is { Mark: null } cell ? cell.Text : null;

    private ReportFigures Figures(RowCells cells, DateOnly dataDate)
    {
        var figures = new ReportFigures(
            Amount(cells, map.Baseline, Figure.Baseline), Amount(cells, map.Planned, Figure.Planned), Amount(cells, map.Actual, Figure.Actual), Amount(cells, map.Forecast, Figure.Forecast), null,
            Amount(cells, map.PercentComplete, Figure.PercentComplete), Day(cells, map.Start, Figure.Start), Day(cells, map.BaselineEnd, Figure.BaselineEnd), Day(cells, map.ForecastEnd, Figure.ForecastEnd),
            map.Phase is { } phase ? Text(cells, phase, ReportFields.Of(Figure.Phase)) : null);
        cells.Remarks.AddRange(OddAbout(figures, dataDate));
        return (figures.Baseline ?? figures.Planned ?? figures.Actual ?? figures.Forecast) is null ? figures : figures with { Currency = map.Currency };
    }

    private static IEnumerable<string> OddAbout(ReportFigures f, DateOnly dataDate)
    {
        if (dataDate != default && f.ForecastEnd > dataDate.AddYears(50)) yield return string.Create(CultureInfo.InvariantCulture, $"forecast end {f.ForecastEnd:yyyy-MM-dd} is more than 50 years away");
        if (f.ForecastEnd < f.Start) yield return string.Create(CultureInfo.InvariantCulture, $"forecast end {f.ForecastEnd:yyyy-MM-dd} is before the start {f.Start:yyyy-MM-dd}");
        if (f.Baseline < 0) yield return "budget is negative";
        if (f.Forecast < 0) yield return "forecast is negative";
        if (f.PercentComplete is < 0 or > 100) yield return string.Create(CultureInfo.InvariantCulture, $"{f.PercentComplete} percent complete");
    }

    private (Rag? Rag, string? AsGiven) Rating(RowCells cells, RatingColumn column, string field)
    {
        var cell = Find(cells, column, field);
        if (cell.Mark is not null) return default;
        if (!column.Scale.TryGetValue(ColumnFile.Spelling(cell.Text), out var rag))
        {
            cells.Problem(cell.Column, "The mapping file does not say what this rating means (\"means\").");
            return default;
        }

        if (rag is null) cells.Marks.Add(new FieldMark(field, FieldMarkKind.NotGiven, cell.Text));
        return (rag, cell.Note is null ? cell.Text : $"{cell.Text} ({cell.Note})");
    }

    private DateOnly? Day(RowCells cells, DayColumn? column, Figure figure)
    {
        if (column is null || Find(cells, column, ReportFields.Of(figure)) is not { Mark: null } cell) return null;
        var (day, why) = days[column].Read(cell.Text);
        if (why is not null) cells.Problem(cell.Column, why);
        return day;
    }

    private static decimal? Amount(RowCells cells, MoneyColumn? column, Figure figure)
    {
        if (column is null || Find(cells, column, ReportFields.Of(figure)) is not { Mark: null } cell) return null;
        var amount = Amounts.Read(cell.Text, column.Unit);
        if (amount is null) cells.Problem(cell.Column, "It is not an amount. If it means \"nothing\", add it to \"not given\" of the mapping file.");
        return amount;
    }

    private SectionText? Section(RowCells cells, string key, SectionColumns section)
    {
        var parts = section.Parts.Select(p => (p.Label, p.Column, Cell: Find(cells, p.Column, null))).ToArray();
        if (Array.Exists(parts, p => p.Cell.Mark is null))
            return new SectionText(key, string.Join("\n\n", parts.Where(p => p.Cell.Text.Length > 0).Select(p => Labelled(p.Label, Shown(cells, p.Cell, p.Column)))));
        var said = parts.Select(p => p.Cell).OrderByDescending(c => c.Text.Length > 0).First();
        Mark(cells, said, section.Blank, key);
        return null;
    }

    private static string Labelled(string? label, string text) => label is null ? text : $"{label}: {text}";

    private string Shown(RowCells cells, Cell cell, TextColumn column)
    {
        switch (column)
        {
            case var _ when cell.Mark is not null:
                return cell.Text;
            case MoneyColumn money when Amounts.Read(cell.Text, money.Unit) is { } amount:
                return string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.##} {map.Currency}").TrimEnd();
            case DayColumn dated when days[dated].Read(cell.Text).Day is { } day:
                return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case MoneyColumn:
                cells.Problem(cell.Column, "It is not an amount. If it means \"nothing\", add it to \"not given\" of the mapping file.");
                return "";
            case DayColumn dated:
                cells.Problem(cell.Column, days[dated].Read(cell.Text).Why!);
                return "";
            default:
                return cell.Text;
        }
    }

    private static Cell Find(RowCells cells, TextColumn column, string? field)
    {
        var cell = Cell.Find(column, c => cells[c]);
        if (cell.Mark is not null && (field is not null || column.Blank == WhenBlank.Refuse)) Mark(cells, cell, column.Blank, field ?? "");
        return cell;
    }

    private static void Mark(RowCells cells, Cell cell, WhenBlank blank, string field)
    {
        if (cell.Text.Length == 0 && blank == WhenBlank.Refuse) cells.Problem(cell.Column, "It is blank, and the mapping file needs it.");
        else if (cell.Text.Length > 0 || blank == WhenBlank.Mark) cells.Marks.Add(new FieldMark(field, cell.Mark!.Value, cell.Reason));
    }
}
