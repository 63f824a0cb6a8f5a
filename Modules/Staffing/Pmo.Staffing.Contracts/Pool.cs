namespace Pmo.Staffing;

/// <summary>The grades of project managers, lowest first.</summary>
public enum Grade
{
    AssociateProjectManager = 1,
    ProjectManager = 2,
    SeniorProjectManager = 3,
    ProgrammeManager = 4,
    PortfolioManager = 5,
}

/// <summary>Something that happened to one person of the pool.</summary>
public interface IOfPoolMember
{
    /// <summary>Who.</summary>
    PersonId Person { get; }
}

/// <summary>A person belongs to the pool from a day on: their home is the PMO, and its head is their solid line.</summary>
/// <param name="Percent">The share of a full week they work.</param>
/// <param name="Zone">The person's IANA zone, in which days begin and end.</param>
[EventName("staffing.pool-joined")]
public sealed record PoolJoined(PersonId Person, Grade Grade, int Percent, DateOnly From, string Zone, PersonId By, DateTimeOffset At) : IOfPoolMember;

/// <summary>A person no longer belongs to the pool after a day.</summary>
[EventName("staffing.pool-left")]
public sealed record PoolLeft(PersonId Person, DateOnly LastDay, string Reason, PersonId By, DateTimeOffset At) : IOfPoolMember;

/// <summary>A person has another grade from a day on.</summary>
[EventName("staffing.grade-set")]
public sealed record GradeSet(PersonId Person, Grade Grade, DateOnly From, string Reason, PersonId By, DateTimeOffset At) : IOfPoolMember;

/// <summary>A person works another share of a full week from a day on.</summary>
[EventName("staffing.availability-set")]
public sealed record AvailabilitySet(PersonId Person, int Percent, DateOnly From, string Reason, PersonId By, DateTimeOffset At) : IOfPoolMember;
