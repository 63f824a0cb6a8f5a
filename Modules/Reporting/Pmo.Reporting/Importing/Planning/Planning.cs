using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pmo.Reporting.Importing;

/// <summary>Turns a file and a map into a plan: the whole file is checked first, and one broken row refuses all. Pure.</summary>
internal static class Planning
{
    public static ImportPlan Of(ImportMap map, ReadOnlyMemory<byte> file, string fileName, string mapText)
    {
        var import = IdOf(file.Span, mapText);
        var table = Table.Read(file, map.File);
        if (table.Header.Count == 0) return Refused(import, fileName, map, table.Problems, []);
        var reader = new RowReader(map, table.Header);
        var missing = reader.Missing.DistinctBy(c => c.Written).OrderBy(c => c.Line).Select(c => MissingColumn(c, table.Header)).ToArray();
        if (missing.Length > 0) return Refused(import, fileName, map, [.. missing, .. table.Problems], []);

        var rows = table.Rows.Select(reader.Read).ToArray();
        var problems = table.Problems.Concat(rows.SelectMany(r => r.Problems)).ToList();
        var groups = SameProject.Of([.. rows.Where(r => r.LeftOut is null && r.Problems.Count == 0)], map.Project.SameName is not null);
        var doubles = new Doubles(map.Twice);
        var projects = groups.Select(doubles.Sort).ToArray();
        problems.AddRange(doubles.Problems);
        if (problems.Count > 0) return Refused(import, fileName, map, [.. problems.OrderBy(p => p.Row)], rows);

        var planned = new ProjectPlanning(map, [.. rows.Where(r => r.LeftOut is null).Select(r => r.DataDate).Distinct().Order()]).Plan(projects);
        return new ImportPlan(import, fileName, map.Name, map.GoLive, DepartmentColumn(map, table.Header), [], [.. Verdicts(rows, planned, doubles).OrderBy(v => v.Row)],
            DepartmentsOf(map, planned), planned, [.. planned.SelectMany(p => p.Reports).Select(r => r.DataDate).Distinct().Order()], [.. reader.Unused]);
    }

    /// <summary>The same bytes and the same map are the same import, whatever the file is called.</summary>
    public static Guid IdOf(ReadOnlySpan<byte> file, string mapText) =>
        Ids.Named("reporting.import", Convert.ToHexString(SHA256.HashData(file)) + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(mapText))));

    private static ImportPlan Refused(Guid import, string file, ImportMap map, IReadOnlyList<RowProblem> problems, ReadRow[] rows) =>
        new(import, file, map.Name, map.GoLive, "", problems,
            [.. problems.GroupBy(p => p.Row).Select(g => Refusal(g, Array.Find(rows, r => r.Row == g.Key)))], [], [], [], []);

    private static string DepartmentColumn(ImportMap map, IReadOnlyList<string> header) =>
        map.Project.Department?.Places[0].Column is { } column ? column.In(header) is { } place ? header[place] : column.Written : "";

    private static RowVerdict Refusal(IGrouping<int, RowProblem> row, ReadRow? read) => new(
        row.Key, Verdict.Refused, read?.Number is { Length: > 0 } number ? number : null, read?.Name, null,
        [.. row.Select(p => p.Column.Length > 0 ? $"{p.Column}: \"{p.Value}\" {p.Why}" : p.Why)]);

    private static RowProblem MissingColumn(Column column, IReadOnlyList<string> header)
    {
        var twice = header.Count(h => h.Trim().Equals(column.Written.Trim(), StringComparison.OrdinalIgnoreCase)) > 1;
        return new RowProblem(1, column.Written, "", twice
            ? $"The file has this column more than once. Name it by its place, for example \"#7\" (line {column.Line} of the mapping file)."
            : $"The file has no such column (line {column.Line} of the mapping file). It has: {string.Join(", ", header.Where(h => h.Length > 0))}.");
    }

    private static IEnumerable<RowVerdict> Verdicts(ReadRow[] rows, PlannedProject[] projects, Doubles doubles)
    {
        foreach (var row in rows.Where(r => r.LeftOut is not null)) yield return new RowVerdict(row.Row, Verdict.LeftOut, null, null, null, [row.LeftOut!]);
        foreach (var (row, why) in doubles.Dropped) yield return new RowVerdict(row.Row, Verdict.Duplicate, row.Number, row.Name, row.DataDate, [why]);
        foreach (var project in projects)
            foreach (var report in project.Reports)
                yield return new RowVerdict(report.Row, report.Marks.Count > 0 ? Verdict.Marked : Verdict.Imported, project.Code, project.Name, report.DataDate, report.Marks);
    }

    private static PlannedUnit[] DepartmentsOf(ImportMap map, PlannedProject[] projects)
    {
        var names = map.Project.Departments.ToDictionary(d => d.Code, d => d.Name, StringComparer.OrdinalIgnoreCase);
        return [.. projects.Where(p => p.DepartmentCode is not null).Select(p => p.DepartmentCode!).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
            .Select(code => new PlannedUnit(Office.Units.IdOf(Office.UnitKind.Department, code), code, names.GetValueOrDefault(code, code)))];
    }
}

/// <summary>Two rows that report the same period of a project: saying the same, one is left; saying different things, the map decides.</summary>
internal sealed class Doubles(WhenTwice twice)
{
    public List<(ReadRow Row, string Why)> Dropped { get; } = [];
    public List<RowProblem> Problems { get; } = [];

    /// <summary>A project's rows by data date, one for each.</summary>
    public IReadOnlyList<ReadRow> Sort(IReadOnlyList<ReadRow> rows)
    {
        var kept = new SortedDictionary<DateOnly, ReadRow>();
        foreach (var row in rows)
            if (!kept.TryAdd(row.DataDate, row)) kept[row.DataDate] = Choose(kept[row.DataDate], row);
        return [.. kept.Values];
    }

    private ReadRow Choose(ReadRow earlier, ReadRow later)
    {
        if (Said(earlier) == Said(later)) return Drop(later, $"says the same as row {earlier.Row}", earlier);
        switch (twice)
        {
            case WhenTwice.First: return Drop(later, $"row {earlier.Row} reports the same period and comes first", earlier);
            case WhenTwice.Last: return Drop(earlier, $"row {later.Row} reports the same period and comes last", later);
            default:
                Problems.Add(new RowProblem(later.Row, "", $"{later.Name}, {later.Period}",
                    $"Row {earlier.Row} reports the same period of this project and says something else. Remove one, or say \"twice: first\" or \"twice: last\" in the mapping file."));
                return earlier;
        }
    }

    private ReadRow Drop(ReadRow row, string why, ReadRow kept)
    {
        Dropped.Add((row, why));
        return kept;
    }

    private static string Said(ReadRow row) => JsonSerializer.Serialize((row.Name, row.Department, row.Content), Fields);

    private static readonly JsonSerializerOptions Fields = new() { IncludeFields = true };
}
