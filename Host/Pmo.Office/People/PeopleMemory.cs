namespace Pmo.Office.People;

/// <summary>Everyone's name, address and granted roles as of now, decrypted, in memory only: the one place names are shown from.</summary>
internal sealed class PeopleMemory : Memory, INames, IPeople
{
    private readonly Lock gate = new();
    private readonly Dictionary<PersonId, Known> people = [];
    private readonly Dictionary<string, PersonId> byEmail = [];

    public override IReadOnlyCollection<Type> Events { get; } =
    [
        typeof(PersonAdded), typeof(PersonRenamed), typeof(EmailChanged), typeof(RoleGranted), typeof(RoleWithdrawn),
        typeof(LineManagerNamed), typeof(PersonDisabled), typeof(PersonEnabled), typeof(PersonErased),
    ];

    /// <summary>Raised by every event: what was worked out from people is to be worked out again.</summary>
    public int Version { get; private set; }

    public override void Apply(object @event, Recorded about)
    {
        lock (gate)
        {
            Version++;
            switch (@event)
            {
                case PersonAdded e: Add(e, about.Position); break;
                case PersonRenamed e: Change(e.Person, p => p.Name = e.Name); break;
                case EmailChanged e: Change(e.Person, p => Move(p, e)); break;
                case RoleGranted e: Change(e.Person, p => p.Grant(e.Role, about.Position)); break;
                case RoleWithdrawn e: Change(e.Person, p => p.Withdraw(e.Role, about.Position)); break;
                case LineManagerNamed e: Change(e.Person, p => p.LineManager = e.Manager); break;
                case PersonDisabled e: Change(e.Person, p => p.Disable(true, about.Position)); break;
                case PersonEnabled e: Change(e.Person, p => p.Disable(false, about.Position)); break;
                case PersonErased e: Change(e.Person, p => Erase(p, e.Person)); break;
            }
        }
    }

    public string? Of(PersonId person)
    {
        if (person == PersonId.System) return "System";
        lock (gate) return people.GetValueOrDefault(person)?.Name;
    }

    public IReadOnlyCollection<PersonId> Active
    {
        get { lock (gate) return [.. people.Where(p => !p.Value.Disabled).Select(p => p.Key)]; }
    }

    public PersonId? ByEmail(string email)
    {
        lock (gate) return byEmail.TryGetValue(EmailAddress.Normal(email), out var person) ? person : null;
    }

    public string? EmailOf(PersonId person)
    {
        lock (gate) return people.GetValueOrDefault(person)?.Email;
    }

    public string? ZoneOf(PersonId person)
    {
        lock (gate) return people.GetValueOrDefault(person)?.Zone;
    }

    public long AccessOf(PersonId person)
    {
        lock (gate) return people.GetValueOrDefault(person)?.Access ?? 0;
    }

    public bool HasAdministrator
    {
        get { lock (gate) return people.Values.Any(p => p.Roles.Contains(Role.Administrator)); }
    }

    /// <summary>The roles granted to a person who may sign in; null for unknown and disabled people.</summary>
    internal IReadOnlySet<Role>? RolesOf(PersonId person)
    {
        lock (gate) return people.GetValueOrDefault(person) is { Disabled: false } known ? known.Roles.ToHashSet() : null;
    }

    /// <summary>Whom a person leads.</summary>
    internal IReadOnlySet<PersonId> Reports(PersonId manager)
    {
        lock (gate) return people.Where(p => p.Value.LineManager == manager).Select(p => p.Key).ToHashSet();
    }

    private void Change(PersonId person, Action<Known> change)
    {
        if (people.TryGetValue(person, out var known)) change(known);
    }

    private void Add(PersonAdded e, long position)
    {
        people[e.Person] = new Known { Name = e.Name, Email = e.Email, Zone = e.Zone, Access = position };
        byEmail[EmailAddress.Normal(e.Email)] = e.Person;
    }

    private void Move(Known person, EmailChanged e)
    {
        var former = EmailAddress.Normal(person.Email);
        if (byEmail.GetValueOrDefault(former) == e.Person) byEmail.Remove(former);
        byEmail[EmailAddress.Normal(e.Email)] = e.Person;
        person.Email = e.Email;
    }

    private void Erase(Known person, PersonId id)
    {
        // When the key is gone already, several addresses read the same.
        foreach (var address in byEmail.Where(a => a.Value == id).Select(a => a.Key).ToList()) byEmail.Remove(address);
        (person.Name, person.Email) = (ErasedPerson.NameOf(id), null);
    }

    private sealed class Known
    {
        public required string Name { get; set; }
        public required string? Email { get; set; }
        public required string Zone { get; init; }
        public required long Access { get; set; }
        public PersonId? LineManager { get; set; }
        public bool Disabled { get; private set; }
        public HashSet<Role> Roles { get; } = [];

        public void Grant(Role role, long position) => (_, Access) = (Roles.Add(role), position);
        public void Withdraw(Role role, long position) => (_, Access) = (Roles.Remove(role), position);
        public void Disable(bool disabled, long position) => (Disabled, Access) = (disabled, position);
    }
}
