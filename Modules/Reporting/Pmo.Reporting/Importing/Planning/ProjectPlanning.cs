using System.Globalization;
using Pmo.Office;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Importing;

/// <summary>Describes each project as its latest rows do, and finds the gaps and moved dates in its history.</summary>
/// <param name="calendar">The portfolio's reporting dates: every data date that any project reported on.</param>
internal sealed class ProjectPlanning(ImportMap map, IReadOnlyList<DateOnly> calendar)
{
    private readonly HashSet<string> codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<DateOnly, string> periods = [];

    public PlannedProject[] Plan(IReadOnlyList<IReadOnlyList<ReadRow>> projects)
    {
        foreach (var row in projects.SelectMany(p => p)) periods.TryAdd(row.DataDate, row.Period);
        var numbered = projects.Select(p => Latest(p, r => r.Number)).ToArray();
        foreach (var number in numbered.OfType<string>()) codes.Add(map.Project.CodePrefix + number);
        return [.. projects.Select((rows, i) => Plan(rows, numbered[i] is { } number ? map.Project.CodePrefix + number : CodeOf(rows[^1].Name)))];
    }

    private PlannedProject Plan(IReadOnlyList<ReadRow> rows, string code)
    {
        var (name, figures) = (rows[^1].Name, rows.Select(r => r.Content.Figures).ToArray());
        var budget = figures.LastOrDefault(f => (f.Baseline ?? f.Forecast) is not null);
        var profile = new ProjectProfile(
            Latest(rows, r => r.Category), null, figures.LastOrDefault(f => f.Start is not null)?.Start, figures.LastOrDefault(f => (f.ForecastEnd ?? f.BaselineEnd) is not null) is { } e ? e.ForecastEnd ?? e.BaselineEnd : null,
            budget?.Baseline ?? budget?.Forecast, budget?.Currency, figures.LastOrDefault(f => f.Phase is not null)?.Phase);
        var department = Latest(rows, r => r.Department);
        var ends = figures.Select(f => f.ForecastEnd).OfType<DateOnly>().ToArray();
        var moves = ends.Zip(ends.Skip(1)).ToArray();
        return new PlannedProject(
            Projects.IdOf(code), code, name, RegisterText.DescriptionOf(Latest(rows, r => r.Description)), department, rows.LastOrDefault(r => r.Department is not null)?.Row ?? 0, RegisterText.Profile(profile),
            [.. rows.Select(r => Report(r, name, code))], Gaps(rows), moves.Count(m => m.Second > m.First), moves.Count(m => m.Second < m.First));
    }

    private PlannedReport Report(ReadRow row, string name, string code)
    {
        List<string> marks = [.. row.Content.Marks.Select(InWords), .. row.Remarks];
        if (SameProject.Plain(row.Name) != SameProject.Plain(name)) marks.Add($"called \"{row.Name}\" here, \"{name}\" later");
        if (row.Number.Length > 0 && !code.EndsWith(row.Number, StringComparison.OrdinalIgnoreCase)) marks.Add($"numbered {row.Number} here, {code} later");
        return new PlannedReport(row.Row, row.DataDate, row.Period, row.Content, marks);
    }

    private static string InWords(FieldMark mark) => $"{ReportFields.Word(mark.Field).ToLowerInvariant()} {(mark.Mark == FieldMarkKind.NotPublished ? "not published" : "not given")}";

    private PlannedGap[] Gaps(IReadOnlyList<ReadRow> rows)
    {
        var reported = rows.Select(r => r.DataDate).ToHashSet();
        return [.. calendar.Where(d => d > rows[0].DataDate && d < rows[^1].DataDate && !reported.Contains(d)).Select(d => new PlannedGap(d, periods[d]))];
    }

    /// <summary>A code made from the name, for projects that never had a number.</summary>
    private string CodeOf(string name)
    {
        var words = new string([.. name.Normalize(System.Text.NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var code = map.Project.CodePrefix + words.Aggregate("", (made, word) => made.Length == 0 ? word[..Math.Min(word.Length, 32)] : made.Length + word.Length < 32 ? $"{made}-{word}" : made);
        var (unique, n) = (code, 2);
        while (!codes.Add(unique)) unique = $"{code}-{n++}";
        return unique;
    }

    private static string? Latest(IReadOnlyList<ReadRow> rows, Func<ReadRow, string?> value) => rows.Select(value).LastOrDefault(v => !string.IsNullOrEmpty(v));
}
