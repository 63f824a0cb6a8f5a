namespace Pmo.Tests.Components;

/// <summary>The source files of the solution, for rules that are about text.</summary>
internal static class Sources
{
    private static readonly string Sep = Path.DirectorySeparatorChar.ToString();

    /// <summary>Every C# and Razor file below these folders, without what the build makes.</summary>
    public static IReadOnlyList<string> Of(params string[] folders)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Pmo.sln"))) root = root.Parent;
        Assert.NotNull(root);
        return folders.Select(f => Path.Combine(root.FullName, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor")
            .Where(f => !f.Contains($"{Sep}obj{Sep}", StringComparison.Ordinal) && !f.Contains($"{Sep}bin{Sep}", StringComparison.Ordinal) && !f.Contains($"{Sep}node_modules{Sep}", StringComparison.Ordinal))
            .ToArray();
    }
}
