namespace Pmo.Office.Competencies;

/// <summary>Says at which level those who hold a role should have a competency; null takes it out of that role's core set.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record SetCoreTarget(CompetencyId Competency, Role Role, CompetencyLevel? Target) : ICommand;

/// <summary>The core set is of roles that people work in; a certificate has no level, so the competency it shows is asked for instead.</summary>
internal sealed class SetCoreTargetRule : IRule<SetCoreTarget, Competency>
{
    /// <summary>The roles that have a core set.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.ProjectManager, Role.Sponsor, Role.PmoOfficer, Role.HeadOfPmo, Role.Coach, Role.GateAuthority];

    public string Stream(SetCoreTarget c) => CompetencyStreams.Of(c.Competency);

    public Decision Decide(SetCoreTarget c, Competency competency, Moment m) => competency switch
    {
        { Defined: false } => Competency.Unknown,
        _ when !Roles.Contains(c.Role) => Decision.Refuse("competency.role", $"Only these roles have a core set: {Tell.List([.. Roles.Select(r => Tell.Words(r))])}."),
        _ when (competency.Core.TryGetValue(c.Role, out var now) ? now : (CompetencyLevel?)null) == c.Target => Decision.Nothing,
        { Kind: CompetencyKind.Certificate } => Decision.Refuse("competency.certificate-core", "A certificate has no level. Put the competency that it shows into the core set."),
        _ when c.Target is not null && competency.RefusesNew is { } refused => refused,
        _ => [new CoreTargetSet(c.Competency, c.Role, c.Target)],
    };
}
