using System.Text.Json.Serialization;
using Pmo.Office;

namespace Pmo.Staffing;

/// <summary>A waiver of the grade limit for one project.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct GradeWaiverId(Guid Value) : IId<GradeWaiverId>
{
    public static GradeWaiverId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("n");
}

/// <summary>From a day on, projects of a class are led by people of a grade or above.</summary>
/// <param name="Class">Size × risk × type, as the register writes it; case does not matter.</param>
/// <param name="Grade">The least grade of the project manager; null: none is asked any more.</param>
[EventName("staffing.grade-limit-set")]
public sealed record GradeLimitSet(string Class, Grade? Grade, DateOnly From, string Reason, PersonId By, DateTimeOffset At);

/// <summary>Somebody of the PMO asked that a project may be led by a lower grade than its class asks, until a day.</summary>
/// <param name="Code">The project's code, which never changes.</param>
/// <param name="Person">Only by this person; null: by anybody of the grade.</param>
/// <param name="Grade">The least grade that would do.</param>
/// <param name="Until">The last day.</param>
/// <param name="Ends">The instant at which that day is over: then it is void, also if nobody has decided.</param>
/// <param name="Decider">Who decides: the project's sponsor, who carries the risk.</param>
[EventName("staffing.grade-waiver-asked")]
public sealed record GradeWaiverAsked(
    GradeWaiverId Waiver, ProjectId Project, string Code, PersonId? Person, Grade Grade, DateOnly Until, DateTimeOffset Ends, string Reason, PersonId Decider, PersonId By, DateTimeOffset At);

/// <summary>Until a day, a project may be led by a lower grade than its class asks.</summary>
/// <param name="Person">Only by this person; null: by anybody of the grade.</param>
/// <param name="From">The day it was granted.</param>
/// <param name="OnBehalfOf">For whom a deputy decided; null: nobody.</param>
[EventName("staffing.grade-waiver-granted")]
public sealed record GradeWaiverGranted(
    GradeWaiverId Waiver, ProjectId Project, PersonId? Person, Grade Grade, DateOnly From, DateOnly Until, DateTimeOffset Ends, string? Reason, PersonId AskedBy, PersonId By, PersonId? OnBehalfOf, DateTimeOffset At);

/// <summary>A waiver was not granted.</summary>
[EventName("staffing.grade-waiver-refused")]
public sealed record GradeWaiverRefused(GradeWaiverId Waiver, ProjectId Project, string Reason, PersonId AskedBy, PersonId By, PersonId? OnBehalfOf, DateTimeOffset At);

/// <summary>A waiver is over: its last day has passed, or it was ended or withdrawn before.</summary>
/// <param name="On">The first day on which it does not hold.</param>
/// <param name="Reason">Why it ends before its last day; null: that day has passed.</param>
/// <param name="Below">Who leads the project and is below the limit from now on; null: nobody.</param>
/// <param name="To">The heads of the PMO, who are told.</param>
[EventName("staffing.grade-waiver-ended")]
public sealed record GradeWaiverEnded(GradeWaiverId Waiver, ProjectId Project, DateOnly On, string? Reason, PersonId? Below, IReadOnlyList<PersonId> To, PersonId By, DateTimeOffset At);

/// <summary>Where waivers of grade limits stand, for rules that consult them.</summary>
public static class GradeWaiverStreams
{
    /// <summary>The stream of a project's waivers.</summary>
    public static string Of(ProjectId project) => $"staffing.waivers-{project}";
}
