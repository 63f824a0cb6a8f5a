namespace Pmo.Reporting;

/// <summary>Where an obligation stands. Overdue, late, very late and missed are read from the log, never from the reader's clock.</summary>
public enum ObligationState
{
    /// <summary>Expected; the form is not open yet.</summary>
    Scheduled,
    /// <summary>The form is open and the report is not due yet.</summary>
    Open,
    /// <summary>Due has passed; the grace runs.</summary>
    Overdue,
    /// <summary>The grace has passed.</summary>
    Late,
    /// <summary>Behind by the number of working days the cadence calls very late.</summary>
    VeryLate,
    /// <summary>The next data date has come. May still be filled: "missed, received n days late".</summary>
    Missed,
    /// <summary>Handed in, waiting for review.</summary>
    Submitted,
    /// <summary>An officer has taken it up.</summary>
    InReview,
    /// <summary>Sent back with reasons.</summary>
    Returned,
    /// <summary>The project's record for its data date.</summary>
    Accepted,
    /// <summary>The PMO asks for no report for this period.</summary>
    Excused,
    /// <summary>Before the project's go-live, as a file tells it.</summary>
    Historic,
    /// <summary>Ended without a report: the project ended, paused, or its cadence was replaced.</summary>
    Cancelled,
}
