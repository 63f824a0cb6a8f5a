using System.Globalization;

namespace Pmo.Reporting.Measuring;

/// <summary>Reports asked for in a span: came in time or not, accepted at once or not. What is left out stands beside what counts.</summary>
/// <param name="Due">Asked for and due by now: what on-time counts over.</param>
/// <param name="OnTime">The first complete report came by its due instant.</param>
/// <param name="OnTimeIncomplete">Of those, sent back because something asked for was missing.</param>
/// <param name="NotYetDue">Asked for, and due later than now.</param>
/// <param name="ExcusedLate">Of the excused, those excused after they were due.</param>
/// <param name="Historic">From a file; nobody was asked.</param>
/// <param name="Missing">Due and not here.</param>
/// <param name="Accepted">Due and accepted: what first-pass counts over.</param>
/// <param name="FirstPass">Accepted as first handed in.</param>
/// <param name="Waiting">Due, handed in, not accepted yet.</param>
/// <param name="MedianDaysLate">Of the late ones, those still missing counted to now; begun days.</param>
/// <param name="P90DaysLate">Nine in ten of the late ones are no later than this.</param>
public sealed record Punctuality(
    int Due, int OnTime, int OnTimeIncomplete, int NotYetDue, int Excused, int ExcusedLate, int Cancelled, int Historic, int Missing,
    int Accepted, int FirstPass, int Waiting, double? MedianDaysLate = null, int? P90DaysLate = null)
{
    public static Punctuality None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public int Late => Due - OnTime;

    public double? OnTimeShare => Counted.Share(OnTime, Due);

    public double? FirstPassShare => Counted.Share(FirstPass, Accepted);

    /// <summary>"41 of 52 due".</summary>
    public string OnTimeOf => Counted.Of(OnTime, Due, "due");

    /// <summary>"left out: 3 excused (1 after it was due), 12 historic".</summary>
    public string OnTimeLeftOut => Counted.LeftOut(
        (Excused, ExcusedLate > 0 ? $"excused ({Counted.N(ExcusedLate)} after due)" : "excused"), (Cancelled, "cancelled"), (Historic, "historic"), (NotYetDue, "not yet due"));

    /// <summary>"30 of 38 accepted".</summary>
    public string FirstPassOf => Counted.Of(FirstPass, Accepted, "accepted");

    /// <summary>What is due and not accepted, and so neither passed nor failed.</summary>
    public string FirstPassLeftOut => Counted.LeftOut((Waiting, "handed in and not accepted yet"), (Missing, "still missing"));

    /// <summary>"11 late, 4 of them still missing and counted to now".</summary>
    public string LateOf => Missing == 0 ? $"{Counted.N(Late)} late" : $"{Counted.N(Late)} late, {Counted.N(Missing)} of them still missing and counted to now";

    public static Punctuality operator +(Punctuality a, Punctuality b) => new(
        a.Due + b.Due, a.OnTime + b.OnTime, a.OnTimeIncomplete + b.OnTimeIncomplete, a.NotYetDue + b.NotYetDue, a.Excused + b.Excused, a.ExcusedLate + b.ExcusedLate,
        a.Cancelled + b.Cancelled, a.Historic + b.Historic, a.Missing + b.Missing, a.Accepted + b.Accepted, a.FirstPass + b.FirstPass, a.Waiting + b.Waiting);
}

/// <summary>How many active and on-hold projects stand how.</summary>
public sealed record Standings(int Green, int Amber, int Red, int Stale, int Unknown)
{
    public static Standings None { get; } = new(0, 0, 0, 0, 0);

    public int Projects => Green + Amber + Red + Stale + Unknown;

    public static Standings operator +(Standings a, Standings b) => new(a.Green + b.Green, a.Amber + b.Amber, a.Red + b.Red, a.Stale + b.Stale, a.Unknown + b.Unknown);
}

/// <summary>How often missing reports were escalated above the project manager.</summary>
public sealed record EscalationCounts(int LineManager, int HeadOfPmo, int Sponsor, int Executive)
{
    public static EscalationCounts None { get; } = new(0, 0, 0, 0);

    public int All => LineManager + HeadOfPmo + Sponsor + Executive;
}

/// <summary>Questions put to somebody, and what became of them.</summary>
/// <param name="Unanswered">Their time passed without an answer.</param>
/// <param name="Open">Still within their time.</param>
/// <param name="Dropped">Closed before an answer was due: the report came, or the question was taken back.</param>
/// <param name="MedianDays">From question to answer, begun days.</param>
public sealed record AskCounts(int Asked, int Answered, int Unanswered, int Open, int Dropped, double? MedianDays = null)
{
    public static AskCounts None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>What an answer was owed to.</summary>
    public int Owed => Answered + Unanswered;

    public double? AnsweredShare => Counted.Share(Answered, Owed);

    /// <summary>"6 of 8 answered".</summary>
    public string AnsweredOf => Counted.Of(Answered, Owed, "whose time is up or that were answered");

    public string LeftOut => Counted.LeftOut((Open, "still within their time"), (Dropped, "closed without needing an answer"));
}

/// <summary>Reminders of reports.</summary>
/// <param name="ToNobody">Nobody answered for the project.</param>
/// <param name="Skipped">Their moment was long past.</param>
public sealed record ReminderCounts(int Sent, int ToNobody, int Skipped)
{
    public static ReminderCounts None { get; } = new(0, 0, 0);

    public string LeftOut => Counted.LeftOut((ToNobody, "with nobody to remind"), (Skipped, "skipped as long past"));
}

/// <summary>Denominators in words.</summary>
internal static class Counted
{
    public static string N(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    public static double? Share(int count, int of) => of == 0 ? null : (double)count / of;

    public static string Of(int count, int of, string what) => of == 0 ? $"none {what}" : $"{N(count)} of {N(of)} {what}";

    /// <summary>"left out: 3 excused, 2 cancelled"; "nothing left out".</summary>
    public static string LeftOut(params ReadOnlySpan<(int Count, string What)> parts)
    {
        var said = new List<string>();
        foreach (var (count, what) in parts)
            if (count > 0) said.Add($"{N(count)} {what}");
        return said.Count == 0 ? "nothing left out" : "left out: " + string.Join(", ", said);
    }
}
