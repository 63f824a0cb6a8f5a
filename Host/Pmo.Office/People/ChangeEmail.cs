namespace Pmo.Office.People;

/// <summary>Moves a person to an address that was claimed for them.</summary>
[May(Role.Administrator)]
internal sealed record ChangeEmail(PersonId Person, string Email) : ICommand;

/// <summary>A person changes to an address claimed for them; the former one becomes free.</summary>
internal sealed class ChangeEmailRule(Blind blind) : IRule<ChangeEmail, Person, EmailClaim>
{
    public string Stream(ChangeEmail c) => Person.StreamOf(c.Person);
    public IEnumerable<string> Consults(ChangeEmail c, Person person) => [EmailClaim.StreamOf(EmailAddress.Key(blind, c.Email))];

    public Decision Decide(ChangeEmail c, Person person, EmailClaim claim, Moment m) => person switch
    {
        { Exists: false } => Person.Unknown,
        { Erased: true } => Person.Gone,
        _ when !EmailAddress.Valid(c.Email) => Decision.Refuse("email.invalid", "This is not an e-mail address."),
        _ when EmailAddress.Normal(c.Email) == EmailAddress.Normal(person.Email) => Decision.Nothing,
        _ when claim.Refused(c.Person, m.Now) is { } unclaimed => unclaimed,
        _ => [new EmailChanged(c.Person, c.Email.Trim(), EmailAddress.Key(blind, person.Email))],
    };
}
