namespace Pmo.Office.Competencies;

/// <summary>Enters a competency into the catalogue. Its id is made from its name (<see cref="CompetencyStreams.IdOf"/>).</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record DefineCompetency(string Name, CompetencyKind Kind, string? Description = null) : ICommand;

/// <summary>A name stands in the catalogue once.</summary>
internal sealed class DefineCompetencyRule : IRule<DefineCompetency, Competency>
{
    public string Stream(DefineCompetency c) => CompetencyStreams.Of(CompetencyStreams.IdOf(c.Name ?? ""));

    public Decision Decide(DefineCompetency c, Competency competency, Moment m) => competency switch
    {
        _ when CompetencyEntry.Refused(c.Name, c.Description) is { } refused => refused,
        { Defined: true } => Decision.Refuse("competency.exists", $"\"{competency.Name}\" is in the catalogue already{(competency.Retired ? ", out of use: reinstate it" : "")}."),
        _ => [new CompetencyDefined(CompetencyStreams.IdOf(c.Name), c.Name.Trim(), c.Kind, Entry.Tidy(c.Description))],
    };
}

/// <summary>Calls or describes a competency in another way.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record ChangeCompetency(CompetencyId Competency, string Name, string? Description = null) : ICommand;

/// <summary>The name may change as long as it is given; its first name stays taken, as it is what the competency is known by in the log.</summary>
internal sealed class ChangeCompetencyRule : IRule<ChangeCompetency, Competency>
{
    public string Stream(ChangeCompetency c) => CompetencyStreams.Of(c.Competency);

    public Decision Decide(ChangeCompetency c, Competency competency, Moment m) => competency switch
    {
        { Defined: false } => Competency.Unknown,
        _ when CompetencyEntry.Refused(c.Name, c.Description) is { } refused => refused,
        _ when c.Name.Trim() == competency.Name && Entry.Tidy(c.Description) == competency.Description => Decision.Nothing,
        _ => [new CompetencyChanged(c.Competency, c.Name.Trim(), Entry.Tidy(c.Description))],
    };
}

/// <summary>What a competency must look like.</summary>
internal static class CompetencyEntry
{
    /// <summary>The longest evidence or reason.</summary>
    public const int Longest = 500;

    public static Decision? Refused(string? name, string? description) =>
        !Entry.IsLine(name, Entry.Name) ? Decision.Refuse("competency.name-invalid", $"Give the competency a name of one line, at most {Entry.Name} characters.")
        : !Entry.IsText(description, Entry.Text) ? Decision.Refuse("competency.description-invalid", $"Describe it in at most {Entry.Text} characters.")
        : null;
}
