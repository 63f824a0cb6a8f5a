namespace Pmo.Office.People;

/// <summary>A person is added once, under an address that was claimed for them.</summary>
internal sealed class AddPersonRule(Blind blind) : IRule<AddPerson, Person, EmailClaim>
{
    public string Stream(AddPerson c) => Person.StreamOf(c.Person);
    public IEnumerable<string> Consults(AddPerson c, Person person) => [EmailClaim.StreamOf(EmailAddress.Key(blind, c.Email))];

    public Decision Decide(AddPerson c, Person person, EmailClaim claim, Moment m)
    {
        if (person.Exists) return Decision.Refuse("person.exists", "This person was added before.");
        if ((PersonEntry.NameRefused(c.Name) ?? PersonEntry.ZoneRefused(c.Zone)) is { } wrong) return Decision.Refuse(wrong.Code!, wrong.Sentence!);
        if (!EmailAddress.Valid(c.Email)) return Decision.Refuse("email.invalid", "This is not an e-mail address.");
        if (claim.Refused(c.Person, m.Now) is { } unclaimed) return unclaimed;
        return [new PersonAdded(c.Person, c.Name.Trim(), c.Email.Trim(), c.Zone)];
    }
}
