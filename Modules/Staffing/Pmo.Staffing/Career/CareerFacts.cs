using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Experience;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Career;

/// <summary>What a promotion consults: the person's place in the pool, what was validated of them, the projects they may have led, the ladder, and who is there. Folded afresh at every decision, so that it can be recomputed.</summary>
internal sealed record CareerFacts(
    PoolMember Member, CareerLadder Ladder, ImmutableHashSet<ProjectId> Booked, ImmutableDictionary<ProjectId, ProjectLife> Projects,
    ImmutableDictionary<CompetencyId, ValidatedCompetency> Validated, ImmutableDictionary<CompetencyId, string> Names, ImmutableDictionary<PersonId, bool> People) : IState<CareerFacts>
{
    public static CareerFacts Initial { get; } = new(
        PoolMember.Initial, CareerLadder.Initial, [], ImmutableDictionary<ProjectId, ProjectLife>.Empty,
        ImmutableDictionary<CompetencyId, ValidatedCompetency>.Empty, ImmutableDictionary<CompetencyId, string>.Empty, ImmutableDictionary<PersonId, bool>.Empty);

    /// <summary>Where a person's facts stand, and those of projects named as evidence.</summary>
    public static IEnumerable<string> StreamsOf(PersonId person, IEnumerable<ProjectId> projects) =>
        [PoolStreams.Of(person), PersonStreams.Of(person), CompetencyStreams.Of(person), CareerLadder.Stream, .. projects.Select(Office.Projects.StreamOf)];

    /// <summary>Where those facts lead: the projects they were booked for, and what the competencies that are asked are called.</summary>
    public IEnumerable<string> Further(Grade grade) => [.. Booked.Select(Office.Projects.StreamOf), .. Ladder.AskedEver(grade).Select(CompetencyStreams.Of)];

    public CareerFacts Evolve(object @event) => @event switch
    {
        PoolJoined or PoolLeft or GradeSet => this with { Member = Member.Evolve(@event) },
        PersonBooked e => this with { Booked = Booked.Add(e.Project) },
        GradeConditionsSet => this with { Ladder = Ladder.Evolve(@event) },
        CompetencyValidated e => this with { Validated = Validated.SetItem(e.Competency, new(e.Level, e.On, e.ValidUntil)) },
        CompetencyValidationWithdrawn e => this with { Validated = Validated.Remove(e.Competency) },
        CompetencyDefined e => this with { Names = Names.SetItem(e.Competency, e.Name) },
        CompetencyChanged e => this with { Names = Names.SetItem(e.Competency, e.Name) },
        ProjectRegistered e => this with { Projects = Projects.SetItem(e.Project, ProjectLife.Of(e)) },
        ProjectRenamed e => Project(e.Project, @event),
        ProjectProfileChanged e => Project(e.Project, @event),
        ProjectManagerNamed e => Project(e.Project, @event),
        ProjectStatusRecorded e => Project(e.Project, @event),
        PersonAdded e => this with { People = People.SetItem(e.Person, true) },
        PersonEnabled e => this with { People = People.SetItem(e.Person, true) },
        PersonDisabled e => this with { People = People.SetItem(e.Person, false) },
        PersonErased e => this with { People = People.SetItem(e.Person, false) },
        _ => this,
    };

    /// <summary>True for whoever works here.</summary>
    public bool Works(PersonId person) => People.GetValueOrDefault(person);

    /// <summary>Where the person stands on a day; null: outside of the pool.</summary>
    public CareerStanding? Standing(PersonId person, DateOnly day) => CareerStanding.Of(Member.Stays, Member.Grades.Select(g => (g.Key, g.Value)), day) is var (grade, since)
        ? new(grade, since, Validated, [.. Projects.Values.SelectMany(p => p.LedBy(person)).Where(l => l.ToItsEnd).OrderByDescending(l => l.From).ThenBy(l => l.Code, StringComparer.Ordinal).DistinctBy(l => l.Project)], Names)
        : null;

    private CareerFacts Project(ProjectId project, object @event) => Projects.TryGetValue(project, out var life) ? this with { Projects = Projects.SetItem(project, life.After(@event)) } : this;
}
