using System.Globalization;
using System.Text;

namespace Pmo.Tests.Reporting.Importing;

/// <summary>A fact about a real portfolio; skipped with the reason where its file is absent.</summary>
public sealed class RealPortfolioFactAttribute : FactAttribute
{
    public RealPortfolioFactAttribute(string file)
    {
        if (!File.Exists(Portfolios.Real(file))) Skip = $"The real portfolio {file} is not beside the repository (../shared/data).";
    }
}

/// <summary>Finds the real portfolios beside the repository and the maps in it.</summary>
internal static class Portfolios
{
    public const string NewYork = "nyc-capital-projects-2013-2019.csv";
    public const string Kingdom = "uk-gmpp-2014-2023.csv";
    public const string Return2023 = "uk-gmpp-2023-raw.csv";

    private static readonly string Root = RootOf(AppContext.BaseDirectory);

    /// <summary>The first <c>shared/data</c> beside the repository, or beside a folder above it (a work tree).</summary>
    public static string Real(string file)
    {
        for (var folder = Directory.GetParent(Root); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", file) is var path && File.Exists(path)) return path;
        return Path.Combine(Root, "..", "shared", "data", file);
    }

    public static string Map(string name) => File.ReadAllText(Path.Combine(Root, "maps", name + ".yml"));

    /// <summary>A second, naive reader of CSV, so that the first is not compared with itself.</summary>
    public static List<Dictionary<string, string>> Rows(string file)
    {
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in File.ReadAllText(Real(file)).Replace("\"\"", "\u0001", StringComparison.Ordinal))
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && c is ',' or '\n')
            {
                if (quoted) { cell.Append(c); continue; }
                rows[^1].Add(cell.ToString().Replace('\u0001', '"'));
                cell.Clear();
                if (c == '\n') rows.Add([]);
            }
            else if (c != '\r' || quoted) cell.Append(c);
        }

        return [.. rows.Skip(1).Where(r => r.Count == rows[0].Count).Select(r => rows[0].Zip(r).ToDictionary(p => p.First, p => p.Second))];
    }

    public static DateOnly American(string text) => DateOnly.ParseExact(text[..10], "MM/dd/yyyy", CultureInfo.InvariantCulture);

    private static string RootOf(string folder) => File.Exists(Path.Combine(folder, "Pmo.sln")) ? folder : RootOf(Path.GetDirectoryName(folder)!);
}
