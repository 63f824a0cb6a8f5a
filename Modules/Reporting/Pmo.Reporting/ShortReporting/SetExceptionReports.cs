namespace Pmo.Reporting.ShortReporting;

/// <summary>Whether red projects are asked for a short exception report each week between their reports.</summary>
/// <param name="Day">The weekday its data dates fall on.</param>
/// <param name="DueAfterWorkingDays">Working days from the data date to the due day.</param>
[EventName("reporting.exception-reports-set")]
internal sealed record ExceptionReportsSet(bool On, DayOfWeek Day, int DueAfterWorkingDays, PersonId By, DateTimeOffset At);

/// <summary>Switches the weekly exception report of red projects on or off.</summary>
[May(Role.HeadOfPmo, Role.PmoOfficer, Role.System)]
internal sealed record SetExceptionReports(bool On, DayOfWeek Day = DayOfWeek.Friday, int DueAfterWorkingDays = 1) : ICommand;

/// <summary>The PMO's setting; off until somebody switches it on.</summary>
internal sealed record ExceptionReports(bool On, DayOfWeek Day, int DueAfterWorkingDays) : IState<ExceptionReports>
{
    public static ExceptionReports Initial { get; } = new(false, DayOfWeek.Friday, 1);

    public static string Stream { get; } = $"reporting.exceptions-{Ids.Named("reporting.exceptions", "setting"):n}";

    // Consulted among other facts.
    public ExceptionReports Evolve(object @event) => @event switch
    {
        ExceptionReportsSet e => new(e.On, e.Day, e.DueAfterWorkingDays),
        _ => throw new UnknownEventException(typeof(ExceptionReports), @event),
    };
}

/// <summary>Exception reports are asked for only where the PMO says so, as of one weekday and due within the week.</summary>
internal sealed class SetExceptionReportsRule : IRule<SetExceptionReports, ExceptionReports>
{
    public string Stream(SetExceptionReports c) => ExceptionReports.Stream;

    public Decision Decide(SetExceptionReports c, ExceptionReports now, Moment m) => c switch
    {
        _ when !Enum.IsDefined(c.Day) => Decision.Refuse("exception.day", "Choose the weekday whose figures are asked for."),
        { DueAfterWorkingDays: < 0 or > 4 } => Decision.Refuse("exception.due", "An exception report is due 0 to 4 working days after its data date: before the next one."),
        _ when new ExceptionReports(c.On, c.Day, c.DueAfterWorkingDays) == now => Decision.Nothing,
        _ => [new ExceptionReportsSet(c.On, c.Day, c.DueAfterWorkingDays, m.Actor, m.Now)],
    };
}
