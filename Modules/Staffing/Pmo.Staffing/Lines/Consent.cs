using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Lines;

/// <summary>Where a consent stands that has not led to anything yet.</summary>
internal enum ConsentStage
{
    /// <summary>Somebody is asked.</summary>
    Asked,
    /// <summary>The head of the PMO decides: they said no, did not answer, or there was nobody to ask.</summary>
    WithHead,
    /// <summary>Given or overridden; of a swap, the other side may still be waited for.</summary>
    Agreed,
}

/// <summary>A consent that is asked for with a booking.</summary>
internal sealed record Consent(ConsentAsked Asked, ConsentStage Stage)
{
    public static Decision Unknown => Decision.Refuse("consent.unknown", "Nobody asked you this, or it is settled.");

    /// <summary>The last day that stays booked, once it is decided; never one that has passed.</summary>
    public DateOnly LastDay(bool agreed, DateOnly today)
    {
        var asked = !agreed && Asked.NoticeEnds > Asked.LastDay ? Asked.NoticeEnds.Value : Asked.LastDay!.Value;
        return asked > today ? asked : today;
    }

    /// <summary>Whose consent it needs that a booking ends early: the manager's where the department is the solid line, else the sponsor's; nobody's, if that is the person themselves.</summary>
    public static (PersonId? Asked, AskedAs As) Whose(PoolMember member, PersonId person, ProjectId project, StaffingFacts facts, DateOnly today) =>
        member.DepartmentOn(today) is { } department && facts.Lines.On(department, today) == Arrangement.Department
            ? (facts.Lines.ManagerOf(department, person, today), AskedAs.DepartmentManager)
            : (facts.Sponsors.GetValueOrDefault(project) is { } sponsor && sponsor != person ? sponsor : null, AskedAs.Sponsor);

    /// <summary>Whether somebody may answer: who was asked, or who holds that place now.</summary>
    public bool MayAnswer(PersonId who, PoolMember member, StaffingFacts facts, DateOnly today)
    {
        if (who == Asked.Asked) return true;
        if (Asked.For == ConsentFor.Assignment) return member.Bookings.TryGetValue(Asked.Booking, out var b) && AssignmentConsent.ManagerOf(member, Asked.Person, b.From, facts) == who;
        return Whose(member, Asked.Person, Asked.Project, facts, today) == (who, Asked.As);
    }
}

/// <summary>Where the department is the solid line, its manager is asked before a person is hard-booked.</summary>
internal static class AssignmentConsent
{
    public static PersonId? ManagerOf(PoolMember member, PersonId person, DateOnly day, StaffingFacts facts) => member.DepartmentOn(day) is { } department ? facts.Lines.ManagerOf(department, person, day) : null;

    /// <summary>Whose yes is needed for a booking from a day on; null: nobody's, or it is their own decision.</summary>
    public static PersonId? Needed(PoolMember member, PersonId person, DateOnly from, StaffingFacts facts, Moment m) => ManagerOf(member, person, from, facts) is { } manager && manager != m.Principal ? manager : null;

    /// <summary>Why nobody can be asked, or null.</summary>
    public static Decision? Refuses(PoolMember member, PersonId person, DateOnly from, StaffingFacts facts) =>
        member.DepartmentOn(from) is { } department && facts.Lines.On(department, from) == Arrangement.Department && facts.Lines.ManagerOf(department, person, from) is null
            ? Decision.Refuse("line.no-manager", "Their department decides about their bookings, and nobody manages it: name its manager under Departments first.") : null;

    public static ConsentAsked Asked(PersonId person, PoolBooking booking, PersonId manager, DateTimeOffset answerBy, Moment m) =>
        new(person, booking.Id, booking.Project, ConsentFor.Assignment, manager, AskedAs.DepartmentManager, null, null, null, null, $"Booked for {booking.Code}.", answerBy, m.Actor, m.Now);
}
