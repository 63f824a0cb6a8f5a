using System.Text.RegularExpressions;

namespace Pmo;

/// <summary>People and projects stand in stored sentences by id, as <c>{person:id}</c> and <c>{project:id}</c>, and are named only when somebody reads them.</summary>
public static partial class NamesInText
{
    /// <summary>The sentence with names in the places of ids.</summary>
    /// <param name="text">As it is stored.</param>
    /// <param name="person">The name of a person; null: unknown.</param>
    /// <param name="project">Code and name of a project; null: unknown.</param>
    public static string Of(string text, Func<PersonId, string?> person, Func<ProjectId, string?> project) =>
        Place().Replace(text, m => m.Groups["kind"].Value == "person"
            ? person(new PersonId(Guid.ParseExact(m.Groups["id"].Value, "n"))) ?? "somebody"
            : project(new ProjectId(Guid.ParseExact(m.Groups["id"].Value, "n"))) ?? "a project");

    /// <summary>The projects that a sentence names.</summary>
    public static IEnumerable<ProjectId> ProjectsIn(string text) =>
        Place().Matches(text).Where(m => m.Groups["kind"].Value == "project").Select(m => new ProjectId(Guid.ParseExact(m.Groups["id"].Value, "n"))).Distinct();

    [GeneratedRegex(@"\{(?<kind>person|project):(?<id>[0-9a-f]{32})\}")]
    private static partial Regex Place();
}
