using MediatR;
using Pmo.Host.Engaging;
using Pmo.Office;

namespace Pmo.Host.Observing;

/// <summary>One observation: for reviewers whole; for its owner, the deputies of owner and lead, and the head of the PMO once it was put to the owner; null for everybody else, or when there is none.</summary>
[May(Role.Reader), OnBehalf(DeputyScope.Answers)]
public sealed record ShowObservation(ObservationId Observation) : IQuery<ObservationSheet?>;

/// <summary>One observation.</summary>
/// <param name="Review">The engagement's title.</param>
/// <param name="Reviewers">Who works on the engagement.</param>
/// <param name="Lead">Who leads it.</param>
/// <param name="Mine">Whoever asks is to answer, or acts in the place of who is.</param>
/// <param name="StandsIn">Whoever asks may act in the owner's place.</param>
/// <param name="Reviews">Whoever asks is a reviewer and may read the engagement.</param>
/// <param name="Returned">Why the lead gave it back; null: they did not, or it was put to them again.</param>
/// <param name="Discarded">Why it was taken back; null: it was not.</param>
public sealed record ObservationSheet(
    string Review, IReadOnlyList<PersonId> Reviewers, PersonId Lead, bool Mine, bool StandsIn, bool Reviews, ObservationState State, ObservationDrafted Drafted, ObservationSent? Sent, ObservationAnswered? Answered, bool Overdue, string? Returned, string? Retest,
    string? Discarded);

internal sealed class ShowObservationHere(EngagementReading reading, IEventStore store, EventSerializer serializer, IPeople people, TimeProvider clock, Caller caller) : IRequestHandler<ShowObservation, ObservationSheet?>
{
    public async Task<ObservationSheet?> Handle(ShowObservation request, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(ShowObservation)) ?? throw new NotSignedInException();
        var found = await reading.Of(request.Observation, cancellationToken);
        if (found.Drafted is not { } drafted) return null;
        var (reviews, mine) = (who.Is(Role.ComplianceReviewer), found.Sent?.Owner == who.Person);
        var (deputy, ofLead) = found.Sent is { } sent && !reviews && !mine ? (await MayActFor(who.Person, sent.Owner, cancellationToken), await MayActFor(who.Person, sent.Lead, cancellationToken)) : default;
        if (!reviews && !mine && !deputy && !ofLead && !(found.Sent is not null && who.Is(Role.HeadOfPmo))) return null;
        var engagement = (await reading.Of(drafted.Engagement, cancellationToken)).Opened!;
        return new(engagement.Title, engagement.Reviewers, engagement.Lead, mine, deputy, reviews, found.State, drafted, found.Sent, found.Answered, found.Overdue > 0 && found.Answered is null, reviews ? found.Returned : null, found.Retest, found.Discarded);
    }

    // Whoever is told in another's place must be able to read what they are told of. The rights are today's.
    private async Task<bool> MayActFor(PersonId deputy, PersonId person, CancellationToken cancellation)
    {
        var presence = (await store.ReadStream(PersonStreams.Of(person), cancellation)).Select(serializer.Read).OfType<object>().Aggregate(Presence.Always, (p, e) => p.After(e));
        return presence.MayActFor(deputy, WorkingCalendar.DayOf(clock.GetUtcNow(), people.ZoneOf(person) ?? "UTC"), DeputyScope.Answers);
    }
}
