namespace Pmo.Office.People;

/// <summary>An address is one stream, whose name is its blind key: who claims it first has it.</summary>
internal sealed record EmailClaim(PersonId? Holder, DateTimeOffset At) : IState<EmailClaim>
{
    /// <summary>How long a claim waits for its person.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <summary>A claim older than this is renewed before it is used, so that it cannot be freed in the same moment.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(50);

    public static EmailClaim Initial { get; } = new(null, default);

    public static string StreamOf(string key) => $"office.email-{key}";

    public bool Serves(PersonId person, DateTimeOffset now) => Holder == person && now < At + Fresh;

    public EmailClaim Evolve(object @event) => @event switch
    {
        EmailClaimed e => new(e.Person, e.At),
        EmailReleased => Initial,
        _ => throw new UnknownEventException(typeof(EmailClaim), @event),
    };

    public static Decision Taken => Decision.Refuse("email.taken", "This e-mail address belongs to somebody else.");

    /// <summary>Why an address cannot be used yet, or null when it can.</summary>
    public Decision? Refused(PersonId person, DateTimeOffset now) =>
        Holder is { } holder && holder != person ? Taken
        : !Serves(person, now) ? Decision.Refuse("email.unclaimed", "Claim the e-mail address for this person first; a claim lasts an hour.")
        : null;
}

/// <summary>An e-mail address belongs to one person at a time; whoever claims it first has it.</summary>
internal sealed class ClaimEmailRule(Blind blind) : IRule<ClaimEmail, EmailClaim>
{
    public string Stream(ClaimEmail c) => EmailClaim.StreamOf(Key(c));

    public Decision Decide(ClaimEmail c, EmailClaim claim, Moment m) => claim switch
    {
        _ when !EmailAddress.Valid(c.Email) => Decision.Refuse("email.invalid", "This is not an e-mail address."),
        { Holder: { } holder } when holder != c.Person => EmailClaim.Taken,
        _ when claim.Serves(c.Person, m.Now) => Decision.Nothing,
        _ => [new EmailClaimed(Key(c), c.Person, m.Now)],
    };

    private string Key(ClaimEmail c) => EmailAddress.Key(blind, c.Email);
}
