namespace Pmo.Host.Engaging;

/// <summary>A review engagement: what is reviewed against what, over which period, and by whom.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(IdJson))]
public readonly record struct EngagementId(Guid Value) : IId<EngagementId>
{
    public static EngagementId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("n");
}

/// <summary>How far an engagement is.</summary>
public enum EngagementState
{
    /// <summary>Scope and criteria stand; nothing is tested.</summary>
    Planned,

    /// <summary>Samples are drawn and tested.</summary>
    Fieldwork,

    /// <summary>Testing has ended; observations are answered.</summary>
    Reporting,

    /// <summary>Signed off. Only a new event with a reason opens it again.</summary>
    Closed,
}

/// <summary>An engagement was opened. It stands in the log before the checkpoint that is pinned for it, so that nobody who opens one can foresee the draw.</summary>
/// <param name="Criteria">Against what is reviewed.</param>
/// <param name="From">The first day of the period (UTC).</param>
/// <param name="To">Its last day.</param>
/// <param name="Departments">Projects of these departments and those below them; with none of these and no project named: all.</param>
/// <param name="Projects">These projects too.</param>
/// <param name="Lead">Who answers for the engagement.</param>
/// <param name="Reviewers">Who tests; the lead is among them.</param>
/// <param name="Independence">What the reviewers declare about their independence.</param>
[EventName("host.engagement-opened")]
public sealed record EngagementOpened(
    EngagementId Engagement, string Title, string Criteria, DateOnly From, DateOnly To, IReadOnlyList<UnitId> Departments, IReadOnlyList<ProjectId> Projects,
    PersonId Lead, IReadOnlyList<PersonId> Reviewers, string Independence, PersonId By, DateTimeOffset At);

/// <summary>The log as it was signed for an engagement: populations are counted over it and samples drawn by its root, and nothing later comes in.</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Size">Its events.</param>
/// <param name="Root">The root over them, base64.</param>
/// <param name="Note">The signed checkpoint.</param>
[EventName("host.checkpoint-pinned")]
public sealed record CheckpointPinned(EngagementId Engagement, string Origin, long Size, string Root, string Note, PersonId By, DateTimeOffset At);

/// <summary>An engagement went on to its next state, or was opened again.</summary>
/// <param name="Before">How far it was.</param>
/// <param name="Now">How far it is.</param>
/// <param name="Reason">Why it was opened again.</param>
[EventName("host.engagement-moved")]
public sealed record EngagementMoved(EngagementId Engagement, EngagementState Before, EngagementState Now, string? Reason, PersonId By, DateTimeOffset At);
