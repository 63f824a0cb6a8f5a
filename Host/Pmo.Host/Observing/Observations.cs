using Pmo.Host.Engaging;

namespace Pmo.Host.Observing;

/// <summary>The observations of reviews, each with its owner and how far it is.</summary>
internal sealed class Observations : Projection
{
    public override string Schema => """
        create table review_observation (
            id blob primary key, engagement blob not null, title text not null, severity text not null, owner blob not null, state text not null,
            answer_by integer, overdue integer not null, answered integer, at integer not null) without rowid;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ObservationDrafted e => [Sql($"""
            insert into review_observation (id, engagement, title, severity, owner, state, overdue, at) values ({e.Observation}, {e.Engagement}, {e.Title}, {e.Severity}, {e.Owner}, {ObservationState.Draft}, 0, {e.At})
            on conflict (id) do update set title = excluded.title, severity = excluded.severity, owner = excluded.owner, state = excluded.state
            """)],
        ObservationSubmitted e => [State(e.Observation, ObservationState.InReview)],
        ObservationReturned e => [State(e.Observation, ObservationState.Draft)],
        ObservationSent e => [Sql($"update review_observation set state = {ObservationState.Response}, answer_by = {e.AnswerBy} where id = {e.Observation}")],
        ObservationChased { Overdue: true } e => [Sql($"update review_observation set overdue = 1 where id = {e.Observation}")],
        ObservationAnswered e => [Sql($"update review_observation set answered = {e.At}, overdue = 0 where id = {e.Observation}")],
        ObservationFinalised e => [State(e.Observation, ObservationState.Final)],
        ObservationClosed e => [State(e.Observation, ObservationState.Closed)],
        ObservationDiscarded e => [State(e.Observation, ObservationState.Discarded)],
        _ => Skip,
    };

    private static Sql State(ObservationId observation, ObservationState state) => Sql($"update review_observation set state = {state} where id = {observation}");
}

/// <summary>The observations of a review. The head of the PMO sees those that were put to their owner, and no draft.</summary>
[May(Role.ComplianceReviewer, Role.HeadOfPmo)]
public sealed record FindObservations(EngagementId Engagement) : IQuery<IReadOnlyList<ObservationRow>>;

/// <summary>An observation in the list.</summary>
/// <param name="AnswerBy">By when its owner is to answer.</param>
/// <param name="Overdue">The day has passed and no answer came.</param>
public sealed record ObservationRow(ObservationId Observation, string Title, Severity Severity, PersonId Owner, ObservationState State, DateTimeOffset? AnswerBy, bool Overdue, DateTimeOffset? Answered);

/// <summary>Answers it.</summary>
internal sealed class FindObservationsHere : IAnswer<FindObservations, IReadOnlyList<ObservationRow>>
{
    public IReadOnlyList<ObservationRow> Answer(FindObservations query, Viewer who, Db db)
    {
        // The rights are today's, also for a past moment: a draft of then is not shown to the head.
        var drafts = who.Is(Role.ComplianceReviewer);
        return [.. db.List<Row>($"""
            select id, title, severity, owner, state, answer_by, overdue, answered from review_observation
            where engagement = {query.Engagement} and ({drafts} or state not in ('Draft', 'InReview', 'Discarded')) order by at, id
            """).Select(r => new ObservationRow(new(r.Id), r.Title, r.Severity, r.Owner, r.State, r.AnswerBy, r.Overdue, r.Answered))];
    }

    private sealed record Row(Guid Id, string Title, Severity Severity, PersonId Owner, ObservationState State, DateTimeOffset? AnswerBy, bool Overdue, DateTimeOffset? Answered);
}
