using Pmo.Office;

namespace Pmo.Reporting.Answering;

/// <summary>One question with everything it rests on and what happened; null when there is none, or not for this viewer.</summary>
[May(Role.System, Role.Reader), OnBehalf(DeputyScope.Answers)]
internal sealed record ShowAsk(AskId Ask) : IQuery<AskSheet?>;

/// <summary>One question.</summary>
/// <param name="Missing">The reports that were missing when it was put and did not come since, oldest first; empty for a decision.</param>
/// <param name="Life">What happened, oldest first: the ladder that led to it, and the question itself.</param>
/// <param name="Inside">The viewer sees the project's inner matters.</param>
/// <param name="Report">The newest revision of the report that asks for the decision; 0: none.</param>
public sealed record AskSheet(AskRow Row, IReadOnlyList<MissingNow> Missing, IReadOnlyList<AskMoment> Life, bool Inside, int Report);

/// <summary>A report that is missing.</summary>
public sealed record MissingNow(ObligationId Obligation, string Period, DateOnly DataDate, DateTimeOffset Due, int DaysLate, bool Came);

/// <summary>One thing that happened, with the names of today.</summary>
/// <param name="Sentence">What, in words.</param>
/// <param name="By">Who did it; the system itself for what time did.</param>
/// <param name="Detail">As somebody wrote it.</param>
public sealed record AskMoment(DateTimeOffset At, AskEvent? What, PersonId By, string Sentence, string? Detail = null);

/// <summary>Tells a question from its own events and its ladder's.</summary>
internal sealed class AskSheetAnswer : IAnswer<ShowAsk, AskSheet?>
{
    public AskSheet? Answer(ShowAsk q, Viewer who, Db db)
    {
        if (AskFilter.Rows(db, who, AskFilter.Of(who).And(true, $"a.ask = {q.Ask}"), SortBy.Of(null, "a.ask", ("", "a.since")), 1) is not [var row]) return null;
        var report = db.One<About>($"select zone, revision from expected_reports where obligation = {row.Obligation}");
        return new(row, Missing(row, who, db), [.. Steps(row, db).Concat(Life(row, db)).OrderBy(r => r.Position).Select(r => AskLife.Say(r, report?.Zone ?? "UTC"))], who.Sees(row.Project), report?.Revision ?? 0);
    }

    // Any begun day counts.
    private static IReadOnlyList<MissingNow> Missing(AskRow row, Viewer who, Db db) => db.List<MissingNow>($"""
        select m.obligation, m.period, m.data_date, m.due, max(0, ({who.Now} - m.due + 86399999999) / 86400000000) days_late,
            coalesce(o.state not in ('Open', 'Overdue', 'Late', 'VeryLate', 'Missed', 'Returned'), 0) came
        from ask_missing m left join expected_reports o on o.obligation = m.obligation where m.ask = {row.Ask} order by m.data_date
        """);

    private static IReadOnlyList<AskLife.Row> Life(AskRow row, Db db) => db.List<AskLife.Row>($"""
        select position, at, what, null move, level, by, person_name(person) person, person_name(in_place_of) in_place_of, null instant, text, day from ask_life where ask = {row.Ask}
        """);

    private static IReadOnlyList<AskLife.Row> Steps(AskRow row, Db db) => row.Ladder is not { } ladder ? [] : db.List<AskLife.Row>($"""
        select position, at, null what, what move, level, by, person_name(person) person, person_name(in_place_of) in_place_of, instant, text, null day from ask_steps
        where ladder = {ladder} and position <= coalesce((select max(position) from ask_life where ask = {row.Ask} and what = 'Closed'), 9223372036854775807)
        """);

    private sealed record About(string Zone, int Revision);
}
