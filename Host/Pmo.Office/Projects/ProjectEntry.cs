namespace Pmo.Office;

/// <summary>What a project's name and profile must look like, by hand and from a file alike.</summary>
internal static class ProjectEntry
{
    /// <summary>Why a name or description cannot stand in the register, or null when it can.</summary>
    public static Decision? Refused(string? name, string? description) =>
        !Entry.IsLine(name, Entry.Name * 2) ? Decision.Refuse("project.name-invalid", $"Give the project a name of one line, at most {Entry.Name * 2} characters.")
        : !Entry.IsText(description, Entry.Text) ? Decision.Refuse("project.description-invalid", $"A description has at most {Entry.Text} characters.")
        : null;

    /// <summary>Why a profile cannot stand in the register, or null when it can.</summary>
    public static Decision? Refused(ProjectProfile p) =>
        !Entry.IsLineOrNothing(p.Category, Entry.Name) || !Entry.IsLineOrNothing(p.Class, Entry.Name) || !Entry.IsLineOrNothing(p.Phase, Entry.Name)
            ? Decision.Refuse("project.label-invalid", $"Category, class and phase are one line each, at most {Entry.Name} characters.")
        : p.End < p.Start ? Decision.Refuse("project.ends-before-start", $"The project ends on {p.End:yyyy-MM-dd}, before it starts on {p.Start:yyyy-MM-dd}.")
        : p.Budget is < 0 or > 1_000_000_000_000_000m ? Decision.Refuse("project.budget-invalid", "A budget is not negative, and below 10^15.")
        : p.Budget is not null && p.Currency is null ? Decision.Refuse("project.currency-missing", "Say in which currency the budget is.")
        : p.Currency is { } currency && !IsCurrency(currency) ? Decision.Refuse("project.currency-invalid", "A currency is three capital letters, such as EUR.")
        : null;

    /// <summary>The profile as it is kept: no outer blanks, nothing instead of empty text.</summary>
    public static ProjectProfile Tidy(ProjectProfile p) => p with { Category = Entry.Tidy(p.Category), Class = Entry.Tidy(p.Class), Phase = Entry.Tidy(p.Phase) };

    private static bool IsCurrency(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);
}
