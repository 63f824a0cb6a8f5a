using Pmo.Office;
using Pmo.Office.People;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.People;

[Trait("Feature", "G3")]
public sealed class Claiming_addresses
{
    private static readonly ClaimEmailRule Claim = new(Blinded);
    private static readonly ReleaseEmailRule Release = new(Blinded);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Whoever_claims_an_address_first_has_it()
    {
        new Given<EmailClaim>().When(Claim, new ClaimEmail(Ann, Address)).Then(new EmailClaimed(Key, Ann, Monday));
        new Given<EmailClaim>(ClaimedBy(Ann)).When(Claim, new ClaimEmail(Bob, Address)).Refused("email.taken");
        new Given<EmailClaim>(ClaimedBy(Ann)).When(Claim, new ClaimEmail(Ann, Address)).Then();
    }

    [Fact]
    public void A_claim_of_ones_own_is_renewed_when_it_is_old() =>
        new Given<EmailClaim>(ClaimedBy(Ann, ago: TimeSpan.FromMinutes(50))).When(Claim, new ClaimEmail(Ann, Address)).Then(new EmailClaimed(Key, Ann, Monday));

    [Fact]
    public void What_is_not_an_address_is_not_claimed() => new Given<EmailClaim>().When(Claim, new ClaimEmail(Ann, "ann")).Refused("email.invalid");

    [Fact]
    public void The_stream_of_a_claim_does_not_tell_the_address()
    {
        var stream = Claim.Stream(new ClaimEmail(Ann, Address));
        Assert.DoesNotContain("ann", stream, StringComparison.Ordinal);
        Assert.NotEqual(stream, new ClaimEmailRule(new Blind("another salt key for tests"u8)).Stream(new ClaimEmail(Ann, Address)));
    }

    [Fact]
    public void A_claim_nobody_used_for_an_hour_is_free_again()
    {
        new Given<EmailClaim>(ClaimedBy(Ann, ago: Hour)).When<ReleaseEmail, Person>(Release, new ReleaseEmail(Key, Ann)).Then(new EmailReleased(Key, Ann));
        new Given<EmailClaim>(ClaimedBy(Ann, ago: Hour), new EmailReleased(Key, Ann)).When(Claim, new ClaimEmail(Bob, Address)).Then(new EmailClaimed(Key, Bob, Monday));
    }

    [Fact]
    public void A_claim_that_is_used_stays() =>
        new Given<EmailClaim>(ClaimedBy(Ann, ago: Hour)) { Consulting = [AnnAdded] }.When(Release, new ReleaseEmail(Key, Ann)).Then();

    [Fact]
    public void A_claim_of_somebody_else_is_not_freed_by_an_old_timer() =>
        new Given<EmailClaim>(ClaimedBy(Bob, ago: Hour)).When<ReleaseEmail, Person>(Release, new ReleaseEmail(Key, Ann)).Then();

    [Fact]
    public void A_fresh_claim_is_left_until_its_hour_has_passed() =>
        new Given<EmailClaim>(ClaimedBy(Ann)).When<ReleaseEmail, Person>(Release, new ReleaseEmail(Key, Ann)).TooEarly(Monday + Hour, "email.claimed");

    [Fact]
    public void Every_claim_and_every_changed_address_is_looked_at_again()
    {
        var policy = new ReleaseEmailWhenUnused();
        Assert.Equal([new Reaction(Monday + Hour, new ReleaseEmail(Key, Ann))], policy.React(ClaimedBy(Ann)));
        Assert.Equal([new Reaction(null, new ReleaseEmail(Key, Ann))], policy.React(new EmailChanged(Ann, "a@example.org", Key)));
        Assert.Empty(policy.React(AnnAdded));
    }

    [Fact]
    public void A_person_moves_to_an_address_claimed_for_them()
    {
        const string next = "archer@example.org";
        var claimed = new EmailClaimed(Blinded.Of("email", next), Ann, Monday);
        var rule = new ChangeEmailRule(Blinded);
        new Given<Person>(AnnAdded) { Consulting = [claimed] }.When(rule, new ChangeEmail(Ann, next)).Then(new EmailChanged(Ann, next, Key));
        new Given<Person>(AnnAdded).When(rule, new ChangeEmail(Ann, next)).Refused("email.unclaimed");
        new Given<Person>(AnnAdded) { Consulting = [claimed with { Person = Bob }] }.When(rule, new ChangeEmail(Ann, next)).Refused("email.taken");
        new Given<Person>(AnnAdded).When(rule, new ChangeEmail(Ann, " ANN@example.org")).Then();
        new Given<Person>(AnnAdded).When(rule, new ChangeEmail(Ann, "nowhere")).Refused("email.invalid");
        new Given<Person>().When(rule, new ChangeEmail(Ann, next)).Refused("person.unknown");
    }
}
