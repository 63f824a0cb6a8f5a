using Pmo.Reporting.Escalating;
using Pmo.Reporting.FollowingUp;

namespace Pmo.Reporting;

/// <summary>How an expected report is told, from the day it is asked for to its end.</summary>
internal static class ObligationStory
{
    public static StreamStory Story { get; } = Judged(Chased(Expected(new StreamStory<Obligation>("reporting.obligation", "Report")
        .Is<ObligationId>().On(id => $"/reporting/obligations/{id}")
        .Called<ObligationScheduled>(e => $"Report for {e.Period} of {Tell.Name(e.Project)}").Called<ObligationImported>(e => $"Report for {e.Period} of {Tell.Name(e.Project)}")
        .Names("Opens", "Form opens at").Names("Standard", "Version of the reporting standard").Names("Obligation", "Report").Names("Exists", "Asked for").Names("Behind", "How far behind")
        .Names("Reminded", "Reminders looked at (working days after due)").Names("Days", "Working days after due").Names("Moves", "Times the due date was moved").Names("Import", "Brought by the import")
        .Names("Accepted", "Revision accepted").Names("To", "Reminded").Names("Marks", "Marks on fields").Names("Source", "Where it came from").Names("Missing", "A gap in the file").Names("With", "Spoken to")
        .Names("Start", "Start reported").Names("RevisionDue", "Next revision due at").Names("Content", "What the report says").Names("Number", "Revision"))));

    private static StreamStory<Obligation> Expected(StreamStory<Obligation> story) => story
        .Says<ObligationScheduled>(e => $"A report for {e.Period} of {Tell.Name(e.Project)} is expected, as of {Tell.Day(e.DataDate)} and due on {Tell.At(e.Due)}.", e => Tell.Day(e.DataDate))
        .Says<ObligationOpened>((e, o) => $"The form for {The(o)} was opened, with version {e.Standard} of the reporting standard.")
        .Says<ObligationRedated>((e, o) => $"{Big(o)} is due on {Tell.At(e.Due)}, counted anew: {e.Reason}")
        .Says<ObligationDueMoved>((e, o) => $"{Tell.Name(e.By)} gave {The(o)} more time, until {Tell.At(e.Due)}: {e.Reason}")
        .Says<PeriodExcused>((e, o) => $"{Tell.Name(e.By)} excused {The(o)}; none is asked for: {e.Reason}")
        .Says<ObligationCancelled>((e, o) => $"{Big(o)} is not asked for any more: {e.Reason}")
        .Says<ObligationImported>(e => e.Missing ? $"An import says that no report was made for {e.Period} of {Tell.Name(e.Project)}." : $"A past report for {e.Period} of {Tell.Name(e.Project)} was imported.", e => Tell.Day(e.DataDate))
        .Says<ReportImported>((e, o) => $"What {The(o)} says was taken over from {e.Source}.", e => Tell.Day(e.DataDate));

    private static StreamStory<Obligation> Chased(StreamStory<Obligation> story) => story
        .Says<ReportFellBehind>((e, o) => $"{Big(o)} had not come and is {Tell.Words(e.Lateness)}; it was due on {Tell.At(e.Due)}.")
        .Says<ReportReminded>((e, o) => e.To is { } to ? $"{Tell.Name(to)} was reminded of {The(o)}, {Distance(e.Days)}{InPlaceOf(e.InPlaceOf)}." : $"A reminder of {The(o)} was due, and nobody answers for the project.")
        .Says<ReminderSkipped>((e, o) => $"The reminder of {The(o)} that was planned {Distance(e.Days)} was not sent: its moment was long past.")
        .Says<ReminderSent>((e, o) => $"{Tell.Name(e.By)} reminded {Tell.Name(e.To)} of {The(o)}{InPlaceOf(e.InPlaceOf)}.")
        .Says<FollowUpLogged>((e, o) => $"{Tell.Name(e.By)} asked {Tell.Name(e.With, "somebody")} {FollowUpWords.Of(e.Channel)} about {The(o)}: {e.Outcome}{(e.PromisedFor is { } day ? $" Promised for {Tell.Day(day)}." : "")}", e => Tell.At(e.ReachedAt))
        .Says<PromiseBroken>((e, o) => $"{Big(o)} was promised for {Tell.Day(e.PromisedFor)} and did not come.", e => Tell.Day(e.PromisedFor));

    private static StreamStory<Obligation> Judged(StreamStory<Obligation> story) => story
        .Says<ReportSubmitted>((e, o) => $"{(e.Revision <= 1 ? Big(o) : $"Revision {e.Revision} of {The(o)}")} was handed in by {Tell.Name(e.By)}{For(e.OnBehalfOf)}, {(e.OnTime ? "in time" : "late")}{(e.Correction is { } why ? $": {why}" : ".")}", e => Tell.Day(e.DataDate))
        .Says<ReviewStarted>((e, o) => $"{Tell.Name(e.By)}{For(e.OnBehalfOf)} took up {The(o)} for review.")
        .Says<ReviewerAssigned>((e, o) => $"{Tell.Name(e.By)} gave {The(o)} to {Tell.Name(e.Reviewer)} to review.")
        .Says<ReportReturned>((e, o) => $"{Big(o)} was returned{(e.Incomplete ? " as incomplete" : "")} by {Tell.Name(e.By)}{For(e.OnBehalfOf)}: {string.Join("; ", e.Reasons.Select(r => $"{r.Section}: {r.Reason}"))}. The next revision is due on {Tell.At(e.RevisionDue)}.")
        .Says<ReportAccepted>((e, o) => $"{Big(o)} was accepted by {Tell.Name(e.By)}{For(e.OnBehalfOf)} and counts as the project's record{(string.IsNullOrWhiteSpace(e.Remark) ? "." : $": {e.Remark}")}", e => Tell.Day(e.DataDate));

    private static string The(Obligation o) => o.Period.Length == 0 ? "the report" : $"the report for {o.Period}";

    private static string Big(Obligation o) => o.Period.Length == 0 ? "The report" : $"The report for {o.Period}";

    private static string For(PersonId? principal) => principal is { } person ? $" on behalf of {Tell.Name(person)}" : "";

    private static string InPlaceOf(PersonId? away) => away is { } person ? $", in the place of {Tell.Name(person)}" : "";

    private static string Distance(int days) => days switch
    {
        < 0 => $"{Tell.Count(-days, "working day")} before it is due",
        0 => "on the day it is due",
        _ => $"{Tell.Count(days, "working day")} after it was due",
    };
}
