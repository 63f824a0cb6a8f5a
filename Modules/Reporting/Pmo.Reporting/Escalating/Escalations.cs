using System.Text.Json;

namespace Pmo.Reporting.Escalating;

/// <summary>The ladders that run or ran, every step taken, and what they add to the lives of the obligations they are about.</summary>
internal sealed class Escalations : Projection
{
    public override string Schema => """
        create table ladders (
            ladder blob primary key, project blob not null, returned int not null default 0, started int not null, due int not null, rules text not null,
            step int not null default -1, level text, person blob, in_place_of blob, taken_at int, next_at int, waits text, exhausted int not null default 0,
            ended int, reason text) without rowid;
        create table ladder_missing (ladder blob not null, obligation blob not null, primary key (ladder, obligation)) without rowid;
        create table escalations (
            ladder blob not null, step int not null, project blob not null, returned int not null, level text not null, person blob not null, in_place_of blob,
            passed text, missing int not null, days_late int not null, at int not null, primary key (ladder, step)) without rowid;
        create table ladder_rules (department blob primary key, rules text not null) without rowid;
        """;

    public override string Indexes => """
        create index ladders_running on ladders (project) where ended is null;
        create index ladder_missing_obligation on ladder_missing (obligation);
        create index escalations_at on escalations (at);
        create index escalations_project on escalations (project, at);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        LadderSet e => [Set(e)],
        LadderStarted e => [Started(e), Missing(e.Ladder, e.Obligation), Told(e.Ladder, about, What.LadderStarted, instant: e.NextAt)],
        PeriodJoinedLadder e => [Missing(e.Ladder, e.Obligation), Told(e.Ladder, about, What.JoinedLadder, only: e.Obligation)],
        PeriodLeftLadder e => [Told(e.Ladder, about, What.LeftLadder, only: e.Obligation, text: e.Reason), Sql($"delete from ladder_missing where ladder = {e.Ladder} and obligation = {e.Obligation}"), Told(e.Ladder, about, What.LadderGoesOn, text: e.Reason)],
        ReportEscalated e => [Taken(e), Kept(e), Told(e.Ladder, about, What.Escalated, instant: e.NextAt, number: e.DaysLate, text: PassedWords.Step(e.Level, e.Passed), who: e.To, inPlaceOf: e.InPlaceOf)],
        LadderExhausted e => [Sql($"update ladders set next_at = null, exhausted = 1 where ladder = {e.Ladder}"), Told(e.Ladder, about, What.LadderExhausted, text: PassedWords.Of(e.Passed))],
        LadderHeld e => [Sql($"update ladders set next_at = {e.Until}, waits = {e.Because} where ladder = {e.Ladder}"), Told(e.Ladder, about, What.LadderHeld, instant: e.Until, text: e.Because.ToString())],
        LadderEnded e => [Ended(e), Told(e.Ladder, about, What.LadderEnded, text: e.Reason), Sql($"delete from ladder_missing where ladder = {e.Ladder}")],
        _ => Skip,
    };

    private static Sql Set(LadderSet e) => e.Rules is { } rules
        ? Sql($"insert into ladder_rules (department, rules) values ({e.Department?.Value ?? default}, {JsonSerializer.Serialize(rules, LadderText.Options)}) on conflict do update set rules = excluded.rules")
        : Sql($"delete from ladder_rules where department = {e.Department?.Value ?? default}");

    private static Sql Started(LadderStarted e) => Sql($"""
        insert into ladders (ladder, project, returned, started, due, rules, next_at)
        values ({e.Ladder}, {e.Project}, {e.Returned is not null}, {e.At}, {e.Due}, {JsonSerializer.Serialize(e.Rules, LadderText.Options)}, {e.NextAt}) on conflict do nothing
        """);

    private static Sql Missing(Guid ladder, ObligationId obligation) =>
        Sql($"insert into ladder_missing (ladder, obligation) values ({ladder}, {obligation}) on conflict do nothing");

    private static Sql Taken(ReportEscalated e) => Sql($"""
        update ladders set step = {e.Step}, level = {e.Level}, person = {e.To}, in_place_of = {e.InPlaceOf}, taken_at = {e.At}, next_at = {e.NextAt}, waits = null
        where ladder = {e.Ladder}
        """);

    private static Sql Kept(ReportEscalated e) => Sql($"""
        insert into escalations (ladder, step, project, returned, level, person, in_place_of, passed, missing, days_late, at)
        values ({e.Ladder}, {e.Step}, {e.Project}, {e.Returned is not null}, {e.Level}, {e.To}, {e.InPlaceOf}, {PassedWords.Of(e.Passed)}, {e.Missing.Count}, {e.DaysLate}, {e.At})
        """);

    private static Sql Ended(LadderEnded e) =>
        Sql($"update ladders set ended = {e.At}, reason = {e.Reason}, next_at = null, waits = null where ladder = {e.Ladder}");

    // One line in the life of every obligation that is missing in the ladder.
    private static Sql Told(Guid ladder, Recorded about, What what, DateTimeOffset? instant = null, int? number = null, string? text = null, PersonId? who = null, PersonId? inPlaceOf = null, ObligationId? only = null) => Sql($"""
        insert into obligation_life (obligation, position, at, by, what, instant, number, text, who, in_place_of)
        select obligation, {about.Position}, {about.At}, {PersonId.System}, {what}, {instant}, {number}, {text}, {who}, {inPlaceOf}
        from ladder_missing where ladder = {ladder} and ({only} is null or obligation = {only})
        """);
}
