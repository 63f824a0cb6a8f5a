using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Pooling;

namespace Pmo.Tests.Staffing;

/// <summary>The people and projects that Staffing's tests speak of.</summary>
internal static class ThePool
{
    public static readonly DateOnly Start = new(2026, 1, 1);
    public static readonly PersonId Pat = new(new Guid("00000000-0000-8000-8000-0000000000b1"));
    public static readonly PersonId Head = new(new Guid("00000000-0000-8000-8000-00000000ac70"));
    public static readonly ProjectId Bridge = Projects.IdOf("BRIDGE");
    public static readonly ProjectId Harbour = Projects.IdOf("HARBOUR");
    public static readonly BookingId One = new(new Guid("00000000-0000-8000-8000-000000000001"));
    public static readonly BookingId Two = new(new Guid("00000000-0000-8000-8000-000000000002"));
    public static readonly DateTimeOffset Now = new Given<PoolMember>().Now;

    public static readonly PersonAdded Added = new(Pat, "Pat", "pat@example.org", "UTC");
    public static readonly PoolJoined Joined = new(Pat, Grade.ProjectManager, 100, Start, "UTC", Head, Now);

    public static ProjectRegistered Registered(ProjectId project, string code) => new(project, code, code, null, null, new ProjectProfile());

    public static PersonBooked Booked(BookingId id, string code, int percent, DateOnly from, DateOnly to, DateTimeOffset? lapses = null) =>
        new(Pat, id, Projects.IdOf(code), code, lapses is null ? BookingKind.Hard : BookingKind.Soft, percent, from, to, lapses, Head, Now);

    /// <summary>Pat in the pool with this history, seen by the head of the PMO, with these facts of the Office.</summary>
    public static Given<PoolMember> Given(params object[] history) =>
        new([Joined, .. history]) { Actor = Head, Roles = [Role.HeadOfPmo], Consulting = [Added, Registered(Bridge, "BRIDGE")] };
}
