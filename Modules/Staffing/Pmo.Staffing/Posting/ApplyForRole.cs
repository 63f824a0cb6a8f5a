namespace Pmo.Staffing.Posting;

/// <summary>Applies for a posted role with a few words, or says them anew.</summary>
/// <param name="Words">Private text: those who staff read it.</param>
[May(Role.System, Role.Reader)]
internal sealed record ApplyForRole(RequestId Request, PersonId Person, string Words) : ICommand;

/// <summary>Everybody of the pool applies for themselves, until the last day. It is a wish for this post, and no condition for being chosen.</summary>
internal sealed class ApplyForRoleRule : IRule<ApplyForRole, RolePosting, PostingFacts>
{
    public string Stream(ApplyForRole c) => PostingStreams.Of(c.Request);
    public IEnumerable<string> Consults(ApplyForRole c, RolePosting posting) => [.. PostingFacts.Of(c.Request), .. PostingFacts.Of(c.Person)];

    public Decision Decide(ApplyForRole c, RolePosting posting, PostingFacts facts, Moment m) => posting switch
    {
        { Posted: null } => RolePosting.Unknown,
        _ when c.Person != m.Actor => Decision.Refuse("role.not-yours", "Everybody applies for themselves."),
        _ when !facts.IsOfThePool(c.Person, m) => RolePosting.Unknown,
        _ when facts.Refuses(posting, m) is { } refused => refused,
        _ when !RolePosting.IsText(c.Words) => Decision.Refuse("role.application", $"Say in a few words why you would like this role, in at most {RolePosting.Longest} characters."),
        _ => [new RoleAppliedFor(c.Request, posting.Posted.Project, c.Person, c.Words.Trim(), posting.Posted.By, m.Now, facts.Request.Supports)],
    };
}

/// <summary>Withdraws one's own application.</summary>
[May(Role.System, Role.Reader)]
internal sealed record WithdrawApplication(RequestId Request, PersonId Person) : ICommand;

/// <summary>Whoever applied may withdraw it until the role is decided; then nothing is owed to them, and the wish does not count.</summary>
internal sealed class WithdrawApplicationRule : IRule<WithdrawApplication, RolePosting>
{
    public string Stream(WithdrawApplication c) => PostingStreams.Of(c.Request);

    public Decision Decide(WithdrawApplication c, RolePosting posting, Moment m) => posting switch
    {
        { Posted: null } => RolePosting.Unknown,
        _ when c.Person != m.Actor => Decision.Refuse("role.not-yours", "Everybody withdraws their own application."),
        _ when !posting.Applied.Contains(c.Person) => Decision.Nothing,
        { Closed: true } => Decision.Refuse("role.closed", "This role is decided: you hear the decision soon."),
        _ => [new ApplicationWithdrawn(c.Request, c.Person, m.Now)],
    };
}
