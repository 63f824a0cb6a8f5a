using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>Whether a project reports from its next period on, or is kept as an archive.</summary>
internal enum GoLive { NextPeriod, Archive }

/// <summary>The cadence of projects that have none of their own.</summary>
[EventName("reporting.default-cadence-set")]
internal sealed record DefaultCadenceSet(Cadence Cadence);

/// <summary>A project got its own cadence; its next periods follow it.</summary>
[EventName("reporting.cadence-set")]
internal sealed record CadenceSet(ProjectId Project, Cadence Cadence, DateOnly From);

/// <summary>A project reports from a day on, or never. No period before that day is invented.</summary>
[EventName("reporting.go-live-set")]
internal sealed record GoLiveSet(ProjectId Project, GoLive GoLive, DateOnly From);

/// <summary>The project's next report is decided: for which data date, under which cadence.</summary>
/// <param name="Next">The data date after it, at which this one is missed.</param>
/// <param name="Short">The short form that is asked for; null: the report.</param>
[EventName("reporting.period-planned")]
internal sealed record PeriodPlanned(ProjectId Project, ObligationId Obligation, string Period, DateOnly DataDate, DateOnly Next, Cadence Cadence, ShortForm? Short = null);

/// <summary>A planned period keeps its data date but its days are computed anew.</summary>
[EventName("reporting.period-moved")]
internal sealed record PeriodMoved(ProjectId Project, ObligationId Obligation, DateOnly DataDate, DateOnly Next, Cadence Cadence, string Reason);

/// <summary>A planned period is not asked for after all.</summary>
[EventName("reporting.period-dropped")]
internal sealed record PeriodDropped(ProjectId Project, ObligationId Obligation, DateOnly DataDate, string Reason);

/// <summary>Nothing is waited for any more in a period: a report came, or none is asked for.</summary>
[EventName("reporting.period-settled")]
internal sealed record PeriodSettled(ProjectId Project, ObligationId Obligation, DateOnly DataDate);

/// <summary>The project is on hold: no new periods from a day on.</summary>
[EventName("reporting.reporting-paused")]
internal sealed record ReportingPaused(ProjectId Project, DateOnly From);

/// <summary>The project goes on: its next period is counted from this day.</summary>
[EventName("reporting.reporting-resumed")]
internal sealed record ReportingResumed(ProjectId Project, DateOnly From);

/// <summary>The project was completed or cancelled: nothing is asked for after this day.</summary>
[EventName("reporting.reporting-ended")]
internal sealed record ReportingEnded(ProjectId Project, ProjectStatus Status, DateOnly From);
