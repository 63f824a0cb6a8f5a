using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Limiting;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Limiting;

/// <summary>A class that asks a grade, a project of it, and a waiver for it.</summary>
internal static class TheLimit
{
    public static readonly GradeWaiverId Waiver = new(new Guid("00000000-0000-8000-8000-0000000000e1"));
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly DateOnly Until = new(2026, 4, 30);
    public static readonly DateTimeOffset Ends = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly GradeLimitSet Limit = new("A", Grade.SeniorProjectManager, Start, "Large ones went wrong.", Head, Now);

    /// <summary>The register writes the class in another case.</summary>
    public static readonly ProjectRegistered OfClassA = new(Bridge, "BRIDGE", "Bridge", null, null, new(Class: "a"));

    public static readonly GradeWaiverAsked Asked = new(Waiver, Bridge, "BRIDGE", Pat, Grade.ProjectManager, Until, Ends, "Knows the site.", Sponsor, Head, Now);
    public static readonly GradeWaiverGranted Granted = new(Waiver, Bridge, Pat, Grade.ProjectManager, Today, Until, Ends, null, Head, Sponsor, null, Now);

    /// <summary>The same waiver, for anybody of the grade.</summary>
    public static readonly GradeWaiverGranted ForAnybody = Granted with { Person = null };

    /// <summary>What is consulted about the project and the person.</summary>
    public static object[] Facts => [OfClassA, new SponsorNamed(Bridge, Sponsor, Now), Added, Limit, new RoleGranted(Head, Role.HeadOfPmo)];

    public static Given<ProjectWaivers> Waivers(params object[] history) => new(history) { Actor = Head, Roles = [Role.HeadOfPmo], Consulting = Facts };

    /// <summary>What the class asks, after these events.</summary>
    public static ProjectLimit After(params object[] events) => events.Aggregate(ProjectLimit.None, (l, e) => l.After(e));
}
