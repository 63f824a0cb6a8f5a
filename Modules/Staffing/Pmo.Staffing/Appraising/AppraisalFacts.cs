using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Appraising;

/// <summary>What appraisals consult: the booking, whose project it is for, who is head of the PMO, whether people are there, and the weights.</summary>
internal sealed record AppraisalFacts(PoolMember Member, AppraisalWeights Weights, SolidLines Lines, PersonId? Sponsor, ImmutableList<PersonId> HeadsEver, ImmutableHashSet<PersonId> Gone) : IState<AppraisalFacts>
{
    public static AppraisalFacts Initial { get; } = new(PoolMember.Initial, AppraisalWeights.Initial, SolidLines.None, null, [], []);

    /// <summary>The heads of the PMO who work here and are not the person who is appraised.</summary>
    public IReadOnlyList<PersonId> Heads(PersonId but) => [.. HeadsEver.Where(h => h != but && !Gone.Contains(h))];

    /// <summary>Where it stands who is head of the PMO.</summary>
    public static string HeadsStream => RoleHolders.StreamOf(Role.HeadOfPmo);

    public AppraisalFacts Evolve(object @event) => (this with { Lines = Lines.After(@event) }).Learn(@event);

    private AppraisalFacts Learn(object @event) => @event switch
    {
        PoolJoined or PoolLeft or GradeSet or AvailabilitySet or PersonBooked or BookingConfirmed or BookingChanged or BookingReleased or BookingLapsed => this with { Member = Member.Evolve(@event) },
        AppraisalWeightsSet => this with { Weights = Weights.Evolve(@event) },
        SponsorNamed e => this with { Sponsor = e.Sponsor },
        RoleGranted { Role: Role.HeadOfPmo } e => this with { HeadsEver = HeadsEver.Remove(e.Person).Add(e.Person) },
        RoleWithdrawn { Role: Role.HeadOfPmo } e => this with { HeadsEver = HeadsEver.Remove(e.Person) },
        PersonDisabled e => this with { Gone = Gone.Add(e.Person) },
        PersonErased e => this with { Gone = Gone.Add(e.Person) },
        PersonEnabled e => this with { Gone = Gone.Remove(e.Person) },
        _ => this,
    };
}
