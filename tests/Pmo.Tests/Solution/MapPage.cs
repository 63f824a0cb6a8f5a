namespace Pmo.Tests.Solution;

/// <summary>docs/map.md: every folder of the product, and in a sentence what lies in it.</summary>
internal static class MapPage
{
    public static string Text() => string.Join('\n', ["# Map", "", "Made from the source by a test: every folder, every file, and the sentence above the type it is named for. Where something is done is the folder named for it.", "", .. Projects().SelectMany(Project)]);

    private static IEnumerable<IGrouping<string, Written>> Projects() => Written.All.GroupBy(w => ProjectOf(w.Place)).OrderBy(g => g.Key, StringComparer.Ordinal);

    private static string ProjectOf(string place)
    {
        var parts = place.Split('/');
        return string.Join('/', parts.Take(Array.FindIndex(parts, p => p.StartsWith("Pmo.", StringComparison.Ordinal)) + 1));
    }

    private static IEnumerable<string> Project(IGrouping<string, Written> project) =>
        [$"## {project.Key.Split('/')[^1]}", "", .. project.GroupBy(w => Folder(w, project.Key)).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(f => Folder(f, project.Key))];

    private static IEnumerable<string> Folder(IGrouping<string, Written> folder, string project)
    {
        if (folder.Key.Length > 0) yield return $"### [{folder.Key}](../{project}/{folder.Key})";
        else yield return $"[{project}](../{project})";
        yield return "";
        foreach (var file in folder.GroupBy(w => w.File).OrderBy(f => f.Key, StringComparer.Ordinal))
            if (Foremost(file) is { } first) yield return $"- **{first.Name}** {(first.Kind is "page" or "component" ? $"({first.Kind}) " : "")}{first.Summary}".TrimEnd();
        yield return "";
    }

    /// <summary>The type a file is named for, else the first that says something.</summary>
    private static Written Foremost(IEnumerable<Written> file) =>
        file.FirstOrDefault(w => w.Summary is not null && w.Name == Path.GetFileNameWithoutExtension(w.File)) ?? file.FirstOrDefault(w => w.Summary is not null) ?? file.First();

    private static string Folder(Written w, string project) => (Path.GetDirectoryName(w.Place) ?? "").Replace('\\', '/')[project.Length..].Trim('/');
}
