namespace Pmo.Staffing;

/// <summary>What one of two people covers of a post.</summary>
/// <param name="Percent">Of a full week.</param>
/// <param name="From">Their first day.</param>
/// <param name="To">Their last day.</param>
public sealed record PostPart(int Percent, DateOnly From, DateOnly To);

/// <summary>Two people are looked for instead of one: the request asks for the first part from now on, and a second request for the other.</summary>
/// <param name="Whole">What was asked of one person.</param>
/// <param name="First">What this request asks from now on.</param>
/// <param name="Second">The request for the other part.</param>
/// <param name="Supports">The second person helps whoever answers for the project; false: they follow, and answer for it from their first day.</param>
[EventName("staffing.request-split")]
public sealed record RequestSplit(RequestId Request, ProjectId Project, string Code, PostNeeds Whole, PostPart First, RequestId Second, PostPart Other, bool Supports, Readiness Because, PersonId By, DateTimeOffset At);

/// <summary>Somebody works for a project beside whoever answers for it.</summary>
[EventName("staffing.post-shared")]
public sealed record PostShared(ProjectId Project, PersonId Person, BookingId Booking, RequestId Request, DateTimeOffset At);
