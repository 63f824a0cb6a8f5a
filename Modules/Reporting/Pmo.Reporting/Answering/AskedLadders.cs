namespace Pmo.Reporting.Answering;

/// <summary>What a question about missing reports rests on: which reports they are, and every step of the ladder that led to it.</summary>
internal sealed class AskedLadders : Projection
{
    public override string Schema => """
        create table ask_missing (ask blob not null, obligation blob not null, period text not null, data_date text not null, due int not null, primary key (ask, obligation)) without rowid;
        create table ask_steps (ladder blob not null, position int not null, at int not null, by blob not null, what text not null, level text, person blob, in_place_of blob, instant int, text text, primary key (ladder, position)) without rowid;
        """;

    public override string Indexes => "create index ask_missing_obligation on ask_missing (obligation);";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        LadderStarted e => [Step(e.Ladder, about, LadderMove.Started, instant: e.NextAt)],
        PeriodJoinedLadder e => [Step(e.Ladder, about, LadderMove.Joined)],
        PeriodLeftLadder e => [Step(e.Ladder, about, LadderMove.Left, text: e.Reason)],
        ReportEscalated e => [Step(e.Ladder, about, LadderMove.Escalated, e.Level, e.To, e.InPlaceOf, e.NextAt, Passed(e.Passed)), .. e.Missing.DistinctBy(m => m.Obligation).Select(m => Missing(AskId.OfStep(e.Ladder, e.Step), m))],
        LadderExhausted e => [Step(e.Ladder, about, LadderMove.Exhausted, text: Passed(e.Passed))],
        LadderHeld e => [Step(e.Ladder, about, LadderMove.Held, instant: e.Until, text: e.Because.ToString())],
        LadderEnded e => [Step(e.Ladder, about, LadderMove.Ended, text: e.Reason)],
        _ => Skip,
    };

    private static Sql Missing(AskId ask, MissingReport m) =>
        Sql($"insert into ask_missing (ask, obligation, period, data_date, due) values ({ask}, {m.Obligation}, {m.Period}, {m.DataDate}, {m.Due}) on conflict do nothing");

    private static Sql Step(Guid ladder, Recorded about, LadderMove what, LadderLevel? level = null, PersonId? person = null, PersonId? inPlaceOf = null, DateTimeOffset? instant = null, string? text = null) => Sql($"""
        insert into ask_steps (ladder, position, at, by, what, level, person, in_place_of, instant, text)
        values ({ladder}, {about.Position}, {about.At}, {about.Metadata.Actor}, {what}, {level}, {person}, {inPlaceOf}, {instant}, {text})
        """);

    private static string? Passed(IReadOnlyList<PassedStep> passed) => passed.Count == 0 ? null : string.Join(' ', passed.Select(p => p.Reason switch
    {
        PassedReason.Vacant => $"Passed over: nobody is {AskWords.Of(p.Level)}.",
        PassedReason.SamePerson => $"Passed over: the {AskWords.Of(p.Level)} was told already.",
        _ => $"Passed over: the time of the {AskWords.Of(p.Level)} went by while the system was down.",
    }));
}

/// <summary>What can happen to a ladder.</summary>
public enum LadderMove { Started, Joined, Left, Escalated, Exhausted, Held, Ended }
