using Pmo.Staffing;
using Pmo.Staffing.Planning;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Planning;

/// <summary>The plan that the tests of planning speak of.</summary>
internal static class ThePlan
{
    public static readonly PlanId Id = new(new Guid("00000000-0000-8000-8000-0000000000f1"));
    public static readonly PlanId Other = new(new Guid("00000000-0000-8000-8000-0000000000f2"));
    public static readonly PlanDrafted Drafted = new(Id, "Spring", null, Head, Now);
    public static readonly PersonBooked Running = Booked(One, "BRIDGE", 60, new(2026, 2, 1), new(2026, 6, 30));
    public static readonly PlannedMove Move = new(PlannedKind.Book, Pat, null, Bridge, "BRIDGE", BookingKind.Hard, 40, new(2026, 4, 1), new(2026, 6, 30));
    public static readonly PlannedMove Shorter = new(PlannedKind.Change, Pat, One, Bridge, "BRIDGE", BookingKind.Hard, 50, new(2026, 4, 1), new(2026, 5, 31));
    public static readonly PlannedMove Ended = new(PlannedKind.Release, Pat, One, Bridge, "BRIDGE", BookingKind.Hard, 0, new(2026, 2, 1), new(2026, 3, 31));
    public static readonly PlannedFor Was = new(BookingKind.Hard, 60, new(2026, 2, 1), new(2026, 6, 30));

    public static PlanLineEntered Entered(int line, PlannedMove move) => new(Id, line, move, move.Booking is null ? null : Was, Head, Now);

    /// <summary>A plan with this history, seen by the head of the PMO, with Pat in the pool and booked for BRIDGE.</summary>
    public static Given<StaffingPlan> Plan(params object[] history) => new(history) { Actor = Head, Roles = [Role.HeadOfPmo], Consulting = [Added, Registered(Bridge, "BRIDGE"), Joined, Running] };
}
