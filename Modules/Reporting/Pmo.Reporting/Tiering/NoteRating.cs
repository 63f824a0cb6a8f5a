using System.Collections.Immutable;

namespace Pmo.Reporting.Tiering;

/// <summary>A project's overall status as accepted for its newest data date.</summary>
/// <param name="Before">The status accepted before; null: none.</param>
[EventName("reporting.rating-noted")]
internal sealed record RatingNoted(ProjectId Project, Rag Rag, Rag? Before, DateOnly DataDate, ObligationId Obligation, DateTimeOffset At);

/// <summary>Tells a project's reporting how its accepted report rates it.</summary>
[May(Role.System)]
internal sealed record NoteRating(ProjectId Project, ObligationId Obligation, int Revision) : ICommand;

/// <summary>The overall status of each revision of one report.</summary>
internal sealed record GivenRatings(ImmutableDictionary<int, Rag?> Ratings, DateOnly DataDate) : IState<GivenRatings>
{
    public static GivenRatings Initial { get; } = new(ImmutableDictionary<int, Rag?>.Empty, default);

    public GivenRatings Evolve(object @event) => @event switch
    {
        ReportSubmitted e => new(Ratings.SetItem(e.Revision, e.Content.Overall), e.DataDate),
        _ => this,
    };
}

/// <summary>The status accepted for the newest data date counts: a late acceptance of an older report changes nothing, a report without a status neither.</summary>
internal sealed class NoteRatingRule : IRule<NoteRating, ProjectReporting, GivenRatings>
{
    public string Stream(NoteRating c) => ProjectReporting.StreamOf(c.Project);
    public IEnumerable<string> Consults(NoteRating c, ProjectReporting p) => [Obligation.StreamOf(c.Obligation)];

    public Decision Decide(NoteRating c, ProjectReporting p, GivenRatings given, Moment m) => given switch
    {
        _ when given.Ratings.GetValueOrDefault(c.Revision) is not { } || p.RatedOn > given.DataDate => Decision.Nothing,
        _ when p.Rating == given.Ratings[c.Revision] && p.RatedOn == given.DataDate => Decision.Nothing,
        _ => [new RatingNoted(c.Project, given.Ratings[c.Revision]!.Value, p.Rating, given.DataDate, c.Obligation, m.Now)],
    };
}

/// <summary>An accepted report's status reaches the project's reporting.</summary>
internal sealed class NoteRatingWhenAccepted : Policy
{
    public override string StoredName => "reporting.note-rating-when-accepted";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ReportAccepted e => [Now(new NoteRating(e.Project, e.Obligation, e.Revision))],
        _ => None,
    };
}
