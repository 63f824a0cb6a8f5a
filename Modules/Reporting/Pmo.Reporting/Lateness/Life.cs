using Pmo.Reporting.Escalating;

namespace Pmo.Reporting;

/// <summary>What can happen to an obligation.</summary>
internal enum What { Scheduled, Redated, Opened, FellBehind, Submitted, ReviewStarted, Returned, ReturnedIncomplete, Accepted, Excused, Cancelled, Imported, ImportedGap, ReportImported, Reminded, ReminderSkipped, LadderStarted, JoinedLadder, Escalated, LadderExhausted, LadderHeld, LadderEnded, FollowedUp, PromiseBroken, AbsenceNoted, DueMoved, RemindedByHand, ReviewerAssigned, LeftLadder, LadderGoesOn }

/// <summary>One thing that happened to an obligation, or is going to.</summary>
/// <param name="By">Who did it; null: nobody, it is a date.</param>
/// <param name="Sentence">What, in words.</param>
/// <param name="Detail">A reason, as it was given.</param>
/// <param name="Whom">Whom it went to.</param>
/// <param name="InPlaceOf">The absent person in whose place they were told.</param>
/// <param name="For">In whose place a deputy did it.</param>
/// <param name="Act">The act on several of which it was a part.</param>
public sealed record LifeEvent(DateTimeOffset At, PersonId? By, string Sentence, string? Detail = null, PersonId? Whom = null, PersonId? InPlaceOf = null, PersonId? For = null, Guid? Act = null);

/// <summary>The life of an obligation in words: what happened, and what comes next.</summary>
internal static class Life
{
    /// <summary>A row of the life as its table holds it.</summary>
    internal sealed record Row(DateTimeOffset At, PersonId By, What What, DateTimeOffset? Instant, int? Number, string? Text, PersonId? Who, PersonId? InPlaceOf, long Position = 0, int Others = 0, Guid? Act = null);

    /// <summary>What happened, in a sentence; days in the project's zone.</summary>
    public static LifeEvent Say(Row r, string zone)
    {
        var one = One(r, zone);
        return r.Others == 0 ? one : one with { Detail = $"{one.Detail}{(one.Detail is null ? "" : "\n")}Done at once with {r.Others} {(r.Others == 1 ? "other" : "others")}.", Act = r.Act };
    }

    private static LifeEvent One(Row r, string zone) =>
        Said(r, zone) with { For = r.What is What.Submitted or What.ReviewStarted or What.Returned or What.ReturnedIncomplete or What.Accepted or What.ReviewerAssigned ? r.InPlaceOf : null };

    private static LifeEvent Said(Row r, string zone) => r.What switch
    {
        What.Scheduled => new(r.At, r.By, $"Scheduled: the report for {r.Text} is due on {At(r.Instant, zone)}."),
        What.Redated => new(r.At, r.By, r.Number == 1 ? $"Due moved to {At(r.Instant, zone)}." : $"Its other days were counted anew; it is still due on {At(r.Instant, zone)}.", r.Text),
        What.DueMoved => new(r.At, r.By, $"Given more time: it is due on {At(r.Instant, zone)}.", r.Text),
        What.Opened => new(r.At, r.By, $"The form opened, with version {r.Number} of the reporting standard."),
        What.FellBehind => new(r.At, r.By, r.Text == nameof(Lateness.Missed) ? "Closed as missed: the next data date came without a report." : $"No report: {Words.Of(Enum.Parse<Lateness>(r.Text!))} from now on."),
        What.Submitted => new(r.At, r.By, r.Number == 1 ? "The report was handed in." : $"Revision {r.Number} was handed in.", r.Text),
        What.ReviewStarted => new(r.At, r.By, $"Revision {r.Number} was taken up for review."),
        What.ReviewerAssigned => new(r.At, r.By, $"Revision {r.Number} was given to a reviewer", null, r.Who),
        What.Returned => new(r.At, r.By, $"Revision {r.Number} was sent back; the next is asked for by {At(r.Instant, zone)}.", r.Text),
        What.ReturnedIncomplete => new(r.At, r.By, $"Revision {r.Number} was sent back as incomplete; the next is asked for by {At(r.Instant, zone)}.", r.Text),
        What.Accepted => new(r.At, r.By, $"Revision {r.Number} was accepted as the project's record.", r.Text),
        What.Excused => new(r.At, r.By, "Excused: no report is asked for.", r.Text),
        What.Cancelled => new(r.At, r.By, "Cancelled.", r.Text),
        What.ImportedGap => new(r.At, r.By, "Imported as history: no report stands in the file for this period."),
        What.Imported => new(r.At, r.By, "Imported as history."),
        What.AbsenceNoted => new(r.At, r.By, $"It was entered that the {(r.Number == 1 ? "sponsor" : "project manager")} is away {r.Text}. Nothing told before is changed by it."),
        What.ReportImported => new(r.At, r.By, "The report was imported.", r.Text),
        _ => LadderLife.Say(r, zone),
    };

    /// <summary>What comes next and when, if nobody does anything.</summary>
    public static IEnumerable<LifeEvent> Next(ObligationRow o, DateTimeOffset now)
    {
        (DateTimeOffset? At, string Sentence)[] steps = o.State switch
        {
            ObligationState.Scheduled => [(o.Opens, "The form opens."), (o.Due, "The report is due."), .. Steps(o)],
            ObligationState.Open => [(o.Due, "The report is due."), .. Steps(o)],
            ObligationState.Overdue or ObligationState.Late or ObligationState.VeryLate => Steps(o),
            ObligationState.Returned => [(o.RevisionDue, "The next revision is due.")],
            _ => [],
        };
        return steps.Where(s => s.At > now).OrderBy(s => s.At).Select(s => new LifeEvent(s.At!.Value, null, s.Sentence)).TakeUntilMissed();
    }

    private static (DateTimeOffset?, string)[] Steps(ObligationRow o) =>
    [
        (o.LateAt, "Without a report it is late."),
        (o.VeryLateAt, "Without a report it is very late."),
        (o.MissedAt, Missed),
    ];

    private const string Missed = "The next data date: without a report it is missed. It can still be handed in.";

    private static IEnumerable<LifeEvent> TakeUntilMissed(this IEnumerable<LifeEvent> steps)
    {
        foreach (var step in steps)
        {
            yield return step;
            if (step.Sentence == Missed) yield break;
        }
    }

    internal static string At(DateTimeOffset? instant, string zone) => instant is { } at ? $"{LocalTime.Of(at, zone)} ({zone})" : "an open date";
}
