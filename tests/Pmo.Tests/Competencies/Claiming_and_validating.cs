using Pmo.Office;
using Pmo.Office.Competencies;

namespace Pmo.Tests.Competencies;

/// <summary>A person says what they can; somebody else validates it; the two stand apart.</summary>
[Trait("Feature", "G14")]
[Trait("Feature", "T6")]
public sealed class Claiming_and_validating
{
    private static readonly PersonId Pat = new(new Guid("00000000-0000-8000-8000-0000000000b1"));
    private static readonly PersonId Lee = new(new Guid("00000000-0000-8000-8000-0000000000b4"));
    private static readonly CompetencyId Risk = CompetencyStreams.IdOf("Risk management");
    private static readonly DateOnly On = new(2025, 6, 1);
    private static readonly PersonAdded Added = new(Pat, "Pat", "pat@example.org", "UTC");
    private static readonly CompetencyDefined Defined = new(Risk, "Risk management", CompetencyKind.Competency, null);
    private static readonly ClaimCompetency Claim = new(Pat, Risk, CompetencyLevel.Proficient, "Led the bridge to its end", On);
    private static readonly ValidateCompetency Validate = new(Pat, Risk, CompetencyLevel.Competent, "Looked at the risk register", On);
    private static readonly DateTimeOffset Now = new Given<Profile>().Now;
    private static readonly CompetencyClaimed Claimed = new(Pat, Risk, CompetencyLevel.Proficient, "Led the bridge to its end", On, null, Now);

    private static Given<Profile> Facing(PersonId actor, Role role, params object[] consulting) => new() { Actor = actor, Roles = [role], Consulting = consulting.Length == 0 ? [Added, Defined] : consulting };

    [Fact]
    public void Everybody_claims_for_themselves_alone()
    {
        Facing(Pat, Role.Reader).When(new ClaimCompetencyRule(), Claim).Then(Claimed);
        Facing(Lee, Role.HeadOfPmo).When(new ClaimCompetencyRule(), Claim).Refused("authority.profile");
    }

    [Fact]
    public void Nobody_validates_themselves_whatever_they_are()
    {
        Facing(Lee, Role.Coach).When(new ValidateCompetencyRule(), Validate).Then(new CompetencyValidated(Pat, Risk, CompetencyLevel.Competent, "Looked at the risk register", On, null, Lee, Now));
        Facing(Pat, Role.HeadOfPmo).When(new ValidateCompetencyRule(), Validate).Refused("authority.own-profile");
        new Given<Profile> { Actor = Lee, OnBehalfOf = Pat, Roles = [Role.HeadOfPmo], Consulting = [Added, Defined] }.When(new ValidateCompetencyRule(), Validate).Refused("authority.own-profile");
    }

    [Fact]
    public void A_line_manager_validates_their_own_people()
    {
        Facing(Lee, Role.LineManager, Added, new LineManagerNamed(Pat, Lee), Defined).When(new ValidateCompetencyRule(), Validate).Then<CompetencyValidated>();
        Facing(Lee, Role.LineManager).When(new ValidateCompetencyRule(), Validate).Refused("authority.profile");
    }

    [Fact]
    public void What_cannot_be_is_refused_in_words()
    {
        var rule = new ClaimCompetencyRule();
        Facing(Pat, Role.Reader, Defined).When(rule, Claim).Refused("person.unknown");
        Facing(Pat, Role.Reader, Added).When(rule, Claim).Refused("competency.unknown");
        Facing(Pat, Role.Reader, Added, Defined, new CompetencyRetired(Risk, "Gone.", default)).When(rule, Claim).Refused("competency.retired");
        Facing(Pat, Role.Reader, Added, new PersonDisabled(Pat), Defined).When(rule, Claim).Refused("person.disabled");
        Facing(Pat, Role.Reader).When(rule, Claim with { Level = null }).Refused("competency.level");
        Facing(Pat, Role.Reader).When(rule, Claim with { Evidence = " " }).Refused("competency.evidence");
        Facing(Pat, Role.Reader).When(rule, Claim with { On = new(2026, 3, 3) }).Refused("competency.day");
        Facing(Pat, Role.Reader).When(rule, Claim with { ValidUntil = On }).Refused("competency.until");
    }

    [Fact]
    public void A_certificate_has_no_level_and_may_run_out()
    {
        var certificate = Defined with { Kind = CompetencyKind.Certificate };
        var held = Claim with { Level = null, ValidUntil = new(2028, 5, 31) };
        Facing(Pat, Role.Reader, Added, certificate).When(new ClaimCompetencyRule(), held).Then(Claimed with { Level = null, ValidUntil = new(2028, 5, 31) });
        Facing(Pat, Role.Reader, Added, certificate).When(new ClaimCompetencyRule(), Claim).Refused("competency.certificate-level");
        Facing(Pat, Role.Reader, Added, certificate).When(new ClaimCompetencyRule(), held with { ValidUntil = new(2025, 5, 31) }).Refused("competency.ended");
    }

    [Fact]
    public void The_same_once_more_changes_nothing_and_another_level_does()
    {
        var said = new Given<Profile>(Claimed) { Actor = Pat, Roles = [Role.Reader], Consulting = [Added, Defined] };
        said.When(new ClaimCompetencyRule(), Claim).Then();
        said.When(new ClaimCompetencyRule(), Claim with { Level = CompetencyLevel.Expert }).Then<CompetencyClaimed>();
        said.When(new WithdrawClaimRule(), new WithdrawClaim(Pat, Risk)).Then(new CompetencyClaimWithdrawn(Pat, Risk, Now));
        Facing(Lee, Role.Coach).When(new WithdrawClaimRule(), new WithdrawClaim(Pat, Risk)).Refused("authority.profile");
    }

    [Fact]
    public void A_validation_is_withdrawn_with_a_reason()
    {
        var validated = new Given<Profile>(new CompetencyValidated(Pat, Risk, CompetencyLevel.Competent, "Seen", On, null, Lee, Now)) { Actor = Lee, Roles = [Role.Coach], Consulting = [Added, Defined] };
        validated.When(new WithdrawValidationRule(), new WithdrawValidation(Pat, Risk, " ")).Refused("competency.reason");
        validated.When(new WithdrawValidationRule(), new WithdrawValidation(Pat, Risk, "Years ago.")).Then(new CompetencyValidationWithdrawn(Pat, Risk, "Years ago.", Lee, Now));
        Facing(Lee, Role.Coach).When(new WithdrawValidationRule(), new WithdrawValidation(Pat, Risk, "Years ago.")).Then();
    }
}
