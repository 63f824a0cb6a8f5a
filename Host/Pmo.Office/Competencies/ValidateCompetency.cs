using Pmo.Office.People;

namespace Pmo.Office.Competencies;

/// <summary>Confirms by evidence what a person has. Head of PMO, officers and coaches validate, and a line manager their own people.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Coach, Role.LineManager)]
internal sealed record ValidateCompetency(PersonId Person, CompetencyId Competency, CompetencyLevel? Level, string Evidence, DateOnly On, DateOnly? ValidUntil = null) : ICommand;

/// <summary>Nobody validates themselves, nor whom they are a deputy of; the level may be another than the person claims.</summary>
internal sealed class ValidateCompetencyRule : IRule<ValidateCompetency, Profile, ProfileFacts>
{
    public string Stream(ValidateCompetency c) => CompetencyStreams.Of(c.Person);
    public IEnumerable<string> Consults(ValidateCompetency c, Profile profile) => ProfileFacts.StreamsOf(c.Person, c.Competency);

    public Decision Decide(ValidateCompetency c, Profile profile, ProfileFacts facts, Moment m) => profile switch
    {
        _ when Refused(c.Person, facts, m) is { } refused => refused,
        _ when facts.Refuses(c.Level, c.Evidence, c.On, c.ValidUntil, m) is { } refused => refused,
        _ when profile.Validated.GetValueOrDefault(c.Competency) == new Had(c.Level, c.Evidence.Trim(), c.On, c.ValidUntil) => Decision.Nothing,
        _ => [new CompetencyValidated(c.Person, c.Competency, c.Level, c.Evidence.Trim(), c.On, c.ValidUntil, m.Actor, m.Now)],
    };

    /// <summary>Why the actor may not validate this person, or null when they may.</summary>
    public static Decision? Refused(PersonId person, ProfileFacts facts, Moment m) =>
        m.Actor == person || m.Principal == person ? Decision.Refuse("authority.own-profile", "Nobody validates themselves: ask the head of PMO, an officer, a coach or your line manager.")
        : m.Is(Role.HeadOfPmo, Role.PmoOfficer, Role.Coach) || facts.LineManager == m.Principal ? null
        : Decision.Refuse("authority.profile", "A line manager validates only their own people.");
}

/// <summary>Says that what was validated no longer counts, and why.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Coach, Role.LineManager)]
internal sealed record WithdrawValidation(PersonId Person, CompetencyId Competency, string Reason) : ICommand;

/// <summary>Whoever may validate may withdraw it, with a reason; the record of both stays.</summary>
internal sealed class WithdrawValidationRule : IRule<WithdrawValidation, Profile, ProfileFacts>
{
    public string Stream(WithdrawValidation c) => CompetencyStreams.Of(c.Person);
    public IEnumerable<string> Consults(WithdrawValidation c, Profile profile) => ProfileFacts.StreamsOf(c.Person, c.Competency);

    public Decision Decide(WithdrawValidation c, Profile profile, ProfileFacts facts, Moment m) => profile switch
    {
        _ when !facts.Known => Person.Unknown,
        _ when ValidateCompetencyRule.Refused(c.Person, facts, m) is { } refused => refused,
        _ when !profile.Validated.ContainsKey(c.Competency) => Decision.Nothing,
        _ when !Entry.IsLine(c.Reason, CompetencyEntry.Longest) => Decision.Refuse("competency.reason", $"Say why it no longer counts, in one line of at most {CompetencyEntry.Longest} characters."),
        _ => [new CompetencyValidationWithdrawn(c.Person, c.Competency, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
