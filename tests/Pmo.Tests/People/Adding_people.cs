using Pmo.Office;
using Pmo.Office.People;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.People;

[Trait("Feature", "G3")]
public sealed class Adding_people
{
    private static readonly AddPerson Add = new(Ann, " Ann Archer ", " Ann@Example.org", "Europe/Berlin");
    private static readonly AddPersonRule Rule = new(Blinded);

    [Fact]
    public void A_person_is_added_under_an_address_claimed_for_them() =>
        new Given<Person> { Consulting = [ClaimedBy(Ann)] }.When(Rule, Add).Then(new PersonAdded(Ann, "Ann Archer", "Ann@Example.org", "Europe/Berlin"));

    [Fact]
    public void The_same_address_in_other_letters_is_the_same_claim() =>
        Assert.Equal(Rule.Consults(Add, Person.Initial), Rule.Consults(Add with { Email = "ANN@EXAMPLE.ORG " }, Person.Initial));

    [Fact]
    public void Nobody_is_added_twice() => new Given<Person>(AnnAdded) { Consulting = [ClaimedBy(Ann)] }.When(Rule, Add).Refused("person.exists");

    [Fact]
    public void An_address_is_claimed_first() => new Given<Person>().When(Rule, Add).Refused("email.unclaimed");

    [Fact]
    public void An_address_of_somebody_else_is_refused() => new Given<Person> { Consulting = [ClaimedBy(Bob)] }.When(Rule, Add).Refused("email.taken");

    [Fact]
    public void A_claim_about_to_run_out_is_renewed_before_it_is_used() =>
        new Given<Person> { Consulting = [ClaimedBy(Ann, ago: TimeSpan.FromMinutes(50))] }.When(Rule, Add).Refused("email.unclaimed");

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    [InlineData("bell\a")]
    public void A_name_is_one_line_of_text(string name) =>
        new Given<Person> { Consulting = [ClaimedBy(Ann)] }.When(Rule, Add with { Name = name }).Refused("person.name-invalid");

    [Fact]
    public void A_name_has_at_most_two_hundred_characters()
    {
        var given = new Given<Person> { Consulting = [ClaimedBy(Ann)] };
        given.When(Rule, Add with { Name = new string('n', 201) }).Refused("person.name-invalid");
        given.When(Rule, Add with { Name = new string('n', 200) }).Then<PersonAdded>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("@example.org")]
    [InlineData("ann@")]
    [InlineData("ann@@example.org")]
    [InlineData("ann@example..org")]
    [InlineData("an n@example.org")]
    [InlineData("ann@example.org\r\nBcc: everyone@example.org")]
    [InlineData("Ann <ann@example.org>")]
    [InlineData("ann@example.org,bob@example.org")]
    public void An_address_is_one_plain_address(string email) =>
        new Given<Person> { Consulting = [ClaimedBy(Ann)] }.When(Rule, Add with { Email = email }).Refused("email.invalid");

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("")]
    [InlineData("../etc/passwd")]
    public void A_time_zone_is_a_known_one(string zone) =>
        new Given<Person> { Consulting = [ClaimedBy(Ann)] }.When(Rule, Add with { Zone = zone }).Refused("person.zone-unknown");

    [Fact]
    public void People_are_renamed()
    {
        new Given<Person>(AnnAdded).When(new RenamePersonRule(), new RenamePerson(Ann, "Ann Smith ")).Then(new PersonRenamed(Ann, "Ann Smith"));
        new Given<Person>(AnnAdded).When(new RenamePersonRule(), new RenamePerson(Ann, "Ann Archer")).Then();
        new Given<Person>(AnnAdded).When(new RenamePersonRule(), new RenamePerson(Ann, "")).Refused("person.name-invalid");
        new Given<Person>().When(new RenamePersonRule(), new RenamePerson(Ann, "Ann Smith")).Refused("person.unknown");
    }
}
