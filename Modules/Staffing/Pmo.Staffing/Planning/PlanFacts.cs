using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Planning;

/// <summary>What a plan consults of the people and projects of its lines: the very facts that the rules consult who decide about each of them.</summary>
internal sealed record PlanFacts(ImmutableList<object> Known) : IState<PlanFacts>
{
    public static PlanFacts Initial { get; } = new([]);

    public static IEnumerable<string> Of(PersonId person, ProjectId? project) =>
        [PoolStreams.Of(person), .. project is { } known ? StaffingFacts.Of(person, known) : StaffingFacts.Of(person)];

    public PlanFacts Evolve(object @event) => new(Known.Add(@event));

    /// <summary>A person's place in the pool.</summary>
    public PoolMember Member(PersonId person) => Known.OfType<IOfPoolMember>().Where(e => e.Person == person).Aggregate(PoolMember.Initial, (s, e) => s.Evolve(e));

    /// <summary>What the rules about a person's time for a project consult.</summary>
    public StaffingFacts Facts(PersonId person, ProjectId project) => Known.Where(e => Concerns(e, person, project)).Aggregate(StaffingFacts.Initial, (s, e) => s.Evolve(e));

    private static bool Concerns(object @event, PersonId person, ProjectId project) => @event switch
    {
        IOfPoolMember => false,
        PersonAdded e => e.Person == person,
        PersonDisabled e => e.Person == person,
        PersonErased e => e.Person == person,
        PersonEnabled e => e.Person == person,
        ProjectRegistered e => e.Project == project,
        ProjectStatusRecorded e => e.Project == project,
        SponsorNamed e => e.Project == project,
        _ => true,
    };
}
