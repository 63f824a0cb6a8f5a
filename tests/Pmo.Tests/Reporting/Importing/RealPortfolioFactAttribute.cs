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

    private static string RootOf(string folder) => File.Exists(Path.Combine(folder, "Pmo.sln")) ? folder : RootOf(Path.GetDirectoryName(folder)!);
}
