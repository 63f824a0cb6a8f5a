namespace Pmo.Office;

/// <summary>The people, page by page.</summary>
/// <param name="Text">Words of the name; all must be found.</param>
/// <param name="Role">Those who hold this role, granted or through a project, a unit or people they lead.</param>
/// <param name="Disabled">Only those who may (false) or may not (true) sign in.</param>
/// <param name="Sort"><c>name</c>, <c>manager</c> or <c>added</c>; with a dash in front descending.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page, at most 500.</param>
[May(Pmo.Role.System, Pmo.Role.Reader)]
public sealed record FindPeople(string? Text = null, Role? Role = null, bool? Disabled = null, string? Sort = null, int Page = 1, int Size = 50) : IQuery<Page<PersonRow>>
{
    /// <summary>Everybody who works here, by name: to choose one of them.</summary>
    public static FindPeople ToChoose() => new(Disabled: false, Sort: "name", Size: 500);
}

/// <summary>A person in the list.</summary>
/// <param name="Erased">Their data were erased.</param>
public sealed record PersonRow(PersonId Person, string Name, IReadOnlyList<Role> Roles, PersonId? LineManager, string? LineManagerName, bool Disabled, DateTimeOffset Added, bool Erased = false);

/// <summary>One person; null when there is none.</summary>
[May(Role.System, Role.Reader)]
public sealed record ShowPerson(PersonId Person) : IQuery<PersonSheet?>;

/// <summary>One person.</summary>
/// <param name="Email">Only for administrators and for the person; else null.</param>
/// <param name="Zone">The IANA time zone in which the person reads instants.</param>
/// <param name="Granted">The roles an administrator granted.</param>
/// <param name="Held">All roles, with those that come with a project, a unit or people led.</param>
/// <param name="Reports">Whose line manager the person is.</param>
/// <param name="Erased">Their data were erased.</param>
public sealed record PersonSheet(
    PersonId Person, string Name, string? Email, string Zone, IReadOnlyList<Role> Granted, IReadOnlyList<Role> Held,
    Named? LineManager, IReadOnlyList<Named> Reports, bool Disabled, DateTimeOffset Added, bool Erased = false);
