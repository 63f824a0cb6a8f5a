namespace Pmo.Staffing.Capacity;

/// <summary>Where a demand stands.</summary>
public enum DemandState { Open, Met, Withdrawn }

/// <summary>Demand without a name: what is open first, the soonest first.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)]
internal sealed record FindDemand : IQuery<DemandBoard>;

/// <summary>Demand without a name, and the hard bookings that may meet it.</summary>
internal sealed record DemandBoard(IReadOnlyList<DemandRow> Rows, IReadOnlyList<MeetingRow> Bookings);

/// <summary>A demand.</summary>
/// <param name="For">The project's code, or what the initiative is called.</param>
/// <param name="Person">Who was booked for it.</param>
public sealed record DemandRow(DemandId Demand, Grade Grade, int Percent, DateOnly FromDay, DateOnly ToDay, ProjectId? Project, string For, string? Initiative, DemandState State, string? Reason, PersonId? Person)
{
    public int On(DateOnly day) => FromDay <= day && day <= ToDay ? Percent : 0;
}

/// <summary>A hard booking that may meet a demand.</summary>
public sealed record MeetingRow(PersonId Person, string Name, BookingId Booking, ProjectId Project, string Code, DateOnly FromDay, DateOnly ToDay)
{
    /// <summary>It is for the same project, or the demand is for none yet, and they share a day.</summary>
    public bool Meets(DemandRow demand) => (demand.Project is null || demand.Project == Project) && FromDay <= demand.ToDay && ToDay >= demand.FromDay;
}

/// <summary>Reads demand without a name.</summary>
internal sealed class FindDemandAnswer : IAnswer<FindDemand, DemandBoard>
{
    public DemandBoard Answer(FindDemand q, Viewer who, Db db) => new(Read(db), db.List<MeetingRow>($"""
        select person, coalesce(person_name(person), '') name, id booking, project, code, from_day, to_day from booking
        where kind = {BookingKind.Hard} and from_day <= (select max(to_day) from staffing_demand) order by 2, code, from_day
        """));

    /// <summary>All demand, or only what is open.</summary>
    public static IReadOnlyList<DemandRow> Read(Db db, bool open = false) => db.List<DemandRow>($"""
        select d.id demand, d.grade, d.percent, d.from_day, d.to_day, d.project, coalesce(p.code, d.initiative, '') "for", d.initiative, d.state, d.reason, d.person
        from staffing_demand d left join staffing_project p on p.id = d.project where d.state = {DemandState.Open} or not {open}
        order by d.state <> {DemandState.Open}, d.from_day, d.id
        """);
}
