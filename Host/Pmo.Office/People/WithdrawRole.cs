namespace Pmo.Office.People;

/// <summary>A role is withdrawn, but never the last administrator's.</summary>
internal sealed class WithdrawRoleRule : IRule<WithdrawRole, RoleBook, Person>
{
    public string Stream(WithdrawRole c) => RoleBook.StreamOf(c.Person, c.Role);
    public IEnumerable<string> Consults(WithdrawRole c, RoleBook book) => [Person.StreamOf(c.Person)];

    public Decision Decide(WithdrawRole c, RoleBook book, Person person, Moment m) => person switch
    {
        { Exists: false } => Person.Unknown,
        _ when !book.Is(c.Person, c.Role) => Decision.Nothing,
        _ when c.Role is Role.Administrator && book.IsLastAdministrator(c.Person) =>
            Decision.Refuse("role.last-administrator", "This is the last administrator: grant the role to somebody else first."),
        _ => [new RoleWithdrawn(c.Person, c.Role)],
    };
}
