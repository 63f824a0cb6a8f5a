using System.Globalization;

namespace Pmo.Reporting.Importing;

/// <summary>Reads a mapping file. Every mistake names its line and what the format knows.</summary>
internal static class ImportMapFile
{
    /// <exception cref="ImportMapException">The file cannot be used.</exception>
    public static ImportMap Read(string yaml)
    {
        var root = MapNode.Open(yaml);
        var plain = new ColumnFile(new DayFormat(["yyyy-MM-dd"], 1950), new Words(new HashSet<string>(), null, null));
        var columns = new ColumnFile(plain.Format(root, plain.Days), ColumnFile.WordsOf(root, null));
        var map = new ImportMap(
            root.Need("name").Text(),
            File(root.Find("file")),
            root.Find("leave out") is { } left ? [.. left.Items().Select(LeaveOut)] : [],
            root.Find("twice")?.OneOf(("refuse", WhenTwice.Refuse), ("first", WhenTwice.First), ("last", WhenTwice.Last)) ?? WhenTwice.Refuse,
            Project(root.Need("project"), root.Find("departments"), columns),
            Period(root.Need("period"), columns),
            Report(root.Need("report"), columns),
            root.Find("go-live")?.OneOf(("archive", GoLive.Archive), ("next period", GoLive.NextPeriod)) ?? GoLive.Archive);
        root.NothingElse();
        return map;
    }

    private static FileFormat File(MapNode? node)
    {
        if (node is null) return new FileFormat("utf-8", ",", []);
        var encoding = node.Find("encoding")?.OneOf(("utf-8", "utf-8"), ("utf-16", "utf-16"), ("windows-1252", "windows-1252")) ?? "utf-8";
        var delimiter = node.Find("delimiter")?.OneOf((",", ","), (";", ";"), ("|", "|"), ("tab", "\t"), ("\t", "\t")) ?? ",";
        var repairs = node.Find("repair")?.Pairs().Select(p => new Repair(p.Key, p.Value.Text())).OrderByDescending(r => r.Garbled.Length).ToList() ?? [];
        if (repairs.Exists(r => r.Garbled.Length == 0)) throw node.Wrong("a repair needs at least one garbled character.");
        node.NothingElse();
        return new FileFormat(encoding, delimiter, repairs);
    }

    private static LeaveOut LeaveOut(MapNode node)
    {
        var rule = new LeaveOut(ColumnFile.Column(node.Need("column")), node.Need("matches").Pattern(), node.Need("because").Text());
        node.NothingElse();
        return rule;
    }

    private static ProjectColumns Project(MapNode node, MapNode? departments, ColumnFile columns)
    {
        var number = node.Find("same number") is { } n ? ColumnFile.Column(n) : null;
        var name = node.Find("same name") is { } m ? ColumnFile.Column(m) : null;
        if (number is null && name is null)
            throw node.Wrong("say by which column rows are one project: \"same number\", \"same name\", or both.");
        var project = new ProjectColumns(
            number, name, node.Find("code prefix")?.Text() ?? "",
            columns.Text(node.Need("name"), WhenBlank.Refuse),
            Optional(node, "description", WhenBlank.Fine, columns.Text),
            Optional(node, "category", WhenBlank.Fine, columns.Text),
            Optional(node, "department", WhenBlank.Mark, columns.Text),
            departments is null ? [] : [.. departments.Pairs().Select(Department)]);
        node.NothingElse();
        return project;
    }

    private static Department Department((string Code, MapNode Node) d)
    {
        if (d.Code.Length > RegisterText.Code) throw d.Node.Wrong($"a department's code has at most {RegisterText.Code} characters.");
        if (d.Node.IsText) return new Department(d.Code, d.Node.Text(), [d.Code]);
        var department = new Department(d.Code, d.Node.Find("name")?.Text() ?? d.Code, [d.Code, .. d.Node.Find("also")?.Texts() ?? []]);
        d.Node.NothingElse();
        return department;
    }

    private static PeriodColumn Period(MapNode node, ColumnFile columns)
    {
        var label = node.Find("label")?.Text() ?? "yyyy-MM-dd";
        if (!IsDateFormat(label)) throw node.Wrong($"label \"{label}\" is not a date format. Write for example \"yyyy-MM\" or \"MMMM yyyy\".");
        var dates = node.Find("data dates")?.Pairs().ToDictionary(p => PeriodName(p.Key), p => p.Value.Day()) ?? [];
        var period = new PeriodColumn(ColumnFile.Column(node.Need("column")), columns.Format(node, columns.Days), dates, label);
        node.NothingElse();
        return period;
    }

    /// <summary>Spreadsheets write the year 2014 as 2014.0.</summary>
    public static string PeriodName(string written) =>
        written.Trim() is var name && name.EndsWith(".0", StringComparison.Ordinal) && name[..^2].All(char.IsAsciiDigit) ? name[..^2] : name;

    private static ReportColumns Report(MapNode node, ColumnFile columns)
    {
        var report = new ReportColumns(
            node.Find("currency")?.Text(),
            Optional(node, "overall", WhenBlank.Mark, columns.Rating),
            Optional(node, "overall comment", WhenBlank.Mark, columns.Text),
            node.Find("ratings")?.Pairs().ToDictionary(p => Dimension(p.Key, p.Value), p => columns.Rating(p.Value, WhenBlank.Mark)) ?? [],
            Optional(node, "phase", WhenBlank.Mark, columns.Text),
            Optional(node, "start", WhenBlank.Mark, columns.Day),
            Optional(node, "baseline end", WhenBlank.Mark, columns.Day),
            Optional(node, "forecast end", WhenBlank.Mark, columns.Day),
            Optional(node, "budget", WhenBlank.Mark, columns.Money),
            Optional(node, "planned", WhenBlank.Mark, columns.Money),
            Optional(node, "actual", WhenBlank.Mark, columns.Money),
            Optional(node, "forecast", WhenBlank.Mark, columns.Money),
            Optional(node, "percent complete", WhenBlank.Mark, columns.Money),
            node.Find("sections")?.Pairs().ToDictionary(p => p.Key, p => columns.Section(p.Value)) ?? []);
        if (report.Currency is { } currency && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper))) throw node.Wrong("currency must be three capital letters, for example USD.");
        if (report.Currency is null && (report.Baseline ?? report.Planned ?? report.Actual ?? report.Forecast) is not null)
            throw node.Wrong("amounts need a currency: add for example \"currency: USD\".");
        node.NothingElse();
        return report;
    }

    private static Dimension Dimension(string key, MapNode node) => key.All(char.IsAsciiLetter) && Enum.TryParse<Dimension>(key, ignoreCase: true, out var dimension)
        ? dimension : throw node.Wrong($"\"{key}\" is not a dimension. Known are: {string.Join(", ", Enum.GetNames<Dimension>()).ToLowerInvariant()}.");

    private static T? Optional<T>(MapNode node, string key, WhenBlank blank, Func<MapNode, WhenBlank, T> read) where T : class =>
        node.Find(key) is { } found ? read(found, blank) : null;

    private static bool IsDateFormat(string format)
    {
        try
        {
            return new DateOnly(2001, 2, 3).ToString(format, CultureInfo.InvariantCulture).Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
