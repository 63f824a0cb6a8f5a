namespace Pmo.Office;

/// <summary>Reserves an e-mail address for a person, for an hour unless the person then uses it: the first step of adding a person and of changing an address.</summary>
/// <param name="Person">The id the person has or will be added under.</param>
/// <param name="Email">The address.</param>
[May(Role.System, Role.Administrator)]
public sealed record ClaimEmail(PersonId Person, string Email) : ICommand;

/// <summary>Adds a person under an address that was claimed for them.</summary>
/// <param name="Person">A new id, chosen by the sender.</param>
/// <param name="Name">As the person writes it.</param>
/// <param name="Email">The claimed address.</param>
/// <param name="Zone">An IANA time zone, such as Europe/Berlin.</param>
[May(Role.System, Role.Administrator)]
public sealed record AddPerson(PersonId Person, string Name, string Email, string Zone) : ICommand;

/// <summary>Grants a role.</summary>
[May(Role.System, Role.Administrator)]
public sealed record GrantRole(PersonId Person, Role Role) : ICommand;

/// <summary>Withdraws a role that was granted.</summary>
[May(Role.System, Role.Administrator)]
public sealed record WithdrawRole(PersonId Person, Role Role) : ICommand;

/// <summary>Says whom a person reports to; null for nobody.</summary>
[May(Role.System, Role.Administrator)]
public sealed record NameLineManager(PersonId Person, PersonId? Manager) : ICommand;

/// <summary>Ends a person's access at once; their history stays.</summary>
[May(Role.System, Role.Administrator)]
public sealed record DisablePerson(PersonId Person) : ICommand;
