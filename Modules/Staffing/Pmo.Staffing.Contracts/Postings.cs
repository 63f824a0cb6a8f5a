namespace Pmo.Staffing;

/// <summary>A role was posted openly: everybody of the pool may apply until a day.</summary>
/// <param name="About">What the head of the PMO says of it, for all to read; null: nothing.</param>
/// <param name="Until">The last day to apply.</param>
/// <param name="Closes">The instant at which that day is over.</param>
/// <param name="To">Everybody of the pool who is told; nobody, where only the day was changed.</param>
/// <param name="Supports">It is to work beside who answers for the project.</param>
[EventName("staffing.role-posted")]
public sealed record RolePosted(RequestId Request, ProjectId Project, string? About, DateOnly Until, DateTimeOffset Closes, IReadOnlyList<PersonId> To, PersonId By, DateTimeOffset At, bool Supports = false);

/// <summary>A person of the pool applied for a posted role. Their words are private: they and those who staff read them.</summary>
/// <param name="PostedBy">Who posted it, and is told.</param>
/// <param name="Supports">It is to work beside who answers for the project.</param>
[EventName("staffing.role-applied-for"), PrivateText]
public sealed record RoleAppliedFor(RequestId Request, ProjectId Project, PersonId Person, [property: Personal("words")] string Words, PersonId PostedBy, DateTimeOffset At, bool Supports = false) : IAboutPerson;

/// <summary>A person withdrew their application.</summary>
[EventName("staffing.application-withdrawn")]
public sealed record ApplicationWithdrawn(RequestId Request, PersonId Person, DateTimeOffset At);

/// <summary>Nobody can apply any more, because the request was filled or withdrawn.</summary>
/// <param name="Filled">Somebody has the role; false: the request was withdrawn.</param>
/// <param name="Waiting">How many wait for their decision.</param>
/// <param name="Supports">It was to work beside who answers for the project.</param>
[EventName("staffing.posting-closed")]
public sealed record PostingClosed(RequestId Request, ProjectId Project, bool Filled, int Waiting, PersonId PostedBy, DateTimeOffset At, bool Supports = false);

/// <summary>What became of an application.</summary>
public enum ApplicationOutcome
{
    /// <summary>They have the role.</summary>
    Chosen,
    /// <summary>Somebody else does.</summary>
    NotChosen,
    /// <summary>Nobody does: the request was withdrawn.</summary>
    NotFilled,
}

/// <summary>A person who applied hears the decision, and a reason that is about themselves only. It is private: they and those who staff read it.</summary>
/// <param name="Supports">It was to work beside who answers for the project.</param>
[EventName("staffing.application-answered"), PrivateText]
public sealed record ApplicationAnswered(RequestId Request, ProjectId Project, PersonId Person, ApplicationOutcome Outcome, [property: Personal("reason")] string Reason, PersonId By, DateTimeOffset At, bool Supports = false) : IAboutPerson;

/// <summary>Where postings stand, for rules that consult them.</summary>
public static class PostingStreams
{
    /// <summary>The stream of a request's posting.</summary>
    public static string Of(RequestId request) => $"staffing.posting-{request}";
}
