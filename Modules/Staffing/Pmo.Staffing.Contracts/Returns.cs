namespace Pmo.Staffing;

/// <summary>How long before the end of an assignment its closing work begins, and how long after it the return talk may take.</summary>
/// <param name="ClosingWorkingDays">Working days at the end of the assignment; 0: none.</param>
/// <param name="TalkWorkingDays">Working days after its last day.</param>
[EventName("staffing.return-terms-set")]
public sealed record ReturnTermsSet(int ClosingWorkingDays, int TalkWorkingDays, string Reason, PersonId By, DateTimeOffset At);

/// <summary>The last working days of an assignment have come: they are kept for closing work.</summary>
/// <param name="From">The first of these days.</param>
/// <param name="LastDay">The last day of the assignment.</param>
[EventName("staffing.closing-work-begun")]
public sealed record ClosingWorkBegun(PersonId Person, BookingId Booking, ProjectId Project, DateOnly From, DateOnly LastDay, DateTimeOffset At);

/// <summary>An assignment is over and the person is back: the head of the PMO talks with them about what comes next.</summary>
/// <param name="LastDay">The last day of the assignment.</param>
/// <param name="Due">The day by which the talk should have been.</param>
/// <param name="Heads">Who was head of the PMO then.</param>
[EventName("staffing.return-talk-opened")]
public sealed record ReturnTalkOpened(PersonId Person, BookingId Booking, ProjectId Project, DateOnly LastDay, DateOnly Due, IReadOnlyList<PersonId> Heads, DateTimeOffset At);

/// <summary>The talk after an assignment took place.</summary>
[EventName("staffing.return-talk-held")]
public sealed record ReturnTalkHeld(PersonId Person, BookingId Booking, DateOnly On, PersonId By, DateTimeOffset At);
