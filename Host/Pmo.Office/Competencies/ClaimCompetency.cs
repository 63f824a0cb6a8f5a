using Pmo.Office.People;

namespace Pmo.Office.Competencies;

/// <summary>A person says what they have, with what shows it. Validation stands apart from it.</summary>
[May(Role.System, Role.Reader)]
internal sealed record ClaimCompetency(PersonId Person, CompetencyId Competency, CompetencyLevel? Level, string Evidence, DateOnly On, DateOnly? ValidUntil = null) : ICommand;

/// <summary>Everybody claims for themselves alone.</summary>
internal sealed class ClaimCompetencyRule : IRule<ClaimCompetency, Profile, ProfileFacts>
{
    public string Stream(ClaimCompetency c) => CompetencyStreams.Of(c.Person);
    public IEnumerable<string> Consults(ClaimCompetency c, Profile profile) => ProfileFacts.StreamsOf(c.Person, c.Competency);

    public Decision Decide(ClaimCompetency c, Profile profile, ProfileFacts facts, Moment m) => profile switch
    {
        _ when Own(c.Person, m) is { } refused => refused,
        _ when facts.Refuses(c.Level, c.Evidence, c.On, c.ValidUntil, m) is { } refused => refused,
        _ when profile.Claimed.GetValueOrDefault(c.Competency) == new Had(c.Level, c.Evidence.Trim(), c.On, c.ValidUntil) => Decision.Nothing,
        _ => [new CompetencyClaimed(c.Person, c.Competency, c.Level, c.Evidence.Trim(), c.On, c.ValidUntil, m.Now)],
    };

    /// <summary>Why the actor may not speak for this person, or null when they may.</summary>
    public static Decision? Own(PersonId person, Moment m) =>
        m.Actor == PersonId.System || m.Principal == person ? null : Decision.Refuse("authority.profile", "Only the person says what they have; others validate it.");
}

/// <summary>Takes back what a person said of themselves.</summary>
[May(Role.System, Role.Reader)]
internal sealed record WithdrawClaim(PersonId Person, CompetencyId Competency) : ICommand;

/// <summary>A claim is withdrawn by whoever made it; what was validated stays.</summary>
internal sealed class WithdrawClaimRule : IRule<WithdrawClaim, Profile>
{
    public string Stream(WithdrawClaim c) => CompetencyStreams.Of(c.Person);

    public Decision Decide(WithdrawClaim c, Profile profile, Moment m) => profile switch
    {
        _ when ClaimCompetencyRule.Own(c.Person, m) is { } refused => refused,
        _ when !profile.Claimed.ContainsKey(c.Competency) => Decision.Nothing,
        _ => [new CompetencyClaimWithdrawn(c.Person, c.Competency, m.Now)],
    };
}
