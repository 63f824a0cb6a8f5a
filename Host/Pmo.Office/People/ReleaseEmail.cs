namespace Pmo.Office.People;

[May(Role.System)]
internal sealed record ReleaseEmail(string Key, PersonId Person) : ICommand;

/// <summary>An address is free again when the person it was claimed for does not use it, an hour after the claim at the earliest.</summary>
internal sealed class ReleaseEmailRule(Blind blind) : IRule<ReleaseEmail, EmailClaim, Person>
{
    public string Stream(ReleaseEmail c) => EmailClaim.StreamOf(c.Key);
    public IEnumerable<string> Consults(ReleaseEmail c, EmailClaim claim) => [Person.StreamOf(c.Person)];

    public Decision Decide(ReleaseEmail c, EmailClaim claim, Person person, Moment m) => claim switch
    {
        _ when claim.Holder != c.Person => Decision.Nothing,
        _ when person.Uses(c.Key, blind) => Decision.Nothing,
        _ when m.Now < claim.At + EmailClaim.Lasts => Decision.NotBefore(claim.At + EmailClaim.Lasts, "email.claimed", "The claim has not run out yet."),
        _ => [new EmailReleased(c.Key, c.Person)],
    };
}

/// <summary>A claim is looked at again after an hour, and a former address as soon as it was changed.</summary>
internal sealed class ReleaseEmailWhenUnused : Policy
{
    public override string StoredName => "office.release-email-when-unused";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        EmailClaimed e => [At(e.At + EmailClaim.Lasts, new ReleaseEmail(e.Key, e.Person))],
        EmailChanged e => [Now(new ReleaseEmail(e.Former, e.Person))],
        PersonErased { Former: { } former } e => [Now(new ReleaseEmail(former, e.Person))],
        _ => None,
    };
}
