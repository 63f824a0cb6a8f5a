namespace Pmo.Office;

/// <summary>When a person is away and who stands in for them; null when there is no such person.</summary>
[May(Role.System, Role.Reader), NoPast]
public sealed record ShowPresence(PersonId Person) : IQuery<PresenceSheet?>;

/// <summary>When a person is away and who stands in for them.</summary>
/// <param name="Today">The day it is where the person is.</param>
/// <param name="Away">The absence that today falls into; null: the person is there.</param>
/// <param name="RepresentedBy">Who stands in today, while the person is away, by what they stand in for.</param>
/// <param name="May">What the viewer may change here.</param>
/// <param name="Absences">Those not over yet, the next first; only for those who may change them.</param>
/// <param name="Deputies">Those not over yet, the one named first first; only for those who may change them.</param>
public sealed record PresenceSheet(
    PersonId Person, string Name, DateOnly Today, AbsenceRow? Away, IReadOnlyList<DeputyRow> RepresentedBy, PresenceChanges May,
    IReadOnlyList<AbsenceRow> Absences, IReadOnlyList<DeputyRow> Deputies);

/// <summary>What somebody may change of a person's absences and deputies.</summary>
public enum PresenceChanges
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>Absences, as an assistant.</summary>
    Absences,
    /// <summary>Absences and deputies.</summary>
    All,
}

/// <summary>An absence, both days included.</summary>
public sealed record AbsenceRow(Guid Absence, DateOnly From, DateOnly To);

/// <summary>Somebody who may act in a person's place, both days included.</summary>
/// <param name="Assistant">Is not told instead of the person while they are away.</param>
public sealed record DeputyRow(Guid Deputyship, PersonId Deputy, string? Name, DeputyScope Scope, DateOnly From, DateOnly? To, bool Assistant);
