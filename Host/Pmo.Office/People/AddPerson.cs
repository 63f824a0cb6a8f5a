namespace Pmo.Office.People;

/// <summary>A person is added once, under an address that was claimed for them.</summary>
internal sealed class AddPersonRule(Blind blind) : IRule<AddPerson, Person, EmailClaim>
{
    public string Stream(AddPerson c) => Person.StreamOf(c.Person);
    public IEnumerable<string> Consults(AddPerson c, Person person) => [EmailClaim.StreamOf(EmailAddress.Key(blind, c.Email))];

    public Decision Decide(AddPerson c, Person person, EmailClaim claim, Moment m)
    {
        if (person.Exists) return Decision.Refuse("person.exists", "This person was added before.");
        if (Person.NameRefused(c.Name) is { } name) return name;
        if (!EmailAddress.Valid(c.Email)) return Decision.Refuse("email.invalid", "This is not an e-mail address.");
        if (!TimeZone.Valid(c.Zone)) return Decision.Refuse("person.zone-unknown", "The time zone is not known; give one such as Europe/Berlin.");
        if (claim.Refused(c.Person, m.Now) is { } unclaimed) return unclaimed;
        return [new PersonAdded(c.Person, c.Name.Trim(), c.Email.Trim(), c.Zone)];
    }
}

/// <summary>The time zones a person may choose.</summary>
internal static class TimeZone
{
    public static bool Valid(string? zone) => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;
}
