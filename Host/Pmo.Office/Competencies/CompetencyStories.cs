using Pmo.Components;

namespace Pmo.Office.Competencies;

/// <summary>How the catalogue and what people have are told.</summary>
internal static class CompetencyStories
{
    public static IReadOnlyList<StreamStory> All { get; } = [Catalogue(), Profiles()];

    private static StreamStory<Competency> Catalogue() => new StreamStory<Competency>("office.competency", "Competency").Is<CompetencyId>().Also(Role.PmoOfficer).On(id => $"/competencies/{id}")
        .Called<CompetencyDefined>(e => $"Competency \"{e.Name}\"").Called<CompetencyChanged>(e => $"Competency \"{e.Name}\"").Names("Defined", "In the catalogue").Names("Core", "Target level by role")
        .Says<CompetencyDefined>(e => $"The {Tell.Words(e.Kind)} \"{e.Name}\" entered the catalogue.")
        .Says<CompetencyChanged>(e => $"The competency is called \"{e.Name}\" from now on, or described in another way.")
        .Says<CompetencyRetired>((e, c) => $"The competency \"{c.Name}\" is no longer in use: {e.Reason}")
        .Says<CompetencyReinstated>((_, c) => $"The competency \"{c.Name}\" is in use again.")
        .Says<CoreTargetSet>((e, c) => e.Target is { } target
            ? $"Whoever is {Tell.Words(e.Role)} should be {Tell.Words(target)} in \"{c.Name}\"." : $"The competency \"{c.Name}\" is not asked of the role {Tell.Words(e.Role)} any more.");

    private static StreamStory<Profile> Profiles() => new StreamStory<Profile>("office.profile", "Competency profile").Also(Role.PmoOfficer, Role.Coach).On(id => $"/people/{id}/competencies")
        .Called<CompetencyClaimed>(e => $"Competencies of {Tell.Name(e.Person)}").Called<CompetencyValidated>(e => $"Competencies of {Tell.Name(e.Person)}")
        .Names("On", "From day").Names("Claimed", "By their own word").Names("Validated", "Validated")
        .Says<CompetencyClaimed>(e => $"{Tell.Name(e.Person)} says of themselves: {Of(e.Competency, e.Level)}, shown by {e.Evidence}", e => Tell.Day(e.On))
        .Says<CompetencyClaimWithdrawn>(e => $"{Tell.Name(e.Person)} took back what they said of themselves in {Of(e.Competency, null)}.")
        .Says<CompetencyValidated>(e => $"{Tell.Name(e.By)} validated that {Tell.Name(e.Person)} has {Of(e.Competency, e.Level)}{(e.ValidUntil is { } until ? $", until {Tell.Day(until)}" : "")}, shown by {e.Evidence}", e => Tell.Day(e.On))
        .Says<CompetencyValidationWithdrawn>(e => $"{Tell.Name(e.By)} withdrew what was validated of {Tell.Name(e.Person)} in {Of(e.Competency, null)}: {e.Reason}");

    private static string Of(CompetencyId competency, CompetencyLevel? level) => $"{Tell.Record(CompetencyStreams.Of(competency))}{(level is { } l ? $" ({States.Of(l.ToString()).Word.ToLowerInvariant()})" : "")}";
}
