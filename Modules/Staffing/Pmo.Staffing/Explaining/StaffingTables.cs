using static Pmo.CellKind;

namespace Pmo.Staffing.Explaining;

/// <summary>The tables behind the figures of staffing, of whose cells it can be told which event set them. None of it stands in a difference: that compares projects, and this is about people.</summary>
internal static class StaffingTables
{
    public static IReadOnlyList<TracedTable> All { get; } =
    [
        new("pool_stay", "Stay in the pool", ["person", "from_day"], null, [new("last_day", "Last day in the pool", Plain)]),
        new("pool_grade", "Grade", ["person", "from_day"], null, [new("grade", "Grade")]),
        new("pool_percent", "Share of the week", ["person", "from_day"], null, [new("percent", "Works, %", Number)]),
        new("booking", "Booking", ["id"], "project", [new("kind", "Booking"), new("from_day", "First day", Plain), new("to_day", "Last day", Plain)]),
        new("booking_share", "Share of a booking", ["booking", "from_day"], null, [new("percent", "Booked, %", Number)]),
        new("staffing_absence", "Absence", ["id"], null, [new("from_day", "Away from", Plain), new("to_day", "Away until", Plain)]),
        new("staffing_demand", "Demand without a name", ["id"], "project", [new("state", "Demand"), new("grade", "Grade asked"), new("percent", "Share asked, %", Number), new("from_day", "First day", Plain), new("to_day", "Last day", Plain)]),
        new("request_choice", "Choice", ["request", "at"], null, [new("rank", "Place in the ranking", Number)]),
        new("request", "Request", ["id"], "project", [new("stage", "Request"), new("grade", "Grade asked"), new("percent", "Share asked, %", Number), new("from_day", "First day", Plain), new("to_day", "Last day", Plain)]),
    ];
}
