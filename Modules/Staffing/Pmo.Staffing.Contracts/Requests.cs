using System.Text.Json.Serialization;
using Pmo.Office;

namespace Pmo.Staffing;

/// <summary>A project's request for a project manager.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct RequestId(Guid Value) : IId<RequestId>
{
    public static RequestId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("n");
}

/// <summary>Why a project is ready to be staffed.</summary>
public enum Readiness
{
    /// <summary>Its gate was passed.</summary>
    Gate,
    /// <summary>It was initiated.</summary>
    Initiation,
    /// <summary>Its sponsor says so.</summary>
    Sponsor,
}

/// <summary>A competency that a post asks for.</summary>
/// <param name="Level">The least level; null: a certificate, which is held or not.</param>
/// <param name="Must">Without it nobody is considered; otherwise it counts in the fit.</param>
public sealed record AskedCompetency(CompetencyId Competency, CompetencyLevel? Level, bool Must);

/// <summary>What a post asks of whoever fills it.</summary>
/// <param name="Grade">The least grade.</param>
/// <param name="Percent">Of a full week.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Place">Where the work is; null: anywhere.</param>
public sealed record PostNeeds(Grade Grade, int Percent, DateOnly From, DateOnly To, IReadOnlyList<AskedCompetency> Competencies, string? Place = null);

/// <summary>A request for a project manager was begun.</summary>
/// <param name="Code">The project's code, which never changes.</param>
/// <param name="PartOf">The request that it is the second part of; null: it asks for one person alone, or is the first part.</param>
/// <param name="Supports">Whoever is found works beside who answers for the project.</param>
[EventName("staffing.request-drafted")]
public sealed record RequestDrafted(RequestId Request, ProjectId Project, string Code, PostNeeds Needs, Readiness Because, PersonId By, DateTimeOffset At, RequestId? PartOf = null, bool Supports = false);

/// <summary>A request asks for something else, or for another reason.</summary>
[EventName("staffing.request-changed")]
public sealed record RequestChanged(RequestId Request, PostNeeds Needs, Readiness Because, PersonId By, DateTimeOffset At);

/// <summary>A request was handed to the head of the PMO.</summary>
/// <param name="ToDecide">Who holds that role.</param>
[EventName("staffing.request-submitted")]
public sealed record RequestSubmitted(RequestId Request, ProjectId Project, IReadOnlyList<PersonId> ToDecide, PersonId By, DateTimeOffset At);

/// <summary>The head of the PMO began to look for somebody.</summary>
[EventName("staffing.shortlisting-started")]
public sealed record ShortlistingStarted(RequestId Request, PersonId By, DateTimeOffset At);

/// <summary>Somebody was chosen for a post, and is told first.</summary>
/// <param name="Reason">Why somebody else than the first of the ranking; null: it is the first.</param>
/// <param name="Ranking">The inputs and the outcome of the ranking at this moment.</param>
/// <param name="AnswerBy">Until then they may object.</param>
/// <param name="Supports">They would work beside who answers for the project.</param>
[EventName("staffing.candidate-proposed")]
public sealed record CandidateProposed(RequestId Request, ProjectId Project, PersonId Person, string? Reason, FrozenRanking Ranking, DateTimeOffset AnswerBy, PersonId By, DateTimeOffset At, bool Supports = false);

/// <summary>The chosen person takes the post.</summary>
[EventName("staffing.proposal-accepted")]
public sealed record ProposalAccepted(RequestId Request, PersonId Person, DateTimeOffset At);

/// <summary>The chosen person says why they should not take the post; the head of the PMO decides.</summary>
[EventName("staffing.proposal-objected")]
public sealed record ProposalObjected(RequestId Request, ProjectId Project, PersonId Person, string Reason, PersonId ToDecide, DateTimeOffset At);

/// <summary>The choice was taken back, and somebody else is looked for.</summary>
[EventName("staffing.proposal-taken-back")]
public sealed record ProposalTakenBack(RequestId Request, ProjectId Project, PersonId Person, string Reason, PersonId By, DateTimeOffset At);

/// <summary>The choice holds: the person is being booked.</summary>
/// <param name="Despite">Why it holds although the person objected; null: they did not.</param>
/// <param name="Supports">They work beside who answers for the project.</param>
[EventName("staffing.request-confirmed")]
public sealed record RequestConfirmed(RequestId Request, ProjectId Project, PersonId Person, BookingId Booking, int Percent, DateOnly From, DateOnly To, string? Despite, PersonId By, DateTimeOffset At, bool Supports = false);

/// <summary>The person could not be booked any more, and somebody else is looked for.</summary>
[EventName("staffing.request-returned")]
public sealed record RequestReturned(RequestId Request, ProjectId Project, PersonId Person, string Why, PersonId ToDecide, DateTimeOffset At);

/// <summary>The post is filled.</summary>
/// <param name="Supports">With somebody who works beside who answers for the project.</param>
[EventName("staffing.request-filled")]
public sealed record RequestFilled(RequestId Request, ProjectId Project, PersonId Person, PersonId RequestedBy, DateTimeOffset At, bool Supports = false);

/// <summary>Nobody is looked for any more.</summary>
[EventName("staffing.request-withdrawn")]
public sealed record RequestWithdrawn(RequestId Request, string Reason, PersonId By, DateTimeOffset At);

/// <summary>Where requests stand, for rules that consult them.</summary>
public static class RequestStreams
{
    /// <summary>The stream of one request.</summary>
    public static string Of(RequestId request) => $"staffing.request-{request}";
}
