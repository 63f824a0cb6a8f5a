using Pmo.Components;

namespace Pmo.Office.Competencies;

/// <summary>Competencies as people read and choose them.</summary>
internal static class CompetencyWords
{
    /// <summary>The levels, each with its number, lowest first.</summary>
    public static IReadOnlyList<Option> Levels { get; } = [.. Enum.GetValues<CompetencyLevel>().Select(l => new Option(l.ToString(), Of(l)))];

    /// <summary>The roles that have a core set.</summary>
    public static IReadOnlyList<Option> Roles { get; } = [.. SetCoreTargetRule.Roles.Select(r => new Option(r.ToString(), States.Words(r.ToString())))];

    /// <summary>"3 Competent".</summary>
    public static string Of(CompetencyLevel level) => $"{(int)level} {level}";

    /// <summary>What a level means.</summary>
    public static string Meaning(CompetencyLevel level) => level switch
    {
        CompetencyLevel.Aware => "knows what it is",
        CompetencyLevel.Basic => "does it under guidance",
        CompetencyLevel.Competent => "does it alone",
        CompetencyLevel.Proficient => "does it in hard cases, and is asked by others",
        _ => "shapes how the organisation does it",
    };

    /// <summary>"Project manager: 3 Competent, Coach: 4 Proficient".</summary>
    public static string Of(IReadOnlyList<CoreTarget> core) => string.Join(", ", core.Select(t => $"{States.Words(t.Role.ToString())}: {Of(t.Level)}"));
}
