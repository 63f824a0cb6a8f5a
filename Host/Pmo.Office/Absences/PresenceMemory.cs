namespace Pmo.Office.Absences;

/// <summary>Who is away and who stands in for whom as of now, in memory: what somebody may do for another is looked up at every request.</summary>
internal sealed class PresenceMemory : Memory
{
    private readonly Lock gate = new();
    private readonly Dictionary<PersonId, Presence> people = [];

    public override IReadOnlyCollection<Type> Events { get; } = [typeof(DeputyNamed), typeof(DeputyWithdrawn), typeof(AbsenceEntered), typeof(AbsenceEnded)];

    public override void Apply(object @event, Recorded about)
    {
        var person = @event switch
        {
            DeputyNamed e => e.Person,
            DeputyWithdrawn e => e.Person,
            AbsenceEntered e => e.Person,
            AbsenceEnded e => e.Person,
            _ => default,
        };
        lock (gate) people[person] = people.GetValueOrDefault(person, Presence.Always).After(@event);
    }

    /// <summary>When a person is away and who stands in.</summary>
    public Presence Of(PersonId person)
    {
        lock (gate) return people.GetValueOrDefault(person, Presence.Always);
    }

    /// <summary>Everybody who once named somebody as their deputy or assistant, and did not take it back.</summary>
    public IReadOnlyList<PersonId> PrincipalsOf(PersonId deputy)
    {
        lock (gate) return [.. people.Where(p => p.Value.Deputies.Values.Any(d => d.Deputy == deputy)).Select(p => p.Key).Order(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value)))];
    }
}
