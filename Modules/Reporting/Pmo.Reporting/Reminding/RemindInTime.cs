namespace Pmo.Reporting.Reminding;

/// <summary>Reminders are looked at when a report is scheduled, dated anew or given more time, and after each one sent, for the next.</summary>
internal sealed class RemindInTime : Policy
{
    public override string StoredName => "reporting.remind-in-time";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ObligationScheduled e => [At(e.Opens, new RemindOfReport(e.Obligation))],
        ObligationRedated e => [Now(new RemindOfReport(e.Obligation))],
        ObligationDueMoved e => [Now(new RemindOfReport(e.Obligation))],
        ReportReminded e => [Now(new RemindOfReport(e.Obligation))],
        ReminderSkipped e => [Now(new RemindOfReport(e.Obligation))],
        _ => None,
    };
}
