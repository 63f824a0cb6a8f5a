namespace Pmo.Reporting.Importing;

/// <summary>One row as the map understands it.</summary>
/// <param name="LeftOut">Why the row is no report, if it is none.</param>
/// <param name="Number">The project's number in the file; empty: none.</param>
/// <param name="Remarks">What is odd about the row beside the marks in its content.</param>
internal sealed record ReadRow(
    int Row, string? LeftOut, string Number, string Name, string? Description, string? Category, string? Department,
    DateOnly DataDate, string Period, ReportContent Content, IReadOnlyList<string> Remarks, IReadOnlyList<RowProblem> Problems);

/// <summary>Reads rows as the map says. What it cannot read becomes a problem with row, column, value and reason; nothing is guessed.</summary>
internal sealed class RowReader
{
    /// <summary>An event holds 1 MB, and a character may take three bytes.</summary>
    private const int LongestRow = 250_000;

    private readonly ImportMap map;
    private readonly string[] header;
    private readonly Dictionary<Column, int> places = [];
    private readonly Days periodDays;
    private readonly Dictionary<string, string> departments;
    private readonly ContentReader content;

    public RowReader(ImportMap map, IReadOnlyList<string> header)
    {
        this.map = map;
        this.header = [.. header];
        periodDays = new Days(map.Period.Format);
        departments = map.Project.Departments
            .SelectMany(d => d.Spellings.Select(s => (Spelling: ColumnFile.Spelling(s), d.Code)))
            .GroupBy(d => d.Spelling).ToDictionary(d => d.Key, d => d.First().Code);
        content = new ContentReader(map.Report);
        foreach (var column in ColumnsOf(map)) places[column] = column.In(header) ?? -1;
    }

    /// <summary>Columns that the map names and the file has not.</summary>
    public IEnumerable<Column> Missing => places.Where(p => p.Value < 0).Select(p => p.Key);

    /// <summary>The places of the columns that the map uses.</summary>
    public IReadOnlySet<int> Used => places.Values.ToHashSet();

    /// <summary>Columns of the file that the map does not use.</summary>
    public IEnumerable<string> Unused => header.Where((h, i) => h.Trim().Length > 0 && !places.ContainsValue(i));

    public ReadRow Read(TableRow row)
    {
        var cells = new RowCells(row, header, places);
        if (LeftOutBecause(row, cells) is { } because) return Blank(row, because);
        if (row.Cells.Sum(c => (long)c.Length) > LongestRow) cells.Problem(map.Project.Name.Places[0].Column, $"The row has more than {LongestRow} characters: no report is that long. A quote may be missing.");
        var name = NameOf(cells);
        var number = NumberOf(cells);
        var (dataDate, period) = PeriodOf(cells);
        var department = map.Project.Department is { } d ? DepartmentOf(cells, d) : null;
        var description = map.Project.Description is { } c ? content.Text(cells, c) : null;
        var category = map.Project.Category is { } g ? content.Text(cells, g) : null;
        var report = content.Read(cells, dataDate);
        return new ReadRow(row.Number, null, number, name, description, category, department, dataDate, period, report, cells.Remarks, cells.Problems);
    }

    private static ReadRow Blank(TableRow row, string because) =>
        new(row.Number, because, "", "", null, null, null, default, "", ReportContent.Blank, [], []);

    private string? LeftOutBecause(TableRow row, RowCells cells) =>
        row.Cells.All(string.IsNullOrWhiteSpace) ? "a blank row"
        : map.LeaveOut.FirstOrDefault(l => l.Matches.IsMatch(cells[l.Column].Trim()))?.Because;

    private string NameOf(RowCells cells)
    {
        var name = Cell.Find(map.Project.Name, c => cells[c]);
        var line = RegisterText.Line(name.Text);
        if (line.Length == 0) cells.Problem(name.Column, "It is blank: the row names no project.");
        if (line.Length > RegisterText.Name) cells.Problem(name.Column, $"A project's name has at most {RegisterText.Name} characters.");
        return line;
    }

    private string NumberOf(RowCells cells)
    {
        if (map.Project.SameNumber is not { } column) return "";
        var number = RegisterText.Line(cells[column]);
        if (number.Length == 0 && map.Project.SameName is null) cells.Problem(column, "It is blank, and nothing else says which project the row is about.");
        if (number.Length + map.Project.CodePrefix.Length > RegisterText.Code) cells.Problem(column, $"A project's code has at most {RegisterText.Code} characters.");
        return number;
    }

    private (DateOnly, string) PeriodOf(RowCells cells)
    {
        var written = cells[map.Period.Column].Trim();
        if (map.Period.Dates.Count > 0)
        {
            var name = ImportMapFile.PeriodName(written);
            if (map.Period.Dates.TryGetValue(name, out var date)) return (date, name);
            cells.Problem(map.Period.Column, written.Length == 0 ? "It is blank: the row says no period." : "The mapping file gives no data date for this period (\"data dates\").");
            return default;
        }

        var (day, why) = periodDays.Read(written);
        if (day is { } found) return (found, found.ToString(map.Period.Label, System.Globalization.CultureInfo.InvariantCulture));
        cells.Problem(map.Period.Column, written.Length == 0 ? "It is blank: the row says no data date." : why!);
        return default;
    }

    private string? DepartmentOf(RowCells cells, TextColumn column)
    {
        if (content.Text(cells, column, "department") is not { } written) return null;
        if (departments.TryGetValue(ColumnFile.Spelling(written), out var code)) return code;
        var line = RegisterText.Line(written).ToUpperInvariant();
        if (line.Length > RegisterText.Code) cells.Problem(column.Places[0].Column, $"A department's code has at most {RegisterText.Code} characters. List it under \"departments\" in the mapping file.");
        return line;
    }

    private static IEnumerable<Column> ColumnsOf(ImportMap map)
    {
        var (p, r) = (map.Project, map.Report);
        IEnumerable<Column?> single = [p.SameNumber, p.SameName, map.Period.Column, .. map.LeaveOut.Select(l => l.Column)];
        IEnumerable<TextColumn?> found =
        [
            p.Name, p.Description, p.Category, p.Department, r.Overall, r.OverallComment, r.Phase, r.Start, r.BaselineEnd, r.ForecastEnd,
            r.Baseline, r.Planned, r.Actual, r.Forecast, r.PercentComplete, .. r.Ratings.Values, .. r.Sections.Values.SelectMany(s => s.Parts).Select(s => s.Column),
        ];
        return single.Concat(found.Where(f => f is not null).SelectMany(f => f!.Places).Select(f => f.Column)).Where(c => c is not null).Select(c => c!);
    }
}

/// <summary>The cells of one row by the map's columns, and what was found wrong or odd about them.</summary>
internal sealed class RowCells(TableRow row, string[] header, Dictionary<Column, int> places)
{
    public List<RowProblem> Problems { get; } = [];
    public List<string> Remarks { get; } = [];
    public List<FieldMark> Marks { get; } = [];

    public string this[Column column] => places[column] is >= 0 and var place ? row.Cells[place] : "";

    public void Problem(Column column, string why)
    {
        var value = this[column].Trim();
        Problems.Add(new RowProblem(row.Number, places[column] is >= 0 and var place ? header[place] : column.Written, value.Length > 120 ? value[..120] + "…" : value, why));
    }
}
