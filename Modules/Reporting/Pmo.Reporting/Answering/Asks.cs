using System.Globalization;

namespace Pmo.Reporting.Answering;

/// <summary>Every question put to somebody: who is asked now, since when, by when, what they answered, and everything that happened to it.</summary>
internal sealed class Asks : Projection
{
    public override string Schema => """
        create table asks (
            ask blob primary key, project blob not null, kind text not null, level text, ladder blob, obligation blob, revision int, text text not null, why text not null,
            state text not null, asked_of blob not null, in_place_of blob, asked_at int not null, since int not null, answer_by int, at_top int not null, seen_at int,
            unanswered_at int, shows int not null default 0, answer text, answer_text text, until text, answered_by blob, on_behalf_of blob, answered_at int, closed_at int, closed_reason text,
            accountable blob, head blob) without rowid;
        create table ask_life (ask blob not null, position int not null, at int not null, by blob not null, what text not null, level text, person blob, in_place_of blob, text text, day text, primary key (ask, position)) without rowid;
        """;

    public override string Indexes => """
        create index asks_waiting on asks (asked_of, since) where state in ('Asked', 'Seen', 'Unanswered');
        create index asks_state on asks (state, since);
        create index asks_project on asks (project, since);
        create index asks_obligation on asks (obligation);
        create index asks_shown on asks (unanswered_at) where shows;
        create index ask_life_asked on ask_life (person, ask) where what = 'Asked';
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        AnswerAsked e => [Asked(e), Life(e.Ask, about, AskEvent.Asked, e.To, e.InPlaceOf, e.Why, level: e.Level)],
        AskSeen e => [Sql($"update asks set seen_at = {e.At}, state = case state when 'Asked' then 'Seen' else state end where ask = {e.Ask}"), Life(e.Ask, about, AskEvent.Seen, e.By)],
        AskAnswered { Answer: AnswerKind.PassOn } e => [Life(e.Ask, about, AskEvent.PassedOn, e.By, e.OnBehalfOf, e.Text)],
        AskAnswered e => [Answered(e), Life(e.Ask, about, Enum.Parse<AskEvent>(e.Answer.ToString()), e.By, e.OnBehalfOf, e.Text, e.Until)],
        AskUnanswered e => [Sql($"update asks set state = {AskState.Unanswered}, unanswered_at = {e.At}, shows = {e.AtTop} where ask = {e.Ask}"), Life(e.Ask, about, e.AtTop ? AskEvent.UnansweredAtTop : AskEvent.Unanswered, e.To)],
        AskClosed e => [Sql($"update asks set state = {AskState.Closed}, shows = 0, closed_at = {e.At}, closed_reason = {e.Reason} where ask = {e.Ask}"), Life(e.Ask, about, AskEvent.Closed, about.Metadata.Actor, text: e.Reason)],
        _ => Skip,
    };

    private static Sql Asked(AnswerAsked e) => Sql($"""
        insert into asks (ask, project, kind, level, ladder, obligation, revision, text, why, state, asked_of, in_place_of, asked_at, since, answer_by, at_top)
        values ({e.Ask}, {e.Project}, {e.Kind}, {e.Level}, {e.Ladder}, {e.Obligation}, {e.Returned?.Revision + 1}, {e.Text}, {e.Why}, {AskState.Asked}, {e.To}, {e.InPlaceOf}, {e.At}, {e.At}, {e.AnswerBy}, {e.AtTop})
        on conflict do update set level = excluded.level, why = excluded.why, state = excluded.state, asked_of = excluded.asked_of, in_place_of = excluded.in_place_of,
            since = excluded.since, answer_by = excluded.answer_by, at_top = excluded.at_top, seen_at = null, unanswered_at = null, shows = 0
        """);

    private static Sql Answered(AskAnswered e) => Sql($"""
        update asks set state = {AskState.Answered}, shows = 0, answer = {e.Answer}, answer_text = {e.Text}, until = {e.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)},
            answered_by = {e.By}, on_behalf_of = {e.OnBehalfOf}, answered_at = {e.At}, accountable = {e.Accountable}, head = {e.Head} where ask = {e.Ask}
        """);

    private static Sql Life(AskId ask, Recorded about, AskEvent what, PersonId? person, PersonId? inPlaceOf = null, string? text = null, DateOnly? day = null, LadderLevel? level = null) => Sql($"""
        insert into ask_life (ask, position, at, by, what, level, person, in_place_of, text, day) values ({ask}, {about.Position}, {about.At}, {about.Metadata.Actor}, {what}, {level}, {person}, {inPlaceOf}, {text}, {day})
        """);
}

/// <summary>Where a question stands.</summary>
public enum AskState
{
    /// <summary>Sent, not read yet.</summary>
    Asked,
    /// <summary>Read by whoever is asked.</summary>
    Seen,
    /// <summary>Not answered in time.</summary>
    Unanswered,
    /// <summary>Answered; the answer is being carried out.</summary>
    Answered,
    /// <summary>Carried out, or no longer needed.</summary>
    Closed,
}

/// <summary>What can happen to a question.</summary>
public enum AskEvent { Asked, Seen, Decide, Instruct, PassedOn, Decline, Unanswered, UnansweredAtTop, Closed }
