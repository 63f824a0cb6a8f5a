namespace Pmo.Staffing;

/// <summary>A person answers for a project from a day on; whoever did before is relieved by it.</summary>
/// <param name="Booking">What they are booked by; null: an acting one, or one whom the register named.</param>
/// <param name="TakesOver">The instant at which the day begins where they are, or now when it has come.</param>
/// <param name="Acting">Until somebody is found.</param>
[EventName("staffing.post-filled")]
public sealed record PostFilled(
    ProjectId Project, PersonId Person, BookingId? Booking, RequestId? Request, DateOnly From, DateTimeOffset TakesOver, bool Acting, string? Reason, PersonId By, DateTimeOffset At);

/// <summary>The day has come: the person is the project's project manager.</summary>
/// <param name="Acting">Until somebody is found.</param>
[EventName("staffing.post-taken-up")]
public sealed record PostTakenUp(ProjectId Project, PersonId Person, bool Acting, DateTimeOffset At);

/// <summary>Nobody answers for a project any more.</summary>
[EventName("staffing.post-vacated")]
public sealed record PostVacated(ProjectId Project, PersonId Person, string Reason, DateTimeOffset At);

/// <summary>Whoever was to answer for a project from a day on does not: who answers until then goes on.</summary>
[EventName("staffing.succession-dropped")]
public sealed record SuccessionDropped(ProjectId Project, PersonId Person, BookingId Booking, string Reason, DateTimeOffset At);

/// <summary>The register names somebody whom Staffing did not assign, by an import or by hand.</summary>
[EventName("staffing.post-recorded")]
public sealed record PostRecorded(ProjectId Project, PersonId? Person, DateTimeOffset At);

/// <summary>A person is booked for a project, in whatever part.</summary>
[EventName("staffing.post-booked")]
public sealed record PostBooked(ProjectId Project, PersonId Person, BookingId Booking);

/// <summary>A project has ended, and with it what a person is booked for it.</summary>
/// <param name="LastDay">The day before it ended: on that day they are free again.</param>
[EventName("staffing.post-closed")]
public sealed record PostClosed(ProjectId Project, PersonId Person, BookingId Booking, DateOnly LastDay, DateTimeOffset At);

/// <summary>A project has ended under a person.</summary>
/// <param name="Completed">It was completed, not cancelled.</param>
[EventName("staffing.post-led")]
public sealed record PostLed(ProjectId Project, PersonId Person, bool Completed, DateOnly On, DateTimeOffset At);

/// <summary>A person led a project to its end.</summary>
/// <param name="Completed">It was completed, not cancelled.</param>
[EventName("staffing.project-led")]
public sealed record ProjectLed(PersonId Person, ProjectId Project, bool Completed, DateOnly On, DateTimeOffset At) : IOfPoolMember;

/// <summary>A person who was chosen for a post could not be booked for it any more.</summary>
[EventName("staffing.assignment-failed")]
public sealed record AssignmentFailed(PersonId Person, BookingId Booking, RequestId Request, string Why, DateTimeOffset At) : IOfPoolMember;

/// <summary>Where posts stand, for rules that consult them.</summary>
public static class PostStreams
{
    /// <summary>The stream of a project's post: who answers for it.</summary>
    public static string Of(ProjectId project) => $"staffing.post-{project}";
}
